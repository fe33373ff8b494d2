"""Intervals: which numbers a statement allows, alone, beside figures in other units, and with what is added to it."""

import math
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from reconcile.statement import Part, Statement
from reconcile.values import Number, Quantity
from reconcile.wording import wording

# A round figure stands for what rounds to it, as long as that is within this share of it. Ours [I].
_ROUNDING = 0.025
_ROUND_FROM = 1000
# The most that a figure may differ from one converted from another unit: 1 m may be 3 ft, 1 kg is not 500 g. Ours [I].
_CONVERTED = Decimal("0.1")

# "Thousands" is used as a floor: nobody who writes it denies ten thousand.
_LOOSE_FLOOR = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE)


@frozen
class Interval:
    """The numbers that a statement allows: hard bounds, or the core, both as floats."""

    low: float
    high: float
    high_open: bool = False
    low_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Return whether some number lies in both."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, shut = min((self.high, not self.high_open), (other.high, not other.high_open))
        return low < high or (low == high and shut and not low_open)


def allowed(s: Statement, unit: str) -> Interval:
    """Return the numbers that a quantity allows in `unit`; a round one in prose allows what rounds to it.

    15.2 million stands for 15,150,000 up to 15,250,000; figures of tables, and counts under 1,000, for themselves.
    """
    assert isinstance(s.value, Quantity)
    q = s.value.to(unit) if unit else s.value.closed()  # only of counts is what follows 5 known to be 6
    low, low_open, high, high_open = as_float(q.bounds[0]), q.bounds[1], as_float(q.bounds[2]), q.bounds[3]
    if _LOOSE_FLOOR.search(q.text):
        return Interval(low, math.inf, low_open=low_open)
    if q.is_exact and s.row is None and (half := _rounding(low)):
        return Interval(low - half, low + half, high_open=True)
    return Interval(low, high, high_open=high_open, low_open=low_open)


def plausible(s: Statement, unit: str) -> Interval:
    """Return the plausible core of a quantity in `unit`.

    A bare figure, a floor and a ceiling have none of their own: what they allow is all equally open, because a typical
    excess over "at least four" is no reason to doubt eight.
    """
    assert isinstance(s.value, Quantity)
    one_sided = s.value.high is None or s.value.low is None or (s.value.low == 0 and s.value.high != 0)
    if s.value.is_exact or one_sided or _LOOSE_FLOOR.search(s.value.text):
        return allowed(s, unit)
    low, high = s.value.to(unit).core
    return Interval(as_float(low), as_float(high))


def as_float(x: Number) -> float:
    """Return a number as a float, one beyond the floats as infinite: hostile texts hold numbers of 400 digits.

    >>> as_float(10**400)
    inf
    """
    try:
        return float(x)
    except OverflowError:
        return math.inf if x > 0 else -math.inf


def significant_digits(x: Number) -> int:
    """Return how many digits count.

    >>> [significant_digits(x) for x in (4460, 15_200_000, 7.1, 4000)]
    [3, 3, 2, 1]
    """
    if not math.isfinite(as_float(x)):
        return 0
    return len(f"{abs(as_float(x)):.12g}".split("e")[0].replace(".", "").strip("0"))


def _rounding(x: float) -> float:
    """Return half the last digit that a round or broken number gives, at most a fortieth of it; 0 for others."""
    if not math.isfinite(x) or x == 0:
        return 0.0
    digits = Decimal(repr(x)).normalize()
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < 0 or (exponent >= 2 and abs(x) >= _ROUND_FROM):
        return float(min(Decimal(10) ** exponent / 2, abs(digits) * Decimal(str(_ROUNDING))))
    return 0.0


Span = Callable[[Statement, str], Interval]


def side_by_side(statements: Sequence[Statement], span: Span = allowed) -> list[Interval]:
    """Return the intervals of quantities in one unit.

    Where units are mixed, an exact figure stands for whatever rounds to it: 394 ft and 120 m are one height.
    """
    units = {s.value.unit for s in statements if isinstance(s.value, Quantity)}
    unit = min(units)
    if len(units) == 1:
        return [span(s, unit) for s in statements]
    return [as_measured(span(s, unit), s, unit) for s in statements]


def as_measured(i: Interval, s: Statement, unit: str) -> Interval:
    """Return an exact measure's interval with half of the last digit that was stated on either side, at most a tenth.

    Args:
        i: what the statement allows, in `unit`.
        s: with the figure as it was stated.
        unit: to compare in.
    """
    q = s.value
    assert isinstance(q, Quantity)
    if not q.is_exact or q.low is None or not math.isfinite(as_float(q.low)):
        return i
    stated = Decimal(repr(q.low))
    exponent = stated.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    half = min(Decimal(10) ** min(exponent, 0) / 2, abs(stated) * _CONVERTED)
    low, high = stated - half, stated + half
    ends = Quantity(low=float(low), high=float(high), unit=q.unit).to(unit)
    assert ends.low is not None
    assert ends.high is not None
    return Interval(min(i.low, as_float(ends.low)), max(i.high, as_float(ends.high)), high_open=i.high_open)


Beside = Mapping[Hashable, Sequence[Statement]]


def beside(figures: Iterable[Statement], context: Iterable[Statement]) -> Beside:
    """Return what is said in `context` to come on top of figures, by the wording of the figure.

    The same words of one origin count once, and for the figure in each of its carriers.
    """
    additions = [s for s in context if s.frame.part is Part.ADDITION and isinstance(s.value, Quantity)]
    if not additions:
        return {}
    known = {s.id: wording(s) for s in figures}
    found: dict[Hashable, dict[Hashable, Statement]] = {}
    for s in additions:
        if s.frame.antecedent in known:
            found.setdefault(known[s.frame.antecedent], {}).setdefault(wording(s), s)
    return {figure: tuple(added.values()) for figure, added in found.items()}


def with_additions(added: Beside, span: Span = allowed) -> Span:
    """Return `span`, each figure reaching up to its sum with what is added to it.

    "Three died in Kallo and another two in hospital" allows three to five: whether the two are among the three may
    be open, that five is no contradiction is not.
    """
    if not added:
        return span

    def reaching(s: Statement, unit: str) -> Interval:
        i = span(s, unit)
        for more in added.get(wording(s), ()):
            if isinstance(more.value, Quantity) and isinstance(s.value, Quantity) and more.value.commensurable(s.value):
                i = evolve(i, high=i.high + span(more, unit).high)
        return i

    return reaching


__all__ = [
    "Beside",
    "Interval",
    "Span",
    "allowed",
    "as_float",
    "beside",
    "plausible",
    "side_by_side",
    "significant_digits",
    "with_additions",
]
