"""English inflection, as far as a lexicon needs it: plurals of nouns and the forms of regular verbs."""

from functools import lru_cache

_VOWELS = "aeiou"
_IRREGULAR = {
    "person": "people",
    "schoolchild": "schoolchildren",
    "grandchild": "grandchildren",
    "housewife": "housewives",
    "midwife": "midwives",
    "thief": "thieves",
    "shelf": "shelves",
    "goose": "geese",
    "criterion": "criteria",
    "basis": "bases",
    "child": "children",
    "life": "lives",
    "wife": "wives",
    "knife": "knives",
    "leaf": "leaves",
    "loaf": "loaves",
    "half": "halves",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "ox": "oxen",
    "crisis": "crises",
    "hero": "heroes",
    "potato": "potatoes",
    "passer-by": "passers-by",
    "passerby": "passersby",
}
_BACK = {v: k for k, v in _IRREGULAR.items()}
_SAME = frozenset(
    "police personnel troops cattle offspring deer sheep fish aircraft spacecraft series species livestock military "
    "staff crew clergy dead injured wounded missing displaced homeless".split()
)
_MANY = frozenset("police troops cattle personnel staff sheep fish deer aircraft series species offspring dead".split())
_NOT_MEN = ("human", "german", "roman", "ottoman", "shaman", "talisman", "norman")
_ES = ("s", "x", "z", "ch", "sh")


def _last(noun: str) -> tuple[str, str, str]:
    """Split a phrase into what stands before its head noun, the head, and what follows ("of ...")."""
    head, of, tail = noun.partition(" of ")
    before, blank, word = head.rpartition(" ")
    return before + blank, word, of + tail


def plural(noun: str) -> str:
    """Return the plural of a noun or noun phrase; what is plural already stays.

    >>> plural("policeman"), plural("body"), plural("police officer"), plural("member of parliament")
    ('policemen', 'bodies', 'police officers', 'members of parliament')
    """
    before, word, after = _last(noun)
    low = word.casefold()
    if not word or low in _SAME or low in _BACK or is_plural(word):
        return noun
    if low in _IRREGULAR:
        return before + _IRREGULAR[low] + after
    if low.endswith("man") and not low.endswith(_NOT_MEN):
        return before + word[:-3] + "men" + after
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        return before + word[:-1] + "ies" + after
    return before + word + ("es" if low.endswith(_ES) else "s") + after


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Return the singular of a noun or noun phrase.

    >>> singular("policemen"), singular("bodies"), singular("people"), singular("explosions"), singular("gas")
    ('policeman', 'body', 'person', 'explosion', 'gas')
    """
    before, word, after = _last(noun)
    low = word.casefold()
    if low in _SAME or not is_plural(word):
        return noun
    if low in _BACK:
        return before + _BACK[low] + after
    if low.endswith("men"):
        return before + word[:-3] + "man" + after
    if low.endswith("ies") and len(low) > 4:
        return before + word[:-3] + "y" + after
    if low.endswith(("xes", "zzes", "ches", "shes")) or (low.endswith("ses") and _sibilant(low)):
        return before + word[:-2] + after
    return before + word[:-1] + after


def _sibilant(plural: str) -> bool:
    """Return whether a plural in "-ses" is that of a noun in "-s": of a bus, not of a case."""
    if plural.endswith("uses"):
        return not plural.endswith(("ouses", "auses", "cuses", "fuses", "abuses", "muses")) and plural not in {
            "uses",
            "ruses",
        }
    return plural.endswith(("sses", "gases", "atlases", "canvases", "biases", "aliases", "lenses", "irises"))


def is_plural(word: str) -> bool:
    """Return whether a noun looks plural by its form.

    >>> is_plural("officials"), is_plural("police"), is_plural("bus"), is_plural("women")
    (True, True, False, True)
    """
    low = _last(word)[1].casefold()
    if low in _BACK or low in _MANY:
        return True
    if low.endswith("men"):
        return low not in {"specimen", "regimen", "omen", "abdomen", "semen"}
    return (
        low.endswith("s") and not low.endswith(("ss", "us", "is", "news", "gas")) and low not in _SAME and len(low) > 2
    )


def verb_forms(entry: str) -> tuple[str, str, str, str, str]:
    """Return base, third person, past, participle and -ing form of "base" or "base/past/participle".

    Only the first word of a phrasal verb is inflected.

    >>> verb_forms("kill")
    ('kill', 'kills', 'killed', 'killed', 'killing')
    >>> verb_forms("take down/took down/taken down")[1:]
    ('takes down', 'took down', 'taken down', 'taking down')
    """
    parts = entry.split("/")
    word, _, rest = parts[0].partition(" ")
    tail = f" {rest}" if rest else ""
    past, participle = (parts[1], parts[2]) if len(parts) == 3 else (_past(word) + tail,) * 2
    return word + tail, _third(word) + tail, past, participle, _gerund(word) + tail


def _third(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith((*_ES, "o")) else "s")


def _doubles(word: str) -> bool:
    """Return whether the final consonant doubles: short one-syllable verbs, and a few stressed endings."""
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    return sum(c in _VOWELS for c in word) == 1 or word.endswith(("mit", "fer", "nap", "cur"))


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


_STRONG = {
    form: entry.split("/")[0]
    for entry in (
        "lose/lost send/sent take/took/taken give/gave/given leave/left see/saw/seen make/made win/won hold/held "
        "find/found get/got lead/led keep/kept begin/began/begun break/broke/broken throw/threw/thrown shoot/shot "
        "blow/blew/blown drive/drove/driven fly/flew/flown rise/rose/risen fall/fell/fallen go/went/gone "
        "come/came run/ran flee/fled sell/sold buy/bought bring/brought build/built catch/caught teach/taught "
        "spend/spent pay/paid say/said tell/told sit/sat stand/stood steal/stole/stolen draw/drew/drawn "
        "write/wrote/written speak/spoke/spoken choose/chose/chosen sink/sank/sunk swear/swore/sworn "
        "shake/shook/shaken shrink/shrank/shrunk withhold/withheld have/has/had bear/bore/born "
        "lay/laid feel/felt fight/fought think/thought know/knew/known "
        "show/showed/shown do/did/done meet/met lend/lent grow/grew/grown wear/wore/worn eat/ate/eaten "
        "drink/drank/drunk ride/rode/ridden strike/struck swim/swam/swum withdraw/withdrew/withdrawn beat/beaten "
        "overrun/overran become/became tear/tore/torn wake/woke/woken hide/hid/hidden bite/bit/bitten dig/dug "
        "hang/hung"
    ).split()
    for form in entry.split("/")
}


_UNCHANGED = frozenset("shut cut hurt set let split spread hit cast burst rid shed".split())


def is_strong(word: str) -> bool:
    """Return whether a word is the past or the participle of a verb that no rule forms, whatever else it may be."""
    return word in _UNCHANGED or (word in _STRONG and _STRONG[word] != word)


def stem(verb: str) -> str:
    """Return what the forms of a verb share, for comparing them; no word of English.

    >>> [stem(w) for w in ("hire", "hired", "hiring", "lost", "loses", "cancelled", "carries")]
    ['hir', 'hir', 'hir', 'los', 'los', 'cancel', 'carry']
    """
    low = _STRONG.get(verb, verb)
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if low.endswith(ending) and len(low) - len(ending) > 2 and not low.endswith("ss"):
            low = low[: -len(ending)] + instead
            break
    doubled = len(low) > 3 and low[-1] == low[-2] and low[-1] not in "sz" + _VOWELS
    return low[:-1] if doubled else low.removesuffix("e")
