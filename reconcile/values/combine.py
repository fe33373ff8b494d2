"""Two quantities side by side that make one: "more than 20 and less than 35", "2 hours 19 minutes 44 seconds"."""

import re
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.found import Form, Found
from reconcile.values.moment import Moment
from reconcile.values.pattern import compiled
from reconcile.values.quantity import Quantity


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:,?{GAP}?(?:and|but|or|yet|to)?{GAP}?(?:(?:is|are|be|also){GAP})?)")


def combined(text: str, folded: str, found: list[Found]) -> list[Found]:
    """Return the list with each such pair made one."""
    out: list[Found] = []
    for f in found:
        met = (_met(text, folded, out[-1], f) or _lasting(text, folded, out[-1], f)) if out else None
        if met is None:
            out.append(f)
        else:
            out[-1] = met
    return out


def _met(text: str, folded: str, a: Found, b: Found) -> Found | None:
    if isinstance(a.value, Moment) or isinstance(b.value, Moment) or not (a.hedge and b.hedge):
        return None
    sides = (_upper(a.value), _upper(b.value))
    if None in sides or sides[0] == sides[1] or b.start - a.end > 16 or not _joint().fullmatch(folded, a.end, b.start):
        return None
    both = a.value.intersection(b.value)
    if both is None:
        return None
    words = text[a.start : b.end]
    value = evolve(both, point=None, text=words)
    return Found(a.start, b.end, words, value, Form.RANGE, f"{a.hedge}; {b.hedge}", a.core_start, b.core_end)


_SECONDS = {"day": 86400, "h": 3600, "min": 60, "s": 1}
_AND = rf"{GAP}?-?(?:days?|hours?|hrs?|h|minutes?|mins?|m){GAP}?(?:,?{GAP}?and|,)?{GAP}?"


def _lasting(text: str, folded: str, a: Found, b: Found) -> Found | None:
    """Return "2 hours 19 minutes" as one stretch of time, in its smaller unit."""
    x, y = a.value, b.value
    if isinstance(x, Moment) or isinstance(y, Moment) or a.form is not Form.MEASURE or b.form is not Form.MEASURE:
        return None
    large, small = _SECONDS.get(x.unit, 0), _SECONDS.get(y.unit, 0)
    if not large > small > 0 or b.hedge or b.start - a.end > 16 or x.low is None or y.low is None:
        return None
    if (
        not (x.is_exact and y.is_exact)
        or y.low * small >= large
        or not compiled(_AND).fullmatch(folded, a.end, b.start)
    ):
        return None
    words = text[a.start : b.end]
    value = Quantity.exact(x.low * large // small + y.low, unit=y.unit, text=words)
    return Found(a.start, b.end, words, value, Form.MEASURE, a.hedge, a.core_start, b.core_end)


def _upper(q: Quantity) -> bool | None:
    """Return whether only the upper side is bounded, or None where both or none are."""
    if q.high is None:
        return None if q.low is None else False
    return True if q.low is None or (q.low == 0 and q.core_low is None) else None
