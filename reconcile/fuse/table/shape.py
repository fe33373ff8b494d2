"""The shape of claims, attribute by attribute: how many values, how often sources agree, what labels have in common."""

from typing import TYPE_CHECKING

import numpy
from attrs import fields, frozen

from reconcile.fuse.table.sums import best, largest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.ballots import Ballots
    from reconcile.columns.claims import Claims, Floats, Mask

    Table = NDArray[numpy.float64]


@frozen(eq=False)
class Shapes:
    """What claims look like; one entry an attribute each.

    Attributes:
        told: claims.
        ballots: answers of one source to one question.
        lists: those of them with several values.
        values: different values over all questions.
        numbers: claims whose value is a number.
        pairs, alike: pairs of claims on one question, and those of them that agree.
        apart, alike_apart: the same for pairs on two questions.
        disputes: questions with different numbers.
        near: those of them where the least is more than half of the greatest.
    """

    told: "Floats"
    ballots: "Floats"
    lists: "Floats"
    values: "Floats"
    numbers: "Floats"
    pairs: "Floats"
    alike: "Floats"
    apart: "Floats"
    alike_apart: "Floats"
    disputes: "Floats"
    near: "Floats"

    @classmethod
    def of(cls, claims: "Claims", ballots: "Ballots") -> "Shapes":
        """Return the shapes of a table's attributes."""
        kinds = len(claims.attributes)
        of_slot = claims.attribute[claims.question]

        def sums(which: "NDArray[numpy.int32]", x: "Floats | None" = None) -> "Floats":
            return numpy.bincount(which, weights=x, minlength=kinds).astype(numpy.float64, copy=False)

        votes, voters = claims.votes, claims.voters
        told = sums(of_slot, votes)
        pairs, alike = sums(claims.attribute, voters * (voters - 1)), sums(of_slot, votes * (votes - 1))
        value = of_slot.astype(numpy.int64) * (int(claims.meaning.max(initial=0)) + 1) + claims.meaning
        values, number = numpy.unique(value, return_inverse=True)
        attribute = (values // (int(claims.meaning.max(initial=0)) + 1)).astype(numpy.int32)
        common = numpy.bincount(number, weights=votes).astype(numpy.float64)
        answered = claims.attribute[ballots.question]
        disputed, near = _nearness(claims)
        return cls(
            told=told,
            ballots=sums(answered),
            lists=sums(answered, (ballots.size > 1).astype(numpy.float64)),
            values=sums(attribute),
            numbers=sums(of_slot, numpy.where(numpy.isnan(claims.number), 0.0, votes)),
            pairs=pairs,
            alike=alike,
            apart=told * (told - 1) - pairs,
            alike_apart=sums(attribute, common * (common - 1)) - alike,
            disputes=sums(claims.attribute, disputed.astype(numpy.float64)),
            near=sums(claims.attribute, near.astype(numpy.float64)),
        )

    def together(self, chosen: "NDArray[numpy.bool_]") -> "Shapes":
        """Return the shape of some attributes taken together, as the only entry."""
        return Shapes(**{a.name: numpy.array([getattr(self, a.name)[chosen].sum()]) for a in fields(Shapes)})


def _nearness(claims: "Claims") -> "tuple[Mask, Mask]":
    """Return (Q,), (Q,): where numbers differ, and where they do but little."""
    low = -largest(claims, numpy.where(numpy.isnan(claims.number), -numpy.inf, -claims.number))
    high = largest(claims, numpy.where(numpy.isnan(claims.number), -numpy.inf, claims.number))
    disputed = (high > low) & numpy.isfinite(high) & numpy.isfinite(low)
    size = numpy.maximum(numpy.abs(low), numpy.abs(high))
    return disputed, disputed & (numpy.where(disputed, high - low, 0.0) <= size / 2)


def common_meaning(claims: "Claims", attribute: int) -> float:
    """Return how much labels mean the same from question to question; about 0 where they are arbitrary names.

    Where sources differ, N[v, u] counts claims of u where most say v. If labels mean something, some are mistaken for
    one another more than others, and some are the answer more often. Both are measured by chi-square over the number of
    observations, less what chance gives: sum (N - e)^2 / (e sum N) - degrees of freedom / sum N.
    """
    slots = numpy.flatnonzero(claims.attribute[claims.question] == attribute)
    found, label = numpy.unique(claims.meaning[slots], return_inverse=True)
    of_slot = numpy.zeros(claims.M, dtype=numpy.int64)
    of_slot[slots] = label
    kinds = len(found)
    lead = of_slot[best(claims, claims.votes)]
    clear = (2 * largest(claims, claims.votes) > claims.voters) & (claims.attribute == attribute)
    differs = clear[claims.question[slots]] & (label != lead[claims.question[slots]])
    pair = lead[claims.question[slots][differs]] * kinds + label[differs]
    mistaken = numpy.bincount(pair, weights=claims.votes[slots][differs], minlength=kinds * kinds)
    between = mistaken.astype(numpy.float64)[~numpy.eye(kinds, dtype=bool).ravel()]
    answers = numpy.bincount(lead[claims.attribute == attribute], minlength=kinds)
    return _uneven(between) + _uneven(answers.astype(numpy.float64))


def _uneven(counts: "Floats") -> float:
    """Return chi-square against equal counts over their sum, less its expectation."""
    total = float(counts.sum())
    if total <= 0 or len(counts) < 2:
        return 0.0
    expected = total / len(counts)
    return float(((counts - expected) ** 2).sum() / expected / total - (len(counts) - 1) / total)


__all__ = ["Shapes", "common_meaning"]
