"""Tables of many claims on the command line: when they are fused by columns, and what is printed then."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

if TYPE_CHECKING:
    from reconcile.config import Config

_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".arrow", ".feather")

Given = tuple[list[Path], "Config"]


_FILES = ("hierarchy", "calibration", "truth", "features")
_OPTIONS = (
    click.option(
        "--hierarchy",
        metavar="FILE",
        help="For tables of many claims: which value lies within which, a table (id, name, parent) or (value, parent).",
    ),
    click.option(
        "--kind",
        "kinds",
        metavar="ATTRIBUTE=KIND",
        multiple=True,
        help="For tables of many claims: number, time, code, names or label, where the cells do not tell (repeatable).",
    ),
    click.option(
        "--calibration",
        metavar="FILE",
        help="For tables of many claims: a map of confidences that `reconcile calibrate` made.",
    ),
    click.option(
        "--truth",
        metavar="FILE",
        help="For tables of many claims: answers that are known, a table like the claims; they teach who is reliable.",
    ),
    click.option(
        "--features",
        metavar="FILE",
        help="For tables of many claims: what is known of sources, a table with `source` and numbers or kinds.",
    ),
)

F = TypeVar("F", bound=Callable[..., object])


def table_options(command: F) -> F:
    """Give a command the options of tables of many claims."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def chosen(choices: Mapping[str, object]) -> Given | None:
    """Return the tables and the configuration where all paths are tables and there is reason to fuse them by columns.

    Raises:
        ConfigError: the configuration is wrong, or an option for tables is given for what is none.
    """
    paths = _paths(choices)
    if not all(map(_is_table, paths)):
        named = [option for option in ("kinds", *_FILES) if choices[option]]
        if named:
            from reconcile.errors import ConfigError

            option = "--kind" if named[0] == "kinds" else f"--{named[0]}"
            raise ConfigError(f"{option} is for tables.", where=option, remedy="Give CSV, TSV, JSONL or Parquet.")
        return None
    from reconcile.read.tables import rows_at_least

    config = _configured(choices)
    wanted = config.kinds or config.wrong_cost or any(getattr(config, name) for name in _FILES)
    if wanted or _is_for_tables(config.method) or rows_at_least(paths, 500):
        return list(dict.fromkeys(paths)), config
    return None


def given(choices: Mapping[str, object]) -> Given:
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
    return list(dict.fromkeys(paths)), _configured(choices)


def _paths(choices: Mapping[str, object]) -> list[Path]:
    return [Path(p) for p in cast("tuple[str, ...]", choices["paths"])]


def _is_table(path: Path) -> bool:
    return path.name.casefold().removesuffix(".gz").endswith(_SUFFIXES) and not path.is_dir()


def _configured(choices: Mapping[str, object]) -> "Config":
    from attrs import evolve

    from reconcile.cli.options import config_of

    config = config_of(choices)
    pairs = dict(_pair(k) for k in cast("tuple[str, ...]", choices["kinds"]))
    files = {name: choices[name] for name in _FILES if choices[name]}
    return evolve(config, kinds={**config.kinds, **pairs}, **files)  # type: ignore[arg-type]


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
