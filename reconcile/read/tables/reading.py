"""Several tables, files or frames, become one of dictionary-encoded columns under our names."""

import pkgutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from reconcile.columns.table import Table
from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.columns import Columns, recognise, roles
from reconcile.read.contents import spec_of
from reconcile.read.file import File, load
from reconcile.read.tables import formats
from reconcile.read.tables.encoding import joined

if TYPE_CHECKING:
    import pyarrow

MAX_BYTES = 2 << 30  # of one table, packed or unpacked


class Format(Protocol):
    """What a module of `read.tables.formats` provides.

    Attributes:
        SUFFIXES: of the files, in lower case and without .gz.
    """

    SUFFIXES: tuple[str, ...]

    def read_arrow(self, file: File) -> "pyarrow.Table":
        """Return all cells as text under the table's own column names, or raise InputError."""


@cache
def _formats() -> Mapping[str, Format]:
    names = sorted(m.name for m in pkgutil.iter_modules(formats.__path__))
    found = [cast(Format, import_module(f"{formats.__name__}.{name}")) for name in names]
    return MappingProxyType({suffix: f for f in found for suffix in f.SUFFIXES})


def is_table(path: Path) -> bool:
    """Return whether a file's name is that of a table."""
    return _suffix(path.name) in _formats()


def rows_at_least(paths: Iterable[Path], many: int) -> bool:
    """Return whether files have at least so many rows together, looking no further than needed."""
    found = 0
    for path in paths:
        if _suffix(path.name) in (".parquet", ".arrow", ".feather"):
            return True
        found += _lines(path, many - found + 1) - 1
        if found >= many:
            return True
    return False


def _lines(path: Path, enough: int) -> int:
    import gzip

    found = 0
    try:
        with gzip.open(path) if path.name.casefold().endswith(".gz") else path.open("rb") as stream:
            while found < enough and (block := stream.read(1 << 16)):
                found += max(block.count(b"\n"), block.count(b"\r"))
    except (OSError, EOFError):  # told when it is read
        return found
    return found


def read_tables(inputs: Sequence[object], config: Config, leave: Collection[str] = ()) -> Table:
    """Return tables as one.

    Args:
        inputs: paths of files; pyarrow tables, pandas or polars data frames.
        config: `columns` maps our names to the tables' own; `documents` may name the publisher of a file.
        leave: our names of columns that nobody will look at; encoding them is most of the work.

    Raises:
        InputError: a table cannot be read, has no rows, or lacks a column; the message names file and row.
    """
    if not inputs:
        raise InputError("no input.", remedy="Give a table.")
    names = _names(inputs)
    read = [_named(arrow_table(item, name), name, config, leave) for item, name in zip(inputs, names, strict=True)]
    table = joined([t for t, _ in read], names, {c: own for _, k in reversed(read) for own, c in k.ours.items() if c})
    if not len(table):
        raise InputError("the table has no rows with a value.", where=", ".join(names), remedy="Give at least one.")
    return table


def read_wide_or_long(
    paths: Sequence[Path],
    config: Config,
    leave: Collection[str] = (),
    unread: list[tuple[str, InputError]] | None = None,
) -> "list[tuple[Table, Mapping[str, str] | None, list[Path]]]":
    """Return the tables that have a row for each value as one, and each that has a column for each measure.

    Args:
        paths: files.
        config: as for `read_tables`.
        leave: our names of columns that nobody will look at.
        unread: takes the names of tables that cannot be read, and why; None: the first of them ends it all.

    Returns:
        (table, None, paths) of the long ones, then (table, our name by own name of its columns, [path]) of each other.

    Raises:
        InputError: as for `read_tables`.
    """
    names = _names(paths)
    long: list[tuple[pyarrow.Table, str, Path]] = []
    wide: list[tuple[Table, Mapping[str, str] | None, list[Path]]] = []
    for path, name in zip(paths, names, strict=True):
        try:
            table = arrow_table(path, name)
            if not table.num_rows:
                raise InputError("the table has no rows.", where=name, remedy="Give at least one.")
            known = roles(table.column_names, config)
            if {"value", "low", "high"} & set(known.values()):
                _named(table.slice(0, 0), name, config, leave)  # raises where a column is unknown or missing
                long.append((table, name, path))
            else:
                wide.append((joined([table.select(list(known))], [name], {c: c for c in known}), known, [path]))
        except InputError as error:
            if unread is None:
                raise
            unread.append((name, error))
    if not long:
        return wide
    read = [_named(table, name, config, leave) for table, name, _ in long]
    own = {c: o for _, k in reversed(read) for o, c in k.ours.items() if c}
    whole = joined([t for t, _ in read], [name for _, name, _ in long], own)
    return [(whole, None, [path for _, _, path in long]), *wide]


def _names(inputs: Sequence[object]) -> list[str]:
    bare = [item.name if isinstance(item, Path) else "table" for item in inputs]
    shared = {name for name in bare if bare.count(name) > 1}
    return [
        f"{item.parent.name}/{name}" if isinstance(item, Path) and name in shared else name
        for item, name in zip(inputs, bare, strict=True)
    ]


def arrow_table(item: object, name: str) -> "pyarrow.Table":
    """Return a file or frame as columns under its own names, or raise InputError."""
    if isinstance(item, Path):
        suffix = _suffix(item.name)
        if suffix not in _formats():
            known = " ".join(sorted(_formats()))
            raise InputError(f"no reader for tables in '{suffix}' files.", where=name, remedy=f"There are: {known}.")
        return _formats()[suffix].read_arrow(load(item, name, MAX_BYTES))
    from reconcile.read.tables.frames import arrow_of

    return arrow_of(item)


def _suffix(name: str) -> str:
    bare = name.casefold().removesuffix(".gz")
    return "." + bare.rpartition(".")[2] if "." in bare.lstrip(".") else ""


def _named(
    table: "pyarrow.Table", name: str, config: Config, leave: Collection[str]
) -> "tuple[pyarrow.Table, Columns]":
    """Return a table under our column names, with a column for the source where the case declares the publisher."""
    import pyarrow

    columns = recognise(table.column_names, config, name)
    publisher = next((d.publisher for d in config.documents if d.file == name and d.publisher), "")
    _required(columns, config, name, has_publisher=bool(publisher))
    kept = {ours: table[own] for own, ours in columns.ours.items() if ours and ours not in leave}
    if "holder" in kept:  # a data source that quotes somebody else: the claim is the holder's
        kept["source"] = kept.pop("holder")
    if "source" not in kept:
        spec = spec_of(publisher, config)
        name = spec.name if spec else publisher
        kept["source"] = pyarrow.chunked_array([pyarrow.array([name] * table.num_rows, pyarrow.string())])
    return pyarrow.table(kept), columns


def _required(columns: Columns, config: Config, name: str, *, has_publisher: bool) -> None:
    from reconcile.read.columns import required

    required(columns, config, name, has_publisher=has_publisher)
