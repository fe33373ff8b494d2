r"""POPACCU: as ACCU, but false values are as popular as the claims show them to be.

With k(v) sources of v and N claims on the question, and v taken as true, a wrong source says v' with probability
k(v') / (N - k(v)). The likelihood of all claims, but for what all hypotheses share, is

    ln L(v) = sum over the sources of v of ln(A / (1 - A)) - k(v) ln k(v) - (N - k(v)) ln(N - k(v))
    ln L(none of them) = -N ln N
    P(v) = L(v) / sum of L;   A(s) = mean of P over the values of s

A = .8 at first, kept within [.01, .99]. Until no accuracy moves by more than 1e-6, at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import means, of_slots, softmax
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

START = 0.8
LOW, HIGH = 0.01, 0.99


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors and the accuracies."""
    others = claims.voters[claims.question] - claims.votes
    popularity = -_x_log_x(claims.votes) - _x_log_x(others)
    none = -_x_log_x(claims.voters)

    def believed(accuracy: "Floats") -> "Floats":
        a = accuracy.clip(LOW, HIGH)
        return softmax(claims, of_slots(claims, numpy.log(a / (1 - a))[claims.source]) + popularity, none)

    def step(accuracy: "Floats") -> "Floats":
        return means(claims, believed(accuracy)[claims.slot])

    accuracy, taken = until_settled(step, numpy.full(claims.S, START))
    because = ("sources count by their accuracy; false values are as frequent as they are claimed",)
    return Beliefs(believed(accuracy), accuracy, iterations=taken, because=because)


def _x_log_x(x: "Floats") -> "Floats":
    return numpy.asarray(x * numpy.log(x.clip(min=1)))


METHOD = TableMethod(
    name="popaccu",
    title="Bayesian vote by accuracy, popular errors",
    reference="Dong, Saha & Srivastava: Less is more, selecting sources wisely for integration (VLDB 2013)",
    fit=fit,
    keeps=("symmetry", "order", "independence", "duplicate", "scale"),
    breaks={
        "unanimity": (
            "p: d x, e z, and both agree on all else: in a draw 'none of them' has its part, which lowers both "
            "accuracies below one half, and with them what they agree on"
        ),
        "monotonicity": "one more source of y on r makes y a popular error: found in a table of eleven claims",
    },
    when="open domains where some errors are common",
)
