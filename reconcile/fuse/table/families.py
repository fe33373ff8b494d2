"""Families of sources that say the same: one voice each. Declared ones first, then those that rare values betray.

Copying shows in shared values that few others claim, hardly in shared common ones (Dong, Berti-Equille & Srivastava,
VLDB 2009), and a copy covers what its original covers. For two sources on a question with n claims, f is the part of
the other n - 2 claims that state the value of the one, and the weight w = 1 - f counts where f < .5:

    dependence(s -> t) = sum of w where t says the same / (sum of w + 1), the smaller direction counts;
    overlap = questions that both answer / questions that either answers;
    s and t are of one family where dependence x overlap >= .85 (single link).

The overlap keeps accurate sources apart, which share rare true values too. Candidates come from an inverted index over
shared minority values, never from all pairs.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Ints, Offsets

LINK = 0.85  # of dependence x overlap
MINORITY = 0.5  # of the other claims
LEAST_CLAIMS = 8
LEAST_VOICES = 3  # on a question, for a value to be rare
COMMON = 64  # claims of one value: more are no rare value, and their pairs would be too many to look at
PAIRS = 8_000_000  # bound of the index: beyond it the rarest values only


@frozen
class Link:
    """Two sources that are of one family, and what shows it.

    Attributes:
        pair: their numbers, ascending.
        dependence: the smaller direction.
        overlap: Jaccard's index of the questions that they answer.
        rare: how many minority values they share.
    """

    pair: tuple[int, int]
    dependence: float
    overlap: float
    rare: int


@frozen(eq=False)
class Families:
    """Who speaks for whom.

    Attributes:
        head: (S,) the number of the source that speaks for each: its own where it is of no family.
        links: what the found families rest on; the declared ones have none.
    """

    head: "NDArray[numpy.int64]"
    links: tuple[Link, ...] = ()

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Return the families of two or more, each by its sources, ascending."""
        heads, sizes = numpy.unique(self.head, return_counts=True)
        return tuple(tuple(numpy.flatnonzero(self.head == h).tolist()) for h in heads[sizes > 1])


def families(claims: "Claims", declared: "Ints | None" = None) -> Families:
    """Return the families of sources, declared ones first.

    Args:
        claims: all claims, whatever their attribute.
        declared: (S,) number of the declared family of each source, -1 for none.
    """
    group = numpy.arange(claims.S, dtype=numpy.int64)
    if declared is not None:
        group = _declared(declared)
        claims = voices(claims, Families(_heads(claims, group)))
    links = tuple(_links(claims))
    for link in links:
        group = _joined(group, *link.pair)
    return Families(_heads(claims, group), links)


def voices(claims: "Claims", found: Families) -> "Claims":
    """Return the claims with one voice a family: its head's, and the next largest member's where the head is silent.

    The claims of the members count as the head's; all slots are kept.
    """
    member = numpy.zeros(claims.S, dtype=bool)
    for group in found.groups:
        member[list(group)] = True
    if not member.any():
        return claims
    at = numpy.flatnonzero(member[claims.source])
    source = claims.source[at]
    family = claims.asked[at].astype(numpy.int64) * claims.S + found.head[source]
    order = numpy.lexsort((source, -claims.told[source], source != found.head[source], family))
    first = numpy.ones(len(order), dtype=bool)
    first[1:] = family[order][1:] != family[order][:-1]
    speaker = source[order][numpy.flatnonzero(first)][numpy.cumsum(first) - 1]
    dropped = numpy.zeros(len(claims), dtype=bool)
    dropped[at[order]] = source[order] != speaker
    kept = evolve(claims, source=found.head[claims.source].astype(numpy.int32))
    return kept.without(dropped)


def _declared(declared: "Ints") -> "NDArray[numpy.int64]":
    """Return (S,): the first source of each declared family, its own number for sources without one."""
    group = numpy.arange(len(declared), dtype=numpy.int64)
    named = numpy.flatnonzero(declared >= 0)
    _, first, which = numpy.unique(declared[named], return_index=True, return_inverse=True)
    group[named] = named[first][which]
    return group


def _joined(group: "NDArray[numpy.int64]", a: int, b: int) -> "NDArray[numpy.int64]":
    low, high = sorted((group[a], group[b]))
    return numpy.where(group == high, low, group)


def _heads(claims: "Claims", group: "NDArray[numpy.int64]") -> "NDArray[numpy.int64]":
    """Return (S,): the member of each source's group with most claims; among equals the one that more agree with."""
    agreed = numpy.bincount(claims.source, weights=claims.votes[claims.slot], minlength=claims.S)
    order = numpy.lexsort((numpy.arange(claims.S), -agreed, -claims.told, group))
    head = numpy.empty(claims.S, dtype=numpy.int64)
    head[group[order][::-1]] = order[::-1]  # the first of each group is written last
    return head[group]


def _links(claims: "Claims") -> "list[Link]":
    """Return the pairs of sources that are of one family, in canonical order."""
    pairs = _candidates(claims)
    if not len(pairs):
        return []
    diaries = _Diaries(claims, numpy.unique(pairs))
    found = (_link(diaries, int(a), int(b)) for a, b in pairs)
    return [link for link in found if link and link.dependence * link.overlap >= LINK]


