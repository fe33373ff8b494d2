"""Years in words: "nineteen eighty-six", "two thousand and five", "twenty twenty-three"."""

from reconcile.values.fold import GAP
from reconcile.values.wordlist import CARDINALS, Sort

_ONES = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.UNIT}
_TEENS = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.TEEN}
_TENS = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.TENS}
_CENTURIES = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}
_JOINT = rf"(?:{GAP}|-)"
_UNDER = (
    rf"(?:(?:{'|'.join(_TENS)})(?:{_JOINT}(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}"
    rf"|(?:oh?|hundred|hundred{GAP}and){_JOINT}(?:{'|'.join(_ONES)}))"
)
YEAR_WORDS = (
    rf"(?:(?:{'|'.join(_CENTURIES)}){_JOINT}(?:hundred{GAP}(?:and{GAP})?)?{_UNDER}(?!\w)"
    rf"|two{GAP}thousand{GAP}(?:and{GAP})?(?:{_UNDER}|{'|'.join(_ONES)})(?!\w))"
)


def year_number(words: str) -> int:
    """Return the year that the words of `YEAR_WORDS` say.

    >>> year_number("nineteen oh five"), year_number("two thousand and twenty-one")
    (1905, 2021)
    """
    first, *rest = words.replace("-", " ").split()
    century = 20 if first == "two" else _CENTURIES[first]
    worth = {**_ONES, **_TEENS, **_TENS}
    return 100 * century + sum(worth.get(w, 0) for w in rest)
