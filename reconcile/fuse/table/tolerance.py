"""Which numbers count as one answer: those within 1 % of one another, and times within ten minutes."""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Offsets

RELATIVE = 0.01
MINUTES = 10.0


def within(claims: "Claims", x: "Floats") -> "Floats":
    """Return (M,): the sum of x, (M,), over the question's slots that lie within tolerance of each slot.

    What is no number stands for itself alone. Numbers are compared by their rank among all numbers of the table, so
    that questions of any magnitude lie side by side in one sorted key.
    """
    at = numpy.flatnonzero(~numpy.isnan(claims.number))
    total = x.copy()
    if not len(at):
        return total
    number, question = claims.number[at], claims.question[at].astype(numpy.int64)
    every = numpy.sort(number)
    reach = _reach(claims, at)
    key = question * (len(every) + 1) + numpy.searchsorted(every, number)
    order = numpy.argsort(key, kind="stable")
    sums = numpy.concatenate([[0.0], numpy.cumsum(x[at][order])])
    low = question * (len(every) + 1) + numpy.searchsorted(every, number - reach, "left")
    high = question * (len(every) + 1) + numpy.searchsorted(every, number + reach, "right")
    found = sums[numpy.searchsorted(key[order], high)] - sums[numpy.searchsorted(key[order], low)]
    total[at] = numpy.maximum(found, x[at])
    return total


def _reach(claims: "Claims", at: "Offsets") -> "Floats":
    """Return how far from each of the slots another number may lie."""
    is_time = numpy.array([kind == "time" for kind in claims.kinds])
    number = claims.number[at]
    minutes = is_time[claims.attribute[claims.question[at]]]
    return numpy.where(minutes, MINUTES, RELATIVE * numpy.abs(number)) + 1e-9


__all__ = ["within"]
