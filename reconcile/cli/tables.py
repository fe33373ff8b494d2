"""Tables of many claims on the command line: when they are fused by columns, and what is printed then."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

if TYPE_CHECKING:
    from reconcile.config import Config

_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".arrow", ".feather")

Given = tuple[list[Path], "Config"]


def chosen(choices: Mapping[str, object], hierarchy: str | None, kinds: Iterable[str]) -> Given | None:
    """Return the tables and the configuration where all paths are tables and there is reason to fuse them by columns.

    Raises:
        ConfigError: the configuration is wrong, or a hierarchy or kinds are given for what is no table.
    """
    paths = _paths(choices)
    named = [name for name, given in (("--hierarchy", hierarchy), ("--kind", kinds)) if given]
    if not all(map(_is_table, paths)):
        if named:
            from reconcile.errors import ConfigError

            raise ConfigError(f"{named[0]} is for tables.", where=named[0], remedy="Give CSV, TSV, JSONL or Parquet.")
        return None
    from reconcile.read.tables import rows_at_least

    config = _configured(choices, hierarchy, kinds)
    if config.kinds or config.hierarchy or _is_for_tables(config.method) or rows_at_least(paths, 500):
        return list(dict.fromkeys(paths)), config
    return None


def given(choices: Mapping[str, object], hierarchy: str | None, kinds: Iterable[str]) -> Given:
    """Return the tables and the configuration, however short the tables are.

    Raises:
        ConfigError: the configuration is wrong.
        InputError: a path is no table.
    """
    from reconcile.errors import InputError

    paths = _paths(choices)
    for path in paths:
        if not _is_table(path):
            remedy = "Give CSV, TSV, JSONL or Parquet with the columns source, item and value."
            raise InputError("is no table of claims.", where=str(path), remedy=remedy)
    return list(dict.fromkeys(paths)), _configured(choices, hierarchy, kinds)


def _paths(choices: Mapping[str, object]) -> list[Path]:
    return [Path(p) for p in cast("tuple[str, ...]", choices["paths"])]


def _is_table(path: Path) -> bool:
    return path.name.casefold().removesuffix(".gz").endswith(_SUFFIXES) and not path.is_dir()


def _configured(choices: Mapping[str, object], hierarchy: str | None, kinds: Iterable[str]) -> "Config":
    from attrs import evolve

    from reconcile.cli.options import config_of

    config = config_of(choices)
    pairs = dict(_pair(k) for k in kinds)
    return evolve(config, kinds={**config.kinds, **pairs}, hierarchy=hierarchy or config.hierarchy)


def _pair(text: str) -> tuple[str, str]:
    from reconcile.errors import ConfigError

    attribute, sign, kind = text.rpartition("=")
    if not sign:
        raise ConfigError(f"'{text}' is not ATTRIBUTE=KIND.", where="--kind", remedy="Write --kind price=number.")
    return attribute.strip(), kind.strip()


def _is_for_tables(method: str) -> bool:
    """Return whether only tables of many claims have a method of this name."""
    if method == "auto":
        return False
    from reconcile.fuse.case.method import methods
    from reconcile.fuse.table.method import table_methods

    return method not in {m.name for m in methods()} and method in {m.name for m in table_methods()}


def run(given: Given, outputs: list[Path], *, quiet: bool, color: bool) -> None:
    """Fuse tables, print a summary and write the reports."""
    from reconcile.cli.group import printable
    from reconcile.cli.progress import progress
    from reconcile.cli.terminal import width
    from reconcile.errors import ConfigError
    from reconcile.report.tables import render, table_format, write
    from reconcile.tabular import fuse_tables

    paths, config = given
    for output in outputs:
        table_format(output)
        if output.resolve() in {p.resolve() for p in paths}:
            remedy = "Choose another name."
            raise ConfigError("is an input and would be overwritten.", where=str(output), remedy=remedy)
    with progress():
        fused = fuse_tables(paths, config)
    if not quiet:
        click.echo(render(fused, "terminal", color=color, width=width()), color=color, nl=False)
    for output in outputs:
        with progress():
            write(fused, output)
        click.echo(printable(f"Wrote {output}"), err=True)
