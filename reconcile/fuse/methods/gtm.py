"""GTM, the Gaussian truth model: a number is the truth plus the source's own noise.

With z = (x - median of the question) / deviation of the question, z ~ N(mu(q), sigma2(s)), mu ~ N(0, 1) and
sigma2 ~ InverseGamma(10, 10):

    var(q) = 1 / (1 + sum over its claims of 1 / sigma2(s));   mu(q) = var(q) * sum of z / sigma2(s)
    sigma2(s) = (2 * 10 + sum over its claims of (z - mu(q))^2 + var(q)) / (2 * (10 + 1) + claims of s)

The answer is median + mu * deviation, its 95 % interval 1.96 standard deviations either way. sigma2 = 1 at first, until
none moves by more than 1e-6, at most 100 rounds. Labels get the share of the votes.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.middle import deviation, measured, weighted_median
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import of_questions, of_slots, of_sources, portions, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

SHAPE, SCALE = 10.0, 10.0
WIDE = 1.959963984540054


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the estimates, their intervals and the sources' variances."""
    number, spread = measured(claims), deviation(claims)
    median = weighted_median(claims, numpy.where(number, claims.votes, 0.0))
    unit = numpy.where(spread > 0, spread, 1.0)
    z = numpy.where(number, (claims.number - median[claims.question]) / unit[claims.question], 0.0)
    of_number = number[claims.slot]
    told = of_sources(claims, of_number.astype(numpy.float64))

    def truths(variance: "Floats") -> "tuple[Floats, Floats]":
        exact = of_slots(claims, numpy.where(of_number, 1 / variance[claims.source], 0.0))
        var = 1 / (1 + of_questions(claims, exact))
        return var * of_questions(claims, exact * z), var

    def step(variance: "Floats") -> "Floats":
        mu, var = truths(variance)
        off = (z - mu[claims.question]) ** 2 + var[claims.question]
        squares = of_sources(claims, numpy.where(of_number, off[claims.slot], 0.0))
        return (2 * SCALE + squares) / (2 * (SHAPE + 1) + told)

    variance, taken = until_settled(step, numpy.ones(claims.S))
    mu, var = truths(variance)
    estimate, half = median + mu * spread, WIDE * numpy.sqrt(var) * spread
    held = of_slots(claims, 1 / variance[claims.source])
    return Beliefs(
        numpy.where(number, portions(claims, held), shares(claims)),
        variance,
        "variance",
        estimate=estimate,
        low=estimate - half,
        high=estimate + half,
        iterations=taken,
        is_probability=False,
        because=("a number is the truth plus its source's own Gaussian noise",),
    )


METHOD = TableMethod(
    name="gtm",
    title="Gaussian noise of each source's own size",
    reference="Zhao & Han: A probabilistic model for estimating real-valued truth from conflicting sources (QDB 2012)",
    fit=fit,
    kinds=("number", "time"),
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="continuous numbers with noise, no gross errors",
)
