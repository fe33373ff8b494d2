"""Markdown: for a pull-request comment or GitHub's step summary."""

from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import head, place_text, suggestion_text
from reconcile.report.formats.markdown import escaped

SUFFIXES = (".md", ".markdown")
SHOWN = 200  # flags in a comment; GitHub takes 65,536 characters of one


def render(outcome: Outcome) -> str:
    """Return a table of the new flags, and what became of the baseline; what comes from data is escaped."""
    verdict = {0: "passed", 1: "failed", 3: "failed: the baseline is stale", 4: "incomplete"}[outcome.exit_code]
    blocks = [f"## reconcile check {verdict}\n\n{escaped(head(outcome))}"]
    if outcome.new:
        rows = "\n".join(_row(f) for f in outcome.new[:SHOWN])
        blocks.append(f"| | question | sides | probably |\n|---|---|---|---|\n{rows}")
        if (more := len(outcome.new) - SHOWN) > 0:
            blocks.append(f"... and {more:,} more.")
    if outcome.stale:
        listed = "\n".join(f"- `{e.fingerprint}` {escaped(e.question)}" for e in outcome.stale[:SHOWN])
        blocks.append(f"### In the baseline, found no more\n\n{listed}")
    if outcome.failures:
        listed = "\n".join(f"- {escaped(f.problem)}" for f in outcome.failures)
        blocks.append(f"### Could not be read\n\n{listed}")
    return "\n\n".join(blocks) + "\n"


def _row(f: Flag) -> str:
    sides = "<br>".join(
        f"**{escaped(s.value)}** {escaped(', '.join(place_text(p) for p in s.places[:3]))}"
        + (f" and {len(s.places) - 3:,} more" if len(s.places) > 3 else "")
        for s in f.sides
    )
    cells = (str(f.severity), f"{escaped(f.question)}<br>{escaped(f.title)}", sides, escaped(suggestion_text(f)))
    return f"| {' | '.join(cells)} |"


__all__ = ["SUFFIXES", "render"]
