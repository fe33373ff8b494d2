"""Distinct combinations of columns of numbers, ranked, without a sort where there is room for a table of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Ints, Offsets

_ROOM = 1 << 62


def combined(columns: "Sequence[Ints]", sizes: Sequence[int]) -> "tuple[Ints, list[Ints]]":
    """Return the rank of each row's combination, (n,), and the combinations in their order, a column each.

    Args:
        columns: numbers from 0, (n,) each; the first is the most significant.
        sizes: what each column's numbers are below.
    """
    ids: Offsets = columns[0].astype(numpy.int64)
    size = max(sizes[0], 1)
    for column, more in zip(columns[1:], sizes[1:], strict=True):
        if size * max(more, 1) > _ROOM:  # never with real tables; names of combinations so far make room
            raise OverflowError("the columns have too many combinations")
        ids = ids * more + column
        size *= max(more, 1)
    rank, kept = ranked(ids, size)
    parts: list[Ints] = []
    for more in reversed(sizes[1:]):
        kept, part = numpy.divmod(kept, more)
        parts.append(part.astype(numpy.int32))
    return rank, [kept.astype(numpy.int32), *reversed(parts)]


def ranked(ids: "NDArray[numpy.int64]", size: int) -> "tuple[Ints, NDArray[numpy.int64]]":
    """Return the rank of each id among those that occur, (n,), and these ids, ascending.

    Args:
        ids: numbers from 0.
        size: what they are below.
    """
    if size > 8 * len(ids) + (1 << 20):
        found, rank = numpy.unique(ids, return_inverse=True)
        return rank.astype(numpy.int32), found
    seen = numpy.zeros(size, dtype=bool)
    seen[ids] = True
    lookup = numpy.cumsum(seen, dtype=numpy.int32)
    lookup -= 1
    return lookup[ids], numpy.flatnonzero(seen)


__all__ = ["combined", "ranked"]