def _rarity(claims: "Claims") -> "tuple[Floats, Floats]":
    """Return (M,), (M,): w = 1 - f of a slot seen from a pair that shares it, and from one that does not; 0: common."""
    n, c = claims.voters[claims.question], claims.votes
    others = numpy.maximum(n - 2, 1)
    shared, unshared = 1 - (c - 2) / others, 1 - (c - 1) / others
    telling = n >= LEAST_VOICES
    return (
        numpy.where(telling & (c >= 2) & (shared > MINORITY), shared, 0.0),
        numpy.where(telling & (unshared > MINORITY), unshared, 0.0),
    )


def _candidates(claims: "Claims") -> "NDArray[numpy.int64]":
    """Return (k, 2): pairs that may be linked: what they share is bounded from below by what they cannot differ in.

    A pair with overlap J has at most (1/J - 1) questions outside the common ones for each common one. So what both know
    weighs at least the whole minus that many, and shared values below LINK of it cannot link.
    """
    w, alone = _rarity(claims)
    keys, sums = _shared(claims, w)
    a, b = keys // claims.S, keys % claims.S
    told = claims.told
    weight = numpy.bincount(claims.source, weights=alone[claims.slot], minlength=claims.S)
    outside = (1 / LINK - 1) * numpy.minimum(told[a], told[b])
    need = LINK * numpy.maximum(1.0, numpy.maximum(weight[a], weight[b]) - outside + 1)
    alike = numpy.minimum(told[a], told[b]) >= LINK * numpy.maximum(told[a], told[b])
    kept = alike & (sums >= need) & (sums >= LINK / (1 - LINK))
    return numpy.stack([a[kept], b[kept]], axis=1)


def _shared(claims: "Claims", w: "Floats") -> "tuple[NDArray[numpy.int64], Floats]":
    """Return the pairs (a x S + b, a < b, ascending) that share minority values, and the weight of what they share."""
    busy = claims.told >= LEAST_CLAIMS
    of = numpy.flatnonzero((w[claims.slot] > 0) & busy[claims.source])
    first = numpy.flatnonzero(numpy.diff(claims.slot[of], prepend=-1))
    slot, count = claims.slot[of[first]], numpy.diff(first, append=len(of))
    fit = numpy.flatnonzero((count >= 2) & (count <= COMMON))
    order = fit[numpy.argsort(count[fit], kind="stable")]
    order = order[numpy.cumsum(count[order] * (count[order] - 1) // 2) <= PAIRS]
    keys, weights = [], []
    for size in numpy.unique(count[order]).tolist():
        rows = order[count[order] == size]
        who = numpy.sort(claims.source[of[first[rows][:, None] + numpy.arange(size)]].astype(numpy.int64), axis=1)
        left, right = numpy.triu_indices(size, 1)
        keys.append((who[:, left] * claims.S + who[:, right]).ravel())
        weights.append(numpy.repeat(w[slot[rows]], len(left)))
    if not keys:
        return numpy.zeros(0, dtype=numpy.int64), numpy.zeros(0)
    met, weight = numpy.concatenate(keys), numpy.concatenate(weights)
    if len(met) >= claims.S**2:  # every pair has its place
        sums = numpy.bincount(met, weights=weight, minlength=claims.S**2).astype(numpy.float64)
        pairs = numpy.flatnonzero(sums)
        return pairs, sums[pairs]
    pairs, which = numpy.unique(met, return_inverse=True)
    return pairs, numpy.bincount(which, weights=weight, minlength=len(pairs)).astype(numpy.float64)


class _Diaries:
    """The claims of some sources, each by question."""

    def __init__(self, claims: "Claims", sources: "Offsets") -> None:
        """Sort the claims of the sources by (source, question)."""
        self.claims = claims
        self.shared, self.unshared = _rarity(claims)
        wanted = numpy.zeros(claims.S, dtype=bool)
        wanted[sources] = True
        at = numpy.flatnonzero(wanted[claims.source])
        order = at[numpy.argsort(claims.source[at], kind="stable")]
        bounds = numpy.searchsorted(claims.source[order], numpy.arange(claims.S + 1))
        self.slots = {s: claims.slot[order[bounds[s] : bounds[s + 1]]] for s in sources.tolist()}


def _link(diaries: _Diaries, a: int, b: int) -> Link | None:
    """Return what shows that two sources are of one family; None where no rare value does."""
    of_a, of_b = diaries.slots[a], diaries.slots[b]
    question = diaries.claims.question
    asked_a, asked_b = numpy.unique(question[of_a]), numpy.unique(question[of_b])
    common = numpy.intersect1d(asked_a, asked_b, assume_unique=True)
    same = numpy.intersect1d(of_a, of_b, assume_unique=True)
    agreed = float(diaries.shared[same].sum())
    directions = []
    for slots in (of_a, of_b):
        other = numpy.setdiff1d(slots[numpy.isin(question[slots], common)], same, assume_unique=True)
        directions.append(agreed / (agreed + float(diaries.unshared[other].sum()) + 1))
    overlap = len(common) / (len(asked_a) + len(asked_b) - len(common))
    rare = int((diaries.shared[same] > 0).sum())
    return Link((a, b), min(directions), overlap, rare) if rare else None


__all__ = ["Families", "Link", "families", "voices"]
