"""Two one-sided bounds side by side that make one range: "more than 20 and less than 35"."""

import re
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.found import Form, Found
from reconcile.values.moment import Moment
from reconcile.values.quantity import Quantity


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:,?{GAP}?(?:and|but|or|yet|to)?{GAP}?(?:(?:is|are|be|also){GAP})?)")


def combined(text: str, folded: str, found: list[Found]) -> list[Found]:
    """Return the list with each such pair made one."""
    out: list[Found] = []
    for f in found:
        met = _met(text, folded, out[-1], f) if out else None
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


def _upper(q: Quantity) -> bool | None:
    """Return whether only the upper side is bounded, or None where both or none are."""
    if q.high is None:
        return None if q.low is None else False
    return True if q.low is None or (q.low == 0 and q.core_low is None) else None
