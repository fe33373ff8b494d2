"""What cells allow: numbers with their hedges, ranges and units as spans on one axis; everything else as keys."""

import math
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from reconcile.columns.kinds.number import number_of
from reconcile.curation import AttributeSpec
from reconcile.errors import ReconcileError
from reconcile.values import Quantity, parse


@frozen
class Span:
    """What a cell allows: from low to high, in a unit."""

    low: float
    high: float
    unit: str = ""

    def meets(self, other: "Span", spec: AttributeSpec) -> bool:
        """Return whether both allow some number, within what is declared to make no difference."""
        if self.unit != other.unit:
            return False
        gap = max(self.low, other.low) - min(self.high, other.high)
        if gap <= 0:
            return True
        size = max(abs(x) for s in (self, other) for x in (s.low, s.high) if math.isfinite(x))
        room = max(spec.tolerance, spec.relative * size)
        if gap <= room * (1 + 1e-12):
            return True
        return bool(spec.digits) and self.low == self.high and _same_digits(self.low, other.low, spec.digits)


def _same_digits(a: float, b: float, digits: int) -> bool:
    return f"{a:.{digits - 1}e}" == f"{b:.{digits - 1}e}"


@lru_cache(1 << 16)
def span_of(text: str) -> Span | None:
    """Return what a cell with a number allows, None where it has none.

    >>> span_of("5-7"), span_of("at least 12").high, span_of("F80")
    (Span(low=5.0, high=7.0, unit=''), inf, None)
    """
    try:
        return Span(float(text), float(text)) if math.isfinite(float(text)) else None
    except ValueError:
        pass
    try:
        value = parse(text)
    except ReconcileError:
        value = None
    if isinstance(value, Quantity):
        low, _, high, _ = value.bounds
        return Span(float(low), float(high), value.unit)
    x = number_of(text)
    return None if x is None else Span(x, x)


def in_one_unit(spans: Sequence[Span | None]) -> list[Span | None]:
    """Return spans with those of commensurable units in one of them; others stay apart."""
    units = sorted({s.unit for s in spans if s is not None})
    if len(units) < 2:
        return list(spans)
    return [_converted(s, units[0]) if s is not None else None for s in spans]


def _converted(s: Span, unit: str) -> Span:
    from reconcile.values.units import conversion

    factor = conversion(s.unit, unit) if s.unit != unit else None
    if factor is None:
        return s
    low, high = (x if math.isinf(x) else float(f"{x * float(factor):.12g}") for x in (s.low, s.high))
    return Span(low, high, unit)


def bounded(value: str, low: str, high: str) -> Span | None:
    """Return what a row with bounds in columns of their own allows; a missing bound is the value's own."""
    own = span_of(value) if value else None
    ends = [span_of(text) if text else None for text in (low, high)]
    lows = ends[0].low if ends[0] else own.low if own else -math.inf
    highs = ends[1].high if ends[1] else own.high if own else math.inf
    if own is None and ends == [None, None]:
        return None
    unit = next((s.unit for s in (own, *ends) if s is not None), "")
    return Span(min(lows, highs), max(lows, highs), unit)


__all__ = ["Span", "bounded", "in_one_unit", "span_of"]
