"""Axes of the charts: where a figure lies on a line, and which round figures to print beside it."""

import math
from collections.abc import Iterable, Sequence

from attrs import frozen


@frozen
class Scale:
    """A straight axis from `low` to `high`, drawn from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, x: float) -> float:
        """Return where x is drawn, kept on the axis, to a tenth."""
        share = (x - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.start + min(1.0, max(0.0, share)) * (self.end - self.start), 1)


def spanning(figures: Iterable[float], start: float, end: float, *, margin: float = 0.0) -> Scale:
    """Return a scale that holds all finite figures, with a share of their spread left free at both ends."""
    finite = [x for x in figures if math.isfinite(x)] or [0.0]
    low, high = min(finite), max(finite)
    spread = high - low or max(1.0, abs(low) / 4)
    if not math.isfinite(spread):  # the difference of two huge floats
        low, high, spread = low / 4, high / 4, high / 4 - low / 4
    return Scale(low - margin * spread, high + margin * spread, start, end)


def ticks(low: float, high: float, most: int = 4) -> Sequence[float]:
    """Return at most about `most` round figures between two others (steps of 1, 2 or 5 times a power of ten).

    >>> ticks(9, 43)
    (10.0, 20.0, 30.0, 40.0)
    """
    if not (math.isfinite(high - low) and high > low):
        return (low,)
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough)) if rough > 1e-300 else 1e-300
    step = next(power * k for k in (1, 2, 5, 10) if power * k >= rough)
    first = math.ceil(low / step)
    found = [round((first + i) * step, 12) for i in range(most + 2)]
    return tuple(x for x in found if low <= x <= high)


def short(x: float) -> str:
    """Return a figure as an axis prints it: '1.2k', '4.2M'.

    >>> short(4_200_000), short(950), short(0.5)
    ('4.2M', '950', '0.5')
    """
    for size, letter in ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(x) >= size:
            return f"{x / (1e3 if letter == 'k' else size):.3g}{letter}"
    return f"{x:.4g}"
