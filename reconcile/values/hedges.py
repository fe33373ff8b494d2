"""Hedges: the words around a number that say which numbers it leaves possible.

The table is the one of the project's semantics: each kind of hedge has hard bounds, a plausible core and a point.
"""

import math
from enum import Enum
from fractions import Fraction

from reconcile.values.base import as_number
from reconcile.values.quantity import Quantity


class Bound(Enum):
    """What a hedge does to n."""

    LEAST = "[n, inf)"
    MORE = "(n, inf)"
    MOST = "[0, n]"
    LESS = "[0, n)"
    NEARLY = "[.88 n, n)"
    JUST_OVER = "(n, 1.12 n]"
    ABOUT = "n +- 20 %, core n +- 10 %, both at least +- 1"
    EXACT = "{n}"


_WORDS = {
    Bound.LEAST: (
        "at least|at the very least|no fewer than|not fewer than|no less than|not less than|a minimum of"
        "|minimum of|minimum|as few as|as little as|as low as|greater than or equal to|more than or equal to"
        "|larger than or equal to|greater or equal to|greater or equal than|more or equal than"
        "|larger or equal than|bigger or equal than|higher or equal than|equal or greater than"
        "|equal or more than|equal or larger than|equal to or more than|equal to or greater than"
        "|more or equal to|larger or equal to|from at least|>=|=>|≥"
    ),
    Bound.MORE: (
        "more than|over|above|exceeding|exceeds|exceeded|exceed|surpass|surpasses|upwards of|upward of"
        "|in excess of|greater than|larger than|bigger than|higher than|well over|well above|far more than"
        "|many more than|beyond|north of|surpassing|surpassed|topping|topped|older than|heavier than"
        "|longer than|taller than|much more than|>"
    ),
    Bound.MOST: (
        "up to|as many as|as much as|as high as|no more than|not more than|at most|at the most|a maximum of"
        "|maximum of|maximum|no greater than|no larger than|less than or equal to|fewer than or equal to"
        "|smaller than or equal to|less or equal than|less or equal to|fewer or equal than"
        "|smaller or equal than|lower or equal than|equal or less than|equal to or less than"
        "|equal to or fewer than|equal or smaller than|not exceeding|<=|=<|≤"
    ),
    Bound.LESS: (
        "fewer than|less than|under|below|smaller than|lower than|well under|well below|far fewer than"
        "|far less than|younger than|shorter than|south of|short of|<"
    ),
    Bound.NEARLY: (
        "nearly|almost|close to|just under|just below|just short of|slightly less than|slightly under"
        "|approaching|nearing|a little under|a little less than|slightly fewer than"
    ),
    Bound.JUST_OVER: (
        "just over|just above|slightly more than|slightly over|slightly above|a little over|a little more than"
    ),
    Bound.ABOUT: (
        "about|around|some|roughly|approximately|approx|approx.|an estimated|estimated|circa|ca|ca.|c."
        "|in the region of|somewhere around|in the order of|on the order of|or so|perhaps|maybe|~|≈|±"
        "|something like"
    ),
    Bound.EXACT: "exactly|precisely|equal to|equals|equals to|equaling|equaling to|equalling|equalling to",
}
HEDGES: dict[str, Bound] = {phrase: bound for bound, phrases in _WORDS.items() for phrase in phrases.split("|")}

_TRAILING = {
    Bound.LEAST: (
        "or more|and more|or greater than|or more than|or greater|or above|or over|or higher|or older"
        "|or larger|or longer|and above|and over|and up|at least|at the very least|at minimum|-plus|plus|+"
        "|and counting"
    ),
    Bound.MOST: (
        "or less than|or fewer than|or less|or fewer|or under|or below|or younger|or lower|or smaller"
        "|and under|and below|at most|at the most|tops"
    ),
    Bound.ABOUT: "or so|-odd|odd|or thereabouts|-ish|approximately",
    Bound.NEARLY: "or nearly so",
    Bound.EXACT: "or equal to",
}
TRAILERS: dict[str, Bound] = {phrase: bound for bound, phrases in _TRAILING.items() for phrase in phrases.split("|")}

# May stand between hedge and number without changing either.
FILLERS = frozenset(
    {"a total of", "another", "a further", "an additional", "an extra", "a combined", "a record", "a whopping"}
)


