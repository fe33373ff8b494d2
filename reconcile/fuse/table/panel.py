"""Several models of one thing, and how far each is to be heard: those that the others contradict count less.

A model that has gone astray (a class that turned into another, a subgroup that ate its neighbour) does so in its own
way, while sound ones agree. So models are weighted as CRH (Li et al., SIGMOD 2014) weights sources, by their squared
distance from the others' weighted mean:

    v_i ~ 1 / (mean over items |p_i - sum_(j != i) v_j p_j / sum_(j != i) v_j|^2 + .02)
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats

_FLOOR = 0.02
_ROUNDS = 6


def agreement(beliefs: "Sequence[Floats]") -> "Floats":
    """Return (P,): the weights of P models, with sum 1, from their beliefs, each (N, K)."""
    many = len(beliefs)
    weight = numpy.full(many, 1 / many)
    if many < 3:  # two cannot tell which of them is astray
        return weight
    inner = numpy.array([[numpy.vdot(a, b) for b in beliefs] for a in beliefs]) / len(beliefs[0])
    for _ in range(_ROUNDS):
        others = numpy.tile(weight, (many, 1))
        numpy.fill_diagonal(others, 0.0)
        others /= others.sum(1, keepdims=True)
        own = numpy.diag(inner)
        distance = own - 2 * (others * inner).sum(1) + numpy.einsum("ij,jk,ik->i", others, inner, others)
        weight = 1 / (distance.clip(min=0) + _FLOOR)
        weight /= weight.sum()
    return weight


__all__ = ["agreement"]
