"""English inflection, as far as a lexicon needs it: plurals of nouns and the forms of regular verbs."""

from functools import lru_cache

_VOWELS = "aeiou"
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "oxen": "ox",
    "crises": "crisis",
    "bases": "base",
    "leaves": "leaf",
    "thieves": "thief",
    "shelves": "shelf",
    "knives": "knife",
    "criteria": "criterion",
}
_INVARIANT = frozenset("police cattle sheep fish deer aircraft staff personnel series species offspring dead".split())
_IN_F = frozenset("chief roof proof belief brief reef cliff tariff sheriff".split())


def plural(noun: str) -> str:
    """Return the plural of a noun (of its last word).

    >>> [plural(n) for n in ("policeman", "body", "child", "church", "bus", "police officer", "person", "day")]
    ['policemen', 'bodies', 'children', 'churches', 'buses', 'police officers', 'people', 'days']
    """
    head, _, last = noun.rpartition(" ")
    return f"{head} {_plural(last)}" if head else _plural(last)


def _plural(word: str) -> str:
    for many, one in _IRREGULAR.items():
        if word.endswith(one) and (word == one or one in {"man", "woman", "child", "life", "wife"}):
            return word[: -len(one)] + many
    if word in _INVARIANT:
        return word
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + "s"


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Return the singular of a plural noun, or the word itself.

    >>> [singular(w) for w in ("policemen", "bodies", "children", "churches", "buses", "crises", "gas", "villages")]
    ['policeman', 'body', 'child', 'church', 'bus', 'crisis', 'gas', 'village']
    """
    for many, one in _IRREGULAR.items():
        if word.endswith(many) and (word == many or one in {"man", "woman", "child"}):
            return word[: -len(many)] + one
    if word in _INVARIANT or not word.endswith("s") or word.endswith(("ss", "us", "is", "gas")) or len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes", "uses")) and word not in {"houses", "causes", "clauses"}:
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Return whether a lower-case word looks like a plural noun."""
    return word in _IRREGULAR or word in _INVARIANT or singular(word) != word


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
    return word + tail, _plural(word) + tail, past, participle, _gerund(word) + tail


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
