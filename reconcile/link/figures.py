"""What two figures tell of each other: near ones are rivals for one slot, far ones are rarely of one thing."""

import math

from reconcile.lexicon import Lexicon
from reconcile.link.separation import telling
from reconcile.statement import Statement
from reconcile.values import Quantity, Relation, Value

_NEAR = math.log(3)
_SAME_FIGURE = math.log(6)
_SAME_RARE_FIGURE = math.log(12)
_LONG_SLIP = math.log(60)  # five digits that agree but for a slip: no chance
_LONG = 5
# The ratio of two figures above which they are rarely of one thing, with its log-ratio.
_FAR = ((100, math.log(0.003)), (30, math.log(0.02)), (10, math.log(0.07)), (3, math.log(0.2)))
_GUESSED = frozenset({"attendance"})  # estimates of crowds differ by factors
_TALLIED = frozenset({"in favour", "against", "abstained"})  # read from a board: other figures are another vote
_OTHER_TALLY = math.log(0.1)
_OTHER_DIRECTION = math.log(0.1)
# The same for measured figures: where both say what they are the amount of, and where only their place tells.
_NAMED_APART = ((10, math.log(0.05)), (3, math.log(0.3)), (1.5, math.log(0.7)))
_UNNAMED_APART = ((1.5, math.log(0.05)), (1.15, math.log(0.3)))
# Measures whose subject is found by position only, unless a lexicon knows it.
ANYTHING = frozenset({"money", "duration", "share", "change"})
_DIRECTION = {w[:4]: 1 for w in "rise rose risen grow grew growth gain jump climb expand surge increase".split()} | {
    w[:4]: -1 for w in "fall fell fallen drop decline contract shrink shrank shrunk decrease slump plunge loss".split()
}


def figures(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    """Weigh two figures by how far they lie apart."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return _NEAR if a.value.relation(b.value) is not Relation.DISJOINT else 0.0
    x, y = point(a.value), point(b.value.to(a.value.unit) if b.value.commensurable(a.value) else b.value)
    if x is None or y is None:
        return 0.0
    if x == y:
        return _SAME_RARE_FIGURE if telling(a.value) else _SAME_FIGURE if x > 2 else _NEAR
    if slip(x, y):
        return _LONG_SLIP if len(f"{x:.12g}".strip("0")) >= _LONG else _NEAR
    if a.value.relation(b.value) in (Relation.NARROWER, Relation.BROADER):
        return _NEAR
    if a.value.unit:
        return _measures(a, b, abs(x), abs(y), named=_one_amount(a, b, lexicon))
    ratio = max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1)
    if ratio < 1.3:
        return _NEAR
    least = 10 if a.question.attribute in _GUESSED else 3
    if a.question.attribute == b.question.attribute and a.question.attribute in _TALLIED:
        return _OTHER_TALLY
    return next((against for above, against in _FAR if ratio > max(above, least) and max(abs(x), abs(y)) > 20), 0.0)


def _one_amount(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """Return whether both say in words what they are the amount of, and of the same."""
    x, y = a.question.population, b.question.population
    if a.question.attribute in lexicon.amount_names:
        return a.question.attribute == b.question.attribute
    if a.question.attribute in ANYTHING:
        return x in lexicon.amount_names and lexicon.same_kind(x, y)
    return bool(x) and lexicon.kin(x, y)  # tonnes of maize


def _measures(a: Statement, b: Statement, x: float, y: float, *, named: bool) -> float:
    """Weigh two different measured figures: many are in one text, so only near ones, or of one thing, are rivals."""
    ratio = max(x, y) / max(min(x, y), 1e-9)
    apart = _NAMED_APART if named else _UNNAMED_APART
    total = next((against for above, against in apart if ratio > above), 0.0)
    direction = _DIRECTION.get(a.frame.predicate[:4], 0) * _DIRECTION.get(b.frame.predicate[:4], 0)
    return total + (_OTHER_DIRECTION if direction < 0 else 0.0)


def slip(x: float, y: float) -> bool:
    """Return whether a slip of the pen makes one figure of the other: a lost zero, two digits that changed places.

    >>> slip(14_500_000, 145_000_000), slip(860, 680), slip(24_185, 24_195), slip(21, 24), slip(200, 20)
    (True, True, True, False, False)
    """
    p, q = (f"{abs(n):.12g}".replace(".", "") for n in (x, y))
    if p.strip("0") == q.strip("0"):
        return len(p.strip("0")) >= 2
    if len(p) != len(q):
        return False
    p, q = p.rstrip("0"), q.rstrip("0")
    wrong = [k for k in range(min(len(p), len(q))) if p[k] != q[k]]
    if len(p) != len(q) or len(p) < 2:
        return False
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and p[wrong[0]] == q[wrong[1]] and p[wrong[1]] == q[wrong[0]]:
        return True
    return len(wrong) == 1 and len(p) >= 4


def same_figure(a: Statement, b: Statement) -> bool:
    """Return whether two statements give one figure."""
    return point(a.value) is not None and point(a.value) == point(b.value)


def slipped(a: Statement, b: Statement) -> bool:
    """Return whether a slip of the pen makes one figure of the other."""
    x, y = point(a.value), point(b.value)
    return x is not None and y is not None and x != y and slip(x, y)


def point(q: Value) -> float | None:
    """Return the number that stands for a quantity, or None."""
    if not isinstance(q, Quantity):
        return None
    return q.point if q.point is not None else q.low if q.low is not None else q.high
