"""JSON Lines by pyarrow; what that cannot take is read line by line, where an error names its row."""

from typing import TYPE_CHECKING

from reconcile.errors import InputError
from reconcile.read.cells import Cell
from reconcile.read.file import File
from reconcile.read.formats.jsonl import objects

if TYPE_CHECKING:
    import pyarrow

SUFFIXES = (".jsonl", ".ndjson")


def read_arrow(file: File) -> "pyarrow.Table":
    """Return the values of a table by key.

    Raises:
        InputError: a line is not a JSON object.
    """
    data = file.data if file.data.isascii() and b"\0" not in file.data else file.text().encode()
    table = _fast(data)
    return _exact(File(file.name, data)) if table is None else table


def _fast(data: bytes) -> "pyarrow.Table | None":
    """Return the table as pyarrow sees it, None where its columns are not of plain texts and whole numbers."""
    import pyarrow
    from pyarrow import json, types

    def parsed(schema: "pyarrow.Schema | None") -> "pyarrow.Table":
        options = json.ParseOptions(explicit_schema=schema)
        return json.read_json(pyarrow.BufferReader(data), parse_options=options)

    try:
        table = parsed(None)
        if any(types.is_timestamp(field.type) for field in table.schema):  # texts, guessed to be times
            kinds = [pyarrow.string() if types.is_timestamp(field.type) else field.type for field in table.schema]
            table = parsed(pyarrow.schema(list(zip(table.column_names, kinds, strict=True))))
    except pyarrow.ArrowInvalid:
        return None
    plain = all(types.is_string(f.type) or types.is_integer(f.type) or types.is_null(f.type) for f in table.schema)
    return table if plain else None  # 3.10 is to stay 3.10


def _exact(file: File) -> "pyarrow.Table":
    import pyarrow

    names: dict[str, None] = {}
    read = []
    for found in objects(file.name, file.text()):
        if isinstance(found, InputError):
            raise found
        cells = found[2]
        names.update(dict.fromkeys(cells))
        read.append({name: _text(cell) for name, cell in cells.items()})
    return pyarrow.table({n: pyarrow.array([row.get(n, "") for row in read], pyarrow.string()) for n in names})


def _text(cell: Cell) -> str:
    return ";".join(map(str, cell.data)) if isinstance(cell.data, list) else cell.text
