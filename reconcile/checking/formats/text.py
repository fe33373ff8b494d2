"""Plain text for a terminal or a build log: the flags that fail first, both sides with file and line."""

from collections.abc import Iterator

from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import head, plain, side_text, suggestion_text
from reconcile.finding import Severity

SUFFIXES = (".txt",)
SHOWN = 50  # flags in full; the others are counted, and stand in every other output
_PLACES = 4
_CODES = {Severity.CONTRADICTION: "1;38;5;166", Severity.TENSION: "38;5;166"}


def render(outcome: Outcome, *, color: bool = False) -> str:
    """Return the report; `color` adds SGR codes and changes nothing else."""
    blocks = ["\n".join(_flag(f, color)) for f in outcome.new[:SHOWN]]
    if (more := len(outcome.new) - SHOWN) > 0:
        blocks.append(f"... and {more:,} more; `--format json -o FILE` has all of them.")
    blocks += ["\n".join(lines) for lines in (list(_baseline(outcome)), list(_notes(outcome))) if lines]
    return "\n\n".join([*blocks, head(outcome)]) + "\n"


def _flag(f: Flag, color: bool) -> Iterator[str]:
    severity = f"\x1b[{_CODES.get(f.severity, '2')}m{f.severity}\x1b[0m" if color else str(f.severity)
    yield f"{severity}  {plain(f.question)}  [{f.rule}]"
    yield f"  {plain(f.message)}"
    yield from (f"  - {side_text(s, _PLACES)}" for s in f.sides)
    if said := suggestion_text(f):
        yield f"  {said}"
    yield f"  {f.fingerprint}"


def _baseline(outcome: Outcome) -> Iterator[str]:
    for e in outcome.stale[:SHOWN]:
        yield f"stale  {e.fingerprint}  {plain(e.question)}: no longer found; --update-baseline takes it out"
    for e in outcome.expired[:SHOWN]:
        yield f"expired  {e.fingerprint}  {plain(e.question)}: was accepted until {e.until}"


def _notes(outcome: Outcome) -> Iterator[str]:
    yield from (plain(n) for n in outcome.notes)
    yield from (f"not read  {plain(f.problem)}" for f in outcome.failures)


__all__ = ["SUFFIXES", "render"]
