"""The first stage: whatever is given becomes Documents and Statements, and what cannot be read is told."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from attrs import frozen

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.case import case_settings, files_of, inside
from reconcile.read.contents import Contents, declared
from reconcile.read.discovery import reader_of, shared, suffixes
from reconcile.read.file import File, load
from reconcile.read.frame import read_frame
from reconcile.settings import as_time, checked, merged
from reconcile.statement import Document, Failure, Statement
from reconcile.table import StatementTable

Pending = tuple[str, Callable[[Config], Contents]]


@frozen
class Material:
    """What was read.

    Attributes:
        documents: in canonical order (date of publication, name, id), each once.
        statements: those that came ready, from tables or given as such.
        failures: inputs that could not be read, by name.
        config: the choices in force: those given, over those of a `case.toml`, over the defaults.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    failures: tuple[Failure, ...]
    config: Config


def read(inputs: object, config: Config | None = None) -> Material:
    """Read one input or several.

    Args:
        inputs: a `str` is a text; a `Path` a file or a folder (a case); a Document, a Statement, a StatementTable, a
            pandas or polars data frame; or an iterable of these.
        config: choices; they go before those of a `case.toml`.

    Raises:
        InputError: nothing could be read.
        ConfigError: the configuration or a `case.toml` is wrong.
    """
    given = tuple(_each(inputs))
    if not given:
        raise InputError("no input.", remedy="Give a text, a file, a folder or a table.")
    settled, cases = config or Config(), [p for p in given if isinstance(p, Path) and p.is_dir()]
    for folder in cases:
        settled = merged(case_settings(folder) or Config(), settled)
    settled = checked(settled)
    contents, failures = [], []
    for name, reading in _pending(given):
        try:
            contents.append(reading(settled))
        except InputError as error:
            failures.append((Failure(name, str(error)), error))
    return _material(contents, failures, settled)


def read_bytes(data: bytes, name: str, config: Config | None = None) -> Contents:
    """Return what bytes hold that came from elsewhere than a file (standard input); the name's suffix says how.

    Raises:
        InputError: they cannot be read.
    """
    return _read_file(File(name, data), config or Config())


def _material(contents: list[Contents], failures: list[tuple[Failure, InputError]], config: Config) -> Material:
    until = _end_of(config.as_of)
    statements = {s.id: s for c in contents for s in c.statements if _by(s.published, until)}
    documents = {d.id: d for c in contents for d in c.documents if _by(d.published, until)}
    documents |= {s.document.id: s.document for s in statements.values()}
    if not documents:
        if failures and len(failures) == 1:
            raise failures[0][1]
        if failures:
            raise InputError(" ".join(str(error) for _, error in failures))
        remedy = "Choose a later date, or leave it out."
        raise InputError(f"nothing was published by {config.as_of}.", remedy=remedy)
    return Material(
        documents=tuple(sorted(documents.values(), key=lambda d: (d.published or "", d.name, d.id))),
        statements=tuple(statements[k] for k in sorted(statements)),
        failures=tuple(sorted((f for f, _ in failures), key=lambda f: (f.name, f.problem))),
        config=config,
    )


def _each(inputs: object) -> Iterator[object]:
    """Return the inputs one by one; tables and frames are iterable themselves and count as one."""
    if isinstance(inputs, str | Path | Document | Statement) or hasattr(inputs, "columns"):
        yield inputs
    elif isinstance(inputs, Iterable):
        yield from inputs
    else:
        yield inputs


def _pending(given: tuple[object, ...]) -> Iterator[Pending]:
    files = [p for p in given if isinstance(p, Path) and not p.is_dir()]
    shared = {name for name, n in Counter(p.name for p in dict.fromkeys(files)).items() if n > 1}
    for item in given:
        if isinstance(item, Path) and item.is_dir():
            yield from _folder(item)
        elif isinstance(item, Path):
            name = f"{item.parent.name}/{item.name}" if item.name in shared else item.name
            yield name, partial(_read_path, item, name, None)
        else:
            yield _name_of(item), partial(_read_object, item)


def _folder(folder: Path) -> Iterator[Pending]:
    try:
        for path in files_of(folder):
            yield path.name, partial(_read_path, path, path.name, folder)
    except InputError as error:
        yield folder.name or str(folder), partial(_refuse, error)


def _refuse(error: InputError, _: Config) -> Contents:
    raise error


def _read_path(path: Path, name: str, folder: Path | None, config: Config) -> Contents:
    if folder is not None:
        inside(path, folder)
    return _read_file(load(path, name), config)


def _read_file(file: File, config: Config) -> Contents:
    name = file.name.rpartition("/")[2]
    suffix = "." + name.casefold().rpartition(".")[2] if "." in name.lstrip(".") else ".txt"
    if (reader := reader_of(suffix, file.data)) is None:
        if suffix in shared():
            raise _unrecognised(file.name, suffix)
        file.text()  # binary and wrongly encoded files are told as such
        remedy = f"There are readers for {' '.join(suffixes())}; a text of another name can be piped in as '-'."
        raise InputError(f"no reader for '{suffix}' files.", where=file.name, remedy=remedy)
    return reader.read_file(file, config)


def _unrecognised(name: str, suffix: str) -> InputError:
    names = " or ".join(reader.NAME for reader in shared()[suffix])
    problem = f"is a '{suffix}' file, but does not begin like {names}."
    return InputError(problem, where=name, remedy="Give an article in one of these formats, or its text.")


def _read_object(item: object, config: Config) -> Contents:
    if isinstance(item, str):
        return Contents((Document(item),))
    if isinstance(item, Document):
        return Contents((declared(item, config),))
    if isinstance(item, Statement):
        return Contents((), (item,))
    if isinstance(item, StatementTable):
        return Contents((), item.statements)
    if hasattr(item, "columns"):
        return read_frame(item, config)
    raise InputError(
        f"{type(item).__name__} cannot be read.",
        remedy="Give a text, a pathlib.Path, a Document, a Statement, a StatementTable or a data frame.",
    )


def _name_of(item: object) -> str:
    return item.name if isinstance(item, Document) else type(item).__name__


def _end_of(as_of: str | None) -> datetime | None:
    """Return the end, in UTC, of the year, month, day or minute that an ISO text names; None where there is none."""
    if as_of is None or (start := as_time(as_of)) is None:
        return None
    length = {4: timedelta(days=366), 7: timedelta(days=31), 10: timedelta(days=1)}.get(
        len(as_of), timedelta(minutes=1)
    )
    try:
        end = _utc(start) + length
    except OverflowError:
        return None
    return end.replace(day=1) if len(as_of) in (4, 7) else end


def _by(published: str | None, until: datetime | None) -> bool:
    """Return whether something was published before a moment; what has no date is taken to be."""
    when = as_time(published or "")
    return until is None or when is None or _utc(when) < until


def _utc(when: datetime) -> datetime:
    """Return a time without its zone, as of Greenwich; a time without zone is taken to be there."""
    bare = when.replace(tzinfo=None)
    try:
        return bare - (when.utcoffset() or timedelta())
    except OverflowError:  # the first or last day of the calendar
        return bare
