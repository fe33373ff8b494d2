"""When two sentences speak of different times, so that their figures do not deny each other."""

from collections.abc import Iterable

from reconcile.compare.figures import Figure, Kind
from reconcile.values import Relation

_TIMES = frozenset({Kind.DATE, Kind.MONTH_DAY, Kind.CLOCK})
_AS_OF = ("as of ", "as at ")


def of_other_times(pairs: Iterable[tuple[Figure, Figure, Relation]]) -> bool:
    """Return whether a date differs together with another figure, or a date that says as of when the others hold.

    "4 million in 2019" and "5 million in 2020" are two facts; "opened in 2019" and "opened in 2020" cannot both be.
    """
    apart = [(f, g) for f, g, relation in pairs if relation is Relation.DISJOINT]
    dates = [(f, g) for f, g in apart if f.kind in _TIMES]
    if any(says_as_of(f) and says_as_of(g) for f, g in dates):
        return True
    return 0 < len(dates) < len(apart)


def says_as_of(figure: Figure) -> bool:
    """Return whether a date says as of when something holds."""
    return figure.text.lower().startswith(_AS_OF)
