"""What part of a column's cells has a property, told by a sample of its distinct cells where there are very many."""

from collections.abc import Callable

import numpy

from reconcile.columns.kind import Cells

MANY = 2000


def share(cells: Cells, holds: Callable[[str], bool], *, weighted: bool = True) -> float:
    """Return the share of rows (or of distinct cells) for which something holds, 0 where there are none.

    Of more than MANY distinct cells those at even distances in their order are looked at, so that the answer is the
    same each time.
    """
    k = len(cells)
    at = numpy.unique(numpy.linspace(0, k - 1, min(k, MANY)).astype(numpy.int64)) if k else numpy.zeros(0, numpy.int64)
    weights = cells.counts[at].astype(numpy.float64) if weighted else numpy.ones(len(at))
    yes = numpy.fromiter((holds(cells.texts[i]) for i in at.tolist()), dtype=bool, count=len(at))
    total = float(weights.sum())
    return float(weights[yes].sum()) / total if total else 0.0


__all__ = ["MANY", "share"]
