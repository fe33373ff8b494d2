"""AverageLog: sums, where a source's many claims count by their logarithm only.

    B(v) = sum of T over the sources of v
    T(s) = ln |V(s)| * mean of B over the values V(s), divided by the greatest

A source of a single claim has no trust. Twenty rounds, fewer when no trust moves by more than 1e-9.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import means, of_slots, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

ROUNDS = 20
TOLERANCE = 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return each value's part of the belief, and the sources' trust."""
    size = numpy.log(claims.told.clip(min=1))

    def step(trust: "Floats") -> "Floats":
        belief = of_slots(claims, trust[claims.source])
        return at_most_one(size * means(claims, belief[claims.slot]))

    trust, taken = until_settled(step, numpy.ones(claims.S), ROUNDS, TOLERANCE)
    p = portions(claims, of_slots(claims, trust[claims.source]))
    because = ("a source is trusted for the mean belief in its values times the logarithm of their number",)
    return Beliefs(p, trust, "trust", iterations=taken, is_probability=False, because=because)


METHOD = TableMethod(
    name="average-log",
    title="mean belief times the logarithm of the claims",
    reference="Pasternack & Roth: Knowing what to believe (COLING 2010)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": "as sums: the rounds end when the larger part of a table has settled",
    },
    when="sources of very different size, where sums lets the largest win",
)
