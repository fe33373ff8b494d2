"""Which claimed values of a question contain which others, by a hierarchy of values."""

from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.kinds.label import folded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats


@frozen(eq=False)
class Ancestry:
    """The pairs of slots of one question where one contains the other: "Texas" contains "Austin".

    Attributes:
        below: (k,) the slot that is contained.
        above: (k,) the slot that contains it.
        depth: (M,) how many values of the hierarchy contain each slot, at least 1.
    """

    below: "NDArray[numpy.int64]"
    above: "NDArray[numpy.int64]"
    depth: "Floats"

    @classmethod
    def of(cls, claims: "Claims", ancestors: Mapping[str, tuple[str, ...]]) -> "Ancestry":
        """Return the pairs of a table of claims.

        Args:
            claims: whose spellings are names of the hierarchy, in any case and punctuation.
            ancestors: value -> every value that contains it.
        """
        tree = {folded(name): tuple(dict.fromkeys(map(folded, above))) for name, above in ancestors.items()}
        names = {name: number for number, name in enumerate(sorted({*tree, *chain.from_iterable(tree.values())}))}
        slot_names = [folded(text) for text in claims.spelling]
        value = numpy.array([names.get(name, -1) for name in slot_names], dtype=numpy.int64)
        lines = [tuple(a for a in tree.get(name, ()) if a != name) for name in slot_names]
        depth = numpy.array([len(line) for line in lines], dtype=numpy.int64)
        above_value = numpy.array([names[a] for line in lines for a in line], dtype=numpy.int64)
        below = numpy.repeat(numpy.arange(claims.M), depth)
        width = len(names) + 1
        question = claims.question.astype(numpy.int64)
        key = numpy.where(value >= 0, question * width + value, -1)
        order = numpy.argsort(key, kind="stable")
        wanted = question[below] * width + above_value
        at = numpy.searchsorted(key[order], wanted).clip(max=max(0, claims.M - 1))
        above = order[at] if claims.M else below
        found = key[above] == wanted
        return cls(below[found], above[found], depth.clip(min=1).astype(numpy.float64))

    def sum_above(self, x: "Floats") -> "Floats":
        """Return (M,): the sum of x, (M,), over the slots that contain each slot."""
        return numpy.bincount(self.below, weights=x[self.above], minlength=len(x)).astype(numpy.float64, copy=False)

    def sum_below(self, x: "Floats") -> "Floats":
        """Return (M,): the sum of x, (M,), over the slots that each slot contains."""
        return numpy.bincount(self.above, weights=x[self.below], minlength=len(x)).astype(numpy.float64, copy=False)


__all__ = ["Ancestry"]
