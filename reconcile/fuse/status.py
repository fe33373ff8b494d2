"""Which kind of answer it is, and what the findings say about that."""

from collections.abc import Collection, Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.consensus import Status
from reconcile.finding import Finding, Severity
from reconcile.fuse.claim import later, when
from reconcile.statement import Statement

_SLACK = 1e-9  # odds this close are equal


@frozen
class Signs:
    """What decides the status, besides the numbers.

    Attributes:
        asserted: whether anybody gives an answer at all.
        origins: how many independent voices speak.
        contradiction: a voice excludes the best answer, or a finding sets two live camps apart.
        tension: a voice does not quite allow it, or a finding says so.
        revised: a speaker changed the figure.
        rejected: those who deny the best answer weigh as much as those who give it.
    """

    asserted: bool
    origins: int
    contradiction: bool
    tension: bool
    revised: bool
    rejected: bool


def is_revision(finding: Finding) -> bool:
    """Return whether a finding reports a changed figure, not a conflict."""
    return "supersed" in finding.rule or "revis" in finding.rule


def silenced(findings: Sequence[Finding], statements: Sequence[Statement]) -> frozenset[str]:
    """Return the ids of statements that a finding of revision leaves behind: those of camps before the latest."""
    revisions = [f for f in findings if is_revision(f)]
    if not revisions:
        return frozenset()
    present = {s.id: s for s in statements}
    out: set[str] = set()
    for f in revisions:
        camps = [[present[s.id] for s in camp.statements if s.id in present] for camp in f.camps]
        times = [min((t for s in camp if (t := when(s)) is not None), default=None) for camp in camps]
        for camp, time in zip(camps, times, strict=True):
            if any(later(other, time) for other in times):
                out.update(s.id for s in camp)
    return frozenset(out)


def live_camps(finding: Finding, live: Collection[str]) -> int:
    """Return how many camps of a finding have a statement that still stands on the question."""
    return sum(any(s.id in live for s in camp.statements) for camp in finding.camps)


def signalled(findings: Sequence[Finding], live: Collection[str], severity: Severity) -> bool:
    """Return whether a finding of this severity sets live camps of the question apart."""
    return any(f.severity is severity and not is_revision(f) and live_camps(f, live) > 1 for f in findings)


def behind(second: float, first: float, odds: float) -> bool:
    """Return whether the second candidate is too far behind for the first two to be a draw."""
    return first >= second * odds * (1 - _SLACK) and first > second * (1 + _SLACK)


def status(signs: Signs, probabilities: Sequence[float], config: Config) -> Status:
    """Return the status by the exact definitions of the documentation; `probabilities` best first."""
    if not signs.asserted or signs.rejected:
        return Status.UNRESOLVED
    if len(probabilities) > 1 and not behind(probabilities[1], probabilities[0], config.odds):
        return Status.UNRESOLVED
    disputed = Status.RESOLVED if probabilities[0] >= config.resolved else Status.CONTESTED
    if signs.contradiction and signs.origins > 1:
        return disputed
    if signs.revised:
        return Status.REVISED
    if signs.origins <= 1:
        return Status.SINGLE_ORIGIN
    return disputed if signs.tension else Status.AGREED
