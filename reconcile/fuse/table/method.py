"""What a fusion method of tables is, and how one is found by its name: one method = one file of `fuse.methods`.

Every method is a map over questions and a sum over sources, so that an engine can spread it: a step takes what is known
of the sources, looks at each question by itself, and adds up per source what the questions show of it.
"""

import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.errors import ConfigError

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Mask


@frozen(eq=False)
class Given:
    """What is known beside the claims; all optional.

    Attributes:
        known: (Q,) slot that is true, -1 where unknown (semi-supervised).
        features: by name, (S,) numbers that may tell how reliable a source is.
        ancestors: value -> every broader value that contains it, nearest first ("Indore" -> "Madhya Pradesh", "India");
            of all places that share the name.
        families: (S,) number of the family that a source is declared to belong to, -1 for none.
    """

    known: "NDArray[numpy.int32] | None" = None
    features: "Mapping[str, Floats]" = field(factory=dict)
    ancestors: Mapping[str, tuple[str, ...]] = field(factory=dict)
    families: "NDArray[numpy.int32] | None" = None


@frozen(eq=False)
class Beliefs:
    """What a method makes of the claims.

    Attributes:
        probability: (M,) of each slot: that it is the answer, or one of the answers where there may be several; a mere
            score where `is_probability` is false.
        reliability: (S,) of each source, in the method's own measure (`measure` names it).
        measure: what reliability is ("accuracy", "trust", "weight", "variance").
        chosen: (M,) true for the slots that are answers; None: the most probable of each question.
        estimate: (Q,) a number that is the answer where it need not be anybody's claim; None for other kinds.
        unclaimed: (Q,) slot of another question whose value is the answer though nobody claims it of this one (a closed
            restaurant that sources only stop listing), -1 where the answer is claimed; None: nowhere.
        confidence: (Q,) that the answer is right; None: the probability of the chosen slot.
        low, high: (Q,) ends of the 95 % credible interval of a number; None where there is none.
        iterations: how many rounds were taken.
        is_probability: whether the probabilities can be counted.
        because: what was done and why, a sentence each.
    """

    probability: "Floats"
    reliability: "Floats"
    measure: str = "accuracy"
    chosen: "Mask | None" = None
    estimate: "Floats | None" = None
    unclaimed: "NDArray[numpy.int64] | None" = None
    confidence: "Floats | None" = None
    low: "Floats | None" = None
    high: "Floats | None" = None
    iterations: int = 1
    is_probability: bool = True
    because: tuple[str, ...] = ()


Fit = Callable[["Claims", Given], Beliefs]


@frozen
class TableMethod:
    """One way to find the truth in a table of claims.

    Attributes:
        name: as in `--method`.
        title: in a few words.
        reference: the paper.
        kinds: kinds of values that it is made for; empty for all.
        fit: the method.
        keeps: laws that it keeps ("symmetry", "unanimity", ...); a test draws cases for each.
        breaks: law -> why and where it is broken, with a counter-example.
        when: what it is good for, in a sentence of the guide.
    """

    name: str
    title: str
    reference: str
    fit: Fit = field(eq=False, repr=False)
    kinds: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    breaks: Mapping[str, str] = field(factory=dict)
    when: str = ""


def table_method(name: str) -> TableMethod:
    """Return a method by its name.

    Raises:
        ConfigError: there is no such method.
    """
    module = name.replace("-", "_")
    if module in _modules():
        found = getattr(import_module(f"reconcile.fuse.methods.{module}"), "METHOD", None)
        if isinstance(found, TableMethod):
            return found
    for method in table_methods():  # "2-estimates" is no name for a file
        if method.name == name:
            return method
    known = ", ".join(m.name for m in table_methods())
    raise ConfigError(
        f"there is no fusion method '{name}' for tables.", where="method", remedy=f"Choose one of: {known}."
    )


def table_methods() -> tuple[TableMethod, ...]:
    """Return every method of `fuse.methods`, by name."""
    found = (getattr(import_module(f"reconcile.fuse.methods.{name}"), "METHOD", None) for name in _modules())
    return tuple(sorted((m for m in found if isinstance(m, TableMethod)), key=lambda m: m.name))


@cache
def _modules() -> tuple[str, ...]:
    """Return the names of the package's modules, sorted."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(import_module("reconcile.fuse.methods").__path__)))
