"""Candidates: the smallest answers that were claimed, merged where they overlap, and how far a claim allows each.

A claim is minimal where no other claim lies strictly inside it: "at least two" beside "three" is no rival of it but its
support. Minimal spans form an antichain: sorted by their low ends they are sorted by their high ends too. Candidates
are what the largest groups of minimal spans share that all meet one another (the maximal cliques of an interval graph,
each a run of neighbours), so that it makes no difference from which end one looks: of 1-5, 4-8 and 7-11 the candidates
are 4-5 and 7-8, and the middle one supports both. A further claim that contains a candidate leaves it standing; that is
why support never lowers a confidence (`tests/fuse` holds it to that).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from reconcile.fuse.case.axis import End, Span, meet
from reconcile.fuse.case.claim import Claim
from reconcile.values import Label, Relation, relation

SLACK = 0.5  # of a vote goes to what a claim does not exclude, though it does not mean it
_FIT = {Relation.SAME: 1.0, Relation.NARROWER: 1.0, Relation.BROADER: SLACK, Relation.OVERLAP: SLACK}


@frozen
class Cell:
    """One candidate.

    Attributes:
        claims: the minimal claims that it stands on, in canonical order.
        core: what their cores share; None for labels and names.
        hard: what their hard bounds share; None for labels and names.
        reach: the widest bounds that claims which end where the core does give together: what is no other answer.
    """

    claims: tuple[Claim, ...]
    core: Span | None = None
    hard: Span | None = None
    reach: Span | None = None


def cells(claims: Sequence[Claim]) -> list[Cell]:
    """Return the candidates among claims of one axis, in canonical order of their values."""
    groups: dict[object, list[Claim]] = {}
    for c in claims:
        groups.setdefault(c.core if c.core is not None else c.value, []).append(c)
    if claims and claims[0].core is not None:
        return _sweep(groups)
    firsts = [group[0] for group in groups.values()]
    flat = all(isinstance(c.value, Label) and not c.value.broader for c in firsts)
    kept = firsts if flat else [c for c in firsts if not any(_narrower(d, c) for d in firsts)]
    return [Cell(tuple(groups[c.value])) for c in sorted(kept, key=lambda c: c.value.sort_key())]


def _narrower(a: Claim, b: Claim) -> bool:
    return relation(a.value, b.value) is Relation.NARROWER


def _sweep(groups: dict[object, list[Claim]]) -> list[Cell]:
    """Return a candidate for each largest group of minimal spans that meet, from left to right."""
    spans = _minimal(groups)
    widths = _widths(groups)
    found: list[Cell] = []
    first = last = 0
    while last < len(spans):
        while last + 1 < len(spans) and meet(spans[first][0], spans[last + 1][0]):
            last += 1
        found.append(_cell(spans[first : last + 1], widths))
        last += 1  # the next largest group ends with the next span or later; it begins where that one is met
        while last < len(spans) and first < last and not meet(spans[first][0], spans[last][0]):
            first += 1
    return found


# For each low and each high end of a core, the widest hard bounds of the claims whose core ends there.
Widths = tuple[dict[End, Span], dict[End, Span]]


def _widths(groups: dict[object, list[Claim]]) -> Widths:
    lows: dict[End, Span] = {}
    highs: dict[End, Span] = {}
    for same in groups.values():
        for c in same:
            if c.core is not None and c.hard is not None:
                lows[c.core[0]] = _hull(lows.get(c.core[0], c.hard), c.hard)
                highs[c.core[1]] = _hull(highs.get(c.core[1], c.hard), c.hard)
    return lows, highs


def _cell(spans: Sequence[tuple[Span, list[Claim]]], widths: Widths) -> Cell:
    """Return the candidate of spans that all meet: neighbours, so that the first and the last say where.

    Its reach is what those whose core begins where it begins and those whose core ends where it ends leave together. A
    further claim that contains the candidate can only widen that, were its own bounds ever so narrow: no support makes
    others of the values that stood for the candidate before.
    """
    claims = [c for _, same in spans for c in same]
    core = meet(spans[0][0], spans[-1][0])
    hard = claims[0].hard
    for c in claims[1:]:
        hard = _shared(hard, c.hard)
    reach = core and meet(widths[0][core[0]], widths[1][core[1]])
    return Cell(tuple(claims), core, hard, reach)


def _minimal(groups: dict[object, list[Claim]]) -> list[tuple[Span, list[Claim]]]:
    """Return the spans with no other strictly inside, from left to right, in one pass from the right."""
    items: list[tuple[Span, list[Claim]]] = [(c[0].core, c) for c in groups.values() if c[0].core is not None]
    items.sort(key=lambda item: (item[0][0], (-item[0][1][0], -item[0][1][1])))
    kept: list[tuple[Span, list[Claim]]] = []
    for span, claims in reversed(items):  # what begins later, or at once and ends earlier, comes first
        if not kept or span[1] < kept[-1][0][1]:
            kept.append((span, claims))
    return kept[::-1]


def _shared(a: Span | None, b: Span | None) -> Span | None:
    return meet(a, b) if a is not None and b is not None else None


def _hull(a: Span, b: Span) -> Span:
    return min(a[0], b[0]), max(a[1], b[1])


def fit(cell: Cell, claim: Claim) -> float:
    """Return 1 where the claim's core allows any of the candidate, a part where it only does not exclude it, else 0."""
    if cell.core is not None and claim.core is not None and claim.allows is not None:
        return 1.0 if meet(cell.core, claim.core) else SLACK if meet(cell.core, claim.allows) else 0.0
    return _FIT.get(relation(cell.claims[0].value, claim.value), 0.0)


def allowed(candidates: Sequence[Cell], claims: Sequence[Claim]) -> Iterator[tuple[int, float]]:
    """Yield the number of each candidate (as `cells` gives them) that each claim allows, and how far: `fit`, unless 0.

    Candidates on an axis stand from left to right by both of their ends, so that those that a claim's core meets, or
    its hard bounds, are neighbours and looked up.
    """
    if any(cell.core is None or cell.core[0] > cell.core[1] for cell in candidates):
        every = ((n, fit(cell, c)) for c in claims for n, cell in enumerate(candidates))
        yield from ((n, x) for n, x in every if x)
        return
    lows = [cell.core[0] for cell in candidates if cell.core]
    highs = [cell.core[1] for cell in candidates if cell.core]
    for c in claims:
        span = c.allows
        if c.core is None or span is None or c.core[0] > c.core[1] or span[0] > span[1]:
            yield from ((n, x) for n, cell in enumerate(candidates) if (x := fit(cell, c)))
            continue
        within = range(bisect_left(highs, c.core[0]), bisect_right(lows, c.core[1]))
        for n in range(bisect_left(highs, span[0]), bisect_right(lows, span[1])):
            if n not in within:
                yield n, SLACK
        yield from ((n, 1.0) for n in within)


def disjoint(cell: Cell, claim: Claim) -> bool:
    """Return whether the hard bounds of a claim exclude the candidate altogether."""
    if cell.hard is not None and claim.hard is not None:
        return meet(cell.hard, claim.hard) is None
    return fit(cell, claim) == 0.0
