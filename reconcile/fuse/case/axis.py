"""Values as spans on one axis: quantities of commensurable units, or moments; labels and names have no axis."""

import math
from datetime import datetime
from fractions import Fraction

from reconcile.intervals import allowed
from reconcile.statement import Statement
from reconcile.values import Moment, Quantity, Value
from reconcile.values.units import conversion, dimension

# An end of a span: the number, and 0 where it belongs to the span, else 1 (low end) or -1 (high end). So two spans meet
# exactly where the greater low end is not above the lesser high end, compared as tuples.
End = tuple[float, int]
Span = tuple[End, End]


def axis_of(value: Value) -> str:
    """Return the name of the axis that a value lies on: values of different axes are not comparable."""
    return f"quantity: {dimension(value.unit)}" if isinstance(value, Quantity) else value.kind


def spans(s: Statement, value: Value, unit: str | None) -> tuple[Span, Span] | None:
    """Return core and hard bounds (in `unit` where the statements mix units), or None for labels and names.

    `value` is the statement's own or one derived from it. Round figures allow what rounds to them, and loose floors
    ("thousands") have no upper end, as the rules read them (`reconcile.intervals.allowed`).
    """
    if isinstance(value, Quantity):
        core, hard = _quantity(s, value)
        return (
            (core, hard) if unit is None else (_converted(core, value.unit, unit), _converted(hard, value.unit, unit))
        )
    return _moment(value) if isinstance(value, Moment) else None


def _quantity(s: Statement, value: Quantity) -> tuple[Span, Span]:
    if value.is_exact:
        assert value.low is not None
        rounded = _rounded(s, value) if value is s.value and not _small(value.low) else None
        exact: Span = rounded or ((value.low, 0), (value.low, 0))
        return exact, exact
    q = value.closed() if not value.unit and (value.low_open or value.high_open) else value
    lo, lo_open, hi, hi_open = q.bounds
    hard: Span = ((lo, int(lo_open)), (hi, -int(hi_open)))
    core = (max((q.core[0], 0), hard[0]), min((q.core[1], 0), hard[1]))
    if q.text and value is s.value and allowed(s, value.unit).high == math.inf > hi:
        return ((hard[0], (math.inf, 0)),) * 2
    return (core if core[0] <= core[1] else hard), hard


def _digits(x: float) -> float:
    """Return a converted number to twelve digits: what a conversion to and fro may lose is no difference."""
    return x if math.isinf(x) else float(f"{x:.12g}")


def _small(x: float) -> bool:
    """Return whether a figure is a plain small count, which stands for itself."""
    return isinstance(x, int) and -1000 < x < 1000


def _rounded(s: Statement, value: Quantity) -> Span | None:
    """Return what a round figure stands for, or None where it stands for itself."""
    span = allowed(s, value.unit)
    return ((span.low, int(span.low_open)), (span.high, -int(span.high_open))) if span.low < span.high else None


def _converted(span: Span, source: str, target: str) -> Span:
    """Return a span in another unit."""
    factor = conversion(source, target) or Fraction(1)

    def turned(end: End) -> End:
        if math.isinf(end[0]):
            return end
        return _digits(float(Fraction(str(end[0])) * factor)), end[1]

    return turned(span[0]), turned(span[1])


def _moment(value: Moment) -> tuple[Span, Span]:
    lo = -math.inf if value.low is None else seconds(value.low)
    hi = math.inf if value.high is None else seconds(value.high)
    span: Span = ((lo, 0), (hi, 0 if hi in (lo, math.inf) else -1))
    return span, span


def seconds(t: datetime) -> float:
    """Return a time as seconds since the year 1, in UTC (a naive time is taken as UTC)."""
    offset = t.utcoffset()
    bare = t.replace(tzinfo=None)
    return (bare - datetime.min).total_seconds() - (offset.total_seconds() if offset else 0.0)


def meet(a: Span, b: Span) -> Span | None:
    """Return what two spans share, or None."""
    lo, hi = max(a[0], b[0]), min(a[1], b[1])
    return (lo, hi) if lo <= hi else None


def inside(a: Span, b: Span) -> bool:
    """Return whether a lies within b."""
    return b[0] <= a[0] and a[1] <= b[1]
