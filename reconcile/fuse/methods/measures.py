"""Continuous numbers: the median of sources where they measure one thing, a weighted mean where they give opinions.

A source counts once a question, with the median of what it says. Where sources measure, claims on one question agree
but for outliers, and the median is best: sources that lie nearest to the others are often copies of one another, so
weights do harm. Where they estimate or rate, claims on one question differ nearly as much as claims on several, the
errors are not outliers but all there is, and averaging them out helps. The claims tell which: with readings x, medians
m_i of the questions and m of all, outliers left out,

    opinions  if  mean |x - m_i| >= .5 mean |x - m|,  on at least 30 questions with two sources;  else measures

Outliers lie more than 8 x 1.4826 x (the median of the deviations that are not nought) from the median of their question
and are left out of means and intervals. The mean weighs sources by their variance, shrunk to the mean one:

    v_s = (sum over s's readings of (x - e_i)^2 + 100 v) / (n_s + 100),   e_i = sum (x / v_s) / sum (1 / v_s)

Confidence is that the truth lies within 1 % of the answer, as `table.predictive` says, and so does the interval.
Q. Li et al.: A confidence-aware approach for truth discovery on long-tail data (VLDB 2014); B. Zhao, J. Han: A
probabilistic model for estimating real-valued truth from conflicting sources (QDB 2012), simplified.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.predictive import interval, nearness
from reconcile.fuse.table.readings import Readings, medians
from reconcile.fuse.table.sums import shares

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask

FENCE = 8 * 1.4826  # median deviations
OPINION = 0.5
ENOUGH = 30  # questions with two sources before claims can be called opinions
TO_CROWD = 100.0
ROUNDS = 50
SURE = 1e-4  # no confidence is nearer to 0 or 1


@frozen(eq=False)
class _Measured:
    """What is believed of one attribute: (N,) each, and (S,) how often each source is near, with its readings."""

    estimate: "Floats"
    low: "Floats"
    high: "Floats"
    confidence: "Floats"
    near: "Floats"
    because: str


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return an estimate for each question on which somebody gives a number; others go by the vote."""
    estimate, low, high = (numpy.full(claims.Q, numpy.nan) for _ in range(3))
    probability = shares(claims) * claims.voters[claims.question] / (claims.voters[claims.question] + 1)
    confidence = numpy.zeros(claims.Q)
    numpy.maximum.at(confidence, claims.question, probability)
    near, told, because = numpy.zeros(claims.S), numpy.zeros(claims.S), []
    for a, name in enumerate(claims.attributes):
        readings = Readings.of(claims, a)
        if not len(readings):
            continue
        measured = measure(readings)
        at = readings.question
        estimate[at], low[at], high[at] = measured.estimate, measured.low, measured.high
        confidence[at] = measured.confidence
        count = readings.of_sources()
        near, told = near + measured.near * count, told + count
        because.append(f"{name}: {measured.because}" if name else measured.because)
    reliability = (near + 1) / (told + 2)
    sure = confidence.clip(SURE, 1 - SURE)
    return Beliefs(
        probability,
        reliability,
        measure="share of claims within 1 %",
        estimate=estimate,
        confidence=sure,
        low=low,
        high=high,
        because=tuple(because),
    )


def measure(readings: Readings) -> _Measured:
    """Return what follows from the readings of one attribute."""
    middle = medians(readings.item, readings.value, readings.items)
    kept = within_fence(readings, middle)
    inner = readings.some(kept)
    opinions = are_opinions(inner, middle)
    estimate = weighted_mean(inner, middle) if opinions else middle
    low, high = interval(inner, estimate)
    low, high = numpy.minimum(low, estimate), numpy.maximum(high, estimate)
    confidence, near = nearness(readings, estimate)
    return _Measured(estimate, low, high, confidence, near, _because(opinions, len(readings) - len(inner)))


def within_fence(readings: Readings, middle: "Floats") -> "Mask":
    """Return (n,): which readings are no outliers."""
    apart = numpy.abs(readings.value - middle[readings.item])
    some = apart[apart > 0]
    kept: Mask = apart <= (FENCE * float(numpy.median(some)) if len(some) else 0.0)
    return kept


def are_opinions(readings: Readings, middle: "Floats") -> bool:
    """Return whether claims on one question differ at least half as much as claims on any."""
    if numpy.count_nonzero(readings.of_items() > 1) < ENOUGH:
        return False
    here = numpy.abs(readings.value - middle[readings.item]).sum()
    anywhere = numpy.abs(readings.value - numpy.median(readings.value)).sum()
    return bool(here > 0 and here >= OPINION * anywhere)


def weighted_mean(readings: Readings, middle: "Floats") -> "Floats":
    """Return (N,): the means weighted by the sources' variances; the median of an item that lost all its readings."""
    count = readings.of_items()
    told = readings.of_sources()
    heard = count > 0
    mean = numpy.where(heard, readings.of_items(readings.value) / count.clip(min=1), middle)
    scale = numpy.abs(readings.value - mean[readings.item]).max(initial=0.0)
    for _ in range(ROUNDS):
        apart = (readings.value - mean[readings.item]) / (scale or 1.0)
        square = apart * apart
        crowd = square.mean() if len(square) else 0.0
        if not crowd > 0:
            return mean
        weight = ((told + TO_CROWD) / (readings.of_sources(square) + TO_CROWD * crowd))[readings.source]
        total = readings.of_items(weight)
        shift = readings.of_items(weight * apart) / numpy.where(heard, total, 1.0) * scale
        mean = mean + shift
        if numpy.abs(shift).max() <= 1e-9 * scale:
            break
    return mean


def _because(opinions: bool, outliers: int) -> str:
    """Return what was done, in words."""
    how = (
        "claims on one question differ about as much as claims on several, as opinions do: a mean, by variance"
        if opinions
        else "claims on one question agree but for outliers, as measurements do: the median of the sources"
    )
    aside = "" if not outliers else f"; {outliers} {'claim lies' if outliers == 1 else 'claims lie'} far outside"
    return how + aside


METHOD = TableMethod(
    name="measures",
    title="continuous numbers: median of measurements, weighted mean of opinions",
    reference="after Li et al.: CATD (VLDB 2014) and Zhao & Han: GTM (QDB 2012)",
    fit=fit,
    kinds=("number",),
    keeps=("symmetry", "order", "unanimity", "scale"),
    breaks={
        "monotonicity": "a further claim of a number can draw the median to the midpoint between two claims",
        "independence": "other questions say how far sources differ, and so if a mean is taken",
    },
)
