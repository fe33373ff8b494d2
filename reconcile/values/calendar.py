"""Names of months and days, and arithmetic on calendar dates that never leaves the years 1 to 9999."""

import re
from datetime import datetime, timedelta

from reconcile.values.moment import Grain

MONTHS = {
    name: n
    for n, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
        "|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_WEEK = "monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|saturday sat|sunday sun"
WEEKDAYS = {name: n for n, names in enumerate(_WEEK.split("|")) for name in names.split()}
DAY = timedelta(days=1)
Interval = tuple[datetime, datetime]


def interval(year: int, month: int | None = None, day: int | None = None) -> Interval | None:
    """Return the year, month or day as a half-open interval, or None where the calendar has no such day."""
    try:
        low = datetime(year, month or 1, day or 1)
        high = low + DAY if day else add_months(low, 1 if month else 12)
    except (ValueError, OverflowError):
        return None
    return low, high


def add_months(t: datetime, n: int) -> datetime:
    """Return the time n months on, on the last day of the month where that has no such day.

    Raises:
        ValueError: the year leaves 1 to 9999.
    """
    year, month = divmod(t.year * 12 + t.month - 1 + n, 12)
    for day in range(t.day, 27, -1):
        try:
            return t.replace(year=year, month=month + 1, day=day)
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    return t.replace(year=year, month=month + 1)


def midnight(t: datetime) -> datetime:
    """Return the beginning of the day, without a zone: days are the speaker's own."""
    return datetime(t.year, t.month, t.day)


def containing(t: datetime, grain: Grain) -> Interval:
    """Return the hour, day, week (from Monday), month, quarter, year, decade or century that holds a time.

    Raises:
        ValueError, OverflowError: it would leave the years 1 to 9999.
    """
    day = midnight(t)
    if grain is Grain.WEEK:
        low = day - DAY * day.weekday()
        return low, low + 7 * DAY
    if grain in _MONTHS_IN:
        months = _MONTHS_IN[grain]
        first = (day.year * 12 + day.month - 1) // months * months
        low = datetime(max(first // 12, 1), first % 12 + 1, 1)
        return low, add_months(low, months)
    return day, day + DAY


_MONTHS_IN = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}


def shifted(t: datetime, grain: Grain, n: int) -> datetime:
    """Return the time n grains on.

    Raises:
        ValueError, OverflowError: it leaves the years 1 to 9999.
    """
    if grain in _MONTHS_IN:
        return add_months(t, n * _MONTHS_IN[grain])
    return t + n * STEPS[grain]


STEPS = {
    Grain.SECOND: timedelta(seconds=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.HOUR: timedelta(hours=1),
    Grain.DAY: DAY,
    Grain.WEEK: 7 * DAY,
}


def part(low: datetime, high: datetime, which: str) -> Interval:
    """Return the early or late half, or the middle half, of an interval, on whole days."""
    days = (high - low).days
    if low.month == low.day == 1 and high == datetime(min(low.year + 1, 9999), 1, 1) and not which.startswith("mid"):
        middle = datetime(low.year, 7, 1)
        return (middle, high) if which in ("late", "end", "later") else (low, middle)
    if which in ("early", "earlier", "beginning", "start", "first"):
        return low, low + DAY * ((days + 1) // 2)
    if which in ("late", "end", "later"):
        return high - DAY * ((days + 1) // 2), high
    return low + DAY * (days // 4), high - DAY * (days // 4)


_AHEAD = re.compile(
    r"(?<!\w)(?:will|shall|due|plans?|planned|planning|scheduled|expected|going to|set to|'ll|upcoming|to be held|until"
    r"|by|deadline|forecast|next|may|could|would|should|can|let's|want to|need to)(?!\w)[^.!?]*$"
)


def ahead(folded: str, at: int) -> bool:
    """Return whether the clause before `at` looks ahead, so that in "will meet on Friday" the day is the next."""
    return _AHEAD.search(folded, max(0, at - 60), at) is not None


def nearest_year(now: datetime, month: int, day: int | None, forward: bool = False) -> int | None:
    """Return the year of a date without one: the latest at or before `now`, as news speaks of what was.

    A date that lies at most a month ahead, or is spoken of as to come, is the next one.
    """
    today = midnight(now)
    known = [y for y in range(max(1, now.year - 4), min(now.year + 5, 9999)) if interval(y, month, day)]
    past = [y for y in known if (found := interval(y, month, day)) and found[0] <= today]
    coming = [y for y in known if (found := interval(y, month, day)) and found[1] > today]
    if coming and (forward or not past):
        return coming[0]
    if coming and (found := interval(coming[0], month, day)) and found[0] - today <= 31 * DAY:
        return coming[0]
    return past[-1] if past else None
