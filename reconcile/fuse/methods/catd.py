"""CATD: sources with few claims weigh little even where they were right, by the confidence limit of their variance.

    w(s) = chi-square quantile(alpha / 2, claims of s) / sum over its claims of (distance from the truth)^2
    truth = the mean of the numbers weighted by w; the label with the greatest sum of w

alpha = .05; distance of quantities in deviations of the question, of labels 0 or 1. Begins with medians and majorities,
until no weight moves by more than 1e-6 of the greatest, at most 100 rounds. A source that errs by nothing is given a
hundredth of a claim's error.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.methods.crh import distances
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.middle import deviation, measured, weighted_mean, weighted_median
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import of_slots, of_sources, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

ALPHA = 0.05
LEAST = 0.01


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the weighted shares, weighted means and weights."""
    from scipy.special import chdtri

    spread, number = deviation(claims), measured(claims)
    quantile = numpy.where(claims.told > 0, chdtri(claims.told.clip(min=1), 1 - ALPHA / 2), 0.0)

    def from_truth(held: "Floats", truth: "Floats") -> "Floats":
        squared: Floats = sum(off**2 for off in distances(claims, held, truth, spread)) + numpy.zeros(claims.M)
        return at_most_one(quantile / of_sources(claims, squared[claims.slot]).clip(min=LEAST))

    def support(weight: "Floats") -> "Floats":
        return portions(claims, of_slots(claims, weight[claims.source]))

    def step(weight: "Floats") -> "Floats":
        held = support(weight)
        return from_truth(held, weighted_mean(claims, numpy.where(number, held, 0.0)))

    median = weighted_median(claims, numpy.where(number, claims.votes, 0.0))
    weight, taken = until_settled(step, from_truth(claims.votes, median))
    held = support(weight)
    return Beliefs(
        held,
        weight,
        "weight",
        estimate=weighted_mean(claims, numpy.where(number, held, 0.0)),
        iterations=taken,
        is_probability=False,
        because=("a source weighs by the upper limit of its variance, so one of few claims weighs little",),
    )


METHOD = TableMethod(
    name="catd",
    title="weights with confidence limits for sources of few claims",
    reference="Li, Li, Gao, Su, Zhao, Demirbas, Fan & Han: A confidence-aware approach (VLDB 2015)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "duplicate", "scale"),
    breaks={
        "monotonicity": "of numbers: one more claim moves the mean, and so who is near: found in a table of ten claims"
    },
    when="numbers from a long tail of sources with few claims each",
)
