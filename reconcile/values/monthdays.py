"""Days of a month that is not named: "the 26th", "Friday the 26th", "Monday 21"."""

from datetime import datetime

from reconcile.values.calendar import DAY, WEEKDAYS, ahead, interval, midnight
from reconcile.values.days import DIGIT_DAY, NTH_DAY, day_number
from reconcile.values.fold import GAP
from reconcile.values.guards import counts
from reconcile.values.piece import Piece
from reconcile.values.reading import MONTH, Reading, any_of

_WEEKDAY = any_of(WEEKDAYS)
_NO_MORE = rf"(?![:/.,%-]?[0-9])(?!{GAP}?(?:-|to{GAP})?(?:of{GAP})?(?:the{GAP})?{MONTH}(?!\w))(?!{GAP}?[ap]\.?m)"
_ON_WEEKDAY = rf"(?P<wd>{_WEEKDAY})\.?,?{GAP}(?:the{GAP})?(?P<d>{DIGIT_DAY}|{NTH_DAY}){_NO_MORE}"
_LEAD = rf"(?<!\w)(?:on|by|until|till|before|after|since|from){GAP}$"
_ALONE = (
    rf"the{GAP}(?P<d>(?:3[01]|[12][0-9]|[1-9])(?:(?P<nth>st|nd|rd|th)(?!\w)|(?={GAP}(?:from|between){GAP}))){_NO_MORE}"
    rf"(?P<of>{GAP}day{GAP}of{GAP}(?:the|this){GAP}month|{GAP}of{GAP}(?:the|this){GAP}month)?"
)
_ENDED = rf"\s*(?:$|[.,;:!?)])|{GAP}(?:at|from|between|until|till|and|for|he|she|they|it|we)(?!\w)"

_ORDERED = (
    rf"{GAP}(?:consecutive|straight|successive|day|night|week|month|year|time|anniversary|round|game|match)(?!\w)"
)


def weekday_of_month(r: Reading, at: int) -> Piece | None:
    """Read a weekday with its day of the month: the nearest date on which both fall."""
    m = r.match(_ON_WEEKDAY, at)
    if m is None or (m["d"].isdigit() and counts(r.folded, m.end())):
        return None
    if not m["d"].isdigit() and r.match(_ORDERED, m.end()):
        return None  # "Saturday, the third day of the count"
    if r.now is None:
        return Piece(m.start(), m.end())
    day, weekday = day_number(m["d"]), WEEKDAYS[m["wd"]]
    found = [t for k in range(-14, 15) if (t := _in_month(r.now, k, day)) is not None and t.weekday() == weekday]
    return _nearest(r, m.start(), m.end(), found)


def day_of_month(r: Reading, at: int) -> Piece | None:
    """Read "the 26th", "the fifth day of the month", behind a preposition of time and with nothing counted after."""
    m = r.match(_ALONE, at)
    if m is None or not (m["of"] or (r.before(_LEAD, at) and r.match(_ENDED, m.end()))):
        return None
    if r.now is None:
        return Piece(m.start(), m.end())
    months = (0,) if m["of"] else range(-2, 3)
    found = [t for k in months if (t := _in_month(r.now, k, day_number(m["d"]))) is not None]
    return _nearest(r, m.start(), m.end(), found)


def _in_month(now: datetime, k: int, day: int) -> datetime | None:
    """Return a day of the k-th month from now, or None where that has none."""
    year, month = divmod(now.year * 12 + now.month - 1 + k, 12)
    found = interval(year, month + 1, day)
    return found[0] if found else None


def _nearest(r: Reading, start: int, end: int, found: list[datetime]) -> Piece | None:
    """Return the latest day that is over, or one at most a month ahead, or the next where the clause looks ahead."""
    assert r.now is not None
    today = midnight(r.now)
    past, coming = [t for t in found if t <= today], [t for t in found if t > today]
    forward = bool(coming) and (not past or ahead(r.folded, start))
    near = coming[:1] if forward else past[-1:]
    return Piece(start, end, near[0], near[0] + DAY) if near else None
