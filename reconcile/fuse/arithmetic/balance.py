"""Which way figures are balanced: small counts by search, all others by least squares."""

from collections.abc import Sequence

from reconcile.fuse.arithmetic.figure import Balance, Figure, Sum
from reconcile.fuse.arithmetic.search import searched
from reconcile.fuse.arithmetic.stone import stone

SMALL = 1000.0  # counts up to a thousand people can be listed; beyond, one more or less is no slip but an estimate
MANY = 60  # figures that one search looks at


def balanced(figures: Sequence[Figure], sums: Sequence[Sum]) -> Balance:
    """Return figures that add up, and which of them is to blame if they did not.

    Raises:
        ValueError: a sum names a figure that is not there, or one figure twice.
    """
    for bond in sums:
        named = (bond.total, *bond.parts)
        if not bond.parts or len(set(named)) < len(named) or not all(0 <= n < len(figures) for n in named):
            raise ValueError(f"a sum of {len(bond.parts)} parts names figures {named} of {len(figures)}")
    counts = all(x == round(x) and abs(x) <= SMALL for figure in figures for x in (figure.value, *figure.values))
    return searched(figures, sums) if counts and len(figures) <= MANY else stone(figures, sums)


__all__ = ["Balance", "Figure", "Sum", "balanced"]
