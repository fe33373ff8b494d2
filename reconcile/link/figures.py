"""What two figures tell of each other: near ones are rivals for one slot, far ones are rarely of one thing."""

import math

from reconcile.link.separation import telling
from reconcile.statement import Statement
from reconcile.values import Quantity, Relation, Value

_NEAR = math.log(3)
_SAME_FIGURE = math.log(6)
_SAME_RARE_FIGURE = math.log(12)
# The ratio of two figures above which they are rarely of one thing, with its log-ratio.
_FAR = ((100, math.log(0.003)), (30, math.log(0.02)), (10, math.log(0.07)), (3, math.log(0.2)))
_GUESSED = frozenset({"attendance"})  # estimates of crowds differ by factors
_OTHER_DIRECTION = math.log(0.1)
_DIRECTION = {w[:4]: 1 for w in "rise rose risen grow grew growth gain jump climb expand surge increase".split()} | {
    w[:4]: -1 for w in "fall fell fallen drop decline contract shrink shrank shrunk decrease slump plunge loss".split()
}


def figures(a: Statement, b: Statement) -> float:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return _NEAR if a.value.relation(b.value) is not Relation.DISJOINT else 0.0
    x, y = point(a.value), point(b.value.to(a.value.unit) if b.value.commensurable(a.value) else b.value)
    if x is None or y is None:
        return 0.0
    if x == y:
        return _SAME_RARE_FIGURE if telling(a.value) else _SAME_FIGURE if x > 2 else _NEAR
    if a.value.relation(b.value) in (Relation.NARROWER, Relation.BROADER):
        return _NEAR
    if a.value.unit:
        return _measures(a, b, abs(x), abs(y))
    ratio = max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1)
    if ratio < 1.3:
        return _NEAR
    least = 10 if a.question.attribute in _GUESSED else 3
    return next((against for above, against in _FAR if ratio > max(above, least) and max(abs(x), abs(y)) > 20), 0.0)


def _measures(a: Statement, b: Statement, x: float, y: float) -> float:
    """Weigh two different measured figures: shares and changes are many in one text, so only near ones are rivals."""
    ratio = max(x, y) / max(min(x, y), 1e-9)
    total = 0.0 if ratio < 1.15 else math.log(0.3) if ratio < 1.5 else math.log(0.05)
    direction = _DIRECTION.get(a.frame.predicate[:4], 0) * _DIRECTION.get(b.frame.predicate[:4], 0)
    return total + (_OTHER_DIRECTION if direction < 0 else 0.0)


def same_figure(a: Statement, b: Statement) -> bool:
    return point(a.value) is not None and point(a.value) == point(b.value)


def point(q: Value) -> float | None:
    if not isinstance(q, Quantity):
        return None
    return q.point if q.point is not None else q.low if q.low is not None else q.high
