"""One question, from its statements to its consensus."""

from collections.abc import Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.consensus import Candidate, Consensus, Contribution, Status, WhatIf
from reconcile.finding import Finding, Severity, order
from reconcile.fuse.answer import answer, opens_up, span
from reconcile.fuse.cells import Cell, cells, disjoint, fit
from reconcile.fuse.claim import Claim, Heard, hear, later
from reconcile.fuse.method import Method
from reconcile.fuse.status import Signs, behind, signalled, silenced, status
from reconcile.fuse.voices import Voice, voices
from reconcile.statement import Question, Statement
from reconcile.values import Number, Quantity, Relation, Value, relation

WHAT_IF_LIMIT = 40  # origins left out one by one; beyond it no single voice decides, and the work would grow squarely
_LEAST = 1e-9  # no confidence is exactly 0 or 1


@frozen
class Verdict:
    """A question judged once, with all that it follows from."""

    heard: Heard
    voices: tuple[Voice, ...]
    weights: tuple[float, ...]
    cells: tuple[Cell, ...]  # best first
    fits: tuple[tuple[float, ...], ...]  # by voice, cells best first
    answers: tuple[tuple[Value, Value], ...]  # value and hard bounds of each cell
    probabilities: tuple[float, ...]
    unclaimed: float
    status: Status
    value: Value | None
    low: Number | None
    high: Number | None
    draw: int  # how many candidates are within the odds of the first
    because: tuple[tuple[str, str], ...]

    @property
    def confidence(self) -> float:
        """Return the best candidate's probability; chance where nobody gave an answer."""
        return clipped(self.probabilities[0] if self.probabilities else self.unclaimed)


def clipped(p: float) -> float:
    """Return a probability that is neither 0 nor 1."""
    return min(max(p, _LEAST), 1 - _LEAST)


def judge(statements: Sequence[Statement], findings: Sequence[Finding], config: Config, method: Method) -> Verdict:
    """Judge the statements on one question, given in canonical order."""
    heard = hear(statements)
    found = voices(heard.claims, silenced(findings, statements) if findings else (), config)
    spoken = sorted((c for v in found for c in v.claims), key=_canonical)
    asserted = [c for c in spoken if not c.denies]
    candidates = cells(asserted or spoken)
    weights = [method.weigh(v.accuracy, config) for v in found]
    if any(v.claims[0].denies for v in found):  # who is worse than chance does not support by denying
        weights = [max(w, 0.0) if v.claims[0].denies else w for v, w in zip(found, weights, strict=True)]
    fits = [v.fits(candidates) for v in found]
    masses, unclaimed = method.posterior(weights, fits, len(candidates), config)
    ranked = sorted(range(len(candidates)), key=lambda c: (-masses[c], c))
    probabilities = [masses[c] for c in ranked]
    candidates = [candidates[c] for c in ranked]
    fits = [[f[c] for c in ranked] for f in fits]
    answers = [answer(c, config) for c in candidates]
    signs = Signs(False, 0, False, False, False, False)
    if candidates:
        signs = _signs(
            heard, found, weights, [f[0] for f in fits], candidates[0], answers[0][0], findings, bool(asserted)
        )
    draw = sum(not behind(p, probabilities[0], config.odds) for p in probabilities[1:]) + 1 if probabilities else 0
    kind = status(signs, probabilities, config)
    chosen, notes = (
        _by_policy(candidates[:draw], answers, config) if kind is Status.UNRESOLVED and asserted else (None, ())
    )
    value = answers[0][0] if candidates and kind is not Status.UNRESOLVED else None
    if chosen is not None:
        kind, value = Status.CONTESTED, answers[chosen][0]
    low, high = (None, None)
    if asserted:
        bounds = [(b, p) for (_, b), p in zip(answers, probabilities, strict=True)]
        low, high = span(bounds, answers[0][0], opens_up(heard.forecasts, statements))
    return Verdict(
        heard,
        tuple(found),
        tuple(weights),
        tuple(candidates),
        tuple(map(tuple, fits)),
        tuple(answers),
        tuple(probabilities),
        unclaimed,
        kind,
        value,
        low,
        high,
        draw,
        (*heard.notes, *notes),
    )


def _canonical(c: Claim) -> tuple[str, str, int, int, int, str]:
    return order(c.statement)


def _signs(
    heard: Heard,
    found: Sequence[Voice],
    weights: Sequence[float],
    fits: Sequence[float],
    best: Cell,
    value: Value,
    findings: Sequence[Finding],
    asserted: bool,
) -> Signs:
    """Gather what decides the status; `fits` are those with the best candidate."""
    against = any(
        f < 0 or (f < 1 and any(disjoint(best, c) for c in v.claims)) for v, f in zip(found, fits, strict=True)
    )
    live: set[str] = set()
    if findings:
        gone = {c.statement.id for v in found for c in v.stale}
        live = {s.id for v in found for s in v.carriers if s.id not in gone}
        live |= {p.id for c in heard.claims for p in c.parts}
    retracted = any(v.stale for v in found) or any(
        relation(value, s.value) is Relation.DISJOINT for s in heard.superseded
    )
    pro = sum(w * f for w, f in zip(weights, fits, strict=True) if f > 0)
    con = -sum(w * f for w, f in zip(weights, fits, strict=True) if f < 0)
    return Signs(
        asserted=asserted,
        origins=len(found),
        contradiction=against or signalled(findings, live, Severity.CONTRADICTION),
        tension=any(f <= 0 for f in fits) or signalled(findings, live, Severity.TENSION),
        revised=retracted,
        rejected=con > 0 and not behind(con, pro, 1.0),
    )


