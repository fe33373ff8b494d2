"""Questions fused apart from others, by those who answer them, and what is believed put back in its place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.fuse.table.method import Beliefs, Given

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Mask

    Indices = NDArray[numpy.int64]


@frozen(eq=False)
class Places:
    """Where a part's slots and questions lie in the whole.

    Attributes:
        slots: of the part's slots.
        questions: of its questions.
        sources: of its sources: those who claim anything there.
        told: claims of each of them there.
    """

    slots: "Indices"
    questions: "Indices"
    sources: "Indices"
    told: "Floats"


def part(claims: "Claims", given: Given, chosen: "Mask") -> "tuple[Claims, Given, Places]":
    """Return the claims on some questions with what is known of them.

    Args:
        claims: all of them.
        given: what is known of all.
        chosen: (Q,) the questions to take.
    """
    mine = claims if chosen.all() else claims.of_questions(chosen)
    heard = mine.told > 0
    sources, slots = numpy.flatnonzero(heard), numpy.flatnonzero(chosen[claims.question])
    if not heard.all():
        number = (numpy.cumsum(heard) - 1).astype(numpy.int32)
        mine = evolve(mine, sources=[claims.sources[s] for s in sources.tolist()], source=number[mine.source])
    known = None if given.known is None else given.known[chosen]
    theirs = evolve(
        given,
        known=None
        if known is None
        else numpy.where(known >= 0, numpy.searchsorted(slots, known), -1).astype(numpy.int32),
        features={name: column[heard] for name, column in given.features.items()},
        families=None,  # they speak with one voice already
    )
    return mine, theirs, Places(slots, numpy.flatnonzero(chosen), sources, mine.told)


def merged(claims: "Claims", parts: "Sequence[tuple[Beliefs, Places]]") -> Beliefs:
    """Return the beliefs on all questions; a source is as reliable as the mean over its claims."""
    if len(parts) == 1:
        return evolve(parts[0][0], reliability=_reliability(claims, parts))
    measures = {beliefs.measure for beliefs, _ in parts}
    return Beliefs(
        probability=_slots(claims, [(b.probability, p) for b, p in parts]),
        reliability=_reliability(claims, parts),
        measure=measures.pop() if len(measures) == 1 else "reliability",
        chosen=_slots(claims, [(_chosen(b, len(p.slots), claims, p), p) for b, p in parts]).astype(bool),
        estimate=_questions(claims, [(b.estimate, p) for b, p in parts]),
        unclaimed=_unclaimed(claims, parts),
        confidence=_questions(claims, [(_confidence(b, claims, p), p) for b, p in parts]),
        low=_questions(claims, [(b.low, p) for b, p in parts]),
        high=_questions(claims, [(b.high, p) for b, p in parts]),
        iterations=max(b.iterations for b, _ in parts),
        is_probability=all(b.is_probability for b, _ in parts),
        because=tuple(reason for b, _ in parts for reason in b.because),
    )


def _reliability(claims: "Claims", parts: "Sequence[tuple[Beliefs, Places]]") -> "Floats":
    """Return (S,): the mean over a source's claims; 0 for who claims nothing."""
    total, told = numpy.zeros(claims.S), numpy.zeros(claims.S)
    for beliefs, places in parts:
        total[places.sources] += beliefs.reliability * places.told
        told[places.sources] += places.told
    mean: Floats = total / told.clip(min=1)
    return mean


def _slots(claims: "Claims", columns: "Sequence[tuple[Floats | Mask, Places]]") -> "Floats":
    whole = numpy.zeros(claims.M)
    for column, places in columns:
        whole[places.slots] = column
    return whole


def _questions(claims: "Claims", columns: "Sequence[tuple[Floats | None, Places]]") -> "Floats | None":
    """Return (Q,): the column put together, NaN where a part has none; None where no part has one."""
    if all(column is None for column, _ in columns):
        return None
    whole = numpy.full(claims.Q, numpy.nan)
    for column, places in columns:
        if column is not None:
            whole[places.questions] = column
    return whole


def _best(beliefs: Beliefs, claims: "Claims", places: Places) -> "Indices":
    """Return the part's most probable slot of each of its questions, the first on a tie."""
    question = numpy.searchsorted(places.questions, claims.question[places.slots])
    order = numpy.lexsort((numpy.arange(len(question)), -beliefs.probability, question))
    first = numpy.flatnonzero(numpy.diff(question[order], prepend=-1))
    return order[first]


def _chosen(beliefs: Beliefs, slots: int, claims: "Claims", places: Places) -> "Mask":
    if beliefs.chosen is not None:
        return beliefs.chosen
    chosen = numpy.zeros(slots, dtype=bool)
    chosen[_best(beliefs, claims, places)] = True
    return chosen


def _confidence(beliefs: Beliefs, claims: "Claims", places: Places) -> "Floats":
    if beliefs.confidence is not None:
        return beliefs.confidence
    return beliefs.probability[_best(beliefs, claims, places)]


def _unclaimed(claims: "Claims", parts: "Sequence[tuple[Beliefs, Places]]") -> "Indices | None":
    if all(beliefs.unclaimed is None for beliefs, _ in parts):
        return None
    whole = numpy.full(claims.Q, -1, dtype=numpy.int64)
    for beliefs, places in parts:
        if beliefs.unclaimed is not None:
            answered = beliefs.unclaimed >= 0
            whole[places.questions[answered]] = places.slots[beliefs.unclaimed[answered]]
    return whole


__all__ = ["Places", "merged", "part"]
