"""Which kind of answer it is, and what the findings say about that."""

from collections.abc import Collection, Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.consensus import Status
from reconcile.finding import Finding, Severity
from reconcile.fuse.case.heard import Heard
from reconcile.gate import moment_of
from reconcile.statement import Stance, Statement
from reconcile.updates import current, voices

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


def silenced(heard: Heard, findings: Sequence[Finding]) -> frozenset[str]:
    """Return the ids of statements that are out of date.

    Those that their own voice has replaced, or some text calls former (as the rules see it), and those that a finding
    of revision leaves behind.
    """
    voting = [c.statement for c in heard.claims]
    out: set[str] = set()
    if _may_change(heard):
        standing = {s.id for s in current([s for s in voting if s.stance is not Stance.DENIED], heard.superseded)}
        out.update(s.id for s in voting if s.stance is not Stance.DENIED and s.id not in standing)
    for f in findings:
        if is_revision(f):
            out |= _left_behind(f, voting)
    return frozenset(out)


def _may_change(heard: Heard) -> bool:
    """Return whether any voice can have replaced a figure: a cheap test before the full one."""
    if heard.superseded:
        return True
    if len({c.value for c in heard.claims}) < 2:
        return False
    speakers = [voice for c in heard.claims for voice in voices(c.statement)]
    return len(speakers) > len(set(speakers))


def _left_behind(finding: Finding, statements: Sequence[Statement]) -> set[str]:
    """Return the statements of the camps of a revision behind the first, which is what stands."""
    latest, *former = finding.camps
    standing = {s.id for s in latest.statements}
    return {s.id for camp in former for s in camp.statements}.intersection(s.id for s in statements) - standing


def of_other_days(heard: Heard) -> set[str]:
    """Return the ids of statements that hold for an earlier day than the latest, where the figure changes by nature.

    A figure that its origin still gives for the latest day stands, however often it was given before.
    """
    days = {c.statement.id: moment_of(c.statement) for c in heard.claims} if len(heard.claims) > 1 else {}
    known = {i: day[0] for i, day in days.items() if day is not None and day[0]}
    last = max(known.values(), default="")
    earlier = {i for i, day in known.items() if not last.startswith(day)}
    if not earlier:
        return earlier
    voiced = {c.statement.id: (c.statement.origin or c.statement.id, c.key) for c in heard.claims}
    standing = {voiced[i] for i in known if i not in earlier}
    return {i for i in earlier if voiced[i] not in standing}


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
