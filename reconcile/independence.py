"""How far each source can be trusted, and who only repeats whom: what fusing a table shows of its sources."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.common import common
from reconcile.fuse.table.copies import Copies, copies
from reconcile.fuse.table.families import Families, families, voices
from reconcile.fuse.table.method import Given
from reconcile.fuse.table.sums import of_sources, shares
from reconcile.tabular import Fused

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Offsets

PAIRS = 1000  # of which reasons are given, the best supported
EXAMPLES = 3
PRIOR = 10.0  # claims that what is known of other sources is worth: a lone claim tells little of its source


@frozen
class Trusted:
    """A source.

    Attributes:
        name: of the source.
        reliability: in the method's own measure, None where it has none.
        low, high: ends of the 95 % interval of an accuracy, None for other measures.
        claims: how many it makes.
        own: how many of them count, after what it has from others.
        family: number of its family, None for none.
    """

    name: str
    reliability: float | None
    low: float | None
    high: float | None
    claims: int
    own: float
    family: int | None


@frozen
class Family:
    """Sources that speak with one voice.

    Attributes:
        members: their names; the first speaks.
        declared: whether the configuration says so.
        rare: minority values that the closest two share, 0 for declared families.
        overlap: Jaccard's index of the questions that the closest two answer.
    """

    members: tuple[str, ...]
    declared: bool
    rare: int
    overlap: float


@frozen
class Example:
    """A rare value that both sources of a pair state: of which question, and how many state it in all."""

    question: Mapping[str, str]
    value: str
    sources: int


@frozen
class Pair:
    """Two sources of which one has a part of its claims from the other, and why we think so.

    Attributes:
        first, second: names; a family goes by the name of its first member.
        probability: that one copies.
        evidence: nats for copying against independence.
        copier: the name of who copies, "" where it does not show.
        rate: share of what both answer that was taken over.
        rare: questions on which they share a value that is probably false and that few others state.
        same, both: questions on which they agree, of those that both answer.
        covered: share of each one's claims that the other answers too.
        examples: some of the rare values.
    """

    first: str
    second: str
    probability: float
    evidence: float
    copier: str
    rate: float
    rare: int
    same: int
    both: int
    covered: tuple[float, float]
    examples: tuple[Example, ...]


@frozen
class Independence:
    """What is known of the sources of a table.

    Attributes:
        sources: the most reliable first.
        families: the largest first.
        pairs: the best supported first, 1,000 at most.
        found: how many pairs there are.
        measure: what reliability is.
        files: names of the tables.
    """

    sources: tuple[Trusted, ...]
    families: tuple[Family, ...]
    pairs: tuple[Pair, ...]
    found: int
    measure: str
    files: tuple[str, ...]


def independence(fused: Fused) -> Independence:
    """Return what fusing a table shows of its sources."""
    claims, beliefs = fused.columns.claims, fused.beliefs
    found = families(claims, fused.given.families)
    spoken = voices(claims, found)
    p = beliefs.probability if beliefs.is_probability else shares(claims)
    accuracy = of_sources(spoken, p[spoken.slot]) / spoken.told.clip(min=1)
    pairs = copies(spoken, p, accuracy.clip(0.05, 0.95))
    groups = _families(claims, found, fused.given)
    return Independence(
        sources=_trusted(fused, found, of_sources(spoken, pairs.weight), groups),
        families=groups,
        pairs=_pairs(spoken, pairs, p),
        found=len(pairs),
        measure=beliefs.measure,
        files=tuple(fused.files),
    )


def interval(accuracy: "Floats", weight: "Floats") -> "tuple[Floats, Floats]":
    """Return the 95 % interval of accuracies: quantiles of Beta(A k, (1 - A) k), k = claims that count + 10."""
    from scipy.special import betaincinv

    k, a = weight + PRIOR, accuracy.clip(1e-6, 1 - 1e-6)
    return betaincinv(a * k, (1 - a) * k, 0.025), betaincinv(a * k, (1 - a) * k, 0.975)


def _trusted(fused: Fused, found: Families, own: "Floats", groups: Sequence[Family]) -> tuple[Trusted, ...]:
    claims, reliability = fused.columns.claims, fused.beliefs.reliability
    family = {name: n for n, group in enumerate(groups) for name in group.members}
    own = own[found.head]
    is_accuracy = fused.beliefs.measure == "accuracy"
    low, high = interval(reliability, own) if is_accuracy else (reliability, reliability)
    order = numpy.lexsort((numpy.arange(claims.S), -claims.told, -reliability.round(9)))
    return tuple(
        Trusted(
            name=claims.sources[s],
            reliability=_digits(reliability[s]),
            low=_digits(low[s]) if is_accuracy else None,
            high=_digits(high[s]) if is_accuracy else None,
            claims=int(claims.told[s]),
            own=round(float(own[s]), 3),
            family=family.get(claims.sources[s]),
        )
        for s in order.tolist()
    )


def _digits(x: float) -> float | None:
    return round(float(x), 9) if numpy.isfinite(x) else None


def _families(claims: "Claims", found: Families, given: Given) -> tuple[Family, ...]:
    declared = given.families
    groups = []
    for group in found.groups:
        links = [link for link in found.links if found.head[link.pair[0]] == found.head[group[0]]]
        closest = max(links, key=lambda link: (link.dependence * link.overlap, link.rare), default=None)
        head = int(found.head[group[0]])
        members = (head, *(s for s in group if s != head))
        groups.append(
            Family(
                members=tuple(claims.sources[s] for s in members),
                declared=declared is not None and len({int(declared[s]) for s in group} - {-1}) == 1 and not links,
                rare=closest.rare if closest else 0,
                overlap=round(closest.overlap, 9) if closest else 0.0,
            )
        )
    return tuple(sorted(groups, key=lambda family: (-len(family.members), family.members)))


def _pairs(claims: "Claims", found: Copies, p: "Floats") -> tuple[Pair, ...]:
    first, second = found.first[:PAIRS].astype(numpy.int64), found.second[:PAIRS].astype(numpy.int64)
    if not len(first):
        return ()
    examples = _examples(claims, first, second, p)
    name = claims.sources
    return tuple(
        Pair(
            first=name[a],
            second=name[b],
            probability=round(min(float(found.probability[k]), 1 - 1e-6), 9),
            evidence=round(float(found.evidence[k]), 3),
            copier=name[found.copier[k]] if found.copier[k] >= 0 else "",
            rate=round(float(found.rate[k]), 9),
            rare=int(found.rare[k]),
            same=int(found.same[k]),
            both=int(found.both[k]),
            covered=(round(found.both[k] / claims.told[a], 9), round(found.both[k] / claims.told[b], 9)),
            examples=examples[k],
        )
        for k, (a, b) in enumerate(zip(first.tolist(), second.tolist(), strict=True))
    )


def _examples(claims: "Claims", first: "Offsets", second: "Offsets", p: "Floats") -> list[tuple[Example, ...]]:
    """Return for each pair the shared values that fewest state, the least probable first."""
    shared = common(claims, first, second)
    slot = claims.slot[shared.one]
    order = numpy.lexsort((slot, p[slot].round(9), claims.votes[slot], p[slot] >= 0.5, shared.pair))
    begins = numpy.searchsorted(shared.pair[order], numpy.arange(len(first) + 1))
    return [
        tuple(_example(claims, int(m)) for m in slot[order[begin : min(begin + EXAMPLES, end)]] if p[m] < 0.5)
        for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True)
    ]


def _example(claims: "Claims", slot: int) -> Example:
    q = int(claims.question[slot])
    question = {name: column[q] for name, column in claims.keys.items()}
    return Example(question, claims.spelling[slot], int(claims.votes[slot]))


__all__ = ["Example", "Family", "Independence", "Pair", "Trusted", "independence", "interval"]
