"""One voice a family: what several sources of one declared family say counts once.

The classical methods know nothing of families. They get claims in which the first source of a family says what any of
its members says, so that a second outlet of one house, or a copied row, cannot change an answer.
"""

from functools import wraps
from typing import TYPE_CHECKING

import numpy
from attrs import evolve

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Ints
    from reconcile.fuse.table.method import Beliefs, Fit, Given


def speakers(families: "Ints") -> "Ints":
    """Return (S,): the source that speaks for each source: the first of its family, itself where it has none."""
    alone = numpy.arange(len(families), dtype=numpy.int32)
    first = numpy.full(int(families.max(initial=-1)) + 2, len(families), dtype=numpy.int32)
    numpy.minimum.at(first, families, alone)
    return numpy.where(families < 0, alone, first[families])


def merged(claims: "Claims", speaker: "Ints") -> "Claims":
    """Return the claims as their speakers make them, each once."""
    said = claims.slot.astype(numpy.int64) * claims.S + speaker[claims.source]
    _, kept = numpy.unique(said, return_index=True)
    time = None if claims.time is None else claims.time[kept]
    return evolve(claims, source=speaker[claims.source[kept]], slot=claims.slot[kept], time=time)


def one_voice(fit: "Fit") -> "Fit":
    """Return a method that hears every declared family once."""

    @wraps(fit)
    def heard(claims: "Claims", given: "Given") -> "Beliefs":
        if given.families is None:
            return fit(claims, given)
        speaker = speakers(given.families)
        beliefs = fit(merged(claims, speaker), evolve(given, families=None))
        silent = int((speaker != numpy.arange(claims.S)).sum())
        because = (*beliefs.because, f"{silent} sources speak with the voice of their declared family")
        return evolve(beliefs, reliability=beliefs.reliability[speaker], because=because)

    return heard


__all__ = ["merged", "one_voice", "speakers"]
