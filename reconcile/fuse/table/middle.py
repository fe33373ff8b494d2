"""The middle of the numbers that are claimed: weighted medians and means of each question."""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.sums import of_questions

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask, Offsets

MEASURED = ("number", "time")
DUST = 1e-12  # sums that should be halves may miss them by so much


def measured(claims: "Claims") -> "Mask":
    """Return (M,): true for the values that are quantities: numbers and times that could be read."""
    kinds = numpy.array([k in MEASURED for k in claims.kinds] or [False])
    return kinds[claims.attribute[claims.question]] & numpy.isfinite(claims.number)


def weighted_median(claims: "Claims", weight: "Floats") -> "Floats":
    """Return (Q,): the number with half of the weight, (M,), on either side; NaN where a question has no weight.

    Where a number has exactly half of the weight up to it, the middle between it and the next one.
    """
    use = (weight > 0) & numpy.isfinite(claims.number)
    slots = numpy.flatnonzero(use)
    middle = numpy.full(claims.Q, numpy.nan)
    if not len(slots):
        return middle
    slots = slots[numpy.lexsort((claims.number[slots], claims.question[slots]))]
    question, number = claims.question[slots], claims.number[slots]
    begins = numpy.flatnonzero(numpy.append(True, question[1:] != question[:-1]))
    ends = numpy.append(begins[1:], len(slots)) - 1
    part = weight[slots] / numpy.add.reduceat(weight[slots], begins).repeat(ends - begins + 1)
    upto = numpy.cumsum(part)
    before = numpy.append(0.0, upto[ends[:-1]])
    upto = upto - before.repeat(ends - begins + 1)  # parts add up to one in each question
    dust = DUST * len(slots)
    lower = _first(upto >= 0.5 - dust, begins, ends)
    upper = _first(upto > 0.5 + dust, begins, ends)
    middle[question[begins]] = number[lower] / 2 + number[upper] / 2
    return middle


def weighted_mean(claims: "Claims", weight: "Floats") -> "Floats":
    """Return (Q,): the mean of the numbers by weight, (M,); NaN where a question has no weight."""
    use = (weight > 0) & numpy.isfinite(claims.number)
    w = numpy.where(use, weight, 0.0)
    total = of_questions(claims, w)
    summed = of_questions(claims, numpy.where(use, w * numpy.where(use, claims.number, 0.0), 0.0))
    return numpy.where(total > 0, summed / numpy.where(total > 0, total, 1.0), numpy.nan)


def deviation(claims: "Claims") -> "Floats":
    """Return (Q,): the standard deviation of the numbers claimed, 0 where they are all the same or there are none."""
    weight = numpy.where(measured(claims), claims.votes, 0.0)
    mean = weighted_mean(claims, weight)
    off = numpy.where(weight > 0, claims.number - mean[claims.question], 0.0)
    total = of_questions(claims, weight)
    spread: Floats = numpy.sqrt(of_questions(claims, weight * off**2) / numpy.where(total > 0, total, 1.0))
    size = numpy.abs(numpy.where(numpy.isfinite(mean), mean, 0.0))
    return numpy.where(spread > size * DUST, spread, 0.0)


def _first(holds: "Mask", begins: "Offsets", ends: "Offsets") -> "Offsets":
    """Return where each segment first holds; its end where it nowhere does."""
    at = numpy.where(holds, numpy.arange(len(holds)), len(holds))
    return numpy.minimum(numpy.minimum.reduceat(at, begins), ends)


__all__ = ["deviation", "measured", "weighted_mean", "weighted_median"]
