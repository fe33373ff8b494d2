"""TruthFinder: a value is the more believed the less its sources are likely to be all wrong; like values support it.

    tau(s)   = -ln(1 - t(s))
    sigma(v) = sum of tau over the sources of v
    sigma*(v) = sigma(v) + rho * sum over rival values v' of sigma(v') * imp(v' -> v)
    c(v) = 1 / (1 + e^(-gamma sigma*(v)));   t(s) = mean of c over the values of s

t = .9 at first, gamma = .3, rho = .5. imp(v' -> v) = likeness - .5 where the kind of value can be compared (numbers,
times, names), 0 for labels and codes. The paper stops when the cosine between two rounds' trust is within .001 of 1,
which is so after one round; here until no trust moves by more than 1e-6, at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.alike import likeness
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import DIGITS, until_settled
from reconcile.fuse.table.sums import best, means, of_questions, of_slots, only
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

START = 0.9
GAMMA = 0.3
RHO = 0.5
BASE = 0.5
SURE = 1 - 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the confidences in the values and the trust in the sources."""
    alike = likeness(claims)

    def supported(trust: "Floats") -> "Floats":
        sigma = of_slots(claims, -numpy.log1p(-trust.clip(0, SURE))[claims.source])
        lent = alike.lent(sigma)
        if alike.compared.any():
            some = numpy.where(alike.compared, sigma, 0.0)
            rivals = of_questions(claims, some)[claims.question] - some
            lent = lent - numpy.where(alike.compared, BASE * rivals, 0.0)
        return sigma + RHO * lent

    def step(trust: "Floats") -> "Floats":
        return means(claims, _belief(supported(trust))[claims.slot])

    trust, taken = until_settled(step, numpy.full(claims.S, START))
    support = numpy.round(supported(trust), DIGITS)
    return Beliefs(
        _belief(support),
        trust,
        "trust",
        chosen=only(claims, best(claims, support)),  # many beliefs are so near to 1 that they look the same
        iterations=taken,
        is_probability=False,
        because=("a value is the more believed the less its sources are likely to be all wrong",),
    )


def _belief(support: "Floats") -> "Floats":
    belief: Floats = 1 / (1 + numpy.exp(-GAMMA * support.clip(-1000, 1000)))
    return belief


METHOD = TableMethod(
    name="truthfinder",
    title="sources unlikely to be all wrong, like values support each other",
    reference="Yin, Han & Yu: Truth discovery with multiple conflicting information providers on the Web (TKDE 2008)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": (
            "of numbers: how near two are is measured by the usual distance in the whole table; labels keep it"
        ),
    },
    when="for comparison with the literature; close to a vote",
)
