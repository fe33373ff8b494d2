"""A configuration to and from the plain JSON of the audit trail."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from attrs import fields

from reconcile.config import Config, DocumentSpec, LanguageModel, SourceSpec
from reconcile.curation import SumSpec
from reconcile.errors import ConfigError
from reconcile.identity import Plain
from reconcile.settings.keys import Table, nearest
from reconcile.statement import SourceKind

# Choices that only some inputs have a use for, or that reach beyond the core packages: named only where they are made.
_EXTRA = ("kinds", "hierarchy", "calibration", "sums", "truth", "features", "wrong_cost", "articles", "language_model")


def config_as_json(config: Config) -> dict[str, Plain]:
    """Return every choice as plain JSON, for the audit trail; those of optional parts only where they are made."""
    data = cast(dict[str, Plain], _plain(config))
    return {name: value for name, value in data.items() if value or name not in _EXTRA}


def _plain(value: object) -> object:
    if isinstance(value, Config | SourceSpec | DocumentSpec | SumSpec):
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
        changes["sources"] = tuple(source(x) for x in _tables(data.get("sources")))
        changes["documents"] = tuple(DocumentSpec(**x) for x in _tables(data.get("documents")))  # type: ignore[arg-type]
        changes["rules"] = tuple(Path(str(x)) for x in cast(list[object], data.get("rules", [])))
        priors = cast(Mapping[str, float], data.get("priors", {}))
        changes["priors"] = {SourceKind(k): float(v) for k, v in priors.items()}
        model = cast("Table | None", data.get("language_model"))
        changes["language_model"] = LanguageModel(**model) if model else None  # type: ignore[arg-type]
        return Config(**changes)  # type: ignore[arg-type]
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigError(short(error), where="config", remedy="Use what config_as_json gave.") from None


def _tables(data: object) -> Iterator[Table]:
    yield from cast(Iterable[Table], data or ())


def source(data: Table) -> SourceSpec:
    kind = data.get("kind")
    return SourceSpec(**{**data, "kind": None if kind is None else SourceKind(str(kind))})  # type: ignore[arg-type]


def short(error: Exception) -> str:
    return f"{str(error.args[0] if error.args else error)[:300].rstrip('.')}."
