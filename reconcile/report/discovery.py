"""How a report format is found: by being a module of `reconcile.report.formats`."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from attrs import frozen

from reconcile.errors import ConfigError


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
        found = inspect.signature(self.render).parameters.values()
        return tuple(p.name for p in found if p.kind is p.KEYWORD_ONLY)


@cache
def known_formats() -> Mapping[str, Format]:
    """Return all formats by name, in alphabetical order.

    >>> "terminal" in known_formats()
    True
    """
    package = importlib.import_module("reconcile.report.formats")
    modules = [importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    found = [
        Format(m.NAME, tuple(m.SUFFIXES), inspect.cleandoc(m.__doc__ or "").partition("\n")[0], m.render)
        for m in modules
    ]
    return MappingProxyType({f.name: f for f in sorted(found, key=lambda f: f.name)})


def format_named(name: str) -> Format:
    """Return the format of that name.

    Raises:
        ConfigError: there is none.
    """
    known = known_formats()
    if name not in known:
        raise ConfigError(f"there is no report format '{name}'.", remedy=f"Choose one of: {', '.join(known)}.")
    return known[name]


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