def bounded(low: Fraction, high: Fraction, bounds: tuple[Bound, ...], unit: str, signed: bool = False) -> Quantity:
    """Return the quantity of a number or range [low, high] under its hedges, the innermost first.

    `signed` says that the axis has negative numbers, so that "below 5" is open downward; else counts and measures are
    clipped at 0.
    """
    if not bounds and low is high:
        return Quantity.exact(as_number(low), unit)
    whole = low.denominator == high.denominator == 1 and unit == ""
    floor = None if signed or high < 0 else Fraction(0)
    made = _plain(low, high, unit, _point(low, high, whole))
    for bound in bounds:  # an outer hedge works on what the inner one left: "at least about 30" begins at 24
        made = _hedged(low, high, bound, unit, whole, floor)
        low = low if made.low is None else Fraction(str(made.low))
        high = high if made.high is None else Fraction(str(made.high))
    return made


def _point(low: Fraction, high: Fraction, whole: bool) -> Fraction | None:
    """Return a number inside a range to print: the number itself, or the middle (of whole numbers the lower middle)."""
    if low == high:
        return low
    middle = (low + high) / 2
    return Fraction(math.floor(middle)) if whole else middle


def _plain(low: Fraction, high: Fraction, unit: str, point: Fraction | None) -> Quantity:
    lo, hi = as_number(low), as_number(high)
    return Quantity(lo, hi, core_low=lo, core_high=hi, point=None if point is None else as_number(point), unit=unit)


def _hedged(low: Fraction, high: Fraction, bound: Bound, unit: str, whole: bool, floor: Fraction | None) -> Quantity:
    """Return one row of the table of semantics; of a range the hedge moves the end it speaks of."""
    lo, hi, zero = as_number(low), as_number(high), None if floor is None else 0
    if bound is Bound.LEAST:
        return Quantity(low=lo, core_low=lo, point=lo, unit=unit)
    if bound is Bound.MORE:
        return Quantity(low=lo, low_open=True, point=as_number(low + 1) if whole else None, unit=unit)
    if bound is Bound.MOST:
        return Quantity(low=zero, high=hi, core_high=hi, point=hi, unit=unit)
    if bound is Bound.LESS:
        point = as_number(high - 1) if whole and high > 0 else None
        return Quantity(low=zero, high=hi, high_open=True, point=point, unit=unit)
    if bound is Bound.NEARLY:
        near = (high - abs(high) * Fraction(12, 100), high - abs(high) * Fraction(6, 100))
        return _slice(near[0], high, near, unit, whole, high_open=True)
    if bound is Bound.JUST_OVER:
        near = (low + abs(low) * Fraction(12, 100), low + abs(low) * Fraction(6, 100))
        return _slice(low, near[0], near, unit, whole, low_open=True)
    if bound is Bound.ABOUT:
        return _about(low, high, unit, whole, floor)
    return _plain(low, high, unit, _point(low, high, whole))


def _slice(
    low: Fraction,
    high: Fraction,
    near: tuple[Fraction, Fraction],
    unit: str,
    whole: bool,
    *,
    low_open: bool = False,
    high_open: bool = False,
) -> Quantity:
    """Return the thin slice on one side of n; of whole numbers it holds at least the next one."""
    outer, core = near
    if whole:
        outer, core = (
            min(Fraction(math.ceil(x)), high - 1) if high_open else max(Fraction(math.floor(x)), low + 1)
            for x in (outer, core)
        )
    if high_open:
        point = as_number(high - 1) if whole else None
        return Quantity(as_number(outer), as_number(high), False, True, as_number(core), None, point, unit)
    point = as_number(low + 1) if whole else None
    return Quantity(as_number(low), as_number(outer), True, False, None, as_number(core), point, unit)


def _about(low: Fraction, high: Fraction, unit: str, whole: bool, floor: Fraction | None) -> Quantity:
    def widened(share: Fraction) -> tuple[Fraction, Fraction]:
        least = 1 if unit == "" and whole else 0
        down, up = (max(abs(x) * share, Fraction(least)) for x in (low, high))
        a, b = low - down, high + up
        if whole:
            a, b = Fraction(math.ceil(a)), Fraction(math.floor(b))
        return (max(a, floor) if floor is not None else a), b

    (a, b), (c, d) = widened(Fraction(1, 5)), widened(Fraction(1, 10))
    point = _point(low, high, whole)
    return Quantity(
        as_number(a),
        as_number(b),
        core_low=as_number(c),
        core_high=as_number(d),
        point=None if point is None else as_number(point),
        unit=unit,
    )
