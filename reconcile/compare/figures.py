"""The figures of a sentence by type, and how one stands to another."""

import re
from enum import StrEnum

from attrs import evolve, frozen

from reconcile.compare.months import of_any_year
from reconcile.values import Form, Found, Label, Moment, Quantity, Relation, find, reported


class Kind(StrEnum):
    """What figures must share to be compared."""

    DATE = "date"
    MONTH_DAY = "day of a year"
    CLOCK = "time of day"
    PERCENT = "percentage"
    MONEY = "amount of money"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    SCORE = "score"
    COUNT = "count"


@frozen
class Figure:
    """A value of a sentence with what it is about.

    Attributes:
        kind: its type.
        value: as read.
        text: its words.
        noun: stems of the noun phrase behind it.
        near: forms of the words around it, up to the next figure or conjunction.
        context: stems of the words around it, further out.
        names: stems of those of them that are capitalised.
        attributes: what the words near it say befell the counted ("killed", "missing"), or what it is the date of.
        population: who is counted, where the packs' lexicon knows the noun ("police", "children").
        ends: of a span of time, its first and its last date.
        negated: "not" stands before it.
        aside: it only tells things of one name apart ("the third man", "Harbour (2004 film)"), so that it is no claim.
    """

    kind: Kind
    value: Quantity | Moment | Label
    text: str
    noun: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    population: str = ""
    ends: tuple[Moment, Moment] | None = None
    negated: bool = False
    aside: bool = False

    @property
    def is_telling(self) -> bool:
        """Return whether it is exact to three digits or a date, and no aside, so that to meet it again is no chance."""
        value = self.value
        if self.aside:
            return False
        if isinstance(value, Quantity):
            return value.is_exact and len(f"{value.low:.10g}".replace(".", "").strip("0")) >= 3
        return isinstance(value, Moment) and value.low is not None and value.high is not None


_KINDS = {
    Form.ORDINAL: Kind.ORDINAL,
    Form.PERCENT: Kind.PERCENT,
    Form.MONEY: Kind.MONEY,
    Form.FRACTION: Kind.FRACTION,
}
_IN_YEARS = {"decade": 10, "century": 100}


def kind_of(found: Found) -> Kind:
    """Return the type of a value that was found."""
    if isinstance(found.value, Moment):
        return Kind.CLOCK if found.value.clock_only else Kind.DATE
    return _KINDS.get(found.form, Kind.COUNT)


def value_of(found: Found, following: str) -> Quantity | Moment:
    """Return what is compared of a value: decades as years, "as many as" as reported, "as of May" as May."""
    value = reported(found)
    if isinstance(value, Moment) and found.hedge == "as of":
        return next((f.value for f in find(found.text[len("as of") :]) if isinstance(f.value, Moment)), value)
    if isinstance(value, Quantity) and not value.unit and (years := _IN_YEARS.get(following)):
        scaled = [None if x is None else x * years for x in (value.low, value.high, value.point)]
        return evolve(value, low=scaled[0], high=scaled[1], point=scaled[2], core_low=None, core_high=None, unit="year")
    return value


_JOINT = re.compile(r"\s+-\s+|\s*(?:--|[–—]|\b(?:to|until|till|through|and)\b)\s*")


def ends_of(found: Found) -> tuple[Moment, Moment] | None:
    """Return the first and the last date of "from May 1994 to June 1996", None of a single date."""
    parts = _JOINT.split(found.text)
    if not isinstance(found.value, Moment) or len(parts) != 2:
        return None
    first, last = ([f.value for f in find(p)] for p in parts)
    if len(first) == len(last) == 1 and isinstance(first[0], Moment) and isinstance(last[0], Moment):
        return first[0], last[0]
    return None


def stands(a: Figure, b: Figure, *, loose: bool = False) -> Relation:
    """Return how `a` stands to `b`; a hedged figure meets a bound by its point, and "not the third" denies the third.

    With `loose`, a figure without a unit is taken to be in the other's: where the sentences are otherwise equal, only
    the typography can have hidden it.
    """
    relation = _values(a, b, loose)
    if a.negated is b.negated or relation is Relation.INCOMMENSURABLE:
        return relation
    if relation is Relation.DISJOINT:  # the fifth is not the third
        return Relation.NARROWER if b.negated else Relation.BROADER
    inside = Relation.NARROWER if b.negated else Relation.BROADER  # what is said lies in what is denied
    return Relation.DISJOINT if relation in (Relation.SAME, inside) else Relation.OVERLAP


def _values(a: Figure, b: Figure, loose: bool) -> Relation:
    x, y = a.value, b.value
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        if loose and "" in (x.unit, y.unit):
            x, y = evolve(x, unit=""), evolve(y, unit="")
        return _quantities(x, y)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return _moments(a, x, b, y)
    return _without_year(x, y)


def _quantities(x: Quantity, y: Quantity) -> Relation:
    relation = x.relation(y)
    if relation is not Relation.OVERLAP:
        return relation
    if _meets(x, y):
        return Relation.NARROWER
    return Relation.BROADER if _meets(y, x) else relation


def _meets(x: Quantity, y: Quantity) -> bool:
    """Return whether x, loosened by a hedge, meets the open bound of y by its point: "about 15,000" > 14,000."""
    if x.low is None or x.point is None or x.high is None or None not in (y.low, y.high):
        return False
    return x.low < x.point < x.high and x.commensurable(y) and y.to(x.unit).contains(x.point)


_BEGINS = frozenset(
    "born birth begin begins began begun beginning start starts started starting open opens opened opening found "
    "founded founding establish established formed created launched since".split()
)
_ENDS = frozenset(
    "die dies died dying death dead end ends ended ending finish finishes finished finishing close closed closing "
    "conclude concluded complete completed completion dissolved disbanded until".split()
)
_MET = (Relation.SAME, Relation.NARROWER, Relation.BROADER)
_FLIPPED = {Relation.NARROWER: Relation.BROADER, Relation.BROADER: Relation.NARROWER}


def _moments(a: Figure, x: Moment, b: Figure, y: Moment) -> Relation:
    """Return how dates stand; of a span against a date, that end of it counts which the other sentence is about."""
    if a.ends and not b.ends:
        return _end(a.ends, x, b, y)
    if b.ends and not a.ends:
        relation = _end(b.ends, y, a, x)
        return _FLIPPED.get(relation, relation)
    return x.relation(y)


def _end(ends: tuple[Moment, Moment], span: Moment, figure: Figure, date: Moment) -> Relation:
    first, last = (_implied(end.relation(date)) for end in ends)
    if figure.near & _BEGINS:
        return first
    if figure.near & _ENDS:
        return last
    return first if first in _MET else last if last in _MET else span.relation(date)


def _implied(relation: Relation) -> Relation:
    """Return how a span stands to a date that one of its ends stands to so: it says more than either end."""
    return Relation.NARROWER if relation is Relation.SAME else relation


def _without_year(x: Quantity | Moment | Label, y: Quantity | Moment | Label) -> Relation:
    """Return how a day of some year stands to a date."""
    if isinstance(x, Moment):
        x = of_any_year(x) or x
    if isinstance(y, Moment):
        y = of_any_year(y) or y
    return x.relation(y)
