"""Comma-separated values, one row a question, for spreadsheets and data frames."""

import csv
import io
import re
from collections.abc import Iterable

from reconcile.consensus import Consensus
from reconcile.report.wording import joined, source_text
from reconcile.result import Reconciliation
from reconcile.statement import Statement
from reconcile.values import Number, Quantity, Relation, Value, relation

NAME = "csv"
SUFFIXES = (".csv",)

KEYS = ("event", "attribute", "population", "scope")
COLUMNS = ("value", "low", "high", "confidence", "status", "supporting", "dissenting", "sentence")

# What a spreadsheet would run as a formula (OWASP, "CSV injection"); a plain number is none.
_FORMULA = re.compile(r"^\s*[=+\-@\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# The names of key columns that a table may give itself, most usual first.
_INPUT_NAMES = {
    "event": ("item", "subject", "entity", "event"),
    "attribute": ("attribute", "property", "question"),
    "population": ("population",),
    "scope": ("scope",),
}


def render(result: Reconciliation) -> str:
    """Return a header and one row for each question, in the order of the consensus, with `\\n` line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = _key_names(result)
    writer.writerow([*(shown for _, shown in names), *COLUMNS])
    for c in result.consensus:
        keys = [guarded(getattr(c.question, key)) for key, _ in names]
        writer.writerow([*keys, *_cells(c)])
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a cell that a spreadsheet takes for text, never for a formula.

    >>> guarded("=1+1"), guarded("-3")
    ("'=1+1", '-3')
    """
    # A bare carriage return ends the row for some readers, quoted or not.
    clean = re.sub("[\ud800-\udfff\x00]", "\ufffd", re.sub("\r\n?", "\n", text))
    return f"'{clean}" if _FORMULA.match(clean) and not _NUMBER.fullmatch(clean) else clean


def _cells(c: Consensus) -> list[str]:
    return [
        guarded("" if c.value is None else value_cell(c.value, c.supporting)),
        _bound(c.low),
        _bound(c.high),
        repr(round(c.confidence, 6)),
        str(c.status),
        guarded(joined(source_text(s) for s in c.supporting)),
        guarded(joined(source_text(s) for s in c.dissenting)),
        guarded(c.sentence),
    ]


def value_cell(value: Value, supporting: Iterable[Statement]) -> str:
    """Return a value in the spelling of a source's own cell, else in plain figures with the unit."""
    for s in supporting:
        if s.row is not None and s.value.text and relation(s.value, value) is Relation.SAME:
            return s.value.text
    if isinstance(value, Quantity) and value.is_exact and value.low is not None:
        return f"{_bound(value.low)} {value.unit}".strip()
    return str(value)


def _bound(x: Number | None) -> str:
    return "" if x is None else str(int(x) if isinstance(x, float) and x.is_integer() and abs(x) < 1e15 else x)


def _key_names(result: Reconciliation) -> list[tuple[str, str]]:
    """Return each key with its column name: for tables the one of the first table, and no key that it does not have."""
    if not result.statements or any(s.row is None for s in result.statements):
        return [(k, k) for k in KEYS]
    first = re.split("[\r\n]", result.statements[0].document.text, maxsplit=1)[0].lstrip("\ufeff")
    delimiter = max(",\t;", key=first.count)
    header = [h.strip() for h in next(csv.reader([first], delimiter=delimiter), [])]
    known = {h.casefold(): h for h in header}
    mapped = {k: result.config.columns.get(_INPUT_NAMES[k][0], "").casefold() for k in KEYS}
    names = [(k, next((known[n] for n in (mapped[k], *_INPUT_NAMES[k]) if n in known), "")) for k in KEYS]
    used = {k for k in KEYS if any(getattr(c.question, k) for c in result.consensus)}
    return [(k, shown or k) for k, shown in names if shown or k in used]
