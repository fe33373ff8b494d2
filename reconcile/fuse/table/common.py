"""What two sources have in common: the claims of one looked up among those of the other, many pairs at a time."""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask, Offsets


@frozen(eq=False)
class Common:
    """What both sources of K pairs claim; one row a value that both state, L in all.

    Attributes:
        pair: (L,) index of the pair, ascending.
        one, other: (L,) claim of the pair's first source and of its second.
        part: (L,) 1 / how many values of the question the pair shares.
        both: (K,) questions that both answer.
        same: (K,) questions on which they share a value.
    """

    pair: "Offsets"
    one: "Offsets"
    other: "Offsets"
    part: "Floats"
    both: "Offsets"
    same: "Offsets"

    def sums(self, x: "Floats") -> "Floats":
        """Return (K,): the sum of x, (L,), over the values that each pair shares."""
        return numpy.bincount(self.pair, weights=x, minlength=len(self.both)).astype(numpy.float64, copy=False)


def common(claims: "Claims", first: "Offsets", second: "Offsets") -> Common:
    """Return what some pairs of sources have in common; costs a look-up for each claim of the smaller of the two.

    Args:
        claims: the claims.
        first, second: (K,) sources.
    """
    order = claims.by_source
    source = claims.source[order].astype(numpy.int64)
    smaller = numpy.where(claims.told[first] <= claims.told[second], first, second)
    pair, row = _ranges(numpy.searchsorted(source, smaller), claims.told[smaller].astype(numpy.int64))
    mine, larger = order[row], (first + second - smaller)[pair]
    question, slot = claims.asked[mine].astype(numpy.int64), claims.slot[mine]
    answered = _found(source * claims.Q + claims.asked[order], larger * claims.Q + question) >= 0
    stated = _found(source * claims.M + claims.slot[order], larger * claims.M + slot)
    hit = numpy.flatnonzero(stated >= 0)
    met = pair * claims.Q + question
    group, size = _runs(met[hit])
    theirs, first_is_smaller = order[stated[hit]], (smaller == first)[pair[hit]]
    return Common(
        pair=pair[hit],
        one=numpy.where(first_is_smaller, mine[hit], theirs),
        other=numpy.where(first_is_smaller, theirs, mine[hit]),
        part=1.0 / size[group],
        both=numpy.bincount(pair[answered & _starts(met)], minlength=len(first)),
        same=numpy.bincount(pair[hit][_starts(met[hit])], minlength=len(first)),
    )


def _ranges(begin: "Offsets", length: "Offsets") -> "tuple[Offsets, Offsets]":
    """Return for each member of some ranges, one after another, the number of its range and its own."""
    which = numpy.repeat(numpy.arange(len(begin)), length)
    inner = numpy.arange(len(which)) - numpy.repeat(numpy.cumsum(length) - length, length)
    return which, numpy.repeat(begin, length) + inner


def _found(keys: "Offsets", wanted: "Offsets") -> "Offsets":
    """Return the place of each wanted key among the sorted keys, -1 where it is not there."""
    at = numpy.searchsorted(keys, wanted).clip(max=len(keys) - 1)
    return numpy.where(keys[at] == wanted, at, -1)


def _starts(x: "Offsets") -> "Mask":
    """Return where a run of equal neighbours begins."""
    start = numpy.ones(len(x), bool)
    start[1:] = x[1:] != x[:-1]
    return start


def _runs(x: "Offsets") -> "tuple[Offsets, Offsets]":
    """Return the number of each member's run, and the length of each run."""
    group = numpy.cumsum(_starts(x)) - 1
    return group, numpy.bincount(group)


__all__ = ["Common", "common"]
