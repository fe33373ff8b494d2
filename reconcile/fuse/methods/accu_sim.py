"""ACCUSIM: ACCU, where like values lend each other part of their vote counts.

    C(v)  = sum over the sources of v of ln(n A(s) / (1 - A(s)))
    C*(v) = C(v) + rho * sum over rival values v' of C(v') * likeness(v, v')
    P and A as in ACCU, from C*

rho = .5. Likeness: of numbers and times by distance, of names by shared letters, none of labels and codes.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.methods.accu import START, posterior, weight
from reconcile.fuse.table.alike import likeness
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import means, of_slots
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

RHO = 0.5


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors and the accuracies."""
    alike = likeness(claims)

    def believed(accuracy: "Floats") -> "Floats":
        count = of_slots(claims, weight(accuracy)[claims.source])
        return posterior(claims, count + RHO * alike.lent(count))

    def step(accuracy: "Floats") -> "Floats":
        return means(claims, believed(accuracy)[claims.slot])

    accuracy, taken = until_settled(step, numpy.full(claims.S, START))
    because = (f"sources count by their accuracy; {len(alike.left)} pairs of like values support each other",)
    return Beliefs(believed(accuracy), accuracy, iterations=taken, because=because)


METHOD = TableMethod(
    name="accu-sim",
    title="Bayesian vote by accuracy, like values support each other",
    reference="Dong, Berti-Equille & Srivastava: Integrating conflicting data (VLDB 2009)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": (
            "of numbers: how near two are is measured by the usual distance in the whole table; labels keep it"
        ),
    },
    when="names and numbers whose variants are half right",
)
