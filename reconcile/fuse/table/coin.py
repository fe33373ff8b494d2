"""One-coin workers: each is right with one probability of its own, and wrong on all other labels alike.

Dawid & Skene's model with one parameter a worker (Li & Yu 2014; ZenCrowd, Demartini et al., WWW 2012), with a
Beta(4, 1) prior and variational means:  r_w = sum of q over w's claims,

    q_k ~ exp sum_(claims y = k) (psi(4 + r_w) - psi(1 + n_w - r_w) + ln(K - 1))
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.confusion import DIGITS, fixed
from reconcile.fuse.table.crowd import normal

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats, Offsets
    from reconcile.fuse.table.crowd import Crowd

_RIGHT, _WRONG = 4.0, 1.0


def fit(crowd: "Crowd", known: "Offsets | None" = None, rounds: int = 100) -> "Floats":
    """Return (N, K): the belief; every class is as frequent as any other."""
    from scipy.special import digamma

    place = crowd.item * crowd.classes + crowd.said
    belief = fixed(crowd.shares, known)
    for _ in range(rounds):
        right = numpy.bincount(crowd.worker, belief.reshape(-1)[place], crowd.workers)
        odds = digamma(_RIGHT + right) - digamma(_WRONG + (crowd.told - right).clip(min=0))
        weight = odds + numpy.log(max(crowd.classes - 1, 1))
        score = numpy.bincount(place, weight[crowd.worker], crowd.items * crowd.classes).astype(numpy.float64)
        before, belief = belief, fixed(normal(score.reshape(crowd.items, -1)).round(DIGITS), known)
        if numpy.abs(belief - before).max() < 1e-4:
            break
    return belief


__all__ = ["fit"]
