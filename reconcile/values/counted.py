"""Counts of units of time: "two days", "a couple of weeks", "a fortnight"."""

from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.wordlist import CARDINALS, Sort

GRAINS = {
    "second": Grain.SECOND,
    "sec": Grain.SECOND,
    "minute": Grain.MINUTE,
    "min": Grain.MINUTE,
    "hour": Grain.HOUR,
    "hr": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "yr": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
SMALL = {w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or w in ("twenty", "thirty")} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}


def words_of(table: dict[str, int]) -> str:
    """Return a pattern of the words of a table, the longest first."""
    return "|".join(sorted(table, key=lambda w: (-len(w), w))).replace(" ", GAP)


UNIT = rf"(?:(?:{'|'.join(g for g in GRAINS if g != 'century')})s?|centur(?:y|ies))(?!\w)"
COUNT = rf"(?:[0-9]{{1,4}}|{words_of(SMALL)})"


def unit_of(word: str) -> Grain:
    """Return the grain that a unit of time names, in the singular or plural."""
    word = "century" if word.startswith("centur") else word.removesuffix("s")
    return GRAINS[word]


def count_of(word: str, unit: str = "") -> int:
    """Return what a small number in words or digits counts, in weeks where the unit is the fortnight."""
    word = " ".join(word.split())
    n = SMALL[word] if word in SMALL else int(word)
    return 2 * n if unit.startswith("fortnight") else n
