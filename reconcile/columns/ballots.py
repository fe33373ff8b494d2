"""Who answers which question, with however many values: the pairs of source and question behind the claims."""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats


@frozen(eq=False)
class Ballots:
    """The answers: B pairs of a source and a question that it says something on, by question.

    Attributes:
        question: (B,) index of the question.
        source: (B,) index of the source.
        size: (B,) how many values the source names for it.
        of_claim: (n,) the ballot that each claim stands on.
        voters: (Q,) how many sources answer each question.
    """

    question: "NDArray[numpy.int64]"
    source: "NDArray[numpy.int64]"
    size: "NDArray[numpy.int64]"
    of_claim: "NDArray[numpy.int64]"
    voters: "Floats"

    @classmethod
    def of(cls, claims: "Claims") -> "Ballots":
        """Return the ballots of a table of claims."""
        ballot = claims.asked.astype(numpy.int64) * claims.S + claims.source
        ranked = numpy.sort(ballot)
        if not (ranked[1:] == ranked[:-1]).any():  # one value an answer: each claim is a ballot
            every = numpy.arange(len(ballot))
            voters = claims.voters
            return cls(
                claims.asked.astype(numpy.int64), claims.source.astype(numpy.int64), every * 0 + 1, every, voters
            )
        order = numpy.argsort(ballot, kind="stable")
        ranked = ballot[order]
        begins = numpy.flatnonzero(numpy.diff(ranked, prepend=-1))
        of_claim = numpy.empty(len(ballot), dtype=numpy.int64)
        size = numpy.diff(begins, append=len(ballot))
        of_claim[order] = numpy.repeat(numpy.arange(len(begins)), size)
        pair = ranked[begins]
        question, source = pair // max(1, claims.S), pair % max(1, claims.S)
        voters = numpy.bincount(question, minlength=claims.Q).astype(numpy.float64)
        return cls(question, source, size, of_claim, voters)


__all__ = ["Ballots"]
