"""Declared sums held to after fusing: totals and parts of a table are made to add up, or their doubt is told.

Sums that share a figure are balanced together (`fuse.arithmetic`). What that does to an answer:

- nothing was wrong: nothing changes;
- gaps within the errors that the figures have anyway: all give way a little (large figures only);
- one figure is to blame: it becomes what follows from the others, as sure as that it had to change (small counts), or
  as that all figures of one of its sums are right (large ones);
- several could be: none is changed, and none of them is surer than that one of so many is wrong.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.curation import SumSpec
from reconcile.fuse.arithmetic import Balance, Figure, Sum, balanced
from reconcile.fuse.table.sums import best

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats
    from reconcile.fuse.table.method import Beliefs

OWN = 1e-3  # least relative error of a figure: rounding to three digits
WIDTH = 3.92  # standard errors in a 95 % interval


@frozen
class _Bond:
    """A declared sum as it stands in the table: questions of the total and of its parts, and how far it may be off."""

    total: int
    parts: tuple[int, ...]
    tolerance: float


def held(claims: "Claims", beliefs: "Beliefs", sums: Iterable[SumSpec]) -> "Beliefs":
    """Return the beliefs with figures that add up wherever all of a declared sum are answered by numbers."""
    top = best(claims, beliefs.probability)
    number = claims.number[top]
    if beliefs.estimate is not None:
        number = numpy.where(numpy.isnan(beliefs.estimate), number, beliefs.estimate)
    whole = [spec for spec in sums if spec.exhaustive]
    bonds = [b for spec in whole for b in _bonds(claims, spec) if numpy.isfinite(number[[b.total, *b.parts]]).all()]
    if not bonds:
        return beliefs
    confidence = beliefs.probability[top] if beliefs.confidence is None else beliefs.confidence.copy()
    estimate = numpy.full(claims.Q, numpy.nan) if beliefs.estimate is None else beliefs.estimate.copy()
    wrong, open_ = 0, 0
    for group in _groups(bonds):
        if all(abs(number[b.total] - number[list(b.parts)].sum()) <= b.tolerance for b in group):
            continue
        questions = sorted({q for bond in group for q in (bond.total, *bond.parts)})
        place = {q: n for n, q in enumerate(questions)}
        inner = [Sum(place[b.total], tuple(place[q] for q in b.parts)) for b in group]
        found = balanced([_figure(claims, beliefs, q, float(number[q])) for q in questions], inner)
        if found.consistent:
            continue
        wrong += 1
        if not found.solved or len(found.suspects) > 1:
            open_ += 1
            _doubted(confidence, [questions[n] for n in found.suspects] or questions)
            continue
        estimate[questions] = found.values
        for n in found.suspects:
            confidence[questions[n]] = _follows(found, n, inner, confidence[questions])
    told = f"{len(bonds):,} declared sums: {wrong:,} groups of figures did not add up"
    told += f", in {open_:,} the sums cannot tell which figure is wrong" if open_ else ""
    return evolve(beliefs, estimate=estimate, confidence=confidence, because=(*beliefs.because, told))


def _bonds(claims: "Claims", spec: SumSpec) -> list[_Bond]:
    """Return where the sum stands: once for each combination of the other keys that has the total and all parts."""
    if spec.over not in claims.keys:
        return []
    others = [column for name, column in claims.keys.items() if name != spec.over]
    places: dict[tuple[str, ...], dict[str, int]] = {}
    wanted = {spec.total, *spec.parts}
    for q, name in enumerate(claims.keys[spec.over]):
        if name in wanted:
            places.setdefault(tuple(column[q] for column in others), {})[name] = q
    return [
        _Bond(place[spec.total], tuple(place[part] for part in spec.parts), spec.tolerance)
        for _, place in sorted(places.items())
        if len(place) == len(wanted)
    ]


def _groups(bonds: Sequence[_Bond]) -> list[list[_Bond]]:
    """Return the sums that share figures, together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs = [(bond.total, part) for bond in bonds for part in bond.parts]
    size = max(max(pair) for pair in pairs) + 1
    rows, columns = zip(*pairs, strict=True)
    _, label = connected_components(coo_array((numpy.ones(len(pairs)), (rows, columns)), shape=(size, size)))
    of = sorted(range(len(bonds)), key=lambda n: (int(label[bonds[n].total]), n))
    return [[bonds[n] for n in group] for _, group in groupby(of, key=lambda n: int(label[bonds[n].total]))]


def _figure(claims: "Claims", beliefs: "Beliefs", q: int, value: float) -> Figure:
    slots = slice(int(claims.first_slot[q]), int(claims.first_slot[q + 1]))
    number, p = claims.number[slots], beliefs.probability[slots]
    told = numpy.isfinite(number) & (p > 0)
    values, first = numpy.unique(number[told], return_inverse=True)
    probability = numpy.bincount(first, p[told], len(values))
    spread = float(probability @ (values - value) ** 2)
    if beliefs.low is not None and beliefs.high is not None and numpy.isfinite(beliefs.high[q] - beliefs.low[q]):
        spread = float((beliefs.high[q] - beliefs.low[q]) / WIDTH) ** 2
    low = 0.0 if value >= 0 and (values >= 0).all() else -numpy.inf
    return Figure(
        value, max(spread, (OWN * value) ** 2), low, values=values.tolist(), probabilities=probability.tolist()
    )


def _doubted(confidence: "Floats", questions: Sequence[int]) -> None:
    """Let no answer be surer than that one of so many is wrong."""
    confidence[questions] = numpy.minimum(confidence[questions], 1 - 1 / len(questions))


def _follows(found: Balance, n: int, sums: Sequence[Sum], confidence: "Floats") -> float:
    """Return how sure a figure is that became what follows from others."""
    if found.confidence:
        return found.confidence[found.suspects.index(n)]
    mine = [[k for k in (bond.total, *bond.parts) if k != n] for bond in sums if n in (bond.total, *bond.parts)]
    return max(float(numpy.prod(confidence[others])) for others in mine)


__all__ = ["held"]
