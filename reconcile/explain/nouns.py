"""The indefinite article; plurals and singulars are those of `reconcile.inflection`."""

from reconcile.inflection import is_plural, plural, singular

__all__ = ["article", "is_plural", "plural", "singular"]


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
