"""How near a number is to the truth, told by how far sources lie from it: the truth is taken to be a further reading.

Standard errors of means and medians are far too small: errors of sources are shared, and nobody is right on the mean.
What does hold (intervals of 95 % cover 92 to 99 % on public sets of measures and of opinions) is that the truth lies
about the estimate as one more source would: half a dozen readings of the item itself, and two more drawn from all
readings of the attribute,

    F_i(z) = (sum over readings of i [x - m_i <= z] + 2 F_0(z)) / (n_i + 2),   F_0 all readings' x - m

Confidence is its mass within 1 % of the estimate, the credible interval lies between its quantiles .025 and .975.
"""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats
    from reconcile.fuse.table.readings import Readings

NEAR = 0.01  # of the estimate: so near counts as right
POOLED = 2.0  # readings that the pool counts
TAIL = 0.025


def nearness(readings: "Readings", estimate: "Floats") -> "tuple[Floats, Floats]":
    """Return (N,) how probable the truth lies within 1 % of the estimate, and (S,) how often each source does.

    A lone reading agrees with itself and shows nothing; it is as good as readings are on the whole.
    """
    apart = numpy.abs(readings.value - estimate[readings.item])
    hit = (apart <= NEAR * numpy.abs(estimate[readings.item]) * (1 + 1e-9)).astype(numpy.float64)
    company = (readings.of_items() > 1)[readings.item].astype(numpy.float64)
    hit *= company
    pool = (hit.sum() + 1) / (company.sum() + 2)
    items = (readings.of_items(hit) + POOLED * pool) / (readings.of_items(company) + POOLED)
    sources = (readings.of_sources(hit) + POOLED * pool) / (readings.of_sources(company) + POOLED)
    return items, sources


def interval(readings: "Readings", estimate: "Floats") -> "tuple[Floats, Floats]":
    """Return (N,) and (N,): the ends of the central 95 % for the truth."""
    apart = readings.value - estimate[readings.item]
    return estimate + _quantile(readings, apart), estimate - _quantile(readings, -apart)


def _quantile(readings: "Readings", apart: "Floats") -> "Floats":
    """Return (N,): the lower quantile of F_i.

    With j of the item's own readings at or below z, F_i(z) reaches the quantile where 2 F_0(z) = .025 (n + 2) - j; so
    it is the least over j of the greater of the j-th reading and the pool's quantile at that height.
    """
    order = numpy.lexsort((apart, readings.item))
    ranked, item = apart[order], readings.item[order]
    size = readings.of_items()
    wanted = TAIL * (size + POOLED)
    pool = numpy.sort(apart)
    first = (numpy.cumsum(size) - size).astype(numpy.int64)
    taken = numpy.arange(len(item)) - first[item] + 1
    reached = numpy.maximum(ranked, _height(pool, (wanted[item] - taken) / POOLED))
    least = _height(pool, wanted / POOLED)
    numpy.minimum.at(least, item, reached)
    return least


def _height(pool: "Floats", share: "Floats") -> "Floats":
    """Return the least member of the sorted pool by which its share is reached; -inf for none, inf above 1."""
    rank = numpy.ceil(share * len(pool) - 1e-9).astype(numpy.int64) - 1
    found = pool[rank.clip(0, len(pool) - 1)]
    return numpy.where(rank < 0, -numpy.inf, numpy.where(rank >= len(pool), numpy.inf, found))


__all__ = ["interval", "nearness"]
