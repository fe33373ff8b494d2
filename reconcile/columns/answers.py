"""Answers as columns: one a question, with how sure it is and who supports it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.claims import Claims
from reconcile.consensus import Status

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats, Ints, Mask

STATUSES = tuple(Status)


@frozen
class Answer:
    """The answer to one question.

    Attributes:
        keys: what was asked, by the table's own column names.
        value: in the spelling of one source; several are joined by ';'.
        low, high: ends of the 95 % interval of a number, None where there is none.
        confidence: the probability that the answer is right.
        status: as of a Consensus.
        supporting, dissenting: names of the sources.
    """

    keys: Mapping[str, str]
    value: str
    low: float | None
    high: float | None
    confidence: float
    status: Status
    supporting: tuple[str, ...]
    dissenting: tuple[str, ...]


@frozen(eq=False, slots=False)
class Answers(Sequence[Answer]):
    """The answers to all Q questions of some claims, in their order.

    Attributes:
        claims: what they answer.
        value: Q texts.
        low, high: (Q,) NaN where there is no interval.
        confidence: (Q,) never 0 and never 1.
        status: (Q,) index into STATUSES.
        supports: (n,) true for the claims that the answer follows.
    """

    claims: Claims
    value: Sequence[str]
    low: "Floats"
    high: "Floats"
    confidence: "Floats"
    status: "NDArray[numpy.int8]"
    supports: "Mask"

    def __len__(self) -> int:
        """Return the number of questions."""
        return self.claims.Q

    def __iter__(self) -> Iterator[Answer]:
        """Return the answers one by one."""
        return (self._at(q) for q in range(len(self)))

    def __getitem__(self, at: "int | slice") -> "Answer | tuple[Answer, ...]":  # type: ignore[override]
        """Return one answer, or some."""
        if isinstance(at, slice):
            return tuple(self._at(q) for q in range(*at.indices(len(self))))
        return self._at(range(len(self))[at])

    def __repr__(self) -> str:
        """Return the sizes."""
        return f"<Answers to {self.claims.Q} questions from {len(self.claims)} claims of {self.claims.S} sources>"

    def _at(self, q: int) -> Answer:
        low, high = float(self.low[q]), float(self.high[q])
        sides = (self._names(side, q) for side in (self.supporting, self.dissenting))
        return Answer(
            {name: column[q] for name, column in self.claims.keys.items()},
            self.value[q],
            None if low != low else low,
            None if high != high else high,
            float(self.confidence[q]),
            STATUSES[int(self.status[q])],
            *sides,
        )

    def _names(self, side: "tuple[NDArray[numpy.int64], Ints]", q: int) -> tuple[str, ...]:
        first, source = side
        return tuple(self.claims.sources[s] for s in source[first[q] : first[q + 1]].tolist())

    @cached_property
    def supporting(self) -> "tuple[NDArray[numpy.int64], Ints]":
        """Return (Q + 1,) where each question's supporters begin, and the supporters, sorted, each once."""
        return self._side(self._pairs[self._followed])

    @cached_property
    def dissenting(self) -> "tuple[NDArray[numpy.int64], Ints]":
        """Return the same of the sources that support no part of the answer."""
        return self._side(self._pairs[~self._followed])

    @cached_property
    def _pairs(self) -> "NDArray[numpy.int64]":
        """Return each pair of question and source once: question times S plus source."""
        return self._found[0]

    @cached_property
    def _followed(self) -> "Mask":
        return self._found[1]

    @cached_property
    def _found(self) -> "tuple[NDArray[numpy.int64], Mask]":
        claims = self.claims
        key = (claims.asked.astype(numpy.int64) * claims.S + claims.source) * 2 + ~self.supports
        key.sort()
        pair = key >> 1
        new = numpy.ones(len(pair), dtype=bool)
        numpy.not_equal(pair[1:], pair[:-1], out=new[1:])
        return pair[new], (key[new] & 1) == 0

    def _side(self, pairs: "NDArray[numpy.int64]") -> "tuple[NDArray[numpy.int64], Ints]":
        question, source = numpy.divmod(pairs, max(self.claims.S, 1))
        counts = numpy.bincount(question, minlength=self.claims.Q)
        return numpy.concatenate([[0], numpy.cumsum(counts)]), source.astype(numpy.int32)


__all__ = ["STATUSES", "Answer", "Answers"]
