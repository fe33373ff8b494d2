"""Frames and lists of Python as Arrow tables."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from reconcile.errors import InputError

if TYPE_CHECKING:
    import pyarrow

_NAMES = {3: ("source", "item", "value"), 4: ("source", "item", "attribute", "value")}


def arrow_of(item: object) -> "pyarrow.Table":
    """Return a pyarrow table, a pandas or polars data frame, a mapping of columns or a list of rows as a table.

    Raises:
        InputError: it is none of these, or rows differ in length.
    """
    import pyarrow

    if isinstance(item, pyarrow.Table):
        return item
    if isinstance(item, pyarrow.RecordBatch):
        return pyarrow.table(item)
    if callable(to_arrow := getattr(item, "to_arrow", None)):
        return to_arrow()
    if hasattr(item, "columns") and hasattr(item, "dtypes"):
        try:
            return pyarrow.Table.from_pandas(item, preserve_index=False)
        except pyarrow.ArrowInvalid:  # a column that holds numbers and texts
            return pyarrow.Table.from_pandas(item.astype(str), preserve_index=False)  # type: ignore[attr-defined]
    if isinstance(item, Mapping):
        return _of_columns({str(name): cells for name, cells in item.items()})
    if isinstance(item, Iterable):
        return _of_rows(list(item))
    remedy = "Give a data frame, a pyarrow table, or rows of (source, item, value) or (source, item, attribute, value)."
    raise InputError(f"{type(item).__name__} is no table.", remedy=remedy)


def _of_rows(rows: list[object]) -> "pyarrow.Table":
    mapped = [row for row in rows if isinstance(row, Mapping)]
    if rows and len(mapped) == len(rows):
        names = list(dict.fromkeys(str(key) for row in mapped for key in row))
        return _of_columns({n: [row.get(n) for row in mapped] for n in names})
    size = len(rows[0]) if rows and isinstance(rows[0], tuple | list) else 0
    wrong = next((n for n, r in enumerate(rows, 1) if not isinstance(r, tuple | list) or len(r) != size), None)
    if size not in _NAMES or wrong is not None:
        remedy = "Give rows of (source, item, value) or (source, item, attribute, value)."
        raise InputError(f"{rows[(wrong or 1) - 1]!r:.80} is no claim.", where=f"row {wrong or 1}", remedy=remedy)
    cells = [tuple(row) for row in rows if isinstance(row, tuple | list)]
    return _of_columns(dict(zip(_NAMES[size], zip(*cells, strict=True), strict=True)))


def _of_columns(columns: Mapping[str, Iterable[object]]) -> "pyarrow.Table":
    import pyarrow

    made = {}
    for name, cells in columns.items():
        values = list(cells)
        try:
            made[str(name)] = pyarrow.array(values, from_pandas=True)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
            made[str(name)] = pyarrow.array([None if v is None else str(v) for v in values], pyarrow.string())
    return pyarrow.table(made)
