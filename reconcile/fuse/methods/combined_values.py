"""Answers of several values that only together are one (coordinates): whole answers compete, by `open-domain`.

A combination is true or false as a whole (`table.tuples`); the equations are those of the open domain, with
combinations as values. A single value is as probable as all combinations that it is part of.
"""

from typing import TYPE_CHECKING

from attrs import evolve

from reconcile.fuse.methods.open_domain import METHOD as OPEN_DOMAIN
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.tuples import Tuples

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what is believed of whole answers."""
    tuples = Tuples.of(claims, claims.ballots)
    beliefs = OPEN_DOMAIN.fit(tuples.claims, evolve(given, known=None))
    p = beliefs.probability
    return evolve(
        beliefs,
        probability=tuples.spread(p, claims.M).clip(max=1.0),
        chosen=tuples.best(p, claims.M),
        because=("values that come together are one answer", *beliefs.because),
    )


METHOD = TableMethod(
    name="combined-values",
    title="answers that are right or wrong as a whole",
    reference="as open-domain; Dong, Berti-Equille & Srivastava: Integrating conflicting data (VLDB 2009)",
    fit=fit,
    when="coordinates and other values that come in several cells",
    keeps=("symmetry", "order", "unanimity", "monotonicity", "scale"),
    breaks=OPEN_DOMAIN.breaks,
)
