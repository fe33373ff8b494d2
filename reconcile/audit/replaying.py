"""Runs again from what a trail recorded, and compares byte for byte."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from json import loads
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from reconcile.audit.canonical import SURROGATES, untext
from reconcile.audit.chain import Trail
from reconcile.audit.chain import trail as trail_of
from reconcile.audit.codec import (
    document_from_json,
    question_from_json,
    statement_from_json,
)
from reconcile.audit.reading import Data, records, table, tables, verified
from reconcile.config import Config
from reconcile.identity import Plain
from reconcile.statement import Document, Failure, Statement

if TYPE_CHECKING:
    from reconcile.result import Reconciliation

Run = Callable[[Sequence[Document | Statement], Config], "Reconciliation"]
_SHOWN = 200


@frozen
class Difference:
    """The first place where the replay gave something else.

    Attributes:
        line: of the trail, from 1.
        step: the step recorded there, or what came instead.
        field: way into the record, as "data.holder.name"; "" where one trail ends before the other.
        recorded, recomputed: what stands there, shortened.
    """

    line: int
    step: str
    field: str
    recorded: str
    recomputed: str


@frozen
class Replay:
    """Whether running again gave the same bytes, and if not, the first difference."""

    ok: bool
    records: int
    difference: Difference | None = None


def replay(trail: Trail | str | bytes | Path, run: Run | None = None) -> Replay:
    """Run again from the recorded documents, statements and configuration, and compare the two trails.

    Args:
        trail: a trail, its text, or its file.
        run: what to run, called with the recorded inputs and configuration; None takes `reconcile.run`.

    Raises:
        AuditError: the trail does not verify.
    """
    recorded = verified(trail)
    header = next(iter(records(recorded))).data
    inputs, config = recorded_inputs(header)
    again = trail_of(evolve((run or _run())(inputs, config), failures=_failures(header)))
    difference = next(_differences(recorded, again), None)
    return Replay(difference is None, len(recorded.lines), difference)


def recorded_inputs(header: Data) -> tuple[list[Document | Statement], Config]:
    """Return the documents, ready statements and configuration that a trail's header holds."""
    from reconcile.settings import config_as_json, config_from_json

    documents = [document_from_json(d) for d in tables(header["documents"])]
    by_id = {d.id: d for d in documents}
    given = [statement_from_json(s, by_id, question_from_json(table(s["question"]))) for s in tables(header["given"])]
    return [*documents, *given], config_from_json(_numbered(header["config"], config_as_json(Config())))


def _numbered(data: Plain, like: Plain) -> Any:
    """Return recorded choices with their texts as numbers again wherever the default is a number."""
    if isinstance(data, Mapping) and SURROGATES in data:
        return untext(data)
    if isinstance(data, list):
        return [_numbered(x, None) for x in data]
    if isinstance(data, Mapping):
        return {k: _numbered(v, like.get(k) if isinstance(like, Mapping) else None) for k, v in data.items()}
    if isinstance(like, bool) or not isinstance(like, int | float) or not isinstance(data, str):
        return data
    return int(data) if data.lstrip("-").isdigit() else float(data)


def _run() -> Run:
    from reconcile.pipeline import run

    return run


def _failures(header: Data) -> tuple[Failure, ...]:
    return tuple(Failure(untext(f["name"]), untext(f["problem"])) for f in tables(header["failures"]))


def _differences(recorded: Trail, again: Trail) -> Iterator[Difference]:
    for number, (old, new) in enumerate(zip_longest(recorded.lines, again.lines), 1):
        if old == new:
            continue
        if old is None or new is None:
            step = str(loads(old or new)["step"])
            yield Difference(number, step, "", "nothing" if old is None else step, "nothing" if new is None else step)
            return
        a, b = loads(old), loads(new)
        where, x, y = next(_unequal(a, b, ""), ("", old, new))
        yield Difference(number, a["step"], where, _short(x), _short(y))


def _unequal(a: Plain, b: Plain, way: str) -> Iterator[tuple[str, Plain, Plain]]:
    """Yield where two records differ; hashes follow from the rest and come last."""
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        for k in sorted({*a, *b}, key=lambda k: (k in ("hash", "prev"), k)):
            yield from _unequal(a.get(k), b.get(k), f"{way}.{k}" if way else k)
    elif isinstance(a, list) and isinstance(b, list):
        for i, (x, y) in enumerate(zip_longest(a, b)):
            yield from _unequal(x, y, f"{way}[{i}]")
    elif a != b:
        yield way, a, b


def _short(value: Plain) -> str:
    words = str(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}\u2026"
