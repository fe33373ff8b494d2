"""One question, from its statements to its consensus."""

import math
from collections.abc import Sequence
from itertools import zip_longest

from reconcile.config import Config
from reconcile.consensus import Candidate, Consensus, Contribution, WhatIf
from reconcile.finding import Finding, order
from reconcile.fuse.case.cells import Cell, disjoint, fit
from reconcile.fuse.case.claim import Claim
from reconcile.fuse.case.exact import Sum
from reconcile.fuse.case.judge import Verdict, clipped, judge
from reconcile.fuse.case.method import Method
from reconcile.statement import Question, Statement

WHAT_IF_LIMIT = 40  # origins left out one by one; beyond it no single voice decides, and the work would grow squarely


def fuse_question(
    question: Question,
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    config: Config,
    method: Method,
    warnings: Sequence[Statement] = (),
) -> Consensus:
    """Return the consensus on one question, with what each origin moved and what would be without it.

    `warnings` are forecasts on broader questions ("casualties may rise"); they open the range of this one too.
    """
    statements = sorted(statements, key=order) if len(statements) > 1 else statements
    v = judge(statements, findings, config, method, warnings)
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
        what_if=_what_if(v, contributions, statements, findings, config, method, warnings),
        unclaimed=clipped(v.ballot.unclaimed),
    )


def _candidates(v: Verdict) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            value,
            clipped(p),
            tuple(
                (voice.origin, w * f[n])
                for voice, w, f in zip(v.ballot.voices, v.ballot.weights, v.ballot.fits, strict=True)
                if f[n]
            ),
        )
        for n, ((value, _), p) in enumerate(zip(v.answers, v.ballot.probabilities, strict=True))
    )


def _sides(v: Verdict, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return who allows the answer and who does not; with a draw, the answer is all that is drawn.

    Forecasts, former figures and what a speaker took back stand on neither side.
    """
    cells = v.ballot.cells
    if v.value is None:
        drawn: Sequence[Cell] = cells[: v.draw]
    else:
        drawn = [c for c, a in zip(cells, v.answers, strict=True) if a[0] == v.value]
    if not cells:  # nobody gives an answer: what there is to see are forecasts and former figures
        return tuple(statements), ()
    stale = {(voice.origin, c.key) for voice in v.ballot.voices for c in voice.stale}
    # A voice all of whose answers are out of date has no vote, and what its other carriers repeat is none either.
    stale |= {(c.statement.origin or c.statement.id, c.key) for c in v.heard.claims if c.statement.id in v.gone}
    pro: set[str] = set()
    con: set[str] = set()
    for c in v.heard.claims:
        s = c.statement
        if any(_gives(cell, c) for cell in drawn) != c.denies:
            pro.update(x.id for x in (s, *c.parts))
        elif not stale or (s.origin or s.id, c.key) not in stale:
            con.add(s.id)
    return tuple(s for s in statements if s.id in pro), tuple(s for s in statements if s.id in con and s.id not in pro)


def _gives(cell: Cell, c: Claim) -> bool:
    """Return whether a claim allows a candidate; an early count that others have overtaken is still another figure."""
    return fit(cell, c) > 0 and not (c.loose is not None and disjoint(cell, c))


def _contributions(v: Verdict, config: Config, method: Method) -> tuple[Contribution, ...]:
    """Return what each voice moved, largest first, with the running probability of the best candidate."""
    if not v.ballot.cells:
        return ()
    rows = []
    for n, (voice, w, f) in enumerate(zip(v.ballot.voices, v.ballot.weights, v.ballot.fits, strict=True)):
        moved = _moved(w, f, v.ballot.shares)
        rows.append((-abs(moved), moved < 0, order(voice.speaker), n, moved))
    rows.sort()
    done: list[Contribution] = []
    before = [Sum() for _ in v.ballot.fits[0]]
    for *_, n, moved in rows:
        voice, w, f = v.ballot.voices[n], v.ballot.weights[n], v.ballot.fits[n]
        if len(done) + 1 < len(rows):
            added = _rows(before)
            p = method.posterior([*(1.0 for _ in added), w], [*added, f], v.ballot.shares, config)[0][0]
            for column, x in zip(before, f, strict=True):
                column.add(w * x)
        else:
            p = v.ballot.probabilities[0]
        done.append(Contribution(voice.origin, voice.speaker, voice.carriers, voice.accuracy, moved, clipped(p)))
    return tuple(done)


def _rows(before: Sequence[Sum]) -> list[list[float]]:
    """Return the sums of the voices so far as a few voices of weight 1: weights and fits matter by their sums alone."""
    return [list(row) for row in zip_longest(*(column.parts for column in before), fillvalue=0.0)]


def _moved(weight: float, fits: Sequence[float], shares: Sequence[float]) -> float:
    """Return what a voice moves the best candidate against the values that nobody claimed, or its rivals' vote.

    What it adds to the unclaimed values that it allows is no gain: who says "at least none" moves nothing.
    """
    cells = len(fits) - len(shares)
    if not fits[0]:
        rivals = max(weight * x for x in fits[:cells])
        return -rivals if rivals > 0 else 0.0
    if not any(fits[cells:]):
        return weight * fits[0]
    lent = math.fsum(share * math.exp(weight * f) for share, f in zip(shares, fits[cells:], strict=True))
    return round(weight * fits[0] - math.log(lent), 12) + 0.0


def _what_if(
    v: Verdict,
    contributions: Sequence[Contribution],
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    config: Config,
    method: Method,
    warnings: Sequence[Statement],
) -> tuple[WhatIf, ...]:
    """Judge the question again without each origin, the weightiest first."""
    if len(contributions) < 2:
        return ()
    out = []
    for c in contributions[:WHAT_IF_LIMIT]:
        rest = [s for s in statements if (s.origin or s.id) != c.origin]
        ahead = [s for s in warnings if (s.origin or s.id) != c.origin]
        w = judge(rest, findings, config, method, ahead)
        out.append(WhatIf(c.origin, w.value, w.confidence, w.status, w.value != v.value))
    return tuple(out)
