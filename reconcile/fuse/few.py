"""The default for few statements: accuracies come from priors, one vote an origin, ACCU's log-odds."""

import math
from collections.abc import Sequence

from reconcile.config import Config
from reconcile.fuse.method import Fits, Method


def weigh(accuracy: float, config: Config) -> float:
    """Return ln(n A / (1 - A)), the log-odds that a full vote adds to a value (n: false values)."""
    return math.log(config.false_values * accuracy / (1 - accuracy))


def posterior(weights: Sequence[float], fits: Fits, cells: int, config: Config) -> tuple[list[float], float]:
    """Return P(c) = e^C(c) / (sum e^C + u) with C(c) = sum of weight times fit, and u = max(n + 1 - |V|, 1).

    u is the mass of the values that nobody claimed: one for each of the n false answers and the true one that is left.

    >>> from math import log
    >>> posterior([log(40), log(15)], [[1, 0], [0, 1]], 2, Config())[0][0]
    0.625
    """
    unclaimed = max(config.false_values + 1 - cells, 1)
    scores = [math.fsum(w * f[c] for w, f in zip(weights, fits, strict=True)) for c in range(cells)]
    top = max(0.0, *scores) if scores else 0.0
    masses = [math.exp(s - top) for s in scores]
    rest = unclaimed * math.exp(-top)
    total = math.fsum((*masses, rest))
    # Twelve digits: what is left after them is the order of summing and the machine's exp, not knowledge.
    return [round(m / total, 12) for m in masses], round(rest / total, 12)


METHOD = Method(
    name="few",
    title="Bayesian log-odds with priors, one vote an origin",
    reference="Dong, Berti-Equille, Srivastava: Integrating conflicting data (VLDB 2009), with priors for A",
    weigh=weigh,
    posterior=posterior,
)
