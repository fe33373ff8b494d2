"""What a check comes to: which flags are new, which known, which entries of the baseline are stale, pass or fail."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase

from attrs import frozen

from reconcile.checking.baseline import Entry
from reconcile.checking.flag import Flag
from reconcile.finding import Severity
from reconcile.statement import Failure

CLEAN, CONFLICTS, STALE, INCOMPLETE = 0, 1, 3, 4


@frozen
class Outcome:
    """What a check found.

    Attributes:
        new: flags that nobody has accepted, in canonical order.
        known: flags that the baseline accepts.
        ignored: flags that a pattern passes over.
        stale: entries of the baseline that no flag needs any more.
        expired: entries whose last day has passed; their flags are new.
        failures: inputs that could not be read.
        checked: how many questions were looked at, and rows or statements read.
        fail_on: flags of this severity and graver ones fail the check.
        notes: what a reader of the result should know: kinds of columns, cells that were not understood.
    """

    new: tuple[Flag, ...]
    known: tuple[Flag, ...] = ()
    ignored: tuple[Flag, ...] = ()
    stale: tuple[Entry, ...] = ()
    expired: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    checked: tuple[tuple[str, int], ...] = ()
    fail_on: Severity = Severity.CONTRADICTION
    notes: tuple[str, ...] = ()

    @property
    def failing(self) -> tuple[Flag, ...]:
        """Return the new flags that fail the check."""
        return tuple(f for f in self.new if f.severity.rank <= self.fail_on.rank)

    @property
    def exit_code(self) -> int:
        """Return 4 where an input could not be read, 1 for new conflicts, 3 for a stale baseline, else 0."""
        if self.failures:
            return INCOMPLETE
        return CONFLICTS if self.failing else STALE if self.stale else CLEAN


def judged(
    flags: Iterable[Flag],
    *,
    baseline: Mapping[str, Entry],
    ignore: Sequence[str] = (),
    shown: Callable[[Flag], bool] | None = None,
    failures: Sequence[Failure] = (),
    checked: Sequence[tuple[str, int]] = (),
    fail_on: Severity = Severity.CONTRADICTION,
    notes: Sequence[str] = (),
    today: date,
) -> Outcome:
    """Return what flags come to.

    Args:
        flags: all of them, with the sides of rows that did not change too.
        baseline: accepted conflicts by fingerprint.
        ignore: fingerprints, or patterns of questions ("price of *").
        shown: which flags to report at all; None: all. What is not shown is neither new nor stale.
        failures: inputs that could not be read: what they would have shown is unknown, so nothing is stale.
        checked: counts of what was looked at.
        fail_on: the least severity that fails.
        notes: to be told with the result.
        today: decides which entries have expired.
    """
    found = sorted({f.fingerprint: f for f in flags}.values(), key=lambda f: f.key)
    expired = {i for i, e in baseline.items() if e.expired(today)}
    new: list[Flag] = []
    known: list[Flag] = []
    ignored: list[Flag] = []
    for f in found:
        if _matches(f, ignore):
            ignored.append(f)
        elif f.fingerprint in baseline and f.fingerprint not in expired:
            known.append(f)
        elif shown is None or shown(f):
            new.append(f)
    present = {f.fingerprint for f in found}
    stale = () if failures else tuple(e for i, e in sorted(baseline.items()) if i not in present)
    return Outcome(
        tuple(new),
        tuple(known),
        tuple(ignored),
        stale,
        tuple(baseline[i] for i in sorted(expired & present)),
        tuple(failures),
        tuple(checked),
        fail_on,
        tuple(notes),
    )


def _matches(f: Flag, patterns: Sequence[str]) -> bool:
    return any(p == f.fingerprint or fnmatchcase(f.question, p) for p in patterns)


__all__ = ["CLEAN", "CONFLICTS", "INCOMPLETE", "STALE", "Outcome", "judged"]
