"""Sums: hubs and authorities on the graph of sources and values.

    B(v) = sum of T over the sources of v
    T(s) = sum of B over the values of s, divided by the greatest

Twenty rounds as in the paper, fewer when no trust moves by more than 1e-9. The score of a value is its part of the
beliefs of its question.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import of_slots, of_sources, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

ROUNDS = 20
TOLERANCE = 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return each value's part of the belief, and the sources' trust."""

    def step(trust: "Floats") -> "Floats":
        belief = of_slots(claims, trust[claims.source])
        return at_most_one(of_sources(claims, belief[claims.slot]))

    trust, taken = until_settled(step, numpy.ones(claims.S), ROUNDS, TOLERANCE)
    p = portions(claims, of_slots(claims, trust[claims.source]))
    because = ("a source is trusted for the sum of the beliefs in its values, so for many claims too",)
    return Beliefs(p, trust, "trust", iterations=taken, is_probability=False, because=because)


METHOD = TableMethod(
    name="sums",
    title="hubs and authorities",
    reference="Kleinberg (JACM 1999); as a fact finder in Pasternack & Roth: Knowing what to believe (COLING 2010)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": (
            "trust is divided by the greatest, and what sinks below a number's last digit is gone: of a x x, b x, c y "
            "the first two win, but beside twenty sources that agree on twenty other questions votes decide"
        ),
    },
    when="for comparison with the literature; large sources win by size",
)
