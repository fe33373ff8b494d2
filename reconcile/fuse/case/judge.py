"""One question judged: who speaks, which answers stand, how probable each is, and what kind of answer that makes."""

from collections.abc import Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.consensus import Status
from reconcile.finding import Finding, Severity, order
from reconcile.fuse.case.answer import answer, opens_up, rising, span
from reconcile.fuse.case.cells import Cell, cells, disjoint
from reconcile.fuse.case.claim import Claim, later
from reconcile.fuse.case.early import as_floors
from reconcile.fuse.case.heard import Heard, hear
from reconcile.fuse.case.method import Method
from reconcile.fuse.case.others import others
from reconcile.fuse.case.status import Signs, behind, is_revision, of_other_days, signalled, silenced, status
from reconcile.fuse.case.voices import Voice, voices
from reconcile.statement import Statement
from reconcile.values import Number, Quantity, Relation, Value, relation

_LEAST = 1e-9  # no confidence is exactly 0 or 1


@frozen
class Ballot:
    """The votes on one question, candidates best first.

    Attributes:
        voices: one an origin, by origin.
        weights: what a full vote of each voice adds to a score.
        cells: the candidates.
        fits: by voice, how far it allows each candidate, and behind these each region of the unclaimed values.
        shares: what part of the unclaimed values lies in each of these regions.
        probabilities: of each candidate.
        unclaimed: mass of the answers that nobody gave.
        asserted: whether anybody gives an answer; else the candidates are what is denied.
    """

    voices: tuple[Voice, ...]
    weights: tuple[float, ...]
    cells: tuple[Cell, ...]
    fits: tuple[tuple[float, ...], ...]
    shares: tuple[float, ...]
    probabilities: tuple[float, ...]
    unclaimed: float
    asserted: bool


@frozen
class Verdict:
    """A question judged once.

    Attributes:
        heard: what each statement brought.
        ballot: the votes.
        gone: ids of statements that are out of date.
        answers: value and hard bounds of each candidate, best first.
        status, value, low, high: as of a Consensus.
        draw: how many candidates are within the odds of the first, itself included.
        because: (relation, text) notes.
    """

    heard: Heard
    ballot: Ballot
    gone: frozenset[str]
    answers: tuple[tuple[Value, Value], ...]
    status: Status
    value: Value | None
    low: Number | None
    high: Number | None
    draw: int
    because: tuple[tuple[str, str], ...]

    @property
    def confidence(self) -> float:
        """Return the best candidate's probability; where nobody gave an answer, that of any one false value."""
        b = self.ballot
        return clipped(b.probabilities[0] if b.probabilities else 1 - b.unclaimed)


def clipped(p: float) -> float:
    """Return a probability that is neither 0 nor 1."""
    return min(max(p, _LEAST), 1 - _LEAST)


def judge(
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    config: Config,
    method: Method,
    warnings: Sequence[Statement] = (),
) -> Verdict:
    """Judge the statements on one question, given in canonical order; `warnings` are forecasts on broader ones."""
    heard = hear(statements)
    replaced = silenced(heard, findings)
    gone = replaced | of_other_days(heard)
    ballot = _ballot(voices(as_floors(heard.claims, gone), gone, config), config, method)
    answers = tuple(answer(cell, config) for cell in ballot.cells)
    revised = bool(replaced) or any(is_revision(f) for f in findings)
    kind = status(_signs(heard, ballot, answers, findings, revised), ballot.probabilities, config)
    p = ballot.probabilities
    draw = 1 + sum(not behind(x, p[0], config.odds) for x in p[1:]) if p else 0
    chosen, notes = None if kind is Status.UNRESOLVED or not answers else 0, heard.notes
    if kind is Status.UNRESOLVED and draw > 1 and config.policy != "probable":
        chosen, reason = _by_policy(ballot.cells[:draw], answers, config.policy)
        kind, notes = (kind, notes) if chosen is None else (Status.CONTESTED, (*notes, ("policy", reason)))
    low, high = (None, None)
    if ballot.asserted:
        bounds = [(b, x) for (_, b), x in zip(answers, p, strict=True)]
        low, high = span(bounds, answers[0][0], opens_up((*heard.forecasts, *warnings), statements))
        if high is None and (ahead := rising((*heard.forecasts, *warnings))):
            notes = (*notes, *(("open upward", f"{s.holder.label}: “{s.quote}” ({s.where})") for s in ahead))
    value = None if chosen is None else answers[chosen][0]
    return Verdict(heard, ballot, gone, answers, kind, value, low, high, draw, notes)


