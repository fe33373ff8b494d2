"""A range as a dot on a whisker, in text: `[2 ────●────────▷]`; an open end is an arrow."""

from reconcile.consensus import Consensus
from reconcile.values import Number, Quantity
from reconcile.values.quantity import number_text

_CELLS = 20


def line(c: Consensus) -> str:
    """Return the drawing, or '' where the answer is no number or nothing is left open."""
    low, high, point = c.low, c.high, point_of(c)
    if not _numeric(c) or (low is None and high is None) or low == high:
        return ""
    left, right = _ends(low, high, point)
    bar = ["─"] * _CELLS
    if point is not None:
        share = (point - left) / (right - left) if right > left else 0.5
        bar[min(_CELLS - 1, max(0, round(share * (_CELLS - 1))))] = "●"
    start = "◁" if low is None else f"{number_text(low)} "
    end = "▷" if high is None else f" {number_text(high)}"
    return f"[{start}{''.join(bar)}{end}]"


def point_of(c: Consensus) -> Number | None:
    """Return the one number to mark, None where there is none."""
    if not isinstance(c.value, Quantity):
        return None
    return c.value.point if c.value.point is not None else c.value.low if c.value.is_exact else None


def _numeric(c: Consensus) -> bool:
    return isinstance(c.value, Quantity) or (c.value is None and all(_is_number(x.value) for x in c.candidates))


def _is_number(value: object) -> bool:
    return isinstance(value, Quantity)


def _ends(low: Number | None, high: Number | None, point: Number | None) -> tuple[Number, Number]:
    """Return the ends of the drawn axis: an open end lies as far out again as what is known is wide."""
    known = [x for x in (low, point, high) if x is not None]
    first, last = min(known), max(known)
    reach = (last - first) or max(1, abs(last) / 4)
    return (first - reach if low is None else first), (last + reach if high is None else last)
