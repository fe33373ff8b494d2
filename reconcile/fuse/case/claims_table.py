"""Fusion of claims that come as a list: Statements, or (source, item, value) rows."""

import math
from collections.abc import Iterable, Mapping
from datetime import datetime

from attrs import evolve

from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.errors import InputError
from reconcile.fuse.case.stage import fuse_questions
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Label, Moment, Names, Quantity, Value

_MISSING = frozenset({"NAType", "NaTType"})  # what data frames put where nothing is


def fuse(table: Iterable[object], method: str = "auto", config: Config | None = None) -> tuple[Consensus, ...]:
    """Return the consensus for each item of a table of claims.

    Args:
        table: Statements, or rows (source, item, value) or (source, item, attribute, value), or mappings with these
            names; also anything with `to_dict("records")`, as data frames have.
        method: "auto" or the name of a method (`fuse.case.method.methods()`).
        config: other choices.

    Raises:
        InputError: a row is none of these.
        ConfigError: there is no such method.

    >>> rows = [("a", "bridge", 41), ("b", "bridge", 41), ("c", "bridge", 44)]
    >>> [(str(c.value), str(c.status)) for c in fuse(rows)]
    [('41', 'resolved')]
    """
    records = getattr(table, "to_dict", None)
    rows: Iterable[object] = records("records") if callable(records) and not isinstance(table, Mapping) else table
    statements = [_statement(n, row) for n, row in enumerate(rows, start=1)]
    return fuse_questions(statements, (), evolve(config or Config(), method=method))


def _statement(n: int, row: object) -> Statement:
    if isinstance(row, Statement):
        return row
    cells = _cells(row)
    if cells is None:
        raise InputError(
            f"{row!r:.80} is no claim.",
            where=f"row {n}",
            remedy="Give Statements, or rows of (source, item, value) or (source, item, attribute, value).",
        )
    source, item, attribute, value = cells
    if wrong := _no_answer(value):
        raise InputError(wrong, where=f"row {n}", remedy="Leave out rows without a value.")
    holder = Source(str(source), SourceKind.DATASET)
    quote = str(value)
    document = Document(quote, name=str(source))
    question = Question(event=str(item), attribute=str(attribute))
    return Statement(question, _value(value), holder, document, quote, 0, len(quote), origin=str(source), row=n)


def _cells(row: object) -> tuple[object, object, object, object] | None:
    """Return source, item, attribute and value of a row, or None."""
    if isinstance(row, Mapping):
        if not {"source", "item", "value"} <= row.keys():
            return None
        return row["source"], row["item"], row.get("attribute", ""), row["value"]
    if isinstance(row, tuple | list) and len(row) in (3, 4):
        return row[0], row[1], row[2] if len(row) == 4 else "", row[-1]
    return None


def _no_answer(x: object) -> str:
    """Return why a cell answers nothing, or ""."""
    bare = x.strip() if isinstance(x, str) else x
    if bare is None or (isinstance(bare, str | set | frozenset | list | tuple) and not bare):
        return f"the value {x!r} is none."
    if isinstance(x, bytes | bytearray | memoryview):
        return f"the value {x!r:.60} is bytes, not text."
    if type(x).__name__ in _MISSING or (isinstance(x, float) and not math.isfinite(x)):
        return f"{x} is no number to compare."
    return ""


def _value(x: object) -> Value:
    """Return a cell as a value: a number, a time, a set of names, or a label."""
    if isinstance(x, Value):
        return x
    if isinstance(x, bool):
        return Label(str(x))
    if isinstance(x, int | float):
        return Quantity.exact(x)
    if isinstance(x, datetime):
        return Moment(low=x, high=x)
    if isinstance(x, set | frozenset | list | tuple):
        return Names(frozenset(map(str, x)))
    return Label(str(x), text=str(x))
