"""Values that nobody claimed: where they lie, and how far each statement allows them.

A statement is a set, and what it allows besides the candidates gains by it as much as they do: "at least none" leaves
every probability as it was. The unclaimed values are spread evenly over the gaps between the candidates (Hill's
assumption for the next observation: Posterior distribution of percentiles, JASA 1968), and within a gap evenly by how
far out they lie, from 0 beside a candidate to 1. A statement that reaches into a gap allows all of it, because nothing
tells where in it the others lie; only a closed span that contains a candidate ("48 to 52", "about 50" beside 50)
allows no more than its width over its middle: the narrower, the more it is a claim of the candidate itself. What lies
beside a candidate's core and within its reach stands for it and is lent to nobody ("about 50" has 45 to 55 as its core
and reaches from 40 to 60).
"""

import math
from collections.abc import Sequence

from attrs import frozen

from reconcile.camps import as_float
from reconcile.fuse.case.axis import Span, inside
from reconcile.fuse.case.cells import SLACK, Cell
from reconcile.fuse.case.claim import Claim
from reconcile.values import Quantity, Relation, relation

Gap = tuple[float, float]
_INF = math.inf


@frozen
class Others:
    """The regions of the unclaimed values.

    Attributes:
        shares: what part of the unclaimed values lies in each region; they add up to 1.
        fits: by voice, how far it allows each region; negative where it denies it.
    """

    shares: tuple[float, ...]
    fits: tuple[tuple[float, ...], ...]


def others(said: Sequence[Sequence[Claim]], candidates: Sequence[Cell]) -> Others:
    """Return the regions beside the candidates, and how far each voice (given by its claims) allows them."""
    wide = [(n, c, 1.0 / len(claims)) for n, claims in enumerate(said) for c in claims if _is_wide(c, candidates)]
    if not wide:
        return Others((1.0,), ((0.0,),) * len(said))
    columns: dict[tuple[tuple[int, float], ...], float] = {}
    for share, column in _labelled(wide) if candidates[0].core is None else _regions(wide, candidates):
        columns[column] = columns.get(column, 0.0) + share
    rows = [[0.0] * len(columns) for _ in said]
    for k, column in enumerate(columns):
        for n, fit in column:
            rows[n][k] += fit
    return Others(tuple(columns.values()), tuple(map(tuple, rows)))


def _is_wide(c: Claim, candidates: Sequence[Cell]) -> bool:
    """Return whether a claim can allow more than the candidates."""
    if c.allows is not None:
        stands = [cell.core if c.denies else cell.reach for cell in candidates]
        return c.allows[0][0] < c.allows[1][0] and not any(span and inside(c.allows, span) for span in stands)
    return not c.denies and any(relation(cell.claims[0].value, c.value) is Relation.NARROWER for cell in candidates)


Column = tuple[tuple[int, float], ...]


def _labelled(wide: Sequence[tuple[int, Claim, float]]) -> list[tuple[float, Column]]:
    """Return one region for labels and names: what the broader ones allow besides."""
    return [(1.0, tuple((n, share) for n, _, share in wide))]


def _regions(wide: Sequence[tuple[int, Claim, float]], candidates: Sequence[Cell]) -> list[tuple[float, Column]]:
    """Return share and (voice, fit) pairs of each region: each gap, cut by how far out the claims allow it."""
    gaps = _gaps(candidates, wide[0][1])
    found: list[tuple[float, Column]] = []
    for gap in gaps:
        steps: list[tuple[float, int, float]] = []  # up to how far out, which voice, what it adds there
        for n, c, share in wide:
            assert c.core is not None
            assert c.allows is not None
            core, hard = _depth(c.core, gap, candidates, c), _depth(c.allows, gap, candidates, c)
            sign = -share if c.denies else share
            steps += [(core, n, sign * (1 - SLACK)), (max(core, hard), n, sign * SLACK)]
        below = 0.0
        for depth in sorted({d for d, _, _ in steps if d > 0} | {1.0}):
            column = tuple((n, f) for d, n, f in steps if d >= depth)
            found.append(((depth - below) / len(gaps), column))
            below = depth
    return found


def _gaps(candidates: Sequence[Cell], some: Claim) -> list[Gap]:
    """Return the gaps before, between and behind the candidates' cores; below none of a count there is none."""
    floor = 0.0 if isinstance(some.value, Quantity) and not some.value.unit else -_INF
    cores = sorted((as_float(c.core[0][0]), as_float(c.core[1][0])) for c in candidates if c.core)
    gaps, at = [], min(floor, cores[0][0])
    for low, high in cores:
        if low > at:
            gaps.append((at, low))
        at = max(at, high)
    return [*gaps, (at, _INF)] if at < _INF or not gaps else gaps


def _depth(span: Span, gap: Gap, candidates: Sequence[Cell], c: Claim) -> float:
    """Return how far out into a gap a span allows it, 0 to 1; what stands for a candidate is none of it."""
    low, high = as_float(span[0][0]), as_float(span[1][0])
    whole = low <= gap[0] and gap[1] <= high
    if c.denies:
        return float(whole)  # who denies a part of a gap leaves the rest
    if low >= gap[1] or high <= gap[0] or any(x.reach and _within(span, gap, x.reach) for x in candidates):
        return 0.0
    if whole:
        return 1.0
    around = any(x.core and inside(x.core, span) for x in candidates)
    if not around or not isinstance(c.value, Quantity) or math.isinf(high - low) or low + high == 0:
        return 1.0
    return min(1.0, 2 * (high - low) / abs(low + high))


def _within(span: Span, gap: Gap, reach: Span) -> bool:
    """Return whether the part of a gap that a span allows stands for a candidate."""
    return as_float(reach[0][0]) <= max(as_float(span[0][0]), gap[0]) and (
        min(as_float(span[1][0]), gap[1]) <= as_float(reach[1][0])
    )
