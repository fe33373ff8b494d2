"""GitHub annotations: workflow commands that mark the lines, then the whole text.

GitHub shows ten errors and ten warnings of a step; the text below them and the step summary tell all. Escapes: `%`, CR
and LF everywhere, in properties also `:` and `,` (actions/toolkit, core/command).
"""

from collections.abc import Iterator

from reconcile.checking.flag import Flag
from reconcile.checking.formats import text
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import side_text, suggestion_text

SUFFIXES = ()
_PLACES = 3


def render(outcome: Outcome) -> str:
    """Return an annotation for each new flag, then the text."""
    lines = [*(_annotation(f, failing=f in outcome.failing) for f in outcome.new), *_stale(outcome)]
    told = "\n".join(_harmless(line) for line in text.render(outcome).split("\n"))
    return "".join(f"{line}\n" for line in lines) + told


def _annotation(f: Flag, failing: bool) -> str:
    first = next(iter(f.places), None)
    where: dict[str, str] = {}
    if first is not None:
        where["file"] = first.file
        if first.line:
            where |= {"line": str(first.line), "endLine": str(first.end_line or first.line)}
            if first.column and first.line == first.end_line:
                where |= {"col": str(first.column), "endColumn": str(first.end_column)}
    where["title"] = f"{f.title}: {f.question}"
    said = "\n".join(filter(None, (f.message, *(side_text(s, _PLACES) for s in f.sides), suggestion_text(f))))
    return command("error" if failing else "warning", where, f"{said}\n{f.fingerprint}")


def _stale(outcome: Outcome) -> Iterator[str]:
    for e in outcome.stale:
        title = {"title": "Stale baseline entry"}
        yield command("error", title, f"{e.fingerprint} ({e.question}) is found no more: --update-baseline")


def command(name: str, properties: dict[str, str], message: str) -> str:
    """Return a workflow command.

    >>> command("error", {"file": "a,b.csv", "line": "7"}, "50% of it")
    '::error file=a%2Cb.csv,line=7::50%25 of it'
    """
    given = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {given}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _harmless(line: str) -> str:
    """Return a line of a log that the runner does not take for a command, whatever the data hold."""
    return f" {line}" if line.lstrip().startswith(("::", "##[")) else line


__all__ = ["SUFFIXES", "command", "render"]
