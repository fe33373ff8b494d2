"""A table to be checked: one entry a value, whether the table has a row or a column for each measure."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.distinct import combined
from reconcile.columns.profile import is_missing
from reconcile.columns.table import Column, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats, Ints, Mask

LONG_KEYS = ("item", "attribute", "population", "scope", "as_of")
_NOT_SHOWN = ("attribute", "population")


@frozen(eq=False, slots=False)
class Sheet:
    """The entries of a table: e of them, each a value that a source gives for a measure of an item.

    Attributes:
        table: the rows.
        measures: names of the attributes of a long table, of the value columns of a wide one.
        measure: (e,) index into `measures`.
        row: (e,) index of the row.
        value: the entries' cells.
        low, high: bounds that stand in columns of their own, or None.
        source: who says so.
        keys: columns that a question is made of, by name, beside the measure; (e,) codes each.
    """

    table: Table
    measures: Sequence[str]
    measure: "Ints"
    row: "NDArray[numpy.int64]"
    value: Column
    low: Column | None
    high: Column | None
    source: Column
    keys: Mapping[str, Column]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.row)

    @cached_property
    def _asked(self) -> "tuple[Ints, list[Ints]]":
        columns = list(self.keys.values())
        return combined(
            [self.measure, *(c.codes for c in columns)], [max(len(self.measures), 1), *(len(c.texts) for c in columns)]
        )

    @property
    def question(self) -> "Ints":
        """Return (e,): the question that each entry answers."""
        return self._asked[0]

    @property
    def questions(self) -> int:
        """Return how many questions there are."""
        return len(self._asked[1][0])

    def measure_of(self, question: int) -> str:
        """Return the measure that a question asks for."""
        return self.measures[int(self._asked[1][0][question])]

    def keys_of(self, question: int) -> dict[str, str]:
        """Return the cells of a question's key columns."""
        parts = zip(self.keys.items(), self._asked[1][1:], strict=True)
        return {name: column.texts[int(codes[question])] for (name, column), codes in parts}

    def text_of(self, question: int) -> str:
        """Return a question in words: 'deaths · Kallo, 2019'."""
        keys = self.keys_of(question)
        what = f"{keys.get('population', '')} {self.measure_of(question)}".strip()
        where = ", ".join(text for name, text in keys.items() if text and name not in _NOT_SHOWN)
        return " · ".join(filter(None, (what, where)))

    @cached_property
    def present(self) -> "Mask":
        """Return (e,): whether an entry has a value, or at least a bound."""
        there = _given(self.value)
        for bound in (self.low, self.high):
            if bound is not None:
                there |= _given(bound)
        return there

    @cached_property
    def told(self) -> "Ints":
        """Return (e,): the same number for entries whose cells are the same, bounds included."""
        columns = [c for c in (self.value, self.low, self.high) if c is not None]
        if len(columns) == 1:
            return self.value.codes
        return combined([c.codes for c in columns], [len(c.texts) for c in columns])[0]

    def numbers(self, column: Column) -> "Floats":
        """Return the numbers of a column's cells, (e,); NaN where a cell is none."""
        return numbers(column)[column.codes]


def numbers(column: Column) -> "Floats":
    """Return the number that each distinct text of a column is, NaN where it is none."""
    from reconcile.columns.kinds.number import number_of

    found = (number_of(text) for text in column.texts)
    return numpy.array([numpy.nan if x is None else x for x in found], dtype=numpy.float64)


def _given(column: Column) -> "Mask":
    known = numpy.array([not is_missing(text) for text in column.texts], dtype=bool)
    return known[column.codes] if len(known) else numpy.zeros(len(column.codes), dtype=bool)


def long_sheet(table: Table) -> Sheet:
    """Return the entries of a table that has one value a row."""
    n = len(table)
    columns = table.columns
    attribute = columns.get("attribute") or Column.constant("", n)
    return Sheet(
        table=table,
        measures=attribute.texts,
        measure=attribute.codes,
        row=numpy.arange(n, dtype=numpy.int64),
        value=_with_unit(columns.get("value") or Column.constant("", n), columns.get("unit")),
        low=columns.get("low"),
        high=columns.get("high"),
        source=columns.get("source") or Column.constant("", n),
        keys={name: columns[name] for name in LONG_KEYS if name in columns and name != "attribute"},
    )


def _with_unit(value: Column, unit: Column | None) -> Column:
    """Return the cells with their unit, so that '5' km and '5' mi are two values."""
    if unit is None:
        return value
    codes, (a, b) = combined([value.codes, unit.codes], [len(value.texts), len(unit.texts)])
    pairs = zip(a.tolist(), b.tolist(), strict=True)
    return Column([f"{value.texts[i]} {unit.texts[j]}".strip() for i, j in pairs], codes)


__all__ = ["LONG_KEYS", "Sheet", "long_sheet", "numbers"]
