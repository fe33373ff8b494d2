"""Configuration from TOML (`reconcile.toml`, a case's `case.toml`) and to and from the JSON of the audit trail.

The tables and their keys:

    [case]        event, as_of, profile, policy, method
    [[source]]    name, aliases, grade, family, kind
    [[document]]  file, publisher, published, url
    [thresholds]  false_values, relay_cost, resolved, odds
    [priors]      official, officials, witness, outlet, party, narration, hearsay, dataset
    [rules]       folders, disabled
    [columns]     source = "publisher", ignore = "notes, id"
    [read]        articles
    [language_model]  endpoint, model, api_key_env, timeout, retries, input_price, output_price, max_cost
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from attrs import evolve, fields

from reconcile.config import Config, DocumentSpec, LanguageModel, SourceSpec
from reconcile.errors import ConfigError
from reconcile.identity import Plain
from reconcile.statement import SourceKind
from reconcile.values import PROFILES

Table = Mapping[str, object]

TABLES: Mapping[str, tuple[str, ...]] = {
    "case": ("event", "as_of", "profile", "policy", "method"),
    "source": ("name", "aliases", "grade", "family", "kind"),
    "document": ("file", "publisher", "published", "url"),
    "thresholds": ("false_values", "relay_cost", "resolved", "odds"),
    "priors": tuple(kind.name.lower() for kind in SourceKind),
    "rules": ("folders", "disabled"),
    "read": ("articles",),
    "language_model": tuple(f.name for f in fields(LanguageModel) if f.name != "recorded"),
}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "profile": tuple(PROFILES),
    "policy": ("probable", "latest", "lower"),
    "grade": ("", *"ABCDEF"),
    "kind": TABLES["priors"],
}
_LISTS = ("source", "document")
_MAX_BYTES = 1 << 20
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return 'Did you mean ...?', or the list of what is possible.

    >>> nearest("polcy", ["event", "policy"])
    "Did you mean 'policy'?"
    """
    names = sorted(right)
    close = get_close_matches(wrong.casefold(), names, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else f"Possible: {', '.join(names)}."


def load_settings(path: Path, base: Config | None = None) -> Config:
    """Return the configuration that a TOML file holds, on top of `base`.

    Raises:
        ConfigError: it is missing, not TOML, has an unknown key, or contradicts itself.
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
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"byte {data[error.start]:#04x} at offset {error.start} is not UTF-8."
        raise ConfigError(problem, where=str(path), remedy="Save the file as UTF-8.") from None
    return parse_settings(text, where=str(path), folder=path.parent, base=base)


def parse_settings(
    text: str, where: str = "settings", folder: Path | None = None, base: Config | None = None
) -> Config:
    """Return the configuration in a TOML text, on top of `base`; rule folders are relative to `folder`.

    Raises:
        ConfigError: as for `load_settings`.
    """
    import tomllib

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        detail = str(error)[:200].rstrip(".")
        raise ConfigError(f"not TOML: {detail}.", where=where, remedy="See https://toml.io for the syntax.") from None
    config = merged(base or Config(), _config(data, where, folder or Path()))
    return checked(config, where)


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


def checked(config: Config, where: str = "configuration") -> Config:
    """Return the configuration if it holds together.

    Raises:
        ConfigError: a source in two families or of two grades, an alias of two sources, circular families or
            aliases, a date that does not parse, a file declared twice.
    """
    _check_sources(config.sources, where)
    for what, when in (("as_of", config.as_of), *((f"published of {d.file}", d.published) for d in config.documents)):
        if when is not None and not is_iso(when):
            remedy = "Write 2023-12-15 or 2023-12-15T02:30Z."
            raise ConfigError(f"{what} '{when}' is not a date.", where=where, remedy=remedy)
    files: dict[str, DocumentSpec] = {}
    for document in config.documents:
        if files.setdefault(document.file, document) != document:
            problem = f"'{document.file}' is declared twice, differently."
            raise ConfigError(problem, where=where, remedy="Keep one entry.")
    return config


def is_iso(text: str) -> bool:
    """Return whether a text is an ISO 8601 year, month, date, or date and time that exists."""
    return _ISO.fullmatch(text) is not None and as_time(text) is not None


def as_time(text: str) -> datetime | None:
    """Return the first moment of an ISO 8601 date or time, or None where it is none."""
    if not _ISO.fullmatch(text):
        return None
    full = text if len(text) > 7 else f"{text}-01-01" if len(text) == 4 else f"{text}-01"
    try:
        return datetime.fromisoformat(full)
    except ValueError:
        return None


# Choices that reach beyond the given inputs and the core packages: named only where they are made.
_EXTRA = ("articles", "language_model")


def config_as_json(config: Config) -> dict[str, Plain]:
    """Return every choice as plain JSON, for the audit trail; those of optional parts only where they are made."""
    data = cast(dict[str, Plain], _plain(config))
    return {name: value for name, value in data.items() if value or name not in _EXTRA}


def _plain(value: object) -> object:
    if isinstance(value, Config | SourceSpec | DocumentSpec):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(type(value))}
    if isinstance(value, LanguageModel):
        return {f.name: getattr(value, f.name) for f in fields(LanguageModel)} | {"recorded": _recorded(value)}
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in sorted(value.items())}
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, Path):
        return value.as_posix()
    return str(value) if isinstance(value, SourceKind) else value


def _recorded(model: LanguageModel) -> object:
    if model.recorded is None:
        return None
    from reconcile.proposal import as_json

    return [as_json(exchange) for exchange in model.recorded]


def config_from_json(data: Table) -> Config:
    """Return the configuration that `config_as_json` gave.

    Raises:
        ConfigError: it is none.
    """
    known = {f.name for f in fields(Config)}
    for key in data:
        if key not in known:
            raise ConfigError(f"unknown key '{key}'.", where="config", remedy=nearest(key, known))
    try:
        changes: dict[str, object] = dict(data)
        changes["sources"] = tuple(_source(x) for x in _tables(data.get("sources")))
        changes["documents"] = tuple(DocumentSpec(**x) for x in _tables(data.get("documents")))  # type: ignore[arg-type]
        changes["rules"] = tuple(Path(str(x)) for x in cast(list[object], data.get("rules", [])))
        priors = cast(Mapping[str, float], data.get("priors", {}))
        changes["priors"] = {SourceKind(k): float(v) for k, v in priors.items()}
        model = cast("Table | None", data.get("language_model"))
        changes["language_model"] = LanguageModel(**model) if model else None  # type: ignore[arg-type]
        return Config(**changes)  # type: ignore[arg-type]
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigError(_short(error), where="config", remedy="Use what config_as_json gave.") from None


def _tables(data: object) -> Iterator[Table]:
    yield from cast(Iterable[Table], data or ())


def _source(data: Table) -> SourceSpec:
    kind = data.get("kind")
    return SourceSpec(**{**data, "kind": None if kind is None else SourceKind(str(kind))})  # type: ignore[arg-type]


def _config(data: Table, where: str, folder: Path) -> Config:
    for key, value in data.items():
        if key not in (*TABLES, "columns"):
            raise ConfigError(f"unknown key '{key}'.", where=where, remedy=nearest(key, (*TABLES, "columns")))
        tables = value if key in _LISTS and isinstance(value, list) else [value]
        brackets = f"[[{key}]]" if key in _LISTS else f"[{key}]"
        if not all(isinstance(t, dict) for t in tables) or (key in _LISTS and not isinstance(value, list)):
            raise ConfigError(f"'{key}' must be a table.", where=where, remedy=f"Write it as {brackets}.")
        for number, table in enumerate(tables, 1):
            _check_table(key, table, f"{where}: {brackets}{f' {number}' if key in _LISTS else ''}")
    return _built(data, where, folder)


def _check_table(key: str, table: Table, where: str) -> None:
    for name, value in table.items():
        if key != "columns" and name not in TABLES[key]:
            raise ConfigError(f"unknown key '{name}'.", where=where, remedy=nearest(name, TABLES[key]))
        expected, holds = _expected(key, name)
        if not holds(value):
            raise ConfigError(f"{name} = {value!r} is not {expected}.", where=where, remedy=f"Give {expected}.")
    for needed in {"source": ("name",), "document": ("file",), "language_model": ("endpoint", "model")}.get(key, ()):
        if not table.get(needed):
            raise ConfigError(f"'{needed}' is missing.", where=where, remedy=f'Add {needed} = "...".')


def _expected(key: str, name: str) -> tuple[str, Callable[[object], bool]]:
    """Return what a key takes, in words and as a test."""
    if (key, name) == ("thresholds", "false_values"):
        return "a whole number of at least 1", lambda v: type(v) is int and v >= 1
    if (key, name) == ("thresholds", "odds"):
        return "a number of at least 1", lambda v: type(v) in (int, float) and 1 <= cast(float, v) < 1e9
    if key in ("thresholds", "priors"):
        low = 0.5 if name == "resolved" else 0
        return f"a number from {low} to 1", lambda v: type(v) in (int, float) and low <= cast(float, v) <= 1
    if (key, name) == ("read", "articles"):
        return "true or false", lambda v: isinstance(v, bool)
    if (key, name) == ("language_model", "retries"):
        return "a whole number from 0 to 10", lambda v: type(v) is int and 0 <= v <= 10
    if key == "language_model" and name in ("timeout", "input_price", "output_price", "max_cost"):
        return "a number, not below 0", lambda v: type(v) in (int, float) and 0 <= cast(float, v) < 1e9
    if name in ("aliases", "folders", "disabled"):
        return "a list of texts", lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v)
    if name in ("as_of", "published"):
        return "a date", lambda v: isinstance(v, str | date)
    if key != "columns" and (choices := _CHOICES.get(name)):
        return f"one of {', '.join(c for c in choices if c)}", lambda v: isinstance(v, str) and v in choices
    return "a text", lambda v: isinstance(v, str)


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
            sources=tuple(_source({**t, "kind": _kind(t.get("kind"))}) for t in parts("source")),
            documents=tuple(DocumentSpec(**t) for t in parts("document")),  # type: ignore[arg-type]
            rules=tuple(folder / str(x) for x in cast(list[str], rules.get("folders", []))),
            disabled=tuple(cast(list[str], rules.get("disabled", []))),
            columns=cast(Mapping[str, str], part("columns")),
            articles=bool(part("read").get("articles", False)),
            language_model=LanguageModel(**part("language_model")) if "language_model" in data else None,  # type: ignore[arg-type]
        )
    except (TypeError, ValueError) as error:
        raise ConfigError(_short(error), where=where, remedy="Correct the value.") from None


def _kind(word: object) -> str | None:
    return None if word is None else str(SourceKind[str(word).upper()])


def _short(error: Exception) -> str:
    return f"{str(error.args[0] if error.args else error)[:300].rstrip('.')}."


def _check_sources(sources: tuple[SourceSpec, ...], where: str) -> None:
    """Refuse a name in two families, of two grades or two sources, and families or aliases that run in a circle."""
    owner: dict[str, SourceSpec] = {}
    for source in sources:
        for name in (source.name, *source.aliases):
            other = owner.setdefault(name.casefold(), source)
            if other != source:
                raise _contradiction(name, other, source, where)
    families = {s.name.casefold(): owner.get(s.family.casefold(), s).name.casefold() for s in sources if s.family}
    for start in sorted(families):
        way = [start]
        while (up := families.get(way[-1])) is not None and up != way[-1]:
            if up in way:
                circle = " -> ".join(owner[n].name for n in (*way[way.index(up) :], up))
                raise ConfigError(
                    f"circular attribution: {circle}.", where=where, remedy="Let one of them stand without a family."
                )
            way.append(up)


def _contradiction(name: str, a: SourceSpec, b: SourceSpec, where: str) -> ConfigError:
    if a.name.casefold() == b.name.casefold():
        for what, x, y in (("families", a.family, b.family), ("grades", a.grade, b.grade)):
            if x != y:
                problem = f"source '{a.name}' has two {what}, '{x}' and '{y}'."
                return ConfigError(problem, where=where, remedy="Keep one [[source]] entry for it.")
        return ConfigError(f"source '{a.name}' is declared twice, differently.", where=where, remedy="Keep one entry.")
    both = {x.casefold() for x in (*a.aliases, *b.aliases)}
    if a.name.casefold() in both and b.name.casefold() in both:
        problem = f"circular attribution: '{a.name}' and '{b.name}' are aliases of each other."
        return ConfigError(problem, where=where, remedy="Keep one [[source]] entry with the other as its alias.")
    problem = f"'{name}' belongs to two sources, '{a.name}' and '{b.name}'."
    return ConfigError(problem, where=where, remedy="Leave the name with one of them.")


def with_choices(config: Config, choices: Mapping[str, object], where: str = "options") -> Config:
    """Return the configuration with choices of `[case]` laid over it, as a command line gives them; None is no choice.

    Raises:
        ConfigError: a choice is not possible.
    """
    given = {name: value for name, value in choices.items() if value is not None}
    _check_table("case", given, where)
    return checked(evolve(config, **given), where)  # type: ignore[arg-type]
