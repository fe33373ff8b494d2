"""What a settings file declares about a data set: [attribute.NAME], [[sum]], [[expect]], [[reference]] and more."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

from attrs import fields

from reconcile.curation import AttributeSpec, CheckSpec, Curation, Expectation, SumSpec, Wide
from reconcile.errors import ConfigError
from reconcile.settings.keys import Table, nearest
from reconcile.settings.record import short

T = TypeVar("T")
TABLES: Mapping[str, type] = {
    "attribute": AttributeSpec,
    "sum": SumSpec,
    "expect": Expectation,
    "reference": Path,
    "wide": Wide,
    "check": CheckSpec,
}
LISTS = ("sum", "expect", "reference")


def load_curation(path: Path) -> Curation:
    """Return what a TOML file declares; other tables of it are a run's own (`load_settings`).

    Raises:
        ConfigError: the file cannot be read, or a table has an unknown key or a wrong value.
    """
    from reconcile.settings.files import parsed, text_of

    return curation_of(parsed(text_of(path), str(path)), str(path), path.parent)


def curation_of(data: Table, where: str, folder: Path) -> Curation:
    """Return what parsed TOML declares; files are relative to `folder`."""
    attributes = _table(data.get("attribute", {}), f"{where}: [attribute]")
    specs = [
        _made(AttributeSpec, _table(t, f"{where}: [attribute.{name}]"), f"{where}: [attribute.{name}]", name=name)
        for name, t in attributes.items()
    ]
    sums = [_made(SumSpec, t, place) for t, place in _listed(data, "sum", where)]
    expectations = [_made(Expectation, t, place) for t, place in _listed(data, "expect", where)]
    return Curation(
        attributes=tuple(specs),
        sums=tuple(sums),
        expectations=tuple(expectations),
        references=tuple(_file(t, place, folder) for t, place in _listed(data, "reference", where)),
        wide=_made(Wide, _table(data.get("wide", {}), f"{where}: [wide]"), f"{where}: [wide]"),
        check=_made(CheckSpec, _table(data.get("check", {}), f"{where}: [check]"), f"{where}: [check]"),
    )


def _listed(data: Table, key: str, where: str) -> list[tuple[Table, str]]:
    given = data.get(key, [])
    if not isinstance(given, list):
        raise ConfigError(f"'{key}' must be a list of tables.", where=where, remedy=f"Write it as [[{key}]].")
    return [(_table(t, f"{where}: [[{key}]] {n}"), f"{where}: [[{key}]] {n}") for n, t in enumerate(given, 1)]


def _table(given: object, where: str) -> Table:
    if not isinstance(given, dict):
        raise ConfigError("this must be a table.", where=where, remedy="Write name = value lines below the heading.")
    return cast(Table, given)


def _file(table: Table, where: str, folder: Path) -> Path:
    file = table.get("file")
    if set(table) != {"file"} or not isinstance(file, str):
        raise ConfigError("a reference has one key: file.", where=where, remedy='Write file = "consensus.csv".')
    return folder / file


def _made(kind: Callable[..., T], table: Table, where: str, **more: object) -> T:
    known = [f.name for f in fields(cast("type", kind)) if f.name not in more]
    for name, value in table.items():
        if name not in known:
            raise ConfigError(f"unknown key '{name}'.", where=where, remedy=nearest(name, known))
        _check(name, value, where)
    try:
        return kind(**{**table, **more})
    except (TypeError, ValueError) as error:
        raise ConfigError(short(error), where=where, remedy="Correct the value.") from None


def _check(name: str, value: object, where: str) -> None:
    """Refuse values of the wrong type before a converter makes something of them ("abc" a list of letters)."""
    if name in ("parts", "keys", "measures", "paths", "ignore") and not _texts(value):
        raise ConfigError(f"{name} = {value!r} is not a list of texts.", where=where, remedy=f'Write {name} = ["..."].')
    if name in ("good", "bad") and not (isinstance(value, list) and all(isinstance(x, dict) for x in value)):
        raise ConfigError(f"{name} is not a list of rows.", where=where, remedy=f"Write {name} = [{{a = 1, b = 2}}].")
    if name in ("cumulative", "exhaustive") and not isinstance(value, bool):
        raise ConfigError(f"{name} = {value!r} is not true or false.", where=where, remedy="Write true or false.")
    if name in ("total", "that", "message", "id", "baseline", "fail_on") and not isinstance(value, str):
        raise ConfigError(f"{name} = {value!r} is not a text.", where=where, remedy=f'Write {name} = "...".')


def _texts(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(x, str) for x in value)


__all__ = ["LISTS", "TABLES", "curation_of", "load_curation"]
