"""What a fusion method is, and how one is found by its name: one method = one file of this package.

A method is a map over questions (`posterior`: one ballot in, one probability a cell out) and a sum over sources
(`learn`: what the ballots showed of each source in, accuracies out), so that one kernel can run in memory, over several
processes or on a cluster. A method that learns nothing leaves `learn` out.
"""

import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module

from attrs import field, frozen

from reconcile.config import Config
from reconcile.errors import ConfigError

# fits[voice][cell]: 1 where the voice's core allows the cell, .5 where only its hard bounds do, 0 where neither;
# negative where it denies the cell; a voice that gives k different values splits its vote. The columns of the cells are
# followed by those of the regions of unclaimed values (`fuse.others`), one for each share.
Fits = Sequence[Sequence[float]]
Posterior = Callable[[Sequence[float], Fits, Sequence[float], Config], "tuple[list[float], float]"]
Weigh = Callable[[float, Config], float]
Learn = Callable[[Mapping[str, tuple[float, float]]], Mapping[str, float]]


@frozen
class Method:
    """One way to turn votes into probabilities.

    Attributes:
        name: as in `--method`.
        title: in a few words.
        reference: where it comes from.
        weigh: accuracy -> what a full vote of such a voice adds to a cell's score.
        posterior: weights (one a voice), fits, shares of the unclaimed values, config -> (probability of each cell,
            unclaimed mass). Only the exact sums of weight times fit (`math.fsum`) may matter, so that a waterfall of
            a thousand voices need not add up all of them a thousand times.
        learn: (expected right answers, answers) by source -> accuracy by source; None where nothing is learned.
    """

    name: str
    title: str
    reference: str
    weigh: Weigh = field(eq=False, repr=False)
    posterior: Posterior = field(eq=False, repr=False)
    learn: Learn | None = field(default=None, eq=False, repr=False)


def method_named(name: str) -> Method:
    """Return a method by its name; "auto" takes the one for few statements.

    Raises:
        ConfigError: there is no such method.
    """
    wanted = "few" if name == "auto" else name
    module = wanted.replace("-", "_")
    if module in _modules():
        found = getattr(import_module(f"reconcile.fuse.case.{module}"), "METHOD", None)
        if isinstance(found, Method):
            return found
    known = ", ".join(["auto", *(m.name for m in methods())])
    raise ConfigError(f"there is no fusion method '{name}'.", where="method", remedy=f"Choose one of: {known}.")


def methods() -> tuple[Method, ...]:
    """Return every method of this package, by name."""
    found = (getattr(import_module(f"reconcile.fuse.case.{name}"), "METHOD", None) for name in _modules())
    return tuple(sorted((m for m in found if isinstance(m, Method)), key=lambda m: m.name))


@cache
def _modules() -> tuple[str, ...]:
    """Return the names of the package's modules, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(import_module("reconcile.fuse.case").__path__)))
