"""Periods named from the speaker's now: "last week", "early next month", "this summer", "last Friday", "tonight"."""

import re
from datetime import datetime, timedelta

from reconcile.values.calendar import DAY, MONTHS, WEEKDAYS, Interval, containing, interval, midnight, part, shifted
from reconcile.values.counted import unit_of
from reconcile.values.moment import Grain
from reconcile.values.periods import SEASONS, season
from reconcile.values.piece import Piece

SHIFT = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "this past": -1,
    "same": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
    "this coming": 1,
    "this last": -1,
}


def night(m: re.Match[str], day: datetime) -> Piece:
    """Return the night that begins on a day, as a part of it, which a time beside it makes finer."""
    begins, ends = timedelta(hours=18), timedelta(hours=30)
    return Piece(m.start(), m.end(), day, day + DAY, Grain.PART_OF_DAY, begins, ends, bare=True)


def period(m: re.Match[str], now: datetime) -> Piece | None:
    rel = "this" if m["rel2"] else " ".join(m["rel"].split())
    n, unit = SHIFT[rel], " ".join(m["u4"].split())
    if unit == "night":
        return night(m, midnight(now) + DAY * n)
    if unit in WEEKDAYS:
        return Piece(m.start(), m.end(), *day_of_week(now, WEEKDAYS[unit], rel))
    found, grain = named_period(now, unit, n, m["w"])
    if found is None:
        return None
    if m["rel2"]:
        today = midnight(now)
        found = (found[0], today) if m["rel2"].startswith("earlier") else (today + DAY, found[1])
        if found[0] >= found[1]:
            return None
    return Piece(m.start(), m.end(), *found, grain)


def named_period(now: datetime, unit: str, n: int, which: str | None = None) -> tuple[Interval | None, Grain]:
    """Return the n-th period from now of a named sort (a week, a summer, a May), or its early or late part."""
    found, grain = _whole(now, unit.removeprefix("calendar").strip(), n)
    return (part(*found, which) if found and which else found), grain


def _whole(now: datetime, unit: str, n: int) -> tuple[Interval | None, Grain]:
    if unit == "weekend":
        saturday = containing(now, Grain.WEEK)[0] + DAY * (5 + 7 * n)
        return (saturday, saturday + 2 * DAY), Grain.DAY
    if unit == "fortnight":
        low = containing(now, Grain.WEEK)[0] if n == 0 else midnight(now) + DAY * (-14 if n < 0 else 1)
        return (low, low + 14 * DAY), Grain.DAY
    if unit in SEASONS:
        return _nth([season(y, unit) for y in range(now.year - 2, now.year + 3)], now, n), Grain.SEASON
    if unit in MONTHS:
        return _nth([interval(y, MONTHS[unit]) for y in range(now.year - 2, now.year + 3)], now, n), Grain.MONTH
    grain = unit_of(unit)
    if grain in (Grain.HOUR, Grain.MINUTE):
        low, high = sorted((now, shifted(now, grain, n or 1)))
        return (low, high), Grain.MINUTE
    return containing(shifted(now.replace(day=1) if grain is Grain.MONTH else now, grain, n), grain), grain


def _nth(found: list[Interval | None], now: datetime, n: int) -> Interval | None:
    """Return the last one over (-1), the one of this year (0), or the first to come (1)."""
    known = [f for f in found if f is not None]
    if n == 0:
        return next((f for f in known if f[0].year == now.year), None)
    if n < 0:
        return next((f for f in reversed(known) if f[1] <= now), None)
    return next((f for f in known if f[0] > now), None)


def day_of_week(now: datetime, day: int, rel: str) -> Interval:
    today = midnight(now)
    since = (today.weekday() - day) % 7
    if rel == "latest":
        low = today - DAY * since
    elif rel in ("last", "past", "previous", "this past", "this last"):
        low = today - DAY * (since or 7)
    elif rel == "next":
        low = containing(now, Grain.WEEK)[0] + DAY * (7 + day)
    elif rel in ("coming", "following", "upcoming", "this coming"):
        low = today + DAY * (7 - since)
    else:
        low = containing(now, Grain.WEEK)[0] + DAY * day
    return low, low + DAY