def _ballot(found: Sequence[Voice], config: Config, method: Method) -> Ballot:
    """Return the votes of the voices on the candidates that their claims make."""
    spoken = [c for v in found for c in v.claims]
    asserted = [c for c in spoken if not c.denies]
    candidates = cells(sorted(asserted or spoken, key=_canonical))
    weights = [method.weigh(v.accuracy, config) for v in found]
    if len(asserted) < len(spoken):  # who is worse than chance lends no support by denying
        weights = [max(w, 0.0) if v.claims[0].denies else w for v, w in zip(found, weights, strict=True)]
    fits = [v.fits(candidates) for v in found]
    rest = others([v.claims for v in found], candidates)
    fits = [[*f, *more] for f, more in zip(fits, rest.fits, strict=True)]
    masses, unclaimed = method.posterior(weights, fits, rest.shares, config)
    if len(candidates) > 1:
        ranked = sorted(range(len(candidates)), key=lambda c: (-masses[c], c))
        candidates = [candidates[c] for c in ranked]
        masses = [masses[c] for c in ranked]
        fits = [[*(f[c] for c in ranked), *f[len(ranked) :]] for f in fits]
    return Ballot(
        tuple(found),
        tuple(weights),
        tuple(candidates),
        tuple(map(tuple, fits)),
        rest.shares,
        tuple(masses),
        unclaimed,
        bool(asserted),
    )


def _canonical(c: Claim) -> tuple[str, str, int, int, int, str]:
    return order(c.statement)


def _signs(
    heard: Heard,
    ballot: Ballot,
    answers: Sequence[tuple[Value, Value]],
    findings: Sequence[Finding],
    revised: bool,
) -> Signs:
    """Gather what decides the status."""
    if not answers:
        return Signs(False, 0, False, False, False, False)
    best, value = ballot.cells[0], answers[0][0]
    votes = [(v, w, f[0]) for v, w, f in zip(ballot.voices, ballot.weights, ballot.fits, strict=True)]
    live: set[str] = set()
    if findings:
        stale = {c.statement.id for v, _, _ in votes for c in v.stale}
        live = {s.id for v, _, _ in votes for s in v.carriers} - stale
        live |= {p.id for c in heard.claims for p in c.parts}
    # Who denies another answer speaks neither for nor against this one.
    votes = [(v, w, f) for v, w, f in votes if f != 0 or not v.claims[0].denies]
    against = any(f < 0 or (f < 1 and any(disjoint(best, c) for c in v.claims)) for v, _, f in votes)
    retracted = any(v.stale for v, _, _ in votes) or any(
        relation(value, s.value) is Relation.DISJOINT for s in heard.superseded
    )
    pro, con = sum(w * f for _, w, f in votes if f > 0), -sum(w * f for _, w, f in votes if f < 0)
    return Signs(
        asserted=ballot.asserted,
        origins=len(votes),
        contradiction=against or signalled(findings, live, Severity.CONTRADICTION),
        tension=any(f <= 0 for _, _, f in votes) or signalled(findings, live, Severity.TENSION),
        revised=revised or retracted,
        rejected=con > 0 and not behind(con, pro, 1.0),
    )


def _by_policy(drawn: Sequence[Cell], answers: Sequence[tuple[Value, Value]], policy: str) -> tuple[int | None, str]:
    """Return which of the drawn candidates the policy for counts takes, with the reason; None where it cannot tell."""
    counts = [v for v, _ in answers[: len(drawn)] if isinstance(v, Quantity) and not v.unit]
    reason = f"the reports cannot be ranked; the policy takes the {policy}"
    if len(counts) < len(drawn):
        return None, ""
    if policy == "lower":
        return min(range(len(drawn)), key=lambda n: counts[n].sort_key()), reason
    times = [min((c.when for c in cell.claims if c.when is not None), default=None) for cell in drawn]
    last = [n for n in range(len(drawn)) if all(later(times[n], t) for m, t in enumerate(times) if m != n)]
    return (last[0], reason) if last else (None, "")
