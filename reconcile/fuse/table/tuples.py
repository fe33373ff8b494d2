"""Values that only together are one: the two numbers of a coordinate, claimed as two values by everybody.

Where nearly all answers have the same number of values, two or more, they are parts of one: two sources agree if all
parts agree, and half of the one with half of the other is nobody's answer.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.fuse.table.sums import best

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.ballots import Ballots
    from reconcile.columns.claims import Claims, Floats, Mask

    Indices = NDArray[numpy.int64]


@frozen(eq=False)
class Tuples:
    """Claims of which each is a source's whole answer.

    Attributes:
        claims: one a ballot; a slot is a combination of values.
        first: (M',) + 1: the parts of slot m are those from first[m] up to first[m + 1].
        parts: slots of the claims that were combined.
    """

    claims: "Claims"
    first: "Indices"
    parts: "Indices"

    @classmethod
    def of(cls, claims: "Claims", ballots: "Ballots") -> "Tuples":
        """Return the answers as wholes."""
        order = numpy.lexsort((claims.slot, ballots.of_claim))
        row, place = ballots.of_claim[order], numpy.arange(len(order))
        begin = numpy.cumsum(ballots.size) - ballots.size
        table = numpy.full((len(ballots.size), int(ballots.size.max(initial=1))), -1, dtype=numpy.int64)
        table[row, place - begin[row]] = claims.slot[order]
        keyed = numpy.column_stack([ballots.question, table])
        whole, number = numpy.unique(keyed, axis=0, return_inverse=True)
        parts = whole[:, 1:]
        sizes = (parts >= 0).sum(axis=1)
        sort = numpy.lexsort((ballots.source, number.ravel()))
        combined = evolve(
            claims,
            source=ballots.source[sort].astype(numpy.int32),
            slot=number.ravel()[sort].astype(numpy.int32),
            question=whole[:, 0].astype(numpy.int32),
            spelling=[""] * len(whole),
            number=numpy.full(len(whole), numpy.nan),
            time=None,
            value=numpy.arange(len(whole), dtype=numpy.int32),
        )
        return cls(combined, numpy.append(0, numpy.cumsum(sizes)), parts[parts >= 0])

    def spread(self, p: "Floats", slots: int) -> "Floats":
        """Return (M,): the probability of each value that is part of some combination, by that of the combinations."""
        each = numpy.repeat(p, numpy.diff(self.first))
        return numpy.bincount(self.parts, weights=each, minlength=slots).astype(numpy.float64, copy=False)

    def best(self, p: "Floats", slots: int) -> "Mask":
        """Return (M,): the parts of the most probable combination of each question."""
        chosen = numpy.zeros(len(p))
        chosen[best(self.claims, p)] = 1.0
        return self.spread(chosen, slots) > 0


__all__ = ["Tuples"]
