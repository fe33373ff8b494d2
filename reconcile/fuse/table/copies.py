"""Who copies from whom in part: sources that share rare false values, found by what they share, never by all pairs.

Accurate sources agree because they are right; who shares *mistakes* that hardly anybody else makes has them from the
same place (Dong, Berti-Equille, Srivastava: Integrating conflicting data, the role of source dependence, VLDB 2009).
Looking only where such values lie makes it quick (Li, Dong, Lyons, Meng, Srivastava: Scaling up copy detection, ICDE
2015).

For two sources with a value of one question in common, let p be the probability that it is true, A the mean of their
accuracies, a the mean accuracy of all, V the claims on the question and F = sum (1 - p) votes its expected false ones.
An independent source states it while it is false with probability

    e = wrong f,   wrong = (F - 2 + k (1 - a)) / (V - 2 + k),   f = (votes - 2 + k r) / (F - 2 + k),   k = 2,

where r is how often two false claims on one question agree in the whole table: what others say too is no evidence. Who
copies at rate c says the same with c + (1 - c) e. Shared true values tell nothing for sure, so the evidence in nats is

    E = sum over shared values (1 - p) ln(1 - c + c / e) + (questions on which they differ) ln(1 - c),   c = .8,

and P(copying) = e^E / (e^E + S): a source copies from about one of the S others at most. Then the pair's own rate
follows by a few rounds of c <- (sum over shared q + 2 * .8) / (questions in common + 2), where

    q = c / (c + (1 - c) (A p + (1 - p) e))

is the probability that a shared claim was taken over. Its dependence is d = P(copying) q, and a claim counts

    1 / (1 + sum over the pairs that share it d / (2 - d)):

two sources count 2 - d together, k copies of one claim count 1. Both sides bear the discount: who took it from whom
seldom shows, and the vote is the same. Beliefs and weights depend on each other: fit, find copies, fit with their
weights, and once more.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.common import Common, common
from reconcile.fuse.table.sums import of_questions, of_sources

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Ints, Mask, Offsets

CROWD = 12  # a value that more sources state is common knowledge or a family; bounds the pairs by 11 n / 2
RATE = 0.8  # share of the common claims that a copier takes over, before a pair tells (Dong et al.)
RARE = 3  # fewer shared false values may be chance
PART = 0.05  # of the smaller source's false values: who shares less hardly changes any answer
SMOOTHING = 2.0  # k: claims that the table's habits are worth beside a question's own
BUDGET = 8  # look-ups a claim that all pairs together may cost; the best supported pairs come first
ROUNDS = 4
OUTSIDE = 0.2  # share of its claims that a source must make alone before they can be set against the common ones
CLEAR = 4.0  # standard errors


@frozen(eq=False)
class Copies:
    """Pairs of sources of which one copies from the other, best supported first; K of them.

    Attributes:
        first, second: (K,) sources, first < second.
        probability: (K,) that one copies.
        rate: (K,) share of what both answer that was taken over.
        evidence: (K,) nats for copying against independence.
        rare: (K,) questions on which they share a value that is probably false and that few others state.
        same: (K,) questions on which both say the same.
        both: (K,) questions that both answer.
        copier: (K,) the source that copies, -1 where it does not show.
        weight: (n,) what each claim counts: 1 where it is its source's own.
    """

    first: "Ints"
    second: "Ints"
    probability: "Floats"
    rate: "Floats"
    evidence: "Floats"
    rare: "Offsets"
    same: "Offsets"
    both: "Offsets"
    copier: "Offsets"
    weight: "Floats"

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)


@frozen(eq=False)
class _Chance:
    """How each slot is shared without copying.

    Attributes:
        true, false: (M,) p and 1 - p.
        error: (M,) e: that an independent source states the value while it is false.
        gain: (M,) nats that a pair's sharing it is worth.
    """

    true: "Floats"
    false: "Floats"
    error: "Floats"
    gain: "Floats"


def copies(claims: "Claims", probability: "Floats", accuracy: "Floats") -> Copies:
    """Return who copies, as far as present beliefs tell.

    Args:
        claims: the claims; members of a declared or merged family should speak with one voice already.
        probability: (M,) of each slot.
        accuracy: (S,) of each source.
    """
    chance = _chance(claims, probability, accuracy)
    first, second, rare = _candidates(claims, chance)
    if not len(first):
        return _none(claims)
    shared = common(claims, first, second)
    evidence = shared.sums(shared.part * chance.gain[claims.slot[shared.one]])
    evidence += (shared.both - shared.same) * numpy.log(1 - RATE)
    belief = 1.0 / (1.0 + claims.S * numpy.exp(-evidence.clip(-500, 500)))
    belief[belief < 0.5] = 0.0
    rate, taken = _rates(shared, chance, claims.slot[shared.one], (accuracy[first] + accuracy[second]) / 2)
    likely = numpy.flatnonzero(belief)
    order = likely[numpy.lexsort((second[likely], first[likely], -evidence[likely].round(9)))]
    return Copies(
        first=first[order].astype(numpy.int32),
        second=second[order].astype(numpy.int32),
        probability=belief[order],
        rate=rate[order],
        evidence=evidence[order],
        rare=rare[order],
        same=shared.same[order],
        both=shared.both[order],
        copier=_copier(claims, shared, probability, first, second)[order],
        weight=_weights(len(claims), shared, belief[shared.pair] * taken),
    )


def _none(claims: "Claims") -> Copies:
    floats, counts, ids = numpy.zeros(0), numpy.zeros(0, numpy.int64), numpy.zeros(0, numpy.int32)
    return Copies(ids, ids, floats, floats, floats, counts, counts, counts, counts, numpy.ones(len(claims)))


def _chance(claims: "Claims", true: "Floats", accuracy: "Floats") -> _Chance:
    votes, q, false = claims.votes, claims.question, 1.0 - true
    wrong_votes = of_questions(claims, false * votes)
    met = float((false * false * votes * (votes - 1)).sum())
    pairs = float((wrong_votes * (wrong_votes - 1)).clip(min=0).sum())
    repeat = min(max(met / pairs, 1e-3), 1.0) if pairs > 0 else 1.0
    careless = 1.0 - float((accuracy * claims.told).sum()) / max(len(claims), 1)
    others = (wrong_votes - 2).clip(min=0)[q]
    wrong = (others + SMOOTHING * careless) / ((claims.voters - 2).clip(min=0)[q] + SMOOTHING)
    popular = ((votes - 2).clip(min=0) + SMOOTHING * repeat) / (others + SMOOTHING)
    error = (wrong * popular).clip(1e-6, 1.0)
    return _Chance(true, false, error, false * numpy.log(1 - RATE + RATE / error))


def _candidates(claims: "Claims", chance: _Chance) -> "tuple[Offsets, Offsets, Offsets]":
    """Return the pairs worth a closer look, first < second, and the rare false values that each shares."""
    wanted = (chance.false >= 0.5) & (claims.votes >= 2) & (claims.votes <= CROWD)
    pair, slot = _meetings(claims, wanted)
    keys, place = numpy.unique(pair, return_inverse=True)
    total = numpy.bincount(place, weights=chance.gain[slot], minlength=len(keys))
    once = numpy.ones(len(place), bool)  # several values of one question count once
    order = numpy.lexsort((slot, place))
    met = place[order] * claims.Q + claims.question[slot[order]]
    once[1:] = met[1:] != met[:-1]
    rare = numpy.bincount(place[order][once], minlength=len(keys))
    first, second = keys // claims.S, keys % claims.S
    mistakes = of_sources(claims, chance.false[claims.slot])
    enough = rare >= numpy.maximum(RARE, PART * numpy.minimum(mistakes[first], mistakes[second]))
    kept = numpy.flatnonzero(enough & (total > numpy.log(claims.S)))
    kept = kept[numpy.argsort(-total[kept].round(9), kind="stable")]
    cost = numpy.cumsum(numpy.minimum(claims.told[first[kept]], claims.told[second[kept]]))
    kept = numpy.sort(kept[cost <= BUDGET * len(claims)])
    return first[kept], second[kept], rare[kept]


def _meetings(claims: "Claims", wanted: "Mask") -> "tuple[Offsets, Ints]":
    """Return (source pair as first * S + second, slot) for each two claims of a wanted slot."""
    at = numpy.flatnonzero(wanted[claims.slot])
    source, slot = claims.source[at].astype(numpy.int64), claims.slot[at]
    pairs, slots = [numpy.zeros(0, numpy.int64)], [numpy.zeros(0, slot.dtype)]
    for step in range(1, CROWD):
        left = numpy.flatnonzero(slot[:-step] == slot[step:])
        if not len(left):
            break
        pairs.append(source[left] * claims.S + source[left + step])
        slots.append(slot[left])
    return numpy.concatenate(pairs), numpy.concatenate(slots)


def _rates(shared: Common, chance: _Chance, slot: "Ints", accuracy: "Floats") -> "tuple[Floats, Floats]":
    """Return (K,) the rate of each pair and (L,) the probability that a shared claim was taken over."""
    mean = accuracy.clip(0.05, 0.95)[shared.pair]
    alone = mean * chance.true[slot] + chance.false[slot] * chance.error[slot]
    rate, taken = numpy.full(len(shared.both), RATE), numpy.zeros(len(slot))
    for _ in range(ROUNDS):
        c = rate[shared.pair]
        taken = c / (c + (1 - c) * alone)
        rate = ((shared.sums(shared.part * taken) + 2 * RATE) / (shared.both + 2)).clip(max=0.99)
    return rate, taken


def _weights(n: int, shared: Common, dependence: "Floats") -> "Floats":
    less = dependence / (2 - dependence)
    burden = numpy.bincount(shared.one, less, n) + numpy.bincount(shared.other, less, n)
    return numpy.reciprocal(1.0 + burden.astype(numpy.float64))


def _copier(claims: "Claims", shared: Common, true: "Floats", first: "Offsets", second: "Offsets") -> "Offsets":
    """Return (K,): who copies. What is copied is as good as its origin, what a source says alone as good as itself:

    the copier is the one whose common claims are true more or less often than its own, while the other's are not.
    """
    ahead, clear, enough = _ahead(claims, shared, true, first, shared.one)
    behind, as_clear, as_enough = _ahead(claims, shared, true, second, shared.other)
    both = enough & as_enough
    copier = numpy.full(len(first), -1, numpy.int64)
    copier = numpy.where(both & clear & (abs(behind) <= abs(ahead) / 3), first, copier)
    return numpy.where(both & as_clear & (abs(ahead) <= abs(behind) / 3), second, copier)


def _ahead(
    claims: "Claims", shared: Common, true: "Floats", source: "Offsets", claim: "Offsets"
) -> "tuple[Floats, Mask, Mask]":
    """Return (K,): how much truer common claims are than the source's others; is that clear; are there enough."""
    p = true[claims.slot]
    n, inside = shared.sums(numpy.ones(len(claim))), shared.sums(p[claim])
    total = of_sources(claims, p)[source]
    rest = claims.told[source] - n
    mean = total / claims.told[source]
    gap = inside / n.clip(min=1) - (total - inside) / rest.clip(min=1)
    error = numpy.sqrt(mean * (1 - mean) * (1 / n.clip(min=1) + 1 / rest.clip(min=1)))
    return gap, abs(gap) > CLEAR * error, rest >= OUTSIDE * claims.told[source]


__all__ = ["Copies", "copies"]
