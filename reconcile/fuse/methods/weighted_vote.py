"""Weighted vote (Wawa, "worker agreement with aggregate"): a vote weighs as its source agrees with the majority.

    w(s) = share of the claims of s that are their question's majority value
    P(v) = sum of w over the sources of v / sum of w over the sources of the question

Where k values share the lead, agreement with one of them counts 1/k: the expectation of drawing one.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import largest, means, of_questions, of_slots, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the shares of the weighted votes, and the weights."""
    leads = (claims.votes >= largest(claims, claims.votes)[claims.question]).astype(numpy.float64)
    majority = leads / of_questions(claims, leads)[claims.question]
    weight = means(claims, majority[claims.slot])
    p = portions(claims, of_slots(claims, weight[claims.source]))
    return Beliefs(p, weight, because=("a vote weighs as much as its source agrees with the majority",))


METHOD = TableMethod(
    name="weighted-vote",
    title="votes weighted by agreement with the majority",
    reference="Wawa, as in crowd-kit: Ustalov et al., Learning from crowds with crowd-kit (JOSS 2024)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="a quick look at reliability: one pass, no rounds",
)
