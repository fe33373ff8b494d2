"""How a report format is found: by being a module of `reconcile.report.formats`."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from attrs import frozen

from reconcile.errors import ConfigError

_FOLDER = "reconcile.report.formats"


@frozen
class Format:
    """One way to report a result.

    Attributes:
        name: what `--format` and `render` call it.
        suffixes: file suffixes that ask for it, each with its dot, the usual one first.
        title: one line for people.
        render: from a Reconciliation, and options of its own by keyword, to text.
    """

    name: str
    suffixes: tuple[str, ...]
    title: str
    render: Callable[..., str]

    @property
    def options(self) -> tuple[str, ...]:
        """Return the names of the options that `render` takes."""
        import inspect

        found = inspect.signature(self.render).parameters.values()
        return tuple(p.name for p in found if p.kind is p.KEYWORD_ONLY)


@cache
def known_formats() -> Mapping[str, Format]:
    """Return all formats by name, in alphabetical order.

    >>> "terminal" in known_formats()
    True
    """
    return MappingProxyType({name: _format(name) for name in _names()})


def format_named(name: str) -> Format:
    """Return the format of that name; no other is imported, because a run on one article counts milliseconds.

    Raises:
        ConfigError: there is none.
    """
    if name not in _names():
        raise ConfigError(f"there is no report format '{name}'.", remedy=f"Choose one of: {', '.join(_names())}.")
    return _format(name)


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(m.name for m in pkgutil.iter_modules(importlib.import_module(_FOLDER).__path__)))


@cache
def _format(name: str) -> Format:
    m = importlib.import_module(f"{_FOLDER}.{name}")
    return Format(m.NAME, tuple(m.SUFFIXES), (m.__doc__ or "").partition("\n")[0], m.render)


def format_for(path: Path) -> Format:
    """Return the format that the suffix of a path asks for.

    Raises:
        ConfigError: no format has it.
    """
    for f in known_formats().values():
        if path.suffix.lower() in f.suffixes:
            return f
    known = ", ".join(f"{s} ({f.name})" for f in known_formats().values() for s in f.suffixes)
    problem = f"no report format has the suffix '{path.suffix}'." if path.suffix else "the file name has no suffix."
    raise ConfigError(problem, where=path.name, remedy=f"Use one of: {known}; or name the format.")
