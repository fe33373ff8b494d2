"""How alike the rival values of a question are: near numbers and times, names that share their letters.

Numbers and times of one attribute: e^(-distance / d), d the median distance of its dissenting claims from their
question's middle, so that neither the unit nor the origin matters. Names and texts: the part of their pairs of letters
that two share (Dice). Labels and codes are never alike: B12 is no better a witness for B13 than any other gate.

A question of more than 33 values compares each with the 32 that follow in order (of numbers: the nearest), so that
nothing grows with the square of the values.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.middle import weighted_median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Mask, Offsets

    Codes = NDArray[numpy.int64]

REACH = 32
MEASURED = ("number", "time")
WORDED = ("names", "name", "text")
FAINT = 1e-3  # what is less alike is left out


@frozen(eq=False)
class Likeness:
    """Pairs of values of one question and how alike they are.

    Attributes:
        left, right: (P,) slots.
        degree: (P,) from 0 to 1.
        size: M.
        compared: (M,) true for the slots whose kind of value can be compared at all.
    """

    left: "Offsets"
    right: "Offsets"
    degree: "Floats"
    size: int
    compared: "Mask"

    def lent(self, x: "Floats") -> "Floats":
        """Return (M,): what each slot gets of x, (M,), from the others, by the degree that they are alike."""
        there = numpy.bincount(self.left, self.degree * x[self.right], self.size)
        return numpy.asarray(there + numpy.bincount(self.right, self.degree * x[self.left], self.size))


def likeness(claims: "Claims") -> Likeness:
    """Return how alike the values of each question are."""
    kinds = numpy.array([k in MEASURED for k in claims.kinds] or [False])
    worded = numpy.array([k in WORDED for k in claims.kinds] or [False])
    attribute = claims.attribute[claims.question]
    is_number = kinds[attribute] & numpy.isfinite(claims.number)
    is_text = worded[attribute]
    pairs = [_of_numbers(claims, is_number), _of_texts(claims, is_text)]
    left, right, degree = (numpy.concatenate(part) for part in zip(*pairs, strict=True))
    return Likeness(left, right, degree, claims.M, is_number | is_text)


def _of_numbers(claims: "Claims", chosen: "Mask") -> "tuple[Offsets, Offsets, Floats]":
    slots = numpy.flatnonzero(chosen)
    slots = slots[numpy.lexsort((claims.number[slots], claims.question[slots]))]
    left, right = _neighbours(slots, claims.question)
    scale = _usual_distance(claims, chosen)[claims.attribute[claims.question[left]]]
    apart = numpy.abs(claims.number[left] - claims.number[right])
    degree: Floats = numpy.exp(-apart / scale)
    near = degree > FAINT
    return left[near], right[near], degree[near]


def _usual_distance(claims: "Claims", chosen: "Mask") -> "Floats":
    """Return a length of each attribute: the median distance from the middle of the claims that are not at it."""
    middle = weighted_median(claims, numpy.where(chosen, claims.votes, 0.0))[claims.question]
    far = numpy.where(chosen, numpy.abs(claims.number - middle), 0.0)
    found = numpy.ones(len(claims.attributes))
    of = claims.attribute[claims.question]
    for a in range(len(claims.attributes)):
        off = far[(of == a) & (far > 0)]
        if len(off):
            found[a] = numpy.median(off)
    return found


def _of_texts(claims: "Claims", chosen: "Mask") -> "tuple[Offsets, Offsets, Floats]":
    slots = numpy.flatnonzero(chosen)
    left, right = _neighbours(slots, claims.question)
    if not len(left):
        return left, right, numpy.zeros(0)
    row = numpy.full(claims.M, -1, dtype=numpy.int64)
    row[slots] = numpy.arange(len(slots))
    from scipy import sparse

    owner, pair = _letter_pairs([claims.spelling[m] for m in slots.tolist()])
    letters = sparse.csr_array((numpy.ones(len(owner)), (owner, pair)), shape=(len(slots), int(pair.max()) + 1))
    sizes = letters.sum(axis=1)
    shared = letters[row[left]].multiply(letters[row[right]]).sum(axis=1)
    degree = numpy.asarray(2 * shared / (sizes[row[left]] + sizes[row[right]]), dtype=numpy.float64)
    near = degree > FAINT
    return left[near], right[near], degree[near]


def _letter_pairs(texts: "Sequence[str]") -> "tuple[Codes, Codes]":
    """Return the different pairs of neighbouring letters of each text, ends included: (text, pair)."""
    joined = numpy.frombuffer("".join(f" {t.casefold()} " for t in texts).encode("utf-32-le"), dtype=numpy.uint32)
    lengths = numpy.array([len(t.casefold()) + 2 for t in texts], dtype=numpy.int64)
    owner = numpy.repeat(numpy.arange(len(texts)), lengths)
    inside = owner[1:] == owner[:-1]
    code = joined[:-1].astype(numpy.int64) << 21 | joined[1:]
    _, pair = numpy.unique(code[inside], return_inverse=True)
    both = numpy.unique(owner[1:][inside] * (int(pair.max()) + 1) + pair)
    return both // (int(pair.max()) + 1), both % (int(pair.max()) + 1)


def _neighbours(slots: "Offsets", question: "NDArray[numpy.int32]") -> "tuple[Offsets, Offsets]":
    """Return pairs of slots of one question, given in order, that stand at most REACH apart."""
    of = question[slots]
    left: list[Offsets] = []
    right: list[Offsets] = []
    for step in range(1, min(REACH + 1, len(slots))):
        at = numpy.flatnonzero(of[step:] == of[:-step])
        if not len(at):
            break
        left.append(slots[at])
        right.append(slots[at + step])
    none = numpy.zeros(0, dtype=numpy.int64)
    return numpy.concatenate([none, *left]), numpy.concatenate([none, *right])


__all__ = ["Likeness", "likeness"]
