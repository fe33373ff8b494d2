"""Majority vote: the share of a question's sources that claim a value."""

from typing import TYPE_CHECKING

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import of_sources, shares

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return P(v) = votes of v / votes on the question; a source's accuracy is the mean of P over its claims."""
    p = shares(claims)
    accuracy = of_sources(claims, p[claims.slot]) / claims.told.clip(min=1)
    return Beliefs(p, accuracy, because=("every source has one vote on each question",))


METHOD = TableMethod(
    name="vote",
    title="share of the votes",
    reference="the baseline of Li et al.: Truth finding on the deep web (VLDB 2013)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence"),
)
