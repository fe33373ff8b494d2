"""Plain voting, for comparison: every origin counts the same."""

import math
from collections.abc import Sequence

from reconcile.config import Config
from reconcile.fuse.case.method import Fits, Method


def weigh(accuracy: float, config: Config) -> float:
    """Return one vote, whoever speaks."""
    return 1.0


def posterior(
    weights: Sequence[float], fits: Fits, shares: Sequence[float], config: Config
) -> tuple[list[float], float]:
    """Return P(c) = (votes for c) / (all votes + 1): one more vote for what nobody claimed, so that nothing is certain.

    A statement that allows other values too votes for these as well.

    >>> posterior([1, 1, 1], [[1, 0, 0], [1, 0, 0], [0, 1, 0]], [1.0], Config())[0]
    [0.5, 0.25]
    """
    votes = [
        max(math.fsum(w * f for w, f in zip(weights, column, strict=True)), 0.0) for column in zip(*fits, strict=True)
    ]
    cells = max(len(votes) - len(shares), 0)
    rest = 1.0 + math.fsum(v * share for v, share in zip(votes[cells:], shares, strict=False))
    total = math.fsum(votes[:cells]) + rest
    return [round(v / total, 12) for v in votes[:cells]], round(rest / total, 12)


METHOD = Method(
    name="vote",
    title="majority of origins",
    reference="the baseline of every comparison of fusion methods",
    weigh=weigh,
    posterior=posterior,
)
