"""Known truths among the claims: told by a source of their own, taken out of them again as the slots that are true."""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve

from reconcile.columns.claims import Claims

if TYPE_CHECKING:
    from reconcile.columns.claims import Ints

TRUTH = "\ue000 the truth"  # a private character: no table's source has this name


def without_truth(claims: Claims) -> "tuple[Claims, Ints]":
    """Return the claims of everybody else, and (Q,) the slot that is true of each question, -1 where unknown.

    A question with several true values counts as unknown, as does nobody's: what only the truth speaks of is left out.
    Slots that nobody but the truth states are kept.
    """
    if TRUTH not in claims.sources:
        return claims, numpy.full(claims.Q, -1, dtype=numpy.int32)
    index = list(claims.sources).index(TRUTH)
    told = claims.source == index
    asked = numpy.bincount(claims.asked[~told], minlength=claims.Q) > 0
    rest = claims.without(told)
    names = [name for name in claims.sources if name != TRUTH]
    rest = evolve(rest, sources=names, source=(rest.source - (rest.source > index)).astype(numpy.int32))
    slots = claims.slot[told & asked[claims.asked]]
    slots = slots[numpy.bincount(claims.question[slots], minlength=claims.Q)[claims.question[slots]] == 1]
    if not asked.all():
        place = numpy.cumsum(asked[claims.question]) - 1
        rest, slots = rest.of_questions(asked), place[slots]
    known = numpy.full(rest.Q, -1, dtype=numpy.int32)
    known[rest.question[slots]] = slots
    return rest, known


__all__ = ["TRUTH", "without_truth"]
