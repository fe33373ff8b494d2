"""Pairs of sources that share rare values: who may have copied from whom, without looking at all pairs.

Two sources are looked at when they share values that most of their question's sources do not claim. Shared true values
tell little, and sources that share no minority value cannot look like copies at all.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.sums import shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Mask, Offsets

    Codes = NDArray[numpy.int64]

FEWEST = 2  # minority values that a pair has to share
CROWD = 100  # claims of a question that are compared with their neighbours in order, so that costs grow with the claims


@frozen(eq=False)
class Pairs:
    """Pairs of sources and where they agree.

    Attributes:
        one, other: (P,) the sources of a pair, the smaller number first.
        left, right: (E,) claims of the two sources on one slot.
        pair: (E,) the pair of such an agreement.
        apart: (P,) questions on which the two claim different values.
    """

    one: "Offsets"
    other: "Offsets"
    left: "Offsets"
    right: "Offsets"
    pair: "Offsets"
    apart: "Floats"

    def total(self, x: "Floats") -> "Floats":
        """Return (P,): the sum of x, (E,), over the agreements of each pair."""
        return numpy.asarray(numpy.bincount(self.pair, x, len(self.one)), dtype=numpy.float64)


def sharing(claims: "Claims") -> Pairs:
    """Return the pairs of sources that share at least two minority values."""
    rare = (shares(claims) < 0.5)[claims.slot]
    found, times = numpy.unique(_codes(claims, claims.slot, rare), return_counts=True)
    wanted = found[times >= FEWEST]
    left, right, pair = [numpy.zeros(0, dtype=numpy.int64)], [numpy.zeros(0, dtype=numpy.int64)], []
    apart = numpy.zeros(len(wanted))
    for step in range(1, min(CROWD, len(claims))) if len(wanted) else ():
        at = numpy.flatnonzero(claims.asked[step:] == claims.asked[:-step])
        if not len(at):
            break
        code = _code(claims, at, at + step)
        nearest = numpy.searchsorted(wanted, code).clip(max=len(wanted) - 1)
        hit = wanted[nearest] == code
        at, nearest = at[hit], nearest[hit]
        same = claims.slot[at] == claims.slot[at + step]
        apart += numpy.bincount(nearest[~same], minlength=len(wanted))
        left.append(at[same])
        right.append(at[same] + step)
        pair.append(nearest[same])
    none = numpy.zeros(0, dtype=numpy.int64)
    size = max(claims.S, 1)
    ends = numpy.concatenate(left), numpy.concatenate(right)
    return Pairs(wanted // size, wanted % size, *ends, numpy.concatenate([none, *pair]), apart)


def _codes(claims: "Claims", group: "NDArray[numpy.int32]", among: "Mask") -> "Codes":
    """Return a number for each pair of sources, as often as the two have claims, of some, in one group."""
    rows = numpy.flatnonzero(among)
    codes = [numpy.zeros(0, dtype=numpy.int64)]
    for step in range(1, min(CROWD, len(rows))):
        at = numpy.flatnonzero(group[rows[step:]] == group[rows[:-step]])
        if not len(at):
            break
        codes.append(_code(claims, rows[at], rows[at + step]))
    return numpy.concatenate(codes)


def _code(claims: "Claims", left: "Offsets", right: "Offsets") -> "Codes":
    a, b = claims.source[left].astype(numpy.int64), claims.source[right].astype(numpy.int64)
    return numpy.minimum(a, b) * max(claims.S, 1) + numpy.maximum(a, b)


__all__ = ["Pairs", "sharing"]
