"""Render what fusing a table gave, or write it to a file whose suffix names the format."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from attrs import frozen

from reconcile.errors import ConfigError
from reconcile.report.tables import formats
from reconcile.report.writing import save
from reconcile.tabular import Fused


@frozen
class TableFormat:
    """One way to report a fused table: its name, file suffixes, and what makes a text of it."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[..., str]


@cache
def _known() -> tuple[TableFormat, ...]:
    names = sorted(m.name for m in pkgutil.iter_modules(formats.__path__))
    modules = [import_module(f"{formats.__name__}.{name}") for name in names]
    return tuple(TableFormat(m.NAME, tuple(m.SUFFIXES), m.render) for m in modules)


def table_format(path: Path) -> TableFormat:
    """Return the format that the suffix of a path asks for.

    Raises:
        ConfigError: no report of tables has it.
    """
    for known in _known():
        if path.suffix.lower() in known.suffixes:
            return known
    listed = ", ".join(f"{s} ({f.name})" for f in _known() for s in f.suffixes)
    problem = f"a table of many claims has no report with the suffix '{path.suffix}'."
    raise ConfigError(problem, where=path.name, remedy=f"Use one of: {listed}.")


def render(fused: Fused, format: str, **options: object) -> str:
    """Return a report by the name of its format."""
    return next(f for f in _known() if f.name == format).render(fused, **options)


def write(fused: Fused, path: Path) -> Path:
    """Write a report and return its path.

    Raises:
        ConfigError: no format has the suffix, or the file cannot be written.
    """
    return save(path, table_format(path).render(fused))
