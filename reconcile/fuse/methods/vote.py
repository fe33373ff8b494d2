"""Majority vote: the share of a question's sources that claim a value.

P(v) = votes of v / votes on the question; A(s) = mean P over the claims of s.
"""

from typing import TYPE_CHECKING

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import means, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the shares of the votes; a source's accuracy is the mean share of its claims."""
    p = shares(claims)
    return Beliefs(p, means(claims, p[claims.slot]), because=("every source has one vote on each question",))


METHOD = TableMethod(
    name="vote",
    title="share of the votes",
    reference="the baseline of Li et al.: Truth finding on the deep web (VLDB 2013)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="to see what counting heads gives; the measure of every other method",
)
