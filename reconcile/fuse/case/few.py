"""The default for few statements: accuracies come from priors, one vote an origin, ACCU's log-odds."""

import math
from collections.abc import Sequence

from reconcile.config import Config
from reconcile.fuse.case.method import Fits, Method


def weigh(accuracy: float, config: Config) -> float:
    """Return ln(n A / (1 - A)), the log-odds that a full vote adds to a value (n: false values)."""
    return math.log(config.false_values * accuracy / (1 - accuracy))


def posterior(
    weights: Sequence[float], fits: Fits, shares: Sequence[float], config: Config
) -> tuple[list[float], float]:
    """Return P(c) = e^C(c) / (sum e^C + U) with C(c) = sum of weight times fit, and U = u * sum of share(r) e^C(r).

    u = max(n + 1 - |V|, 1) is the mass of the values that nobody claimed: one for each of the n false answers and the
    true one that is left. What a statement allows of them gains by it as a candidate does.

    >>> from math import log
    >>> posterior([log(40), log(15)], [[1, 0, 0], [0, 1, 0]], [1.0], Config())[0][0]
    0.625
    >>> posterior([log(40), log(15)], [[1, 0], [1, 1]], [1.0], Config())[0][0]  # "at least none" besides
    0.8
    """
    scores = [math.fsum(w * f for w, f in zip(weights, column, strict=True)) for column in zip(*fits, strict=True)]
    cells = max(len(scores) - len(shares), 0)
    unclaimed = max(config.false_values + 1 - cells, 1)
    top = max(0.0, *scores) if scores else 0.0
    masses = [math.exp(s - top) for s in scores]
    lent = [x * share for x, share in zip(masses[cells:], shares, strict=True)] if scores else [1.0]
    rest = unclaimed * math.fsum(lent)
    total = math.fsum((*masses[:cells], rest))
    # Twelve digits: what is left after them is the order of summing and the machine's exp, not knowledge.
    return [round(m / total, 12) for m in masses[:cells]], round(rest / total, 12)


METHOD = Method(
    name="few",
    title="Bayesian log-odds with priors, one vote an origin",
    reference="Dong, Berti-Equille, Srivastava: Integrating conflicting data (VLDB 2009), with priors for A",
    weigh=weigh,
    posterior=posterior,
)
