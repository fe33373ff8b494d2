"""Data frames of pandas or polars, by duck typing: written as CSV and read like any other table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, cast

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.identity import content_id
from reconcile.read.contents import Contents
from reconcile.read.file import File


class _Pandas(Protocol):
    columns: Iterable[object]

    def itertuples(self, *, index: bool, name: None) -> Iterable[Sequence[object]]: ...


class _Polars(Protocol):
    columns: Iterable[object]

    def iter_rows(self) -> Iterable[Sequence[object]]: ...


def read_frame(frame: object, config: Config) -> Contents:
    """Return the statements of a data frame; its document is the frame as CSV.

    Raises:
        InputError: it is no data frame, or malformed as a table can be.
    """
    from reconcile.read.formats.delimited import read_file

    columns = [str(name) for name in cast(_Polars, frame).columns]
    text = "".join(",".join(map(_quoted, row)) + "\n" for row in (columns, *_rows(frame)))
    name = f"table {content_id('', text)[1:7]}.csv"
    return read_file(File(name, text.encode("utf-8", "replace")), config)


def _rows(frame: object) -> Iterator[Sequence[object]]:
    if hasattr(frame, "iter_rows"):
        yield from cast(_Polars, frame).iter_rows()
    elif hasattr(frame, "itertuples"):
        yield from cast(_Pandas, frame).itertuples(index=False, name=None)
    else:
        remedy = "Give a pandas or polars data frame, or a StatementTable."
        raise InputError(f"{type(frame).__name__} is not a data frame.", remedy=remedy)


def _quoted(cell: object) -> str:
    """Return a cell as CSV; NaN stays, so that it is refused with its row."""
    text = "" if cell is None else str(cell)
    return f'"{text.replace(chr(34), chr(34) * 2)}"'
