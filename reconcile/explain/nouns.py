"""The indefinite article; plurals and singulars are those of `reconcile.inflection`."""

import re

from reconcile.inflection import is_plural, plural, singular

__all__ = ["article", "head", "is_plural", "plural", "several", "singular"]


_BEHIND = re.compile(
    r"\s+(?:of|for|from|in|at|on|with|near|inside|outside|around|under|over|to|by|who|familiar|close|briefed|working)\b",
    re.IGNORECASE,
)


def head(phrase: str) -> str:
    """Return a noun phrase without what follows its noun.

    >>> head("doctors at the regional hospital"), head("person familiar with the plan")
    ('doctors', 'person')
    """
    return _BEHIND.split(phrase, maxsplit=1)[0]


def several(phrase: str) -> bool:
    """Return whether a noun phrase is of more than one, by the noun that it is built on.

    >>> several("doctors at the hospital"), several("doctor for villages"), several("people close to the talks")
    (True, False, True)
    """
    return is_plural(head(phrase))


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
