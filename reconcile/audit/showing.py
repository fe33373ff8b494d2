"""A trail as a listing that people read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reconcile.audit.canonical import untext
from reconcile.audit.codec import value_from_json
from reconcile.audit.reading import Data, Record, records, table, tables, verified
from reconcile.identity import Plain

if TYPE_CHECKING:
    from reconcile.audit.chain import Trail

_QUOTE = 60


def show(trail: "Trail | str | bytes | Path") -> str:
    """Return one line a record, with the number of the line in the trail.

    Raises:
        AuditError: the trail does not verify.
    """
    lines: list[str] = []
    names: dict[str, str] = {}
    for record in records(verified(trail)):
        words = "; ".join(_words(record, names))
        lines.append(f"{record.line:>5}  {record.step:<9}  {' '.join(words.split())}")
    return "\n".join(lines) + "\n"


def value_text(value: Data) -> str:
    """Return a recorded value in its short notation."""
    return str(value_from_json(value))


def described(statement: Data) -> str:
    """Return a recorded statement in a few words: value, holder, quote."""
    quote = " ".join(untext(statement["quote"]).split())
    quote = quote if len(quote) <= _QUOTE else f"{quote[: _QUOTE - 1]}\u2026"
    return f"{value_text(table(statement['value']))}, {untext(table(statement['holder'])['name'])}: '{quote}'"


def _words(record: Record, names: dict[str, str]) -> Iterator[str]:
    """Yield what a record says; `names` remembers how statements are described."""
    data, step = record.data, record.step
    if step == "header":
        yield f"reconcile {data['reconcile']}, {data['format']}"
        yield f"{len(tables(data['documents']))} documents, {len(tables(data['rules']))} rules"
    elif step == "read":
        yield f"{untext(data['name'])}, {data['characters']} characters, sha256 {str(data['sha256'])[:12]}"
    elif step == "extract":
        names[str(data["id"])] = described(data)
        yield f"{names[str(data['id'])]} ({data['stance']}, {data['start']}-{data['end']})"
    elif step == "link":
        yield f"{_name(data['statement'], names)} answers '{question_text(table(data['question']))}'"
    elif step == "origin":
        yield f"{_name(data['statement'], names)} is the voice '{untext(data['origin'])}'"
    elif step == "gate":
        pair = data["statements"]
        assert isinstance(pair, list)
        yield f"not compared ({data['axis']}: {untext(data['reason'])})"
        yield " / ".join(_name(s, names) for s in pair)
    elif step == "finding":
        yield f"{data['severity']} by {data['rule']}: {untext(data['message'])}"
    elif step == "consensus":
        value = "no best value" if data["value"] is None else value_text(table(data["value"]))
        question = question_text(table(data["question"]))
        yield f"{question} = {value}, {data['status']}, confidence {float(str(data['confidence'])):.3f}"
    else:
        yield f"{data['records']} records: {_counts(data['steps'])}"


def question_text(question: Data) -> str:
    """Return a recorded question as its card's head shows it."""
    what = f"{untext(question['population'])} {untext(question['attribute'])}".strip()
    return " · ".join(part for part in (what, untext(question["scope"]) or untext(question["event"])) if part)


def _name(statement: Plain, names: Mapping[str, str]) -> str:
    return names.get(str(statement), str(statement))


def _counts(steps: Plain) -> str:
    return ", ".join(f"{n} {step}" for step, n in table(steps).items())
