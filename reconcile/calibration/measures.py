"""How far confidences are from the truth: Brier score, expected calibration error, reliability diagram.

    Brier = mean (confidence - right)^2, beside that of one and the same confidence for all, rate (1 - rate)
    ECE = sum over ten bins of equal width n_b / N |mean confidence - share right|

The standard error of ECE takes the bins as independent: sqrt(sum (n_b / N)^2 r_b (1 - r_b) / n_b). Even perfect
confidences do not give an ECE of nil, as shares scatter: chance alone gives about

    sum n_b / N sqrt(2 c_b (1 - c_b) / (pi n_b)),

the mean of the absolute value of a normal error with the binomial's variance.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]

BINS = 10
_Z = 1.959963984540054  # of a 95 % interval


@frozen
class Bin:
    """Answers whose confidences are alike.

    Attributes:
        low, high: bounds of the confidences.
        items: how many.
        confidence: their mean.
        right: the share that is right.
        right_low, right_high: its 95 % interval (Wilson).
    """

    low: float
    high: float
    items: int
    confidence: float
    right: float
    right_low: float
    right_high: float


@frozen
class Measures:
    """How good confidences are.

    Attributes:
        items: how many answers were compared.
        right: the share that is right.
        confidence: the mean confidence.
        brier, brier_constant: of these confidences, and of the share right for all.
        ece, ece_error, ece_by_chance: the error, its standard error, and what perfect confidences would show.
        bins: those with answers, from low to high.
    """

    items: int
    right: float
    confidence: float
    brier: float
    brier_constant: float
    ece: float
    ece_error: float
    ece_by_chance: float
    bins: tuple[Bin, ...]


def measures(confidence: "Floats", right: "Floats") -> Measures:
    """Return how good confidences are.

    Args:
        confidence: (N,) probabilities that answers are right, N > 0.
        right: (N,) 1 for those that are, 0 for the others.
    """
    n = len(confidence)
    place = numpy.minimum((confidence * BINS).astype(numpy.int64), BINS - 1)
    bins = tuple(_bin(int(k), confidence[place == k], right[place == k]) for k in numpy.unique(place))
    rate = float(right.mean())
    chance = sum(
        b.items / n * (2 * max(b.confidence * (1 - b.confidence), 0) / (numpy.pi * b.items)) ** 0.5 for b in bins
    )
    return Measures(
        items=n,
        right=_nine(rate),
        confidence=_nine(float(confidence.mean())),
        brier=_nine(float(((confidence - right) ** 2).mean())),
        brier_constant=_nine(rate * (1 - rate)),
        ece=_nine(sum(b.items / n * abs(b.confidence - b.right) for b in bins)),
        ece_error=_nine(sum((b.items / n) ** 2 * b.right * (1 - b.right) / b.items for b in bins) ** 0.5),
        ece_by_chance=_nine(float(chance)),
        bins=bins,
    )


def _bin(k: int, confidence: "Floats", right: "Floats") -> Bin:
    n, share = len(confidence), float(right.mean())
    middle = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * (share * (1 - share) / n + _Z**2 / (4 * n * n)) ** 0.5
    ends = (_nine(max(middle - half, 0.0)), _nine(min(middle + half, 1.0)))
    return Bin(k / BINS, (k + 1) / BINS, n, _nine(float(confidence.mean())), _nine(share), *ends)


def _nine(x: float) -> float:
    return round(x, 9)


__all__ = ["Bin", "Measures", "measures"]
