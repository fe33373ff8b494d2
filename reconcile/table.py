"""Statements as columns: what fusion and screening work on. Ten statements and ten million go the same way."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.errors import InputError, ReconcileError
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Quantity, Value, parse

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Column = NDArray[numpy.float64] | NDArray[numpy.int64]

KINDS = ("quantity", "moment", "label", "names")
Cells = tuple[object, ...]


def canonical(statement: Statement) -> tuple[object, ...]:
    """Return the order of rows: by question, value, source; then by what else tells two statements apart."""
    q, s = statement.question, statement
    question = (q.event, q.attribute, q.population, q.scope)
    return (*question, *s.value.sort_key(), s.holder.name, s.document.name, s.row or 0, s.start, s.id)


def _sorted(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=canonical))


@frozen(slots=False)
class StatementTable:
    """Statements in canonical order, as rows and as columns.

    Attributes:
        statements: the rows.
    """

    statements: tuple[Statement, ...] = field(converter=_sorted)

    @classmethod
    def from_statements(cls, statements: Iterable[Statement]) -> "StatementTable":
        """Return the table of some statements, in whatever order they come."""
        return cls(tuple(statements))

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[object]], name: str = "") -> "StatementTable":
        """Return the table of (source, item, value) or (source, item, attribute, value) rows.

        A value is a number, a text as a cell of a table holds it, or a Value.

        Raises:
            InputError: a row has another length, or a value is none; the row is named, from 1.
        """
        return cls(tuple(_statements(list(rows), name)))

    @classmethod
    def from_columns(cls, columns: Mapping[str, Sequence[object]], name: str = "") -> "StatementTable":
        """Return the table of equally long sequences `source`, `item`, `value`, and `attribute` where there is one.

        Raises:
            InputError: one is missing or unknown, or they differ in length; or as for `from_rows`.
        """
        names = [n for n in ("source", "item", "attribute", "value") if n in columns or n != "attribute"]
        if set(names) != set(columns) or len({len(c) for c in columns.values()}) != 1:
            problem = f"the columns are {', '.join(f'{n} ({len(c)})' for n, c in columns.items()) or 'none'}."
            remedy = "Give source, item, value and perhaps attribute, equally long."
            raise InputError(problem, where=name or "table", remedy=remedy)
        return cls.from_rows(zip(*(columns[n] for n in names), strict=True), name)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.statements)

    def __getitem__(self, row: int) -> Statement:
        """Return one row as a Statement."""
        return self.statements[row]

    def __iter__(self) -> Iterator[Statement]:
        """Return the rows in their order."""
        return iter(self.statements)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions; column `question` holds indices into it."""
        return tuple(dict.fromkeys(s.question for s in self.statements))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the names of the sources, sorted; column `source` holds indices into it."""
        return tuple(sorted({s.holder.name for s in self.statements}))

    @cached_property
    def origins(self) -> tuple[str, ...]:
        """Return the keys of the origins, sorted (a statement's own id where none is set yet)."""
        return tuple(sorted({s.origin or s.id for s in self.statements}))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return the canonical labels and lists of names, sorted; column `label` holds indices into it."""
        return tuple(sorted({_label(s.value) for s in self.statements} - {""}))

    @cached_property
    def columns(self) -> Mapping[str, "Column"]:
        """Return the columns, each of shape (len(self),) and read-only.

        question, source, origin, kind (index into KINDS), label (-1: a number or moment), row (-1: none): int64.
        lo, hi, core_lo, core_hi (numbers in their unit, moments in seconds since year 1, infinite where unbounded,
        NaN for labels and names), weight (1), time (as-of in seconds since year 1, NaN where none): float64.
        """
        import numpy

        def codes(names: Sequence[object], values: Iterable[object]) -> "Column":
            index = {name: i for i, name in enumerate(names)}
            return numpy.array([index.get(v, -1) for v in values], dtype=numpy.int64)

        rows = self.statements
        made: dict[str, Column] = {
            "question": codes(self.questions, (s.question for s in rows)),
            "source": codes(self.sources, (s.holder.name for s in rows)),
            "origin": codes(self.origins, (s.origin or s.id for s in rows)),
            "kind": codes(KINDS, (s.value.kind for s in rows)),
            "label": codes(self.labels, (_label(s.value) for s in rows)),
            "row": numpy.array([-1 if s.row is None else s.row for s in rows], dtype=numpy.int64),
        }
        bounds = numpy.array([_bounds(s.value) for s in rows], dtype=numpy.float64).reshape(len(rows), 4)
        made |= {name: bounds[:, i].copy() for i, name in enumerate(("lo", "hi", "core_lo", "core_hi"))}
        made["weight"] = numpy.ones(len(rows))
        times = [s.as_of.sort_key()[1] if s.as_of else float("nan") for s in rows]
        made["time"] = numpy.array(times, dtype=numpy.float64)
        for column in made.values():
            column.setflags(write=False)
        return MappingProxyType(made)


def _label(value: Value) -> str:
    return value.sort_key()[3] if value.kind in ("label", "names") else ""


def _bounds(value: Value) -> tuple[float, float, float, float]:
    if isinstance(value, Quantity):
        lo, _, hi, _ = value.bounds
        return (_float(lo), _float(hi), *(_float(x) for x in value.core))  # type: ignore[return-value]
    if value.kind == "moment":
        _, lo, hi, _ = value.sort_key()
        return (lo, hi, lo, hi)
    nan = float("nan")
    return (nan, nan, nan, nan)


def _float(x: float) -> float:
    """Return a float; whole numbers beyond its range become infinite."""
    try:
        return float(x)
    except OverflowError:
        return float("inf") if x > 0 else float("-inf")


def _statements(rows: list[Sequence[object]], name: str) -> Iterator[Statement]:
    """Return the statements of plain rows; their document is the rows as tab-separated lines."""
    lines: list[list[str]] = []
    values: list[Value] = []
    for number, row in enumerate(rows, 1):
        where = f"{name or 'table'}:{number}"
        if isinstance(row, str) or len(row) not in (3, 4):
            remedy = "Give (source, item, value) or (source, item, attribute, value)."
            raise InputError(f"{row!r} is not a row.", where=where, remedy=remedy)
        try:
            values.append(_value(row[-1]))
        except ReconcileError as error:
            raise InputError(error.problem, where=where, remedy=error.remedy) from None
        lines.append([" ".join(str(cell).split()) for cell in row])
    text = "".join("\t".join(line) + "\n" for line in lines)
    document, end = Document(text, name=name, offsets=array("q")), 0
    for number, (line, value) in enumerate(zip(lines, values, strict=True), 1):
        end += sum(map(len, line)) + len(line)
        yield Statement(
            question=Question(event=line[1], attribute=line[2] if len(line) == 4 else ""),
            value=value,
            holder=Source(line[0], SourceKind.DATASET),
            document=document,
            quote=line[-1],
            start=end - 1 - len(line[-1]),
            end=end - 1,
            row=number,
        )


def _value(cell: object) -> Value:
    return cell if isinstance(cell, Value) else parse(str(cell))
