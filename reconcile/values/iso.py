"""ISO 8601 and EDTF: "2023", "2023-12", "2023-12-15T02:15/2023-12-15T02:45", "2019~", "2023-12?", "../2019"."""

import re
from datetime import datetime, timedelta
from functools import cache

from reconcile.values.calendar import interval
from reconcile.values.moment import NO_DAY, Grain, Moment

Interval = tuple[datetime, datetime]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2}))?)?)?"
        r"(?:(?P<sep>[T ])?(?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
        r"(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
        r"(?P<sure>[?~%]?)"
    )


def iso_moment(cell: str) -> Moment | None:
    """Return the moment, or None where the cell is no ISO date, time or interval, nor one after "since" or "before".

    "~", "?" and "%" (approximate, uncertain, both) widen a date by one unit of its grain on either side. The last date
    of an interval is included, the last time is not.
    """
    word, _, rest = cell.partition(" ")
    if word in ("since", "before") and (told := _one(rest.strip())) is not None:
        low, high = (told.low, None) if word == "since" else (None, told.low)
        return Moment(low, high, told.grain, told.clock_only)
    head, slash, tail = cell.partition("/")
    first = _one(head.strip())
    if not slash:
        return first
    last = _one(tail.strip())
    if head.strip() == ".." and last is not None:
        return Moment(None, last.high, last.grain)
    if first is None or (last is None and tail.strip() != ".."):
        return None
    if last is None:
        return Moment(first.low, None, first.grain)
    return _between(first, last)


def _between(first: Moment, last: Moment) -> Moment | None:
    timed = last.grain in (Grain.MINUTE, Grain.SECOND)
    high = last.low if timed else last.high
    low = first.low
    if first.clock_only and last.clock_only and low is not None and high is not None and high <= low:
        high += timedelta(days=1)
    if low is None or high is None or (low.tzinfo is None) != (high.tzinfo is None) or low >= high:
        return None
    if first.clock_only != last.clock_only:
        return None
    return Moment(low, high, last.grain, first.clock_only, first.approximate or last.approximate)


def _one(cell: str) -> Moment | None:
    m = _pattern().fullmatch(cell)
    if m is None or not (m["y"] or m["clock"]) or (m["clock"] and m["y"] and not (m["d"] and m["sep"])):
        return None
    if m["clock"]:
        return _timed(m)
    year, month, day = int(m["y"]), m["m"], m["d"]
    found = interval(year, int(month) if month else None, int(day) if day else None) if _nonzero(m) else None
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    if found is None:
        return None
    if m["sure"]:
        from reconcile.values.moments import widened

        try:
            found = widened(*found, grain)
        except (ValueError, OverflowError):
            return None
    return Moment(*found, grain, approximate=bool(m["sure"]))


def _nonzero(m: re.Match[str]) -> bool:
    return all(part is None or int(part) for part in (m["y"], m["m"], m["d"]))


def _timed(m: re.Match[str]) -> Moment | None:
    fine = len(m["clock"]) > 5
    day = f"{m['y']}-{m['m']}-{m['d']}" if m["y"] else NO_DAY.date().isoformat()
    try:
        low = datetime.fromisoformat(f"{day}T{m['clock']}{m['zone'] or ''}")
        high = low + (timedelta(seconds=1) if fine else timedelta(minutes=1))
    except (ValueError, OverflowError):
        return None
    return Moment(low, high, Grain.SECOND if fine else Grain.MINUTE, clock_only=not m["y"], approximate=bool(m["sure"]))
