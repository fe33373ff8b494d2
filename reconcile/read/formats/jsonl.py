"""Statement tables as JSON Lines: one object a line, its keys the columns, with the place of every value."""

import json
import re
from collections.abc import Iterator
from typing import NoReturn, cast

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.identity import Plain
from reconcile.read.cells import Cell
from reconcile.read.columns import Columns, recognise
from reconcile.read.contents import Contents
from reconcile.read.file import File
from reconcile.read.rows import Row, place, read_table

SUFFIXES = (".jsonl", ".ndjson")

_LINE = re.compile(r"[^\n]+")
_WHITE = re.compile(r"[ \t\r\n]*+")
_REMEDY = 'Write one object a line: {"source": "...", "item": "...", "value": 3}.'


def read_file(file: File, config: Config) -> Contents:
    """Return the statements of a table.

    Raises:
        InputError: a line is not a JSON object, or states no value.
    """
    text = file.text()
    return read_table(file.name, text, _rows(file.name, text, config), config)


def _rows(name: str, text: str, config: Config) -> Iterator[Row | InputError]:
    known: dict[tuple[str, ...], Columns] = {}
    for found in objects(name, text):
        if isinstance(found, InputError):
            yield found
            continue
        number, line, cells = found
        where = place(name, number, line)
        try:
            keys = tuple(cells)
            if keys not in known:
                known[keys] = recognise(keys, config, where)
            yield Row(number, line, cells, known[keys])
        except InputError as error:
            yield InputError(error.problem, where=where, remedy=error.remedy)


def objects(name: str, text: str) -> Iterator[tuple[int, int, dict[str, Cell]] | InputError]:
    """Yield each object as its number from 1, its line and its cells, or what is wrong with it.

    Raises:
        InputError: there is none.
    """
    number = line = 0
    here = 0
    for match in _LINE.finditer(text):
        line += text.count("\n", here, match.start()) + (not line)
        here = match.start()
        if match[0].isspace():
            continue
        number += 1
        try:
            yield number, line, _cells(text, match.start(), match.end())
        except InputError as error:
            yield InputError(error.problem, where=place(name, number, line), remedy=error.remedy)
    if not number:
        raise InputError("the table is empty.", where=name, remedy=_REMEDY)


def _refuse(constant: str) -> NoReturn:
    raise InputError(f"{constant} is not a value.", remedy="Leave the row out, or write the number that was stated.")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def _cells(text: str, start: int, end: int) -> dict[str, Cell]:
    """Return the values of the object at `text[start:end]`.

    Raises:
        InputError: there is none, a key comes twice, or a number is none.
    """
    cells: dict[str, Cell] = {}
    here = _expect("{", text, start, end)
    if text.startswith("}", here):
        here += 1
    else:
        while True:
            key, here = _decoded(text, here, end)
            if not isinstance(key, str):
                raise InputError(f"the key {key!r} is not a text.", remedy=_REMEDY)
            if key in cells:
                raise InputError(f"the key '{key}' comes twice.", remedy="Remove or rename one of them.")
            begin = _expect(":", text, here, end)
            data, here = _decoded(text, begin, end)
            cells[key] = _cell(data, text, begin, here)
            here = _white(text, here)
            if not text.startswith(",", here):
                break
            here = _white(text, here + 1)
        here = _expect("}", text, here, end)
    if _white(text, here) < end:
        raise InputError("text follows the object.", remedy=_REMEDY)
    return cells


def _cell(data: Plain, text: str, start: int, end: int) -> Cell:
    if isinstance(data, str):
        return Cell(data, start + 1, end - 1)
    if data is None:
        return Cell("", start, start)
    if isinstance(data, dict | list):
        return Cell(text[start:end], start, end, cast(Plain, data))
    return Cell(text[start:end], start, end)


def _decoded(text: str, start: int, end: int) -> tuple[Plain, int]:
    try:
        data, stop = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        detail = (
            "nested too deeply" if isinstance(error, RecursionError) else getattr(error, "msg", "a number too long")
        )
        detail = detail.lower()
        raise InputError(f"not JSON at character {start} of the file: {detail}.", remedy=_REMEDY) from None
    if stop > end:
        raise InputError("the object goes on behind the line.", remedy=_REMEDY)
    return cast(Plain, data), stop


def _white(text: str, here: int) -> int:
    match = _WHITE.match(text, here)
    return match.end() if match else here


def _expect(mark: str, text: str, here: int, end: int) -> int:
    here = _white(text, here)
    if here >= end or text[here] != mark:
        raise InputError(f"expected '{mark}' at character {here} of the file.", remedy=_REMEDY)
    return _white(text, here + 1)
