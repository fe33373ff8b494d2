"""What bounds allow: each sum narrows its total and its parts, until nothing changes any more."""

import math
from collections.abc import Sequence

from reconcile.fuse.arithmetic.figure import Figure, Sum

ROUNDS = 100  # bounds of nested sums settle in as many rounds as sums are nested; more is a loop that creeps
Bounds = list[tuple[float, float]]


def propagated(figures: Sequence[Figure], sums: Sequence[Sum]) -> Bounds | None:
    """Return the narrowest bounds that follow, None where nothing fits.

    A total lies between the sums of its parts' bounds; a part is at most the total less the least of the others, and at
    least the total's floor less the most of the others.
    """
    bounds = [(figure.low, figure.high) for figure in figures]
    for _ in range(ROUNDS):
        before = list(bounds)
        for bond in sums:
            _narrow(bounds, bond)
        if any(low > high + 1e-9 * max(1.0, abs(high)) for low, high in bounds):
            return None
        if bounds == before:
            break
    return bounds


def _narrow(bounds: Bounds, bond: Sum) -> None:
    floor = math.fsum(bounds[n][0] for n in bond.parts)
    ceiling = math.fsum(bounds[n][1] for n in bond.parts)
    low, high = bounds[bond.total]
    low, high = max(low, floor), min(high, ceiling)
    bounds[bond.total] = low, high
    for n in bond.parts:
        least, most = bounds[n]
        others_least = math.fsum(bounds[k][0] for k in bond.parts if k != n)
        others_most = math.fsum(bounds[k][1] for k in bond.parts if k != n)
        bounds[n] = max(least, low - others_most), min(most, high - others_least)


__all__ = ["propagated"]
