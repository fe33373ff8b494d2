"""Plain voting, for comparison: every origin counts the same."""

import math
from collections.abc import Sequence

from reconcile.config import Config
from reconcile.fuse.method import Fits, Method


def weigh(accuracy: float, config: Config) -> float:
    """Return one vote, whoever speaks."""
    return 1.0


def posterior(weights: Sequence[float], fits: Fits, cells: int, config: Config) -> tuple[list[float], float]:
    """Return P(c) = (votes for c) / (all votes + 1): one more vote for what nobody claimed, so that nothing is certain.

    >>> posterior([1, 1, 1], [[1, 0], [1, 0], [0, 1]], 2, Config())[0]
    [0.5, 0.25]
    """
    votes = [max(math.fsum(w * f[c] for w, f in zip(weights, fits, strict=True)), 0.0) for c in range(cells)]
    total = math.fsum(votes) + 1.0
    return [round(v / total, 12) for v in votes], round(1.0 / total, 12)


METHOD = Method(
    name="vote",
    title="majority of origins",
    reference="the baseline of every comparison of fusion methods",
    weigh=weigh,
    posterior=posterior,
)
