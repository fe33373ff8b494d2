"""Sums over the claims of a slot, the slots of a question and the claims of a source: all that a method repeats.

Claims are sorted, so sums run over neighbours. `bincount` adds from left to right in one pass, so results are the same
each time, and it takes a tenth of the time of `add.reduceat`, which pays for every segment.
"""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Ints, Mask, Offsets


def of_slots(claims: "Claims", x: "Floats") -> "Floats":
    """Return (M,): the sum of x, (n,), over the claims of each slot."""
    return _sums(claims.slot, x, claims.M)


def of_questions(claims: "Claims", x: "Floats") -> "Floats":
    """Return (Q,): the sum of x, (M,), over the slots of each question."""
    return _sums(claims.question, x, claims.Q)


def of_sources(claims: "Claims", x: "Floats") -> "Floats":
    """Return (S,): the sum of x, (n,), over the claims of each source."""
    return _sums(claims.source, x, claims.S)


def largest(claims: "Claims", x: "Floats") -> "Floats":
    """Return (Q,): the greatest of x, (M,), over the slots of each question."""
    return numpy.maximum.reduceat(x, claims.first_slot[:-1]) if claims.Q else numpy.zeros(0)


def best(claims: "Claims", x: "Floats") -> "Offsets":
    """Return (Q,): the slot of each question with the greatest x, (M,); the first in canonical order on a tie."""
    top = largest(claims, x)[claims.question]
    slots = numpy.flatnonzero(x >= top)
    question = claims.question[slots]
    first = numpy.ones(len(slots), bool)
    first[1:] = question[1:] != question[:-1]
    return slots[first]


def only(claims: "Claims", slots: "Offsets") -> "Mask":
    """Return (M,): true for some slots."""
    chosen = numpy.zeros(claims.M, dtype=numpy.bool_)
    chosen[slots] = True
    return chosen


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
    return numpy.asarray(claims.votes / claims.voters.clip(min=1)[claims.question])


def portions(claims: "Claims", x: "Floats") -> "Floats":
    """Return (M,): what part of its question's sum of x, (M,), each slot has; of the claims where all x are 0."""
    total = of_questions(claims, x)[claims.question]
    return numpy.where(total > 0, x / numpy.where(total > 0, total, 1.0), shares(claims))


def means(claims: "Claims", x: "Floats") -> "Floats":
    """Return (S,): the mean of x, (n,), over the claims of each source; 0 where it has none."""
    return numpy.asarray(of_sources(claims, x) / claims.told.clip(min=1))


def _sums(group: "Ints", x: "Floats", groups: int) -> "Floats":
    return numpy.bincount(group, weights=x, minlength=groups).astype(numpy.float64, copy=False)


__all__ = [
    "best",
    "largest",
    "means",
    "of_questions",
    "of_slots",
    "of_sources",
    "only",
    "portions",
    "shares",
    "softmax",
]
