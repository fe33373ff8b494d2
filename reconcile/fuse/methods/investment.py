"""Investment: a source lends its trust to its claims in equal parts and earns from those that pay.

    stake of s in each of its values = T(s) / |V(s)|
    B(v) = (sum of the stakes in v)^1.2
    T(s) = sum over its values of B(v) * stake of s / stakes in v, divided by the greatest

Begins with B(v) = share of the votes and equal stakes. Twenty rounds as in the paper: the rich get richer without end.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import of_slots, of_sources, portions, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

GROWTH = 1.2
ROUNDS = 20
TOLERANCE = 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return each value's part of the belief, and the sources' trust."""
    size = claims.told.clip(min=1)

    def staked(trust: "Floats") -> "Floats":
        return of_slots(claims, (trust / size)[claims.source])

    def step(trust: "Floats") -> "Floats":
        interest = staked(trust) ** (GROWTH - 1)  # B(v) / stakes in v
        return at_most_one(trust / size * of_sources(claims, interest[claims.slot]))

    equal = of_slots(claims, (1 / size)[claims.source])
    interest = numpy.where(equal > 0, shares(claims) / numpy.where(equal > 0, equal, 1.0), 0.0)
    start = at_most_one(of_sources(claims, interest[claims.slot]) / size)
    trust, taken = until_settled(step, start, ROUNDS, TOLERANCE)
    p = portions(claims, staked(trust) ** GROWTH)
    because = ("a source lends its trust to its claims and earns more where others lend too",)
    return Beliefs(p, trust, "trust", iterations=taken, is_probability=False, because=because)


METHOD = TableMethod(
    name="investment",
    title="trust lent to claims, with growth",
    reference="Pasternack & Roth: Knowing what to believe (COLING 2010)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": (
            "trust is divided by the greatest, and the poorer part of a table sinks below what a number can hold;"
            " then votes decide"
        ),
    },
    when="for comparison with the literature",
)
