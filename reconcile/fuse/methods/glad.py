"""GLAD: the ability of a source and the ease of a question make the chance to be right.

    x(s, q) = alpha(s) * e^b(q)
    chance to be right = 1 / (1 + e^-x), to say one of the K - 1 wrong labels: (1 - that) / (K - 1)
    P(q = k) ~ product over the claims on q of their chance, all labels alike at first

alpha ~ N(1, 1), b ~ N(1, 1). The maximisation climbs by Newton steps, sources and questions in turn: for alpha
(sum of e^b (P - chance) - (alpha - 1)) / (sum of e^2b chance (1 - chance) + 1), for b the same with alpha e^b for e^b.
From alpha = b = 1, three turns a round, until no figure moves by more than 1e-4, at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.labels import labels, reachable
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import of_questions, of_slots, of_sources, softmax
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

MEAN = 1.0
TURNS = 3
TOLERANCE = 1e-4
STRIDE = 1.0  # a Newton step goes no further
EASE = 4.0  # |b| stays within


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors of the claimed labels, and the sources' abilities."""
    source, asked, slot = claims.source, claims.asked, claims.slot
    many = labels(claims).many[claims.attribute]
    wrong = numpy.log(reachable(many))
    unclaimed = numpy.where(many > claims.rivals, numpy.log((many - claims.rivals).clip(min=1)), -numpy.inf)

    def posterior(alpha: "Floats", ease: "Floats") -> "Floats":
        x = alpha[source] * ease[asked]
        return softmax(claims, of_slots(claims, x + wrong[asked]), unclaimed)  # ln(chance / (1 - chance)) is x

    def step(state: "Floats") -> "Floats":
        alpha, b = state[: claims.S], state[claims.S :]
        right = posterior(alpha, numpy.exp(b))[slot]
        for _ in range(TURNS):
            ease = numpy.exp(b)[asked]
            off, slack = _chance(alpha[source] * ease, right)
            up = of_sources(claims, ease * off) - (alpha - MEAN)
            alpha = alpha + (up / (of_sources(claims, ease**2 * slack) + 1)).clip(-STRIDE, STRIDE)
            x = alpha[source] * ease
            off, slack = _chance(x, right)
            up = of_questions(claims, of_slots(claims, x * off)) - (b - MEAN)
            b = b + (up / (of_questions(claims, of_slots(claims, x**2 * slack)) + 1)).clip(-STRIDE, STRIDE)
            b = b.clip(-EASE, EASE)
        return numpy.concatenate([alpha, b])

    state, taken = until_settled(step, numpy.full(claims.S + claims.Q, MEAN), tolerance=TOLERANCE)
    alpha, ease = state[: claims.S], numpy.exp(state[claims.S :])
    because = ("an ability for each source and an ease for each question",)
    return Beliefs(posterior(alpha, ease), alpha, "ability", iterations=taken, because=because)


def _chance(x: "Floats", right: "Floats") -> "tuple[Floats, Floats]":
    """Return how far the chance to be right is from P, and the slope of the chance."""
    chance = 1 / (1 + numpy.exp(-x.clip(-500, 500)))
    return right - chance, chance * (1 - chance)


METHOD = TableMethod(
    name="glad",
    title="ability of sources, ease of questions",
    reference="Whitehill, Ruvolo, Wu, Bergsma & Movellan: Whose vote should count more (NIPS 2009)",
    fit=fit,
    kinds=("label",),
    keeps=("symmetry", "order", "monotonicity", "duplicate", "scale"),
    breaks={
        "unanimity": (
            "found in a table of eight claims: the ease of a question with few sources that all agree can be the "
            "greater one"
        ),
        "independence": "how many labels there are is counted over all questions",
    },
    when="labels where some questions are harder than others",
)
