"""Moments in running text (first cut: clock times and ISO dates)."""
import re
from datetime import datetime, timedelta

from reconcile.values.found import Form, Found
from reconcile.values.moment import Grain, Moment

_CLOCK = re.compile(r"(?P<about>(?:around|about|at around|at about) )?(?<![\w:])(?P<h>[01]?\d|2[0-3])(?::(?P<m>[0-5]\d)(?: ?(?P<ap>[ap])\.?m\.?)?|[. ]?(?P<m2>[0-5]\d)? ?(?P<ap2>[ap])\.?m\.?)(?!\w)")
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")


def moments(text: str, folded: str, now: datetime | None) -> list[Found]:
    out = []
    for m in _ISO.finditer(folded):
        try:
            low = datetime(int(m[1]), int(m[2]), int(m[3]))
            out.append((m.start(), m.end(), Moment(low, low + timedelta(days=1), Grain.DAY)))
        except (ValueError, OverflowError):
            continue
    base = (now or datetime(1, 1, 1)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    for m in _CLOCK.finditer(folded):
        h, mi, ap = int(m["h"]), int(m["m"] or m["m2"] or 0), m["ap"] or m["ap2"]
        h = h % 12 + (12 if ap == "p" else 0) if ap and h <= 12 else h
        low = base + timedelta(hours=h, minutes=mi)
        wide = timedelta(minutes=15) if m["about"] else timedelta(0)
        try:
            value = Moment(low - wide, low + wide if m["about"] else low + timedelta(minutes=1), Grain.MINUTE, True, bool(m["about"]))
        except OverflowError:
            continue
        out.append((m.start(), m.end(), value))
    return [Found(a, b, text[a:b], v, Form.MOMENT, "", a, b) for a, b, v in sorted(out, key=lambda x: x[0])]
