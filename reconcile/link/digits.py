"""What the digits of two figures tell: that one number met twice, cut short or with a slip of the pen is no chance."""

import math

from reconcile.statement import Statement
from reconcile.values import Quantity, Relation, Value

TELLING, UNMISTAKABLE = 3, 4  # significant digits
LONG = 5  # digits that agree but for a slip: no chance
_NEARLY = 0.2  # "nearly 50" reaches down by less than this part


def telling(value: Value) -> bool:
    """Return whether a figure has three significant digits or more, so that meeting it twice is no chance."""
    return digits(value) >= TELLING


def digits(value: Value) -> int:
    """Return how many significant digits a figure has, 0 if it is none."""
    if not isinstance(value, Quantity):
        return 0
    x = value.point if value.point is not None else as_named(value)
    return 0 if x is None else _length(x)


def as_named(value: Quantity) -> float | None:
    """Return the number that the words of a bound name: 9,000 of "more than 9,000", which begins at 9,001.

    >>> as_named(Quantity(low=9001)), as_named(Quantity(low=0, high=399_999)), as_named(Quantity(low=44, high=49))
    (9000, 400000, 50)
    """
    low, high = value.low, value.high
    if high is not None and (not low or high - low < _NEARLY * high) and _length(high + 1) < _length(high):
        return high + 1
    if low is None or (low == 0 and high is not None):
        return high
    return low - 1 if high is None and _length(low - 1) < _length(low) else low


def _length(x: float) -> int:
    return len(f"{abs(x):.15g}".replace(".", "").strip("0"))


def unmistakable(a: Statement, b: Statement) -> bool:
    """Return whether two texts give one figure of so many digits that it is a name of what it counts."""
    return a.document != b.document and digits(a.value) >= UNMISTAKABLE and a.value.relation(b.value) is Relation.SAME


def one_figure(a: Statement, b: Statement) -> bool:
    """Return whether digits alone tell that two statements give one figure, cut short or with a slip as it may be."""
    if telling(a.value) and a.value.relation(b.value) is Relation.SAME:
        return True
    return rounded(a, b) > 1 or (min(digits(a.value), digits(b.value)) >= LONG and slipped(a, b))


def rounded(a: Statement, b: Statement) -> int:
    """Return to how many significant digits one figure is the other rounded or cut, 0 if it is not."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or a.value.unit != b.value.unit:
        return 0
    x, y = point(a.value), point(b.value)
    if x is None or y is None or x == y or a.document == b.document:
        return 0
    return cut(*sorted((abs(x), abs(y)), key=_length))


def cut(short: float, long: float) -> int:
    """Return to how many digits, by which it is known, a longer number gives the shorter when rounded or cut; else 0.

    >>> cut(61_000, 61_275), cut(62_000, 61_275), cut(700_000, 693_665), cut(694_000, 693_665), cut(90_185, 90_195)
    (2, 0, 1, 3, 0)
    """
    n = _length(short)
    if not short or not n < _length(long):
        return 0
    unit = 10.0 ** (math.floor(math.log10(short)) - n + 1)
    return n if abs(long - short) <= unit / 2 or 0 <= long - short < unit else 0


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


def slipped(a: Statement, b: Statement) -> bool:
    """Return whether a slip of the pen makes one figure of the other."""
    x, y = point(a.value), point(b.value)
    return x is not None and y is not None and x != y and slip(x, y)


def same_figure(a: Statement, b: Statement) -> bool:
    """Return whether two statements give one figure."""
    return point(a.value) is not None and point(a.value) == point(b.value)


def point(q: Value) -> float | None:
    """Return the number that stands for a quantity, or None."""
    if not isinstance(q, Quantity):
        return None
    return q.point if q.point is not None else as_named(q)
