"""CSV and TSV by pyarrow; what that is not sure about is judged by the exact reader, which also names the row."""

from typing import TYPE_CHECKING

from reconcile.errors import InputError
from reconcile.read.cells import Cell
from reconcile.read.file import File
from reconcile.read.formats.delimited import delimiter_of, lines, malformed
from reconcile.read.rows import place

if TYPE_CHECKING:
    import pyarrow

SUFFIXES = (".csv", ".tsv")

_HEAD = 1 << 16
_BLOCK = 8 << 20  # a row may not be longer


def read_arrow(file: File) -> "pyarrow.Table":
    """Return the cells of a table.

    Raises:
        InputError: there is no header, the bytes are no text, or a row has too few or too many cells.
    """
    data = _bytes(file)
    header, delimiter, end = _header(file.name, data)
    if data.count(b'"') % 2 == 0:
        table = _fast(data, end, header, delimiter)
        if table is not None:
            return table
    return _exact(file.name, data.decode(), header, delimiter)


def _bytes(file: File) -> bytes:
    """Return the text as UTF-8 without a mark; its bytes are kept where they are that already."""
    if file.data.isascii() and b"\0" not in file.data:
        return file.data
    return file.text().encode()


def _header(name: str, data: bytes) -> tuple[list[str], str, int]:
    """Return the header, what parts its cells, and the byte behind it."""
    size = _HEAD
    while True:
        head = data[:size].decode(errors="ignore")
        delimiter = delimiter_of(name, head)
        rows = lines(head, delimiter)
        try:
            line, cells = next(rows)
            last = cells[-1]
            ends = min((e for e in (head.find("\n", last.end), head.find("\r", last.end)) if e >= 0), default=len(head))
        except StopIteration:
            if size >= len(data):
                raise InputError("the table is empty.", where=name, remedy="Give a header and rows.") from None
        except InputError as error:
            if size >= len(data):
                raise InputError(error.problem, where=f"{name}, {error.where}", remedy=error.remedy) from None
        else:
            if ends < len(head) or size >= len(data):
                return _named(cells, f"{name}, line {line}"), delimiter, len(head[:ends].encode())
        size *= 8


def _named(cells: list[Cell], where: str) -> list[str]:
    names = [cell.text.strip() for cell in cells]
    twice = next((n for i, n in enumerate(names) if n in names[:i]), None)
    if twice is not None:
        raise InputError(f"two columns are called '{twice}'.", where=where, remedy="Rename or remove one of them.")
    return names


def _fast(data: bytes, start: int, header: list[str], delimiter: str) -> "pyarrow.Table | None":
    """Return the cells as pyarrow sees them, None where a row is not like the others."""
    import pyarrow
    from pyarrow import csv

    odd = []

    def note(row: object) -> str:
        odd.append(row)
        return "skip"

    body = pyarrow.py_buffer(data)[start:]
    if not data[start:].strip():
        return pyarrow.table({name: pyarrow.array([], pyarrow.string()) for name in header})
    try:
        table = csv.read_csv(
            pyarrow.BufferReader(body),
            read_options=csv.ReadOptions(column_names=header, block_size=_BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=b'"' in data, invalid_row_handler=note
            ),
            convert_options=csv.ConvertOptions(
                column_types={name: pyarrow.string() for name in header}, strings_can_be_null=False
            ),
        )
    except pyarrow.ArrowInvalid:
        return None
    return None if odd else table


def _exact(name: str, text: str, header: list[str], delimiter: str) -> "pyarrow.Table":
    """Return the cells as the exact reader sees them, or raise the error of the first row that is malformed."""
    import pyarrow

    columns: list[list[str]] = [[] for _ in header]
    rows = lines(text, delimiter)
    try:
        next(rows)
        for number, (line, cells) in enumerate(rows, 1):
            if len(cells) != len(header):
                raise malformed(cells, header, place(name, number, line))
            for column, cell in zip(columns, cells, strict=True):
                column.append(cell.text)
    except InputError as error:
        where = error.where if error.where.startswith(name) else f"{name}, row {len(columns[0]) + 1}, {error.where}"
        raise InputError(error.problem, where=where, remedy=error.remedy) from None
    return pyarrow.table({n: pyarrow.array(c, pyarrow.string()) for n, c in zip(header, columns, strict=True)})
