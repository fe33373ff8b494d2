"""Rows of a statement table as Statements, and back."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from attrs import frozen

from reconcile.config import Config
from reconcile.errors import InputError, ReconcileError
from reconcile.identity import Plain
from reconcile.read.cells import Cell, at, date_of, interval, moment_of, stance_of, value_of
from reconcile.read.columns import Columns, required
from reconcile.read.contents import Contents, data_source, document
from reconcile.read.prose import Prose
from reconcile.read.years import with_years
from reconcile.statement import Document, Question, Source, Stance, Statement
from reconcile.values import Value

T = TypeVar("T")
_EMPTY = Cell("", 0, 0)
_LISTED = 5  # malformed rows that a message names


@frozen
class Row:
    """One row.

    Attributes:
        number: 1 for the first after the header.
        line: the line of the file that it begins on, from 1.
        cells: by the table's own column names.
        columns: which of them is which.
    """

    number: int
    line: int
    cells: Mapping[str, Cell]
    columns: Columns

    def __getitem__(self, ours: str) -> Cell:
        """Return a cell by our name of its column; an empty one where there is none."""
        return self.cells.get(self.columns.own(ours), _EMPTY)

    def where(self, document: Document) -> str:
        """Return 'file, row 1, line 2'."""
        return place(document.name, self.number, self.line)


def place(name: str, row: int, line: int) -> str:
    """Return where a row stands, for people: its number after the header, and the line of the file."""
    return f"{name}, row {row}, line {line}"


def read_table(name: str, text: str, rows: Iterable[Row | InputError], config: Config) -> Contents:
    """Return a table's statements.

    Args:
        name: of the file.
        text: the table as given; cells point into it.
        rows: the rows, or what is wrong with one; reading goes on behind it, so that all are counted.
        config: declared sources and documents.

    Raises:
        InputError: a row is malformed; the message tells the first and counts the others.
    """
    table = document(name, text, config, prose=Prose())  # no prose: nothing is extracted from a table's text
    statements: list[Statement] = []
    errors: list[InputError] = []
    checked: Columns | None = None
    for row in rows:
        if isinstance(row, InputError):
            errors.append(row)
            continue
        if checked is not row.columns:
            required(row.columns, config, row.where(table), has_publisher=bool(table.publisher))
            checked = row.columns
        try:
            statements.extend(_statement(row, table, config))
        except InputError as error:
            errors.append(error)
    if errors:
        raise _together(errors, name)
    if not statements:
        raise InputError("the table has no rows with a value.", where=name, remedy="Give at least one.")
    return Contents((table,), tuple(with_years(statements, config)))


def _together(errors: list[InputError], name: str) -> InputError:
    """Return the first error, telling which other rows are malformed too."""
    first, others = errors[0], errors[1:]
    if not others:
        return first
    places = [e.where.removeprefix(f"{name}, ").partition(",")[0].removeprefix("row ") for e in others]
    listed = ", ".join(places[:_LISTED])
    rest = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
    rows = f"Row {listed} is malformed too." if len(others) == 1 else f"Rows {listed}{rest} are malformed too."
    return InputError(first.problem, where=first.where, remedy=f"{first.remedy} {rows}".strip())


def _statement(row: Row, table: Document, config: Config) -> Iterator[Statement]:
    """Return the statement that a row makes; a row without a value makes none."""

    def read(column: str, reader: Callable[[Cell], T], default: T) -> T:
        cell = row[column]
        if not cell.text and cell.data is None:
            return default
        try:
            return reader(cell)
        except ReconcileError as error:
            raise at(error, row.columns.own(column), row.where(table)) from None

    unit, profile = row["unit"].text.strip(), config.profile
    low, high = row["low"].text.strip(), row["high"].text.strip()
    value: Value | None = read("value", lambda cell: value_of(cell, unit, profile), None)
    if low or high:
        value = read("low" if low else "high", lambda _: interval(low, high, value, unit, profile), value)
    if value is None:
        return
    holder, relays = _who(row, table, config)
    cell = next(c for c in map(row.__getitem__, ("quote", "value", "low", "high")) if c.text or c.data is not None)
    yield Statement(
        question=Question(
            event=row["item"].text.strip(),
            attribute=row["attribute"].text.strip(),
            population=row["population"].text.strip(),
            scope=row["scope"].text.strip(),
        ),
        value=value,
        holder=holder,
        document=table,
        quote=table.text[cell.start : cell.end],
        start=cell.start,
        end=cell.end,
        stance=read("stance", stance_of, Stance.ASSERTED),
        as_of=read("as_of", moment_of, None),
        relays=relays,
        row=row.number,
        reported=read("published", date_of, None),
    )


def _who(row: Row, table: Document, config: Config) -> tuple[Source, tuple[Source, ...]]:
    """Return the holder, and the data source as a relay where it quotes somebody else."""
    source, holder = row["source"].text.strip() or table.publisher, row["holder"].text.strip()
    if holder:
        return data_source(holder, config), (data_source(source, config),) if source else ()
    if not source:
        problem = f"column '{row.columns.own('source')}': the cell is empty."
        raise InputError(problem, where=row.where(table), remedy="Say who states it, or leave the row out.")
    return data_source(source, config), ()


def as_row(statement: Statement) -> dict[str, Plain]:
    """Return a statement as a row that reads back as the same statement: texts, and values as canonical JSON."""

    def packed(value: Value | None) -> str:
        return json.dumps(value.as_json(), ensure_ascii=False, sort_keys=True) if value is not None else ""

    s, relay = statement, statement.relays[0].name if statement.relays else ""
    return {
        "source": relay or s.holder.name,
        "holder": s.holder.name if relay else "",
        "item": s.question.event,
        "attribute": s.question.attribute,
        "population": s.question.population,
        "scope": s.question.scope,
        "value": packed(s.value),
        "as_of": packed(s.as_of),
        "published": s.published or "",
        "stance": str(s.stance),
    }
