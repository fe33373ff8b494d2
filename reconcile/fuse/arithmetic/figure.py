"""Figures, the sums that bind them, and what balancing makes of them."""

import math
from collections.abc import Sequence

from attrs import field, frozen, validators


def _floats(given: Sequence[float]) -> tuple[float, ...]:
    return tuple(float(x) for x in given)


def _numbers(given: Sequence[int]) -> tuple[int, ...]:
    return tuple(int(n) for n in given)


@frozen
class Figure:
    """A figure as fusion left it.

    Attributes:
        value: the answer.
        variance: of its error; 0 for what is certain.
        low, high: what it can be at all.
        values: what sources claim, each once.
        probabilities: of those.
    """

    value: float = field(validator=validators.and_(validators.gt(-math.inf), validators.lt(math.inf)))
    variance: float = field(default=1.0, validator=validators.ge(0))
    low: float = 0.0
    high: float = math.inf
    values: tuple[float, ...] = field(default=(), converter=_floats)
    probabilities: tuple[float, ...] = field(default=(), converter=_floats)

    def __attrs_post_init__(self) -> None:
        """Refuse claims without a probability each, and bounds that nothing meets."""
        if len(self.values) != len(self.probabilities):
            raise ValueError(f"{len(self.values)} values have {len(self.probabilities)} probabilities")
        if self.low > self.high:
            raise ValueError(f"nothing is at least {self.low} and at most {self.high}")


@frozen
class Sum:
    """One figure that is the sum of others, each by its number."""

    total: int
    parts: tuple[int, ...] = field(converter=_numbers)


@frozen
class Balance:
    """Figures that add up.

    Attributes:
        values: balanced, in the order given; as given where nothing that adds up was found.
        consistent: whether the figures added up as they came.
        solved: whether they do now.
        suspects: numbers of the figures to blame, the worst first; several where the sums cannot tell them apart.
        confidence: by suspect, that it had to change; empty where that cannot be told.
        statistic: chi-square of the gaps, 0 for searched counts.
        p_value: how often gaps so large come of the stated errors alone, 1 for searched counts.
    """

    values: tuple[float, ...] = field(converter=_floats)
    consistent: bool = True
    solved: bool = True
    suspects: tuple[int, ...] = field(default=(), converter=_numbers)
    confidence: tuple[float, ...] = field(default=(), converter=_floats)
    statistic: float = 0.0
    p_value: float = 1.0


def gap(figures: Sequence[float], bond: Sum) -> float:
    """Return how much the total is above the sum of its parts."""
    return figures[bond.total] - math.fsum(figures[n] for n in bond.parts)


__all__ = ["Balance", "Figure", "Sum", "gap"]
