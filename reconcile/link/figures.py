"""What two figures tell of each other: near ones are rivals for one slot, far ones are rarely of one thing."""

import math

from reconcile.lexicon import Lexicon
from reconcile.link.digits import LONG, TELLING, digits, point, rounded, slip
from reconcile.statement import Statement
from reconcile.values import Quantity, Relation

_NEAR = math.log(3)
_SAME_FIGURE = math.log(6)
# What meeting one exact figure twice tells, by its significant digits: the more of them, the less it is chance.
_SAME_DIGITS = {3: math.log(40), 4: math.log(200)}
_SAME_MANY_DIGITS = math.log(2000)
# That one figure is the other cut to so many digits: "more than 61,000" and 61,275.
_ROUNDED = {2: math.log(6)}
_ROUNDED_CLOSELY = math.log(40)
_LONG_SLIP = math.log(60)  # five digits that agree but for a slip: no chance
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
        return _same(digits(a.value), x)
    if (n := rounded(a, b)) > 1:
        return _ROUNDED.get(n, _ROUNDED_CLOSELY)
    if slip(x, y):
        return _LONG_SLIP if len(f"{x:.12g}".strip("0")) >= LONG else _NEAR
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


def _same(n: int, x: float) -> float:
    """Weigh that one number stands for both figures, by its significant digits."""
    if n < TELLING:
        return _SAME_FIGURE if x > 2 else _NEAR
    return _SAME_DIGITS.get(n, _SAME_MANY_DIGITS)


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
