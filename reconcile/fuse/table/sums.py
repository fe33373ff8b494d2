"""Sums over the claims of a slot, the slots of a question and the claims of a source: all that a method repeats.

Claims are sorted, so the first two run over neighbours; numpy adds in a fixed order, so results are the same each time.
"""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Offsets


def of_slots(claims: "Claims", x: "Floats") -> "Floats":
    """Return (M,): the sum of x, (n,), over the claims of each slot."""
    return _segments(x, claims.first_claim)


def of_questions(claims: "Claims", x: "Floats") -> "Floats":
    """Return (Q,): the sum of x, (M,), over the slots of each question."""
    return _segments(x, claims.first_slot)


def of_sources(claims: "Claims", x: "Floats") -> "Floats":
    """Return (S,): the sum of x, (n,), over the claims of each source."""
    return numpy.bincount(claims.source, weights=x, minlength=claims.S).astype(numpy.float64, copy=False)


def largest(claims: "Claims", x: "Floats") -> "Floats":
    """Return (Q,): the greatest of x, (M,), over the slots of each question."""
    return numpy.maximum.reduceat(x, claims.first_slot[:-1])


def best(claims: "Claims", x: "Floats") -> "Offsets":
    """Return (Q,): the slot of each question with the greatest x, (M,); the first in canonical order on a tie."""
    top = largest(claims, x)[claims.question]
    slots = numpy.flatnonzero(x >= top)
    _, first = numpy.unique(claims.question[slots], return_index=True)
    return slots[first]


def softmax(claims: "Claims", score: "Floats", rest: "Floats | None" = None) -> "Floats":
    """Return (M,): e^score over the sum of e^score of the question, with e^rest, (Q,), for values nobody claims."""
    top = largest(claims, score)
    if rest is not None:
        top = numpy.maximum(top, rest)
    mass = numpy.exp(score - top[claims.question])
    total = of_questions(claims, mass)
    if rest is not None:
        total = total + numpy.exp(rest - top)
    return mass / total[claims.question]


def shares(claims: "Claims") -> "Floats":
    """Return (M,): what part of a question's claims each slot has."""
    return claims.votes / claims.voters[claims.question]


def _segments(x: "Floats", offsets: "Offsets") -> "Floats":
    if len(offsets) < 2:
        return numpy.zeros(0)
    padded = x if offsets[-2] < len(x) else numpy.append(x, 0.0)
    sums = numpy.add.reduceat(padded, offsets[:-1])
    empty = offsets[:-1] == offsets[1:]
    if empty.any():  # reduceat gives an empty segment its right neighbour
        sums[empty] = 0.0
    return sums


__all__ = ["best", "largest", "of_questions", "of_slots", "of_sources", "shares", "softmax"]
