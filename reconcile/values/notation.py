"""The short notation of values that `str` writes and `parse` reads back.

Quantities: `3`, `>= 4`, `> 100`, `<= 30`, `< 30`, `~40`, `5–7`, `> 20 and <= 35`, with the unit's code behind. What is
none of these (a vague word's bounds and point) is written as its bounds, and loses point and core.
Moments: ISO 8601 as coarse as the grain; intervals of days `2019-09-16/2019-09-17` with the last day included,
intervals of times with the end excluded; `~` for "around"; `since`, `before` for open ones; a time of day without date.
What has another grain (a season, a part of the day) is written as the interval, and loses the grain.
"""

from datetime import datetime, timedelta
from fractions import Fraction

from reconcile.values.base import Number
from reconcile.values.calendar import add_months
from reconcile.values.hedges import Bound, bounded
from reconcile.values.measure import signed
from reconcile.values.moment import NO_DAY, Grain, Moment
from reconcile.values.quantity import Quantity, number_text

_SIGNS = {
    Bound.LEAST: ">= ",
    Bound.MORE: "> ",
    Bound.MOST: "<= ",
    Bound.LESS: "< ",
    Bound.NEARLY: "nearly ",
    Bound.JUST_OVER: "just over ",
    Bound.ABOUT: "~",
}


def quantity_text(q: Quantity) -> str:
    """Return the notation of a quantity."""
    unit = {"percent": " %", "": ""}.get(q.unit, f" {q.unit}")
    if q.low is not None and q.low == q.high:
        return f"{number_text(q.low)}{unit}"
    if q.low is None and q.high is None:
        return f"unknown{unit}"
    if q.low is not None and (q.core_low, q.core_high) == (q.low, q.high):
        return f"{_bounds_text(q)}{unit}"
    for bound, of in (
        (Bound.ABOUT, q.point),
        (Bound.NEARLY, q.high),
        (Bound.JUST_OVER, q.low),
        (Bound.MOST, q.high),
        (Bound.LESS, q.high),
    ):
        if of is not None and q == _as_hedged(of, bound, q.unit):
            return f"{_SIGNS[bound]}{number_text(of)}{unit}"
    return f"{_bounds_text(q)}{unit}"


def _as_hedged(n: Number, bound: Bound, unit: str) -> Quantity:
    exact = Fraction(str(n))
    return bounded(exact, exact, (bound,), unit, signed(unit))


def _bounds_text(q: Quantity) -> str:
    lower = "" if q.low is None else f"{'>' if q.low_open else '>='} {number_text(q.low)}"
    upper = "" if q.high is None else f"{'<' if q.high_open else '<='} {number_text(q.high)}"
    if q.low is None or q.high is None:
        return lower or upper
    if q.low == 0 and q.point is None and q.core_low is None:
        return upper
    if q.low_open or q.high_open:
        return f"{lower} and {upper}"
    between = " to " if q.low < 0 else "\u2013"
    return f"{number_text(q.low)}{between}{number_text(q.high)}"


def moment_text(m: Moment) -> str:
    """Return the notation of a moment."""
    if m.low is None and m.high is None:
        return "unknown time"
    if m.low is None or m.high is None:
        word, t = ("since", m.low) if m.high is None else ("before", m.high)
        assert t is not None
        return f"{word} {_at(t, m)}"
    if m.approximate and (plain := _unwidened(m)) is not None:
        return f"{_at(plain, m)}~"
    if m.high == _after(m.low, m.grain) and (m.grain in _STEPS or _aligned(m.low, m.grain)):
        return _at(m.low, m)
    if m.grain in _DATES and _aligned(m.low, m.grain) and _aligned(m.high, m.grain):
        last = _before(m.high, m.grain)
        if last is not None:
            return f"{_at(m.low, m)}/{_at(last, m)}"
    return f"{_timed(m.low, m)}/{_timed(m.high, m)}"


_DATES = (Grain.YEAR, Grain.MONTH, Grain.DAY)
_STEPS = {Grain.MINUTE: timedelta(minutes=1), Grain.SECOND: timedelta(seconds=1), Grain.HOUR: timedelta(hours=1)}


def _after(t: datetime, grain: Grain) -> datetime | None:
    """Return the end of the unit of the grain that begins at t; None where the calendar or the notation has none."""
    try:
        if grain in (Grain.YEAR, Grain.MONTH):
            return add_months(t, 12 if grain is Grain.YEAR else 1)
        return t + (timedelta(days=1) if grain is Grain.DAY else _STEPS[grain])
    except (KeyError, OverflowError, ValueError):
        return None


def _before(t: datetime, grain: Grain) -> datetime | None:
    """Return the beginning of the unit of the grain that ends at t; None where the calendar has none."""
    try:
        if grain is Grain.DAY:
            return t - timedelta(days=1)
        return add_months(t, -12 if grain is Grain.YEAR else -1)
    except (OverflowError, ValueError):
        return None


def _aligned(t: datetime, grain: Grain) -> bool:
    midnight = (t.hour, t.minute, t.second, t.microsecond, t.tzinfo) == (0, 0, 0, 0, None)
    return midnight and (grain is Grain.DAY or (t.day == 1 and (grain is Grain.MONTH or t.month == 1)))


def _unwidened(m: Moment) -> datetime | None:
    """Return the beginning of what "around" widened by one unit on either side, or None where it was not."""
    if (
        m.low is None
        or m.high is None
        or m.grain not in _DATES
        or not (_aligned(m.low, m.grain) and _aligned(m.high, m.grain))
    ):
        return None
    plain = _after(m.low, m.grain)
    end = plain and _after(plain, m.grain)
    return plain if end and _after(end, m.grain) == m.high else None


def _at(t: datetime, m: Moment) -> str:
    """Return a time as coarse as the grain."""
    if m.grain in _DATES and _aligned(t, m.grain):
        return t.isoformat()[: {Grain.YEAR: 4, Grain.MONTH: 7, Grain.DAY: 10}[m.grain]]
    return _timed(t, m)


def _timed(t: datetime, m: Moment) -> str:
    """Return a time to the minute, or the second where it has one; a mere time of day without the first of all days."""
    fine = t.second or t.microsecond or m.grain is Grain.SECOND
    zone = t.isoformat()[-6:] if t.tzinfo else ""
    clock = t.isoformat()[11 : 19 if fine else 16]
    if m.clock_only and abs(t.replace(tzinfo=None) - NO_DAY) < timedelta(days=2):
        return f"{clock}{zone}"
    if m.grain in _DATES and clock == "00:00":
        return t.isoformat()[:10]
    return f"{t.isoformat()[:10]} {clock}{zone}"
