"""The value of each row as one text, from the columns that together give it."""

from collections.abc import Callable

import numpy

from reconcile.columns.distinct import combined
from reconcile.columns.table import Column, Table


def whole_values(table: Table) -> Column:
    """Return the column of values: with its unit where there is such a column, as a range where only ends are given."""
    columns = table.columns
    value = columns.get("value") or Column.constant("", len(table))
    if "low" in columns or "high" in columns:
        value = _with_ranges(value, columns.get("low"), columns.get("high"), len(table))
    if "unit" in columns:
        value = _merged([value, columns["unit"]], lambda cells: " ".join(c for c in cells if c) if cells[0] else "")
    return value


def _with_ranges(value: Column, low: Column | None, high: Column | None, n: int) -> Column:
    parts = [value, *(c or Column.constant("", n) for c in (low, high))]
    return _merged(parts, _range)


def _range(cells: tuple[str, ...]) -> str:
    value, low, high = cells
    if value or not (low or high):
        return value
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def _merged(columns: list[Column], text: Callable[[tuple[str, ...]], str]) -> Column:
    """Return the column that has for each row the text of its cells."""
    codes, parts = combined([c.codes for c in columns], [len(c.texts) for c in columns])
    cells = zip(*([c.texts[i] for i in p.tolist()] for c, p in zip(columns, parts, strict=True)), strict=True)
    made = [text(cell) for cell in cells]
    texts = sorted(set(made))
    index = {t: i for i, t in enumerate(texts)}
    rank = numpy.array([index[t] for t in made], dtype=numpy.int32)
    return Column(texts, rank[codes] if len(codes) else codes)


__all__ = ["whole_values"]
