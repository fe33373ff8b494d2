"""Numbers that sources give, one reading a source and question, and what there is to say about them without models."""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask, Offsets


GREATEST = 1e300  # beyond it sums overflow: no measure of anything


@frozen(eq=False)
class Readings:
    """What S sources read on N items of one attribute; n readings.

    Attributes:
        item: (n,) ascending.
        source: (n,)
        value: (n,) the median of what the source says of the item.
        question: (N,) the questions of the claims table: those on which somebody gives a number.
        sources: S.
    """

    item: "Offsets"
    source: "Offsets"
    value: "Floats"
    question: "Offsets"
    sources: int

    @classmethod
    def of(cls, claims: "Claims", attribute: int) -> "Readings":
        """Return the readings of one attribute."""
        size = numpy.abs(claims.number)
        is_number = (size <= GREATEST) & (claims.attribute == attribute)[claims.question]
        mine = numpy.flatnonzero(is_number[claims.slot])
        question, item = numpy.unique(claims.asked[mine], return_inverse=True)
        room = max(claims.S, 1)
        pair = item.astype(numpy.int64) * room + claims.source[mine]
        pairs, place = numpy.unique(pair, return_inverse=True)
        value = medians(place, claims.number[claims.slot[mine]], len(pairs))
        return cls(pairs // room, pairs % room, value, question.astype(numpy.int64), claims.S)

    def __len__(self) -> int:
        """Return the number of readings."""
        return len(self.item)

    @property
    def items(self) -> int:
        """Return N."""
        return len(self.question)

    def of_items(self, x: "Floats | None" = None) -> "Floats":
        """Return (N,): the sum of x, (n,), over the readings of each item; how many there are without x."""
        return numpy.bincount(self.item, x, self.items).astype(numpy.float64, copy=False)

    def of_sources(self, x: "Floats | None" = None) -> "Floats":
        """Return (S,): the sum of x, (n,), over the readings of each source; how many there are without x."""
        return numpy.bincount(self.source, x, self.sources).astype(numpy.float64, copy=False)

    def some(self, kept: "Mask") -> "Readings":
        """Return some of the readings, (n,) true for those; items that lose all of theirs stay."""
        return Readings(self.item[kept], self.source[kept], self.value[kept], self.question, self.sources)


def medians(group: "Offsets", x: "Floats", groups: int) -> "Floats":
    """Return (groups,): the median of each group's x; every group has one at least, in whatever order."""
    order = numpy.lexsort((x, group))
    size = numpy.bincount(group, minlength=groups)
    first = numpy.cumsum(size) - size
    ranked = x[order]
    low, high = ranked[first + (size - 1) // 2], ranked[first + size // 2]
    middle: Floats = low + (high - low) / 2
    return middle


__all__ = ["Readings", "medians"]
