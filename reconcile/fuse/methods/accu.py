"""ACCU: a Bayesian vote in which a source counts by its accuracy, and errors are spread over n false values.

    C(v) = sum over the sources of v of ln(n A(s) / (1 - A(s)))
    P(v) = e^C(v) / (sum of e^C over the claimed values + n + 1 - number of claimed values)
    A(s) = mean of P over the values of s

n = 100, A = .8 at first, kept within [.01, .99]. Until no accuracy moves by more than 1e-6, at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import means, of_slots, softmax
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

FALSE_VALUES = 100
START = 0.8
LOW, HIGH = 0.01, 0.99


def weight(accuracy: "Floats") -> "Floats":
    """Return (S,): what a source's vote counts, ln(n A / (1 - A))."""
    a = accuracy.clip(LOW, HIGH)
    return numpy.asarray(numpy.log(FALSE_VALUES * a / (1 - a)))


def posterior(claims: "Claims", count: "Floats") -> "Floats":
    """Return (M,): P(v) from the vote counts C, (M,), with room for the values that nobody claims."""
    unclaimed = numpy.log((FALSE_VALUES + 1 - claims.rivals).clip(min=1))
    return softmax(claims, count, unclaimed)


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors and the accuracies."""

    def believed(accuracy: "Floats") -> "Floats":
        return posterior(claims, of_slots(claims, weight(accuracy)[claims.source]))

    def step(accuracy: "Floats") -> "Floats":
        return means(claims, believed(accuracy)[claims.slot])

    accuracy, taken = until_settled(step, numpy.full(claims.S, START))
    because = (f"sources count by their accuracy; errors are spread over {FALSE_VALUES} false values",)
    return Beliefs(believed(accuracy), accuracy, iterations=taken, because=because)


METHOD = TableMethod(
    name="accu",
    title="Bayesian vote by accuracy",
    reference="Dong, Berti-Equille & Srivastava: Integrating conflicting data (VLDB 2009)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="open domains with one true value and independent sources",
)
