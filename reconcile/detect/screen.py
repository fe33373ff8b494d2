"""The screen: cheap arithmetic that tells which groups can hold a conflict at all, linear in their size."""

import math
from collections.abc import Sequence

from reconcile.camps import as_float
from reconcile.statement import Statement
from reconcile.values import Moment, Quantity


def differs(statements: Sequence[Statement]) -> bool:
    """Return whether some two values of one kind may be at odds: bounds or cores apart, or labels unequal.

    It errs to the side of True only: what it rules out, no rule on one question could report.
    """
    if len(statements) < 2:
        return False
    values = [s.value for s in statements]
    first = values[0]
    if all(v == first for v in values):
        return False
    if isinstance(first, Quantity):
        return _apart([_ends(v.to(first.unit)) for v in values if isinstance(v, Quantity)])
    if isinstance(first, Moment):
        return any(isinstance(v, Moment) and v.clock_only for v in values) or _apart(
            [v.sort_key()[1:3] for v in values]
        )
    return True


def _ends(q: Quantity) -> tuple[float, float]:
    """Return the tighter of bounds and core, ends drawn in where they are open."""
    low, high, low_open, high_open = as_float(q.bounds[0]), as_float(q.bounds[2]), q.low_open, q.high_open
    core_low, core_high = q.core
    low = math.nextafter(low, math.inf) if low_open else low
    high = math.nextafter(high, -math.inf) if high_open else high
    return max(low, as_float(core_low)), min(high, as_float(core_high))


def _apart(ends: Sequence[tuple[float, float]]) -> bool:
    return max(low for low, _ in ends) >= min(high for _, high in ends)
