"""Plural and singular of English nouns, as far as reports count things."""

_IRREGULAR = {
    "person": "people",
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
    "police personnel troops sheep fish aircraft spacecraft series species livestock cattle military staff crew "
    "clergy dead injured wounded missing displaced homeless".split()
)
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
    if low.endswith(("ses", "xes", "zes", "ches", "shes")) and not low.endswith(
        ("houses", "causes", "nurses", "horses")
    ):
        return before + word[:-2] + after
    return before + word[:-1] + after


def is_plural(word: str) -> bool:
    """Return whether a noun looks plural by its form.

    >>> is_plural("officials"), is_plural("police"), is_plural("bus"), is_plural("women")
    (True, True, False, True)
    """
    low = _last(word)[1].casefold()
    if low in _BACK or low in {"police", "troops"}:
        return True
    if low.endswith("men"):
        return low not in {"specimen", "regimen", "omen", "abdomen", "semen"}
    return (
        low.endswith("s") and not low.endswith(("ss", "us", "is", "news", "gas")) and low not in _SAME and len(low) > 2
    )


def article(phrase: str) -> str:
    """Return the phrase with its indefinite article, chosen by sound as far as spelling tells.

    >>> article("army officer"), article("UN official"), article("FBI agent"), article("hourly figure")
    ('an army officer', 'a UN official', 'an FBI agent', 'an hourly figure')
    """
    word = phrase.split(" ", 1)[0]
    if len(word) > 1 and word.isupper() and word not in {"NATO", "NASA", "UNICEF", "UNESCO", "FEMA"}:
        vowel = word[0] in "AEFHILMNORSX"
    else:
        low = word.casefold()
        vowel = low[:1] in tuple("aeiou") and not low.startswith(("uni", "eu", "one", "use", "usu", "uk"))
        vowel = vowel or low.startswith(("hour", "honest", "honour", "honor", "heir"))
    return f"{'an' if vowel else 'a'} {phrase}"
