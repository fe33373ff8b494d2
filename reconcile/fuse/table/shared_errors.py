"""Errors that workers share on an item: how much less n answers tell than n independent ones would.

Models take answers as independent once the class is known, but some items mislead everybody. What is left of it in the
claims is the correlation of two workers' residuals on one item, r_wkj = [w says j] - p_w(j | k):

    rho = sum q_k sum_(w != w') r_wkj r_w'kj / sum q_k sum_(w != w') sd_wkj sd_w'kj,   sd^2 = p_w (1 - p_w)

It is nought in the mean where the model is right. It sees only part of what is shared, since an item on which nearly
all err passes for one of another class; the factor 3 makes up for that (2 to 5 serve about as well on thirteen public
sets of labels). n answers of which any two correlate by r count as n / (1 + (n - 1) r) (Kish's design effect, 1965),
so the log-odds of an item shrink by

    t_i = .9 / (1 + 3 rho (n_i - 1))
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.crowd import normal

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats
    from reconcile.fuse.table.crowd import Crowd

_UNSEEN = 3.0
_FIRST = 0.9


def correlation(crowd: "Crowd", belief: "Floats", rows: "Floats") -> float:
    """Return rho, between 0 and 1.

    Args:
        crowd: the claims.
        belief: (N, K)
        rows: (S, K, K) p_w(j | k), axes (worker, label said, class).
    """
    pairs = chance = 0.0
    for k in range(crowd.classes):
        p = rows[:, :, k]
        sd = numpy.sqrt((p * (1 - p)).clip(min=0))
        residual = crowd.votes - crowd.sum_of_workers(p)
        at_claims = (1 - 2 * p)[:, :, None] + (p * p).sum(1)[:, None, None]
        own = crowd.sum_of_claims(at_claims)[:, 0]
        together = crowd.sum_of_workers(sd)
        spread = crowd.sum_of_workers((sd * sd).sum(1)[:, None])[:, 0]
        pairs += float(belief[:, k] @ ((residual**2).sum(1) - own))
        chance += float(belief[:, k] @ ((together**2).sum(1) - spread))
    return min(1.0, max(0.0, pairs / chance)) if chance > 1e-9 else 0.0


def shrinkage(crowd: "Crowd", rho: float) -> "Floats":
    """Return (N,): what the log-odds of each item are to be multiplied by."""
    spread: Floats = 1 + _UNSEEN * rho * (crowd.heard - 1).clip(min=0)
    return _FIRST / spread


def tempered(belief: "Floats", power: "Floats") -> "Floats":
    """Return (N, K): the belief with log-odds multiplied by power, (N,)."""
    return normal(power[:, None] * numpy.log(numpy.maximum(belief, 1e-12)))


__all__ = ["correlation", "shrinkage", "tempered"]
