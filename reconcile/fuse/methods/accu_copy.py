"""ACCUCOPY: ACCU, where a vote that is likely to be copied counts less.

Of two sources, kt = shared true values, kf = shared false ones, both expected by P, kd = questions where they differ.
With pt = A1 A2, pf = (1 - A1)(1 - A2) / n, pd = 1 - pt - pf and copy rate c:

    L(independent) = pt^kt pf^kf pd^kd
    L(1 copies 2)  = (c A2 + (1 - c) pt)^kt (c (1 - A2) + (1 - c) pf)^kf ((1 - c) pd)^kd
    D(1, 2) = alpha (L(1 copies 2) + L(2 copies 1)) / (the same + (1 - 2 alpha) L(independent))
    I(s, v) = product over the sources s' of v that are more accurate of 1 - c D(s, s'), its root for equal ones
    C(v) = sum over the sources of v of I(s, v) ln(n A(s) / (1 - A(s)));   P and A as in ACCU

alpha = .2, c = .8, n = 100. Only sources that share two minority values are looked at, all others are independent.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.methods.accu import FALSE_VALUES, HIGH, LOW, START, posterior, weight
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.pairs import Pairs, sharing
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import means, of_slots, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

PRIOR = 0.2
RATE = 0.8
LIKELY = 0.5


def dependence(pairs: Pairs, shared_true: "Floats", shared_false: "Floats", accuracy: "Floats") -> "Floats":
    """Return (P,): D, the chance that one of two sources copies the other."""
    a = accuracy.clip(LOW, HIGH)
    one, other = a[pairs.one], a[pairs.other]
    true, false = one * other, (1 - one) * (1 - other) / FALSE_VALUES
    differ = pairs.apart * numpy.log(1 - true - false)
    alone = shared_true * numpy.log(true) + shared_false * numpy.log(false) + differ

    def copied(source: "Floats") -> "Floats":
        by_truth = shared_true * numpy.log(RATE * source + (1 - RATE) * true)
        by_error = shared_false * numpy.log(RATE * (1 - source) + (1 - RATE) * false)
        return numpy.asarray(by_truth + by_error + differ + pairs.apart * numpy.log(1 - RATE))

    odds = numpy.logaddexp(copied(one), copied(other)) - alone + numpy.log(PRIOR / (1 - 2 * PRIOR))
    return numpy.asarray(1 / (1 + numpy.exp(-odds.clip(-500, 500))))


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors and the accuracies."""
    pairs = sharing(claims)
    slot = claims.slot[pairs.left]
    votes = shares(claims)

    def independence(accuracy: "Floats", copies: "Floats") -> "Floats":
        """Return (n,): I of each claim: the less accurate of two counts less, both of equals by half as much."""
        mine, its = accuracy[claims.source[pairs.left]], accuracy[claims.source[pairs.right]]
        second = (numpy.sign(its - mine) + 1) / 2  # how much of the discount is the left one's
        kept = numpy.log1p(-RATE * copies)[pairs.pair]
        lost = numpy.bincount(pairs.left, kept * second, len(claims))
        lost = lost + numpy.bincount(pairs.right, kept * (1 - second), len(claims))
        return numpy.asarray(numpy.exp(lost))

    def believed(accuracy: "Floats", p: "Floats") -> "tuple[Floats, Floats]":
        copies = dependence(pairs, pairs.total(p[slot]), pairs.total(1 - p[slot]), accuracy)
        counts = weight(accuracy)[claims.source] * independence(accuracy, copies)
        return posterior(claims, of_slots(claims, counts)), copies

    def step(state: "Floats") -> "Floats":
        accuracy, p = state[: claims.S], state[claims.S :]
        p, _ = believed(accuracy, p)
        return numpy.concatenate([means(claims, p[claims.slot]), p])

    state, taken = until_settled(step, numpy.concatenate([numpy.full(claims.S, START), votes]))
    p, copies = believed(state[: claims.S], state[claims.S :])
    found = int((copies > LIKELY).sum())
    because = (
        f"sources count by their accuracy; {found} pairs of {len(pairs.one)} that share errors look like copies",
    )
    return Beliefs(p, state[: claims.S], iterations=taken, because=because)


METHOD = TableMethod(
    name="accu-copy",
    title="Bayesian vote by accuracy, copies discounted",
    reference="Dong, Berti-Equille & Srivastava: Integrating conflicting data (VLDB 2009)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="open domains where sources copy each other",
)