def _by_policy(
    drawn: Sequence[Cell], answers: Sequence[tuple[Value, Value]], config: Config
) -> tuple[int | None, tuple[tuple[str, str], ...]]:
    """Return which of the drawn candidates the policy for counts takes, with the reason; None where it cannot tell."""
    counts = [v for v, _ in answers[: len(drawn)] if isinstance(v, Quantity) and not v.unit]
    if config.policy == "probable" or len(counts) < len(drawn) or len(drawn) < 2:
        return None, ()
    if config.policy == "lower":
        chosen = min(range(len(drawn)), key=lambda n: answers[n][0].sort_key())
        return chosen, (("policy", "the reports cannot be ranked; the policy takes the lower"),)
    times = [min((c.when for c in cell.claims if c.when is not None), default=None) for cell in drawn]
    last = [n for n in range(len(drawn)) if all(later(times[n], t) for m, t in enumerate(times) if m != n)]
    return (last[0], (("policy", "the reports cannot be ranked; the policy takes the latest"),)) if last else (None, ())


def fuse_question(
    question: Question, statements: Sequence[Statement], findings: Sequence[Finding], config: Config, method: Method
) -> Consensus:
    """Return the consensus on one question, with what each origin moved and what would be without it."""
    statements = sorted(statements, key=order) if len(statements) > 1 else statements
    v = judge(statements, findings, config, method)
    supporting, dissenting = _sides(v, statements)
    contributions = _contributions(v, config, method)
    return Consensus(
        question=question,
        value=v.value,
        low=v.low,
        high=v.high,
        confidence=v.confidence,
        status=v.status,
        supporting=supporting,
        dissenting=dissenting,
        because=v.because,
        candidates=_candidates(v),
        contributions=contributions,
        what_if=_what_if(v, contributions, statements, findings, config, method),
        unclaimed=clipped(v.unclaimed),
    )


def _candidates(v: Verdict) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            value,
            clipped(p),
            tuple((voice.origin, w * f[n]) for voice, w, f in zip(v.voices, v.weights, v.fits, strict=True) if f[n]),
        )
        for n, ((value, _), p) in enumerate(zip(v.answers, v.probabilities, strict=True))
    )


def _sides(v: Verdict, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return who allows the answer and who does not; with a draw, the answer is all that is drawn.

    Forecasts, former figures and what a speaker took back stand on neither side.
    """
    drawn = (
        v.cells[: v.draw]
        if v.value is None
        else tuple(c for c, a in zip(v.cells, v.answers, strict=True) if a[0] == v.value)
    )
    gone = {c.key for voice in v.voices for c in voice.stale}
    by_origin = {voice.origin: {c.key for c in voice.stale} for voice in v.voices}
    pro: set[str] = set()
    con: set[str] = set()
    for c in v.heard.claims:
        meets = any(fit(cell, c) > 0 for cell in drawn)
        if meets != c.denies:
            pro.update(s.id for s in (c.statement, *c.parts))
        elif not gone or c.key not in by_origin.get(c.statement.origin or c.statement.id, ()):
            con.add(c.statement.id)
    return tuple(s for s in statements if s.id in pro), tuple(s for s in statements if s.id in con and s.id not in pro)


def _contributions(v: Verdict, config: Config, method: Method) -> tuple[Contribution, ...]:
    """Return what each voice moved, largest first, with the running probability of the best candidate."""
    if not v.cells:
        return ()
    rows = []
    for n, (voice, w, f) in enumerate(zip(v.voices, v.weights, v.fits, strict=True)):
        moved = w * f[0] if f[0] else -max(w * x for x in f)
        rows.append((-abs(moved), moved < 0, order(voice.speaker), n, moved))
    rows.sort()
    done: list[Contribution] = []
    weights: list[float] = []
    fits: list[tuple[float, ...]] = []
    for *_, n, moved in rows:
        voice = v.voices[n]
        weights.append(v.weights[n])
        fits.append(v.fits[n])
        if len(done) + 1 < len(rows):
            p = method.posterior(weights, fits, len(v.cells), config)[0][0]
        else:
            p = v.probabilities[0]
        done.append(Contribution(voice.origin, voice.speaker, voice.carriers, voice.accuracy, moved, clipped(p)))
    return tuple(done)


def _what_if(
    v: Verdict,
    contributions: Sequence[Contribution],
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    config: Config,
    method: Method,
) -> tuple[WhatIf, ...]:
    """Judge the question again without each origin, the weightiest first."""
    if len(contributions) < 2:
        return ()
    out = []
    for c in contributions[:WHAT_IF_LIMIT]:
        rest = [s for s in statements if (s.origin or s.id) != c.origin]
        w = judge(rest, findings, config, method)
        out.append(WhatIf(c.origin, w.value, w.confidence, w.status, w.value != v.value))
    return tuple(out)
