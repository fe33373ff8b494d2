"""Rows that break a declared expectation: an expression over the table's own columns."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy

from reconcile.columns.profile import is_missing
from reconcile.curation import Curation
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.detect.table.expression import Expression
from reconcile.detect.table.sheet import numbers
from reconcile.detect.table.wide import is_measure

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.table import Column, Table
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a clash for each row in which an expectation is false; rows where a cell is missing are not judged."""
    first = numpy.full(len(sheet.table), -1, dtype=numpy.int64)
    first[sheet.row[::-1]] = numpy.arange(len(sheet))[::-1]
    for e in curation.expectations:
        expression = Expression(e.that, where=f"[[expect]] {e.id}")
        columns = {name: array_of(column) for name, column in named(sheet.table) if name in expression.names}
        for row in numpy.flatnonzero(expression.broken(columns)).tolist():
            entry = int(first[row])
            told = ", ".join(f"{name} = {_text(sheet.table, name, row)}" for name in expression.names)
            question = sheet.text_of(int(sheet.question[entry]))
            said = e.message or f"not {e.that}"
            message = f"{question}: {said} ({told})"
            yield Clash(e.id, said, e.severity, question, (Stand(told, told, (entry,)),), message)


def named(table: "Table") -> Iterator[tuple[str, "Column"]]:
    """Yield the columns under the names that an expression may use: a space or hyphen becomes '_'."""
    for ours, column in table.columns.items():
        yield table.own.get(ours, ours).strip().replace(" ", "_").replace("-", "_"), column


def array_of(column: "Column") -> "NDArray[Any]":
    """Return a column as numbers where its cells are, else as texts."""
    if is_measure(column):
        return numbers(column)[column.codes]
    texts = numpy.array(["" if is_missing(t) else t for t in column.texts], dtype=object)
    return texts[column.codes]


def _text(table: "Table", name: str, row: int) -> str:
    columns: Mapping[str, Column] = dict(named(table))
    column = columns[name]
    return column.texts[int(column.codes[row])]


SCREEN = Screen("expectation", "a row breaks a declared expectation", run)
