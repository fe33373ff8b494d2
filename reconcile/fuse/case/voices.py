"""Votes by origin: statements of one origin on one question are one voice, however many carry it."""

from collections.abc import Callable, Collection, Sequence

from attrs import frozen

from reconcile.config import GRADES, Config
from reconcile.fuse.case.axis import inside, meet
from reconcile.fuse.case.cells import Cell, allowed, fit
from reconcile.fuse.case.claim import Claim, When, later
from reconcile.statement import SourceKind, Statement
from reconcile.updates import carried_late
from reconcile.values import Quantity, Relation, relation

# Who speaks in a document's own voice; anyone else is relayed by the document that quotes them.
OWN_VOICE = frozenset({SourceKind.NARRATION, SourceKind.OUTLET, SourceKind.DATASET})
_FLOOR, _CEILING = 0.1, 0.95


@frozen
class Voice:
    """What one origin says on one question.

    Attributes:
        origin: its key.
        speaker: the statement of its most reliable first carrier.
        carriers: all its statements on the question, in canonical order.
        claims: what it stands by, each different answer once; more than one is a self-contradiction.
        stale: claims that it took back or replaced, those of every carrier.
        accuracy: probability that it is right.
    """

    origin: str
    speaker: Statement
    carriers: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    stale: tuple[Claim, ...]
    accuracy: float

    def fits(self, candidates: Sequence[Cell]) -> list[float]:
        """Return how far the voice allows each candidate; k different answers get a k-th of the vote each.

        A voice that only denies counts against what it denies.
        """
        share = 1.0 / len(self.claims)
        sign = -share if self.claims[0].denies else share
        if len(self.claims) == 1:
            return [sign * fit(cell, self.claims[0]) for cell in candidates]
        total = [0.0] * len(candidates)
        for n, x in allowed(candidates, self.claims):
            total[n] += x
        return [sign * x for x in total]


def accuracy(s: Statement, config: Config) -> float:
    """Return the prior probability that a statement's holder is right: grade or kind, less what the relays cost."""
    holder, own = s.holder, s.holder.kind in OWN_VOICE
    grade = holder.grade or (s.document.grade if own else "")
    prior = GRADES.get(grade) or config.priors[holder.kind]
    relays = len(s.relays) + (not own and holder.name != s.document.publisher)
    return min(max(prior * (1 - config.relay_cost) ** relays, _FLOOR), _CEILING)


def voices(claims: Sequence[Claim], silenced: Collection[str], config: Config) -> list[Voice]:
    """Return one voice an origin, by origin; `silenced` are ids of statements known to be out of date."""
    by_origin: dict[str, list[Claim]] = {}
    for c in claims:
        by_origin.setdefault(c.statement.origin or c.statement.id, []).append(c)
    found = [_voice(origin, by_origin[origin], silenced, config) for origin in sorted(by_origin)]
    return [v for v in found if v.claims]


def _voice(origin: str, claims: list[Claim], silenced: Collection[str], config: Config) -> Voice:
    if len(claims) == 1 and claims[0].statement.id not in silenced:  # the usual case, kept short
        s = claims[0].statement
        return Voice(origin, s, (s,), tuple(claims), (), accuracy(s, config))
    answers: dict[object, list[Claim]] = {}
    for c in claims:
        answers.setdefault(c.key, []).append(c)
    stale = {k for k, same in answers.items() if silenced and any(c.statement.id in silenced for c in same)}
    if len(answers) > 1:
        stale |= _replaced(answers, stale)
    live = {k: same for k, same in answers.items() if k not in stale}
    spoken = _narrowest(live) if len(live) > 1 else live
    said = [c.statement for same in (spoken or answers).values() for c in same]
    if len(said) > 1:
        said = [s for s in said if not carried_late(s)] or said
    best = max(said, key=_by_accuracy(config)) if len(said) > 1 else said[0]
    return Voice(
        origin,
        best,
        tuple(c.statement for c in claims),
        tuple(_of(best, same) for same in spoken.values()),
        tuple(c for k, same in answers.items() if k in stale for c in same),
        accuracy(best, config),
    )


def _of(best: Statement, same: list[Claim]) -> Claim:
    """Return the best carrier's own words where it gives this answer, else the first carrier's."""
    return next((c for c in same if c.statement is best), same[0])


def _by_accuracy(config: Config) -> Callable[[Statement], float]:
    """Return the key under which max() finds the most reliable carrier, the first in canonical order on a tie."""
    return lambda s: accuracy(s, config)


def _replaced(answers: dict[object, list[Claim]], stale: set[object]) -> set[object]:
    """Return the answers that the same origin replaced by a later, different one.

    An answer counts from its first appearance: a copy that repeats the old figure next day does not revive it.
    """
    first: dict[object, When | None] = {
        k: min((c.when for c in same if c.when is not None), default=None) for k, same in answers.items()
    }
    if len(set(first.values())) == 1:
        return set()  # as in most texts: all of one time
    return {
        k
        for k in answers
        if any(j not in stale and later(first[j], first[k]) and _against(answers[j][0], answers[k][0]) for j in answers)
    }


def _against(a: Claim, b: Claim) -> bool:
    """Return whether a speaker who says a cannot still mean b."""
    if a.hard is not None and b.hard is not None:
        apart = meet(a.hard, b.hard) is None
    else:
        apart = relation(a.value, b.value) is Relation.DISJOINT
    return (apart and not a.denies) if a.denies == b.denies else not apart


def _narrowest(live: dict[object, list[Claim]]) -> dict[object, list[Claim]]:
    """Return the answers of one origin with none of its own inside: denials are implied by what it asserts."""
    asserted = {k: same for k, same in live.items() if not same[0].denies} or live
    return {
        k: same
        for k, same in asserted.items()
        if _is_number(same[0]) or not any(_implies(other[0], same[0]) for other in asserted.values())
    }


def _is_number(c: Claim) -> bool:
    """Return whether a claim is a single number that stands for itself, in which nothing narrower lies."""
    return isinstance(c.value, Quantity) and c.value.is_exact and (c.hard is None or c.hard[0] == c.hard[1])


def _implies(a: Claim, b: Claim) -> bool:
    """Return whether who says a says b too: a is narrower, also beside a round figure ("1 kg", "1,000 g")."""
    if a.hard is not None and b.hard is not None and a.hard != b.hard and inside(a.hard, b.hard):
        return True
    return relation(a.value, b.value) is Relation.NARROWER
