"""What there is to say of a fused table as a whole, for every report of it."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.answers import STATUSES, Answer
from reconcile.columns.profile import Profile, unread
from reconcile.columns.shapes import shapes
from reconcile.consensus import Status
from reconcile.tabular import Fused

if TYPE_CHECKING:
    from reconcile.columns.claims import Ints

SHOWN = 8
_ENOUGH = 10  # claims from which a source's reliability is worth a line


@frozen
class Unread:
    """Cells of one shape that the kind of their attribute cannot read."""

    attribute: str
    shape: str
    example: str
    rows: int


@frozen
class Rated:
    """A source with its reliability, in the method's own measure, and how many claims it makes."""

    source: str
    reliability: float
    claims: int


def statuses(fused: Fused) -> dict[Status, int]:
    """Return how many answers there are of each status."""
    counts = numpy.bincount(fused.answers.status, minlength=len(STATUSES))
    return {status: int(n) for status, n in zip(STATUSES, counts, strict=True) if n}


def contested(fused: Fused, most: int = SHOWN) -> list[Answer]:
    """Return the answers that most sources contradict each other about and that are the least sure."""
    answers = fused.answers
    against = numpy.diff(answers.dissenting[0]) * (1 - answers.confidence)
    order = numpy.lexsort((numpy.arange(len(answers)), -against.round(9)))
    return [answers[int(q)] for q in order[:most].tolist() if against[q] > 0]  # type: ignore[misc]


def rated(fused: Fused) -> list[Rated]:
    """Return the sources with enough claims, the most reliable first."""
    claims, reliability = fused.columns.claims, fused.beliefs.reliability
    told = claims.told
    least = min(_ENOUGH, float(told.max(initial=0)))
    order = numpy.lexsort((numpy.arange(claims.S), -told, -reliability.round(9)))
    return [
        Rated(claims.sources[s], round(float(reliability[s]), 9), int(told[s]))
        for s in order.tolist()
        if told[s] >= least and numpy.isfinite(reliability[s])
    ]


def not_read(profiles: Sequence[Profile]) -> list[Unread]:
    """Return the shapes of the cells that could not be read, the most frequent first."""
    found = []
    for p in profiles:
        rest: Ints = unread(p)
        cells = [(p.cells.texts[i], int(p.cells.counts[i])) for i in rest.tolist()]
        found += [Unread(p.name, form, text, rows) for form, rows, text in shapes(cells)]
    return sorted(found, key=lambda u: (-u.rows, u.attribute, u.shape))


def kinds(profiles: Sequence[Profile]) -> dict[str, list[Profile]]:
    """Return the attributes by kind, the commonest kind first."""
    counts = Counter(p.kind.name for p in profiles)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: [p for p in profiles if p.kind.name == name] for name in order}


def sizes(fused: Fused) -> dict[str, int]:
    """Return how much was read."""
    claims = fused.columns.claims
    return {
        "files": len(fused.files),
        "rows": fused.columns.rows,
        "claims": len(claims),
        "sources": claims.S,
        "questions": claims.Q,
        "values": claims.M,
        "missing": sum(p.missing for p in fused.columns.profiles),
    }
