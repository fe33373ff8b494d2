"""A share of a number that is given: "40 percent of the 500 houses" are some 200 houses, not 500."""

import math
from fractions import Fraction

from attrs import evolve

from reconcile.extract.page import Line
from reconcile.values import Form, Found, Quantity

_BETWEEN = frozenset("of the its their all those these percent per cent % . - our his her".split())
_HALF_DIGIT = Fraction(1, 2)


def share_before(line: Line, found: Found) -> Found | None:
    """Return the percentage right before "of the N", where `found` is that N."""
    k = line.found.index(found)
    before = line.found[k - 1] if k else None
    if before is None or before.form is not Form.PERCENT or found.form is not Form.CARDINAL or found.hedge:
        return None
    between = [t.low for t in line.tokens[line.token_at(before.end) : line.token_at(found.start)]]
    return before if "of" in between and len(between) < 5 and all(w in _BETWEEN for w in between) else None


def of_base(share: Found, base: Found) -> Found:
    """Return what p percent of N allows, in whole numbers: [(p - half a last digit) N, (p + half) N].

    >>> from reconcile.values import find
    >>> percent, houses = find("40 percent of the 500 houses")
    >>> of_base(percent, houses).value.point
    200
    """
    p, n = share.value, base.value
    assert isinstance(p, Quantity)
    assert isinstance(n, Quantity)
    if n.low is None or (p.low is None and p.high is None):
        return base
    half = _last_digit(p) * _HALF_DIGIT if p.is_exact else Fraction(0)
    low = None if p.low is None else max(0, math.ceil((Fraction(str(p.low)) - half) * Fraction(str(n.low)) / 100))
    high = None if p.high is None else math.floor((Fraction(str(p.high)) + half) * Fraction(str(n.low)) / 100)
    point = None if p.point is None else round(Fraction(str(p.point)) * Fraction(str(n.low)) / 100)
    value = Quantity(low=low, high=high, core_low=low, core_high=high, point=point, text=base.text)
    return evolve(base, value=value, hedge=share.hedge or "percent of")


def _last_digit(p: Quantity) -> Fraction:
    """Return the place value of the last digit given: 1 for 40, 0.1 for 12.5."""
    digits = str(p.low)
    return Fraction(1, 10 ** len(digits.partition(".")[2])) if "." in digits else Fraction(1)


_SHARED = frozenset("of the in as its their his her all our that those".split())
_CHANGED = frozenset("by than about nearly almost over around roughly some only just least most".split())


def pronoun(line: Line, found: Found) -> bool:
    """Return whether "a third" is one more thing and no part: "two were lost and a third sank"."""
    words = found.text.lower().split()
    if len(words) > 2 or words[0] not in ("a", "an", "one", "half"):
        return False
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    return line.words(last, last + 1) not in _SHARED and line.words(first - 1, first) not in _CHANGED


def of_figure(line: Line, found: Found) -> bool:
    """Return whether a part is one of a figure with a unit: "half the 0.8 percent rise" is no half of a thing."""
    k = line.found.index(found) + 1
    whole = line.found[k] if k < len(line.found) else None
    if whole is None or not isinstance(whole.value, Quantity) or not whole.value.unit:
        return False
    between = [t.low for t in line.tokens[line.token_at(found.end) : line.token_at(whole.start)]]
    return len(between) < 4 and all(w in _SHARED | {"a", "an"} | _SIGNS for w in between)


_SIGNS = frozenset("$ € £ ¥ ₹ us rs".split())


def as_percent(found: Found) -> Found:
    """Return a part of one as the percentage that it is; a part that is no whole number of percent lies between two.

    >>> from reconcile.values import find
    >>> str(as_percent(find("a quarter of the voters")[0]).value), str(as_percent(find("two-thirds of them")[0]).value)
    ('25 %', '66–67 %')
    """
    part = found.value
    assert isinstance(part, Quantity)
    if part.low is None or part.high is None or part.high > 1:
        return found
    low, high = (round(Fraction(str(x)) * 100, 6) for x in (part.low, part.high))
    if low == high:
        low, high = Fraction(math.floor(low)), Fraction(math.ceil(high))
    bounds = [int(x) if x.denominator == 1 else float(x) for x in (low, high)]
    point = None if part.point is None else round(float(part.point) * 100, 2)
    value = Quantity(low=bounds[0], high=bounds[1], point=point, unit="percent", text=found.text)
    return evolve(found, value=value, form=Form.PERCENT)
