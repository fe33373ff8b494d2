"""When two statements say the same: not by digits, but by the point that they assert or by their bounds."""

from collections.abc import Hashable, Sequence
from fractions import Fraction

from reconcile.statement import Stance, Statement
from reconcile.values import Quantity, Value
from reconcile.values.units import dimension

Answer = Hashable
_TURNED = (Stance.DENIED, Stance.FORECAST, Stance.SUPERSEDED)


def answers(statements: Sequence[Statement]) -> list[Answer]:
    """Return a key for each statement; equal keys say the same with the same stance.

    'At least four' and 'four' share the point 4: whoever writes the one may have it from who says the other. Units
    that convert are converted to the first of their kind.
    """
    units: dict[str, str] = {}
    return [(s.stance if s.stance in _TURNED else "", _answer(s.value, units)) for s in statements]


def _answer(value: Value, units: dict[str, str]) -> Answer:
    if not isinstance(value, Quantity):
        return ("value", value)
    value = value.to(units.setdefault(dimension(value.unit), value.unit))
    if value.point is not None and value.contains(value.point):
        return ("point", dimension(value.unit), Fraction(str(value.point)))
    return ("bounds", dimension(value.unit), value.bounds)
