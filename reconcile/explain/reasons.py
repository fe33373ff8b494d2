"""The reasons in words, most important first."""

from collections.abc import Sequence

from reconcile.config import Config
from reconcile.consensus import Consensus, Contribution, Status, WhatIf
from reconcile.explain.figures import plain, share
from reconcile.explain.holders import introduced
from reconcile.explain.lines import one_line, short
from reconcile.finding import Finding, Severity

Reason = tuple[str, str]
_MOST = 12  # reasons of one kind; the rest is counted


def reasons(c: Consensus, findings: Sequence[Finding], config: Config) -> tuple[Reason, ...]:
    """Return (relation, text) pairs: findings, voices for and against, what would change it, notes of the fusion."""
    conflicts = [(str(f.severity), f.message) for f in findings if f.severity is not Severity.INFO]
    hints = [(str(f.severity), f.message) for f in findings if f.severity is Severity.INFO]
    voices = [_voice(x) for x in c.contributions]
    weight = [_status(c, config)]
    return tuple(
        pair for group in (conflicts, weight, c.because, voices, flips(c), hints) for pair in _few(list(group))
    )


def _few(pairs: list[Reason]) -> list[Reason]:
    rest = len(pairs) - _MOST
    return [*pairs[:_MOST], ("more", f"{rest} more of the same kind")] if rest > 0 else pairs


def _voice(x: Contribution) -> Reason:
    """Return what one origin says, where, and how far it is believed."""
    s = x.statement
    more = len(x.carriers) - 1
    carried = f", carried {more} more {'time' if more == 1 else 'times'} (one voice)" if more else ""
    kind = "for" if x.log_odds > 0 else "against" if x.log_odds < 0 else "neutral"
    words = f"{plain(s.value)}: {one_line(s.holder.label) or introduced(s)}, “{short(s.quote)}” ({s.where}){carried}"
    return kind, f"{words}; believed right with {share(x.accuracy)}%"


def _status(c: Consensus, config: Config) -> Reason:
    """Return why the status is what it is."""
    voices = f"{c.origins} independent {'origin' if c.origins == 1 else 'origins'}"
    text = {
        Status.AGREED: f"{voices}, none of which excludes the answer",
        Status.SINGLE_ORIGIN: "one origin only, however many carry it: at most weak",
        Status.RESOLVED: f"the sources disagree; the best answer has {share(c.confidence)}%",
        Status.CONTESTED: f"the sources disagree; the best answer has {share(c.confidence)}%, "
        f"below {config.resolved:.0%}",
        Status.UNRESOLVED: f"no answer is ahead of the next by odds of {config.odds:g}",
        Status.REVISED: "the figure was changed by those who gave it; the latest stands",
    }[c.status]
    return "status", text if c.candidates else "no source gives an answer"


def flips(c: Consensus) -> list[Reason]:
    """Return the origins without which the answer would be another, in words."""
    return [("would change", what_if_line(c, w)) for w in c.what_if if w.flips]


def what_if_line(c: Consensus, w: WhatIf) -> str:
    """Return one what-if in words: "without a police spokesman: two (60 %, single-origin); flips the answer"."""
    speaker = next((x.statement for x in c.contributions if x.origin == w.origin), None)
    who = introduced(speaker) if speaker is not None else w.origin
    answer = plain(w.value) if w.value is not None else "no answer"
    return f"without {who}: {answer} ({share(w.confidence)}%, {w.status}){'; flips the answer' if w.flips else ''}"
