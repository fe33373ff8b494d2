"""Configurations read from TOML and laid over one another."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from attrs import evolve, fields

from reconcile.config import Config, DocumentSpec, LanguageModel
from reconcile.errors import ConfigError
from reconcile.settings.checks import checked
from reconcile.settings.curation import TABLES as CURATION
from reconcile.settings.curation import curation_of
from reconcile.settings.keys import FILES, FREE, TABLES, Table, check_table, nearest
from reconcile.settings.record import short, source
from reconcile.statement import SourceKind

_LISTS = ("source", "document")
_MAX_BYTES = 1 << 20


def load_settings(path: Path, base: Config | None = None) -> Config:
    """Return the configuration that a TOML file holds, on top of `base`.

    Raises:
        ConfigError: it is missing, not TOML, has an unknown key, or contradicts itself.
    """
    return parse_settings(text_of(path), where=str(path), folder=path.parent, base=base)


def text_of(path: Path) -> str:
    """Return the text of a settings file.

    Raises:
        ConfigError: it is missing, too large or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise ConfigError(f"cannot be read: {reason}.", where=str(path), remedy="Check the path.") from None
    if len(data) > _MAX_BYTES:
        raise ConfigError("is larger than 1 MiB.", where=str(path), remedy="A configuration is a short TOML file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8."
        raise ConfigError(problem, where=str(path), remedy="Save the file as UTF-8.") from None


def parse_settings(
    text: str, where: str = "settings", folder: Path | None = None, base: Config | None = None
) -> Config:
    """Return the configuration in a TOML text, on top of `base`; rule folders are relative to `folder`.

    Raises:
        ConfigError: as for `load_settings`.
    """
    data = parsed(text, where)
    curation_of(data, where, folder or Path())
    config = merged(base or Config(), _config(data, where, folder or Path()))
    return checked(config, where)


def parsed(text: str, where: str) -> Table:
    """Return the tables of a TOML text.

    Raises:
        ConfigError: it is none.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        detail = str(error)[:200].rstrip(".")
        raise ConfigError(f"not TOML: {detail}.", where=where, remedy="See https://toml.io for the syntax.") from None


def merged(base: Config, over: Config) -> Config:
    """Return `base` with everything that `over` sets; declared sources, documents and rules of both hold."""
    default = Config()
    changes: dict[str, object] = {}
    for f in fields(Config):
        new, old = getattr(over, f.name), getattr(base, f.name)
        if isinstance(new, tuple):
            changes[f.name] = (*old, *(x for x in new if x not in old))
        elif isinstance(new, Mapping):
            changes[f.name] = {**old, **{k: v for k, v in new.items() if getattr(default, f.name).get(k) != v}}
        elif new != getattr(default, f.name):
            changes[f.name] = new
    return evolve(base, **changes)  # type: ignore[arg-type]


def with_choices(config: Config, choices: Mapping[str, object], where: str = "options") -> Config:
    """Return the configuration with choices of `[case]` laid over it, as a command line gives them; None is no choice.

    Raises:
        ConfigError: a choice is not possible.
    """
    given = {name: value for name, value in choices.items() if value is not None}
    check_table("case", given, where)
    return checked(evolve(config, **given), where)  # type: ignore[arg-type]


def _config(data: Table, where: str, folder: Path) -> Config:
    known = (*TABLES, *FREE, *CURATION)
    for key, value in data.items():
        if key not in known:
            raise ConfigError(f"unknown key '{key}'.", where=where, remedy=nearest(key, known))
        if key in CURATION:
            continue  # what a check takes of it; it has been looked through already
        tables = value if key in _LISTS and isinstance(value, list) else [value]
        brackets = f"[[{key}]]" if key in _LISTS else f"[{key}]"
        if not all(isinstance(t, dict) for t in tables) or (key in _LISTS and not isinstance(value, list)):
            raise ConfigError(f"'{key}' must be a table.", where=where, remedy=f"Write it as {brackets}.")
        for number, table in enumerate(tables, 1):
            check_table(key, table, f"{where}: {brackets}{f' {number}' if key in _LISTS else ''}")
    return _built(data, where, folder)


def _built(data: Table, where: str, folder: Path) -> Config:
    def part(key: str) -> dict[str, object]:
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in cast(Table, data.get(key, {})).items()}

    def parts(key: str) -> list[dict[str, object]]:
        tables = cast(list[Table], data.get(key, []))
        return [{k: v.isoformat() if isinstance(v, date) else v for k, v in t.items()} for t in tables]

    rules = part("rules")
    try:
        return Config(
            **part("case"),  # type: ignore[arg-type]
            **part("thresholds"),  # type: ignore[arg-type]
            priors={SourceKind[k.upper()]: cast(float, v) for k, v in part("priors").items()},
            sources=tuple(source({**t, "kind": _kind(t.get("kind"))}) for t in parts("source")),
            documents=tuple(DocumentSpec(**t) for t in parts("document")),  # type: ignore[arg-type]
            rules=tuple(folder / str(x) for x in cast(list[str], rules.get("folders", []))),
            disabled=tuple(cast(list[str], rules.get("disabled", []))),
            columns=cast(Mapping[str, str], part("columns")),
            kinds=cast(Mapping[str, str], part("kinds")),
            sums=curation_of(data, where, folder).sums,
            **{name: folder / str(part("read")[name]) for name in FILES if name in part("read")},  # type: ignore[arg-type]
            articles=bool(part("read").get("articles", False)),
            language_model=LanguageModel(**part("language_model")) if "language_model" in data else None,  # type: ignore[arg-type]
        )
    except (TypeError, ValueError) as error:
        raise ConfigError(short(error), where=where, remedy="Correct the value.") from None


def _kind(word: object) -> str | None:
    return None if word is None else str(SourceKind[str(word).upper()])
