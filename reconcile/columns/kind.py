"""What a kind of values is: how it tells the cells that it can read, and what they mean."""

import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import numpy
from attrs import field, frozen

from reconcile.columns import kinds as folder
from reconcile.errors import ConfigError

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats, Ints


@frozen(eq=False)
class Cells:
    """The distinct cells of one attribute, missing ones left out.

    Attributes:
        name: of the attribute, "" where the table has none.
        texts: k of them, sorted.
        counts: (k,) rows that hold each.
    """

    name: str
    texts: Sequence[str]
    counts: "Ints"

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.texts)


@frozen(eq=False)
class Meanings:
    """What cells mean: a cell may mean nothing (it cannot be read), one value, or several (a list of names).

    Attributes:
        cell: (m,) index of the cell, ascending.
        key: m texts; two values with the same key are the same.
        spelling: m texts: how the cell writes the value.
        number: (m,) the value as a number, NaN where it is none.
        because: what was found out on the way, a sentence each.
    """

    cell: "Ints"
    key: Sequence[str]
    spelling: Sequence[str]
    number: "Floats"
    because: tuple[str, ...] = ()

    @classmethod
    def of(cls, keys: Sequence[str | None], texts: Sequence[str], number: "Floats | None" = None) -> "Meanings":
        """Return the meanings of cells that mean one value each; None marks those that cannot be read."""
        at = [i for i, key in enumerate(keys) if key is not None]
        cell = numpy.array(at, dtype=numpy.int32)
        found = numpy.full(len(at), numpy.nan) if number is None else number[cell]
        return cls(cell, [str(keys[i]) for i in at], [texts[i] for i in at], found)


@frozen
class Kind:
    """One kind of values.

    Attributes:
        name: "number", "time" ...
        title: in a few words.
        order: kinds are asked in this order, the most particular first.
        why: cells -> why they are of this kind, "" where they are not.
        read: cells -> what they mean.
        is_list: whether a cell may give several values.
        merge: keys of the values of one question, and how many rows have each -> for each the index of the one that
            stands for it; None where different keys are different values.
    """

    name: str
    title: str
    order: int
    why: Callable[[Cells], str] = field(eq=False, repr=False)
    read: Callable[[Cells], Meanings] = field(eq=False, repr=False)
    is_list: bool = False
    merge: Callable[[Sequence[str], Sequence[int]], Sequence[int]] | None = field(default=None, eq=False, repr=False)


def kind_named(name: str) -> Kind:
    """Return a kind by its name.

    Raises:
        ConfigError: there is no such kind.
    """
    found = next((k for k in known_kinds() if k.name == name), None)
    if found is None:
        known = ", ".join(sorted(k.name for k in known_kinds()))
        raise ConfigError(f"there is no kind '{name}'.", where="kinds", remedy=f"Choose one of: {known}.")
    return found


@cache
def known_kinds() -> tuple[Kind, ...]:
    """Return every kind of `columns.kinds`, in the order in which they are asked."""
    names = sorted(m.name for m in pkgutil.iter_modules(folder.__path__))
    found = (getattr(import_module(f"{folder.__name__}.{name}"), "KIND", None) for name in names)
    return tuple(sorted((k for k in found if isinstance(k, Kind)), key=lambda k: (k.order, k.name)))


__all__ = ["Cells", "Kind", "Meanings", "kind_named", "known_kinds"]
