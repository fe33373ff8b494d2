"""PooledInvestment: as investment, but what a question's values earn is shared out among them.

    H(v) = sum of T(s) / |V(s)| over the sources of v
    B(v) = H(v) * H(v)^1.4 / sum of H^1.4 over the question
    T(s) = sum over its values of B(v) * stake of s / H(v), divided by the greatest

Begins with B(v) = 1 / number of the question's values and equal stakes. Twenty rounds, fewer when no trust moves by
more than 1e-9.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import of_slots, of_sources, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

GROWTH = 1.4
ROUNDS = 20
TOLERANCE = 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return each value's part of the belief, and the sources' trust."""
    size = claims.told.clip(min=1)

    def staked(trust: "Floats") -> "Floats":
        return of_slots(claims, (trust / size)[claims.source])

    def step(trust: "Floats") -> "Floats":
        paid = portions(claims, staked(trust) ** GROWTH)  # B(v) / H(v)
        return at_most_one(trust / size * of_sources(claims, paid[claims.slot]))

    equal = of_slots(claims, (1 / size)[claims.source])
    paid = 1 / (claims.rivals[claims.question] * numpy.where(equal > 0, equal, 1.0))
    start = at_most_one(of_sources(claims, paid[claims.slot]) / size)
    trust, taken = until_settled(step, start, ROUNDS, TOLERANCE)
    held = staked(trust)
    p = portions(claims, held * portions(claims, held**GROWTH))
    because = ("a source lends its trust to its claims; the values of a question share its earnings",)
    return Beliefs(p, trust, "trust", iterations=taken, is_probability=False, because=because)


METHOD = TableMethod(
    name="pooled-investment",
    title="trust lent to claims, earnings shared",
    reference="Pasternack & Roth: Knowing what to believe (COLING 2010)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "duplicate", "scale"),
    breaks={
        "monotonicity": (
            "b alone says z and leads; one more source of z shares what z earns with b, and y leads: a value is "
            "worth less the more sources share it"
        ),
    },
    when="for comparison with the literature; the strongest of its family there",
)
