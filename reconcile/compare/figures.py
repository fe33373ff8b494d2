"""The figures of a sentence by type, and how one stands to another."""

from enum import StrEnum

from attrs import evolve, frozen

from reconcile.values import Form, Found, Moment, Quantity, Relation


class Kind(StrEnum):
    """What figures must share to be compared."""

    DATE = "date"
    CLOCK = "time of day"
    PERCENT = "percentage"
    MONEY = "amount of money"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    COUNT = "count"


@frozen
class Figure:
    """A value of a sentence with what it is about.

    Attributes:
        kind: its type.
        value: as read.
        text: its words.
        noun: stems of the noun phrase behind it.
        context: stems of the words around it.
    """

    kind: Kind
    value: Quantity | Moment
    text: str
    noun: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()


_KINDS = {
    Form.ORDINAL: Kind.ORDINAL,
    Form.PERCENT: Kind.PERCENT,
    Form.MONEY: Kind.MONEY,
    Form.FRACTION: Kind.FRACTION,
}


def kind_of(found: Found) -> Kind:
    """Return the type of a value that was found."""
    if isinstance(found.value, Moment):
        return Kind.CLOCK if found.value.clock_only else Kind.DATE
    return _KINDS.get(found.form, Kind.COUNT)


_FLIPPED = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}


def stands(a: Figure, b: Figure, *, loose: bool = False) -> Relation:
    """Return how `a` stands to `b`; a hedged figure meets a bound by its point.

    With `loose`, a figure without a unit is taken to be in the other's: where the sentences are otherwise equal, only
    the typography can have hidden it.
    """
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if loose and "" in (x.unit, y.unit):
            x, y = evolve(x, unit=""), evolve(y, unit="")
        return _quantities(x, y)
    return x.relation(y)


def _quantities(x: Quantity, y: Quantity) -> Relation:
    relation = x.relation(y)
    if relation is not Relation.OVERLAP:
        return relation
    if _meets(x, y):
        return Relation.NARROWER
    return Relation.BROADER if _meets(y, x) else relation


def _meets(x: Quantity, y: Quantity) -> bool:
    """Return whether x, loosened by a hedge, meets the open bound of y by its point: "about 15,000" > 14,000."""
    if x.point is None or None in (x.low, x.high) or None not in (y.low, y.high):
        return False
    return x.commensurable(y) and y.to(x.unit).contains(x.point)
