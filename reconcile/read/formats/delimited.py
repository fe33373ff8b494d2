"""Statement tables as CSV (RFC 4180; ',' or ';') and TSV, with the place of every cell."""

import re
from collections.abc import Iterator, Sequence

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.cells import Cell
from reconcile.read.columns import Columns, recognise
from reconcile.read.contents import Contents
from reconcile.read.file import File
from reconcile.read.rows import Row, place, read_table

SUFFIXES = (".csv", ".tsv")

_QUOTED = re.compile(r'[ \t]*+"([^"]*+(?:""[^"]*+)*+)"[ \t]*+')
_BREAK = re.compile(r"\r\n|\n|\r")
_REMEDY = "Quote cells that hold the delimiter, quotation marks or line breaks, and double the marks inside."

Line = tuple[int, list[Cell]]  # number of the line it begins on, from 1


def read_file(file: File, config: Config) -> Contents:
    """Return the statements of a table.

    Raises:
        InputError: there is no header, or a row is malformed.
    """
    text = file.text()
    return read_table(file.name, text, _rows(file.name, text, config), config)


def delimiter_of(name: str, text: str) -> str:
    """Return what parts the cells: a tab in .tsv, else the commoner of ',' ';' and tab in the header."""
    if name.casefold().endswith(".tsv"):
        return "\t"
    end = found.start() if (found := _BREAK.search(text)) else len(text)
    return max(",;\t", key=lambda mark: text.count(mark, 0, end))


def _rows(name: str, text: str, config: Config) -> Iterator[Row | InputError]:
    found = lines(text, delimiter_of(name, text))
    header: list[str] | None = None
    columns: Columns | None = None
    number = 0
    while True:
        try:
            line, cells = next(found)
        except StopIteration:
            break
        except InputError as error:
            yield InputError(error.problem, where=f"{name}, row {number + 1}, {error.where}", remedy=error.remedy)
            return
        if header is None or columns is None:
            header = [cell.text.strip() for cell in cells]
            columns = recognise(header, config, f"{name}, line {line}")
            continue
        number += 1
        if len(cells) != len(header):
            yield malformed(cells, header, place(name, number, line))
        else:
            yield Row(number, line, dict(zip(header, cells, strict=True)), columns)
    if header is None:
        raise InputError("the table is empty.", where=name, remedy="Give a header and at least one row.")


def malformed(cells: Sequence[Cell], header: Sequence[str], where: str) -> InputError:
    """Return the error about a row that has too few or too many cells."""
    problem = f"the row has {len(cells)} cells and the header has {len(header)}."
    return InputError(problem, where=where, remedy=_REMEDY)


def lines(text: str, delimiter: str) -> Iterator[Line]:
    """Return the lines that are not blank, each as its cells."""
    plain = re.compile(rf'(?![ \t]*+")[^{delimiter}\r\n]*+' if delimiter != "\t" else r'(?! *+")[^\t\r\n]*+')
    quoted = _QUOTED if delimiter != "\t" else re.compile(_QUOTED.pattern.replace("[ \\t]", "[ ]"))
    here, line, begun, cells = 0, 1, 1, list[Cell]()
    while here <= len(text):
        if match := quoted.match(text, here):
            cells.append(Cell(match[1].replace('""', '"'), *match.span(1)))
            line += len(_BREAK.findall(match[1])) if "\n" in match[1] or "\r" in match[1] else 0
        elif match := plain.match(text, here):
            cells.append(Cell(match[0].strip(), *_stripped(text, *match.span())))
        else:
            raise InputError("a quotation mark is not closed.", where=f"line {line}", remedy=_REMEDY)
        here = match.end()
        if text.startswith(delimiter, here):
            here += 1
            continue
        ended = _BREAK.match(text, here)
        if ended is None and here < len(text):
            raise InputError("text follows a closing quotation mark.", where=f"line {line}", remedy=_REMEDY)
        if len(cells) > 1 or cells[0].text:
            yield begun, cells
        if ended is None:
            return
        here, line, cells = ended.end(), line + 1, []
        begun = line


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
