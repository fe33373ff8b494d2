"""How an output of a check is found: by being a module of `reconcile.checking.formats`."""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from attrs import frozen

from reconcile.checking.outcome import Outcome
from reconcile.errors import ConfigError

_FOLDER = "reconcile.checking.formats"


@frozen
class Output:
    """One way to tell what a check found.

    Attributes:
        name: as in `--format`.
        suffixes: of files that ask for it.
        title: one line.
        render: from an Outcome to text; `color` is for a terminal.
    """

    name: str
    suffixes: tuple[str, ...]
    title: str
    render: Callable[[Outcome], str]


@cache
def output_names() -> tuple[str, ...]:
    """Return the names of all outputs."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(import_module(_FOLDER).__path__)))


def output_named(name: str) -> Output:
    """Return an output by its name.

    Raises:
        ConfigError: there is none.
    """
    if name not in output_names():
        remedy = f"Choose one of: {', '.join(output_names())}."
        raise ConfigError(f"there is no format '{name}'.", where="--format", remedy=remedy)
    m = import_module(f"{_FOLDER}.{name}")
    return Output(name, tuple(m.SUFFIXES), (m.__doc__ or "").partition("\n")[0], m.render)


def output_for(path: Path) -> Output:
    """Return the output that the suffix of a path asks for.

    Raises:
        ConfigError: none has it.
    """
    known = [output_named(name) for name in output_names()]
    for output in known:
        if path.suffix.lower() in output.suffixes:
            return output
    listed = ", ".join(f"{s} ({o.name})" for o in known for s in o.suffixes)
    problem = f"no output has the suffix '{path.suffix}'."
    raise ConfigError(problem, where=path.name, remedy=f"Use one of: {listed}; or name one by --format.")


__all__ = ["Output", "output_for", "output_named", "output_names"]
