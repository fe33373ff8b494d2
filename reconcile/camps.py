"""Camps: which statements stand together, which against each other, and how to say so in one plain sentence."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

from reconcile.config import PRIORS
from reconcile.finding import Camp, order
from reconcile.intervals import Interval, Span, allowed, as_float, plausible, side_by_side, significant_digits
from reconcile.statement import Question, SourceKind, Statement
from reconcile.values import Label, Moment, Names, Quantity, Relation, Value, relation
from reconcile.values.quantity import number_text

Compatible = Callable[[Value, Value], bool]


def number_camps(statements: Sequence[Statement], span: Span = allowed) -> list[Camp]:
    """Split quantities into the fewest camps whose members share a number.

    The intervals are stabbed at the lowest upper ends (greedy, optimal in one dimension); what several stabs meet goes
    where its point is nearest. A statement that is compatible with every camp ("at least two" beside 2 and 3) is on
    nobody's side and left out.
    """
    unit = min(s.value.unit for s in statements if isinstance(s.value, Quantity))
    told = zip(side_by_side(statements, span), statements, strict=True)
    spans = sorted(told, key=lambda x: (x[0].high, not x[0].high_open, x[0].low))
    firsts: list[Interval] = []
    for i, _ in spans:
        if not firsts or not firsts[-1].meets(i):
            firsts.append(i)
    groups: list[list[Statement]] = [[] for _ in firsts]
    highs = [f.high for f in firsts]
    for i, s in spans:
        # Only stabs that end within it, or at its upper end, share a number with all that meet them there.
        homes = [k for k in range(bisect_left(highs, i.low), bisect_right(highs, i.high)) if firsts[k].meets(i)]
        if len(homes) == 1 or len(homes) < len(firsts):
            point = _point(s, unit) if len(homes) > 1 else 0.0
            groups[min(homes, key=lambda k: abs(highs[k] - point))].append(s)
    return [camp(members) for members in groups if members]


def _point(s: Statement, unit: str) -> float:
    assert isinstance(s.value, Quantity)
    q = s.value.to(unit)
    known = next((x for x in (q.point, q.low, q.high) if x is not None), 0)
    return as_float(known)


def value_camps(statements: Sequence[Statement], compatible: Compatible) -> list[Camp]:
    """Split statements of any kind of value into camps of mutually compatible values, most specific first."""
    by_value: dict[Value, list[Statement]] = {}
    for s in sorted(statements, key=lambda s: (_breadth(s.value), s.value.sort_key(), order(s))):
        by_value.setdefault(s.value, []).append(s)
    groups: list[list[Value]] = []
    for value in by_value:
        home = next((g for g in groups if all(compatible(value, other) for other in g)), None)
        if home is None:
            groups.append([value])
        else:
            home.append(value)
    sided = [[v for v in g if len(groups) == 1 or not _with_all(v, groups, compatible)] for g in groups]
    return [camp([s for v in g for s in by_value[v]]) for g in sided if g]


def _with_all(value: Value, groups: Sequence[Sequence[Value]], compatible: Compatible) -> bool:
    return all(compatible(value, g[0]) for g in groups)


def _breadth(value: Value) -> float:
    """Return how much a value leaves open, so that specific values found camps and broad ones join them."""
    if isinstance(value, Moment):
        if value.low is None or value.high is None:
            return math.inf
        return (value.high - value.low).total_seconds()
    return float(-len(value.broader)) if isinstance(value, Label) else 0.0


def overlapping(a: Value, b: Value) -> bool:
    """Return whether two values can both hold by their hard bounds."""
    return relation(a, b) is not Relation.DISJOINT


def camp(statements: Iterable[Statement]) -> Camp:
    """Return a camp in canonical order, its value being the most specific that its members state."""
    members = tuple(sorted(statements, key=order))
    narrowest = min((s.value for s in members), key=_specific)
    return Camp(narrowest, members)


def _specific(value: Value) -> tuple[float, tuple[str, float, float, str]]:
    if isinstance(value, Quantity):
        low, _, high, _ = value.bounds
        return (as_float(high) - as_float(low), value.sort_key())
    return (_breadth(value), value.sort_key())


def ranked(camps: Iterable[Camp], priors: Mapping[SourceKind, float] = PRIORS) -> tuple[Camp, ...]:
    """Order camps by their best voice, then by how many origins they have, then by value."""

    def weight(c: Camp) -> tuple[float, int, tuple[str, float, float, str]]:
        return (-max(priors[s.holder.kind] for s in c.statements), -len(c.origins), c.value.sort_key())

    return tuple(sorted(camps, key=weight))


def versus(camps: Sequence[Camp]) -> str:
    """Return the sides in words: '3 (Jo Doe, Kallo Police) against 2 (narrator)'."""
    several = len({s.document.name for c in camps for s in c.statements}) > 1
    return " against ".join(f"{camp_text(c)} ({holders(c, several=several)})" for c in camps)


def camp_text(c: Camp) -> str:
    """Return what a camp says, in words."""
    return value_text(c.value)


def value_text(value: Value) -> str:
    """Return a value as people write it.

    >>> value_text(Quantity(low=4, point=4)), value_text(Quantity.exact(1200)), value_text(Label("the X Front"))
    ('at least 4', '1,200', 'x front')
    """
    if isinstance(value, Quantity):
        return quantity_text(value)
    return value.text if isinstance(value, Moment | Names) and value.text else str(value)


def quantity_text(q: Quantity) -> str:
    """Return '3', 'at least 4', 'more than 100', 'at most 30', '5 to 7' with the unit; four digits as written.

    >>> quantity_text(Quantity.exact(1971, text="1971")), quantity_text(Quantity(low=5, high=7, unit="km"))
    ('1971', '5 to 7 km')
    """
    unit = {"percent": " %", "": ""}.get(q.unit, f" {q.unit}")
    if q.low is None and q.high is None:
        return f"an unknown number{unit and ' of'}{unit}"
    if q.low is not None and q.low == q.high:
        plain = q.text == str(q.low) and abs(q.low) < 10_000  # a year stays one: 1971, not 1,971
        return f"{q.text if plain else number_text(q.low)}{unit}"
    if q.high is None:
        assert q.low is not None
        return f"{'more than' if q.low_open else 'at least'} {number_text(q.low)}{unit}"
    if q.low is None or q.low == 0:
        return f"{'fewer than' if q.high_open else 'at most'} {number_text(q.high)}{unit}"
    return f"{number_text(q.low)} to {number_text(q.high)}{unit}"


def holders(c: Camp, *, several: bool = False, most: int = 3) -> str:
    """Return who stands in a camp: each once, best-placed first, at most three by name."""
    order_of_kind = {kind: i for i, kind in enumerate(SourceKind)}
    named: dict[str, None] = {}
    for s in sorted(c.statements, key=lambda s: (order_of_kind[s.holder.kind], order(s))):
        named.setdefault(holder_text(s, several=several))
    names = list(named)
    rest = len(names) - most
    if rest > 0:
        return ", ".join(names[:most]) + f" and {rest} other{'s' if rest > 1 else ''}"
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def holder_text(s: Statement, *, several: bool = False) -> str:
    """Return a holder as people introduce one: 'Jo Doe, Kallo Police'; a narrator with the outlet if several speak."""
    holder = s.holder
    body = holder.organisation or holder.role
    if body and body.casefold() not in holder.name.casefold():
        return f"{holder.name}, {body}"
    outlet = s.document.publisher or s.document.name
    if several and holder.kind is SourceKind.NARRATION and outlet and outlet.casefold() != holder.name.casefold():
        return f"{holder.name} in {outlet}"
    return holder.name


def subject(question: Question) -> str:
    """Return what is asked, in words: 'police killed in Kallo'."""
    population = "" if question.population == "event" else question.population
    what = f"{population} {question.attribute}".strip()
    place = question.scope or question.event
    return f"{what} in {place}" if place else what


__all__ = [
    "Interval",
    "allowed",
    "as_float",
    "camp",
    "camp_text",
    "holder_text",
    "holders",
    "number_camps",
    "overlapping",
    "plausible",
    "quantity_text",
    "ranked",
    "significant_digits",
    "subject",
    "value_camps",
    "value_text",
    "versus",
]
