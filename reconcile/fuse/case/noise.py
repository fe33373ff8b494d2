"""Numbers that differ by no more than a machine's arithmetic: 0.1 + 0.2 is no rival of 0.3."""

import math
from collections.abc import Iterable

# Six digits are what single precision and common printing keep; beside a whole number only arithmetic itself explains a
# difference; two whole numbers are two counts.
_FRACTIONS = 1e-6
_WHOLE = 1e-9
_VAST = 1e300  # beyond the floats (texts hold numbers of 400 digits) only whole numbers are left


def same_numbers(numbers: Iterable[float]) -> dict[float, float]:
    """Return what stands for each number that another one is the same as: the smallest of them, or the whole one.

    >>> same_numbers([0.1 + 0.2, 0.3, 4.0])
    {0.30000000000000004: 0.3}
    """
    finite = {x for x in numbers if abs(x) < _VAST}
    if all(x == int(x) for x in finite):
        return {}
    found: dict[float, float] = {}
    group: list[float] = []
    for x in sorted(finite):
        if group and not _same(group[0], x):
            found |= _stand_in(group)
            group = []
        group.append(x)
    return found | _stand_in(group)


def _same(a: float, b: float) -> bool:
    whole = (a == int(a)) + (b == int(b))
    return whole < 2 and math.isclose(a, b, rel_tol=_WHOLE if whole else _FRACTIONS)


def _stand_in(group: list[float]) -> dict[float, float]:
    first = next((x for x in group if x == int(x)), group[0]) if group else 0.0
    return {x: first for x in group if x != first}
