"""Dates and times of day as tables write them: many formats side by side, wall-clock time, the zone left aside.

A prose reader must tell times from all else; a cell is one already, so here "6:45p8", "1:33pDec 8" and "08-Dec-2011
06:45PM EST (Estimated)" are read too.
"""

import re
from datetime import date
from functools import lru_cache

from attrs import frozen

from reconcile.values.calendar import MONTHS, WEEKDAYS

DAY = 1440  # minutes

_NAMES = "|".join(sorted({n[:3] for n in (*MONTHS, *WEEKDAYS)}))
_HALF = rf"(?P<half>[ap])(?:\.?\s?m\b\.?|\.?(?=$|[^a-z.]|(?:{_NAMES})))"
_CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d:])(?P<h>\d{{1,2}}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d+)?)?(?!\d)(?:\s*{_HALF})?",
        rf"(?<![\d.])(?P<h>\d{{1,2}})(?:[.h](?P<m>\d\d)|(?P<m2>[0-5]\d))\s*{_HALF}",
        r"(?<![\d.])(?P<h>\d{1,2})\s*(?P<half>[ap])\.?\s?m\b\.?",
        r"(?<![\d.])(?P<h>\d{1,2})\s?(?:h\s?(?P<m>[0-5]\d)?|[.:]?(?P<m2>[0-5]\d)?\s?(?:uhr|hrs?|hours))\b",
        r"(?<!\d)(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s?(?:h|z|hrs|hours|utc|gmt)\b",
        r"(?<=\d[t ])(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?P<s>[0-5]\d)?(?!\d)",
    )
)
_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
_WORD = re.compile(r"\b(?:12(?::00)?\s*)?(noon|midday|midnight)\b")
_ZONE = re.compile(r"\(?(?:(?:utc|gmt)\s?)?(?<=[\s(\dtmc])[+-](?:0\d|1[0-4]):?(?:00|15|30|45)\)?\s*(?:[a-z]{2,5}\)?)?$")
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})\s?(?P<apart>[-/.])\s?(?P<m>\d{1,2})\s?(?P=apart)\s?(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<y>1[6-9]\d\d|20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d))?(?![\d/-])")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
# What may stand in a cell beside date and time and says nothing of either.
_BESIDE = frozenset(
    "t z at on the of and st nd rd th h hrs hours uhr local time date est edt cst cdt mst mdt pst pdt akst hst gmt utc "
    "bst cet cest estimated actual scheduled sched expected runway gate approx about ca am pm a p".split()
) | frozenset(WEEKDAYS)
_ODD = 2  # other words that a cell with a time of day may hold


@frozen
class Clock:
    """What a cell says of date and time.

    Attributes:
        day: number of the day since year 1 (`date.toordinal`), None where no full date is told.
        month, date: month and day of the month, None where they are not told; `year` likewise.
        minute: of the day, None where no time is told; `second` within it.
    """

    day: int | None = None
    year: int | None = None
    month: int | None = None
    date: int | None = None
    minute: int | None = None
    second: int = 0


@lru_cache(1 << 17)
def moment_of(text: str, day_first: bool = False) -> Clock | None:
    """Return what a cell says of date and time, None where it is neither.

    Args:
        text: the cell.
        day_first: whether 3/4/2011 is the third of April.

    >>> c = moment_of("Sat., May.07, 2011 6:45 p.m."); c.minute, c.month, c.date, c.year
    (1125, 5, 7, 2011)
    >>> moment_of("9:05p7").minute, moment_of("noon").minute, moment_of("bridge") is None
    (1265, 720, True)
    """
    if len(text) > 80 or not (any(c.isdigit() for c in text) or _WORD.search(text.casefold())):
        return None
    rest = text.casefold().strip()
    minute, second, rest = _time(rest)
    parts, rest = _date(rest, day_first)
    words = [w for w in _TOKEN.findall(rest) if not w.isdigit() and w not in _BESIDE]
    if (parts is None and minute is None) or len(words) > (_ODD if minute is not None else 0):
        return None
    year, month, day = parts or (None, None, None)
    if minute is None and parts is not None and _TOKEN.search(rest) and any(w.isdigit() for w in _TOKEN.findall(rest)):
        return None
    return Clock(_ordinal(year, month, day), year, month, day, minute, second)


def _time(text: str) -> tuple[int | None, int, str]:
    """Return minute of the day and second, and the text without them and the zone."""
    bare = _ZONE.sub("", text) if ":" in text or "t" in text else text
    if found := _WORD.search(bare):
        return _WORDS[found[1]], 0, bare[: found.start()] + " " + bare[found.end() :]
    for pattern in _CLOCKS:
        if (found := pattern.search(bare)) is None:
            continue
        parts = found.groupdict()
        hour, minute, second = int(parts["h"]), int(parts.get("m") or parts.get("m2") or 0), int(parts.get("s") or 0)
        half = parts.get("half")
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif half and hour == 0:
            hour = 12 if half == "p" else 0
        if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or half)):
            continue
        return (hour * 60 + minute) % DAY, min(second, 59), bare[: found.start()] + " " + bare[found.end() :]
    return None, 0, text


Parts = tuple[int | None, int | None, int | None]


def _date(text: str, day_first: bool) -> tuple[Parts | None, str]:
    """Return year, month and day as far as told, and the text without them."""
    for pattern in (_ISO, _COMPACT):
        if (found := pattern.search(text)) and 1 <= int(found["m"]) <= 12 and 1 <= int(found["d"]) <= 31:
            rest = text[: found.start()] + " " + text[found.end() :]
            return (int(found["y"]), int(found["m"]), int(found["d"])), rest
    tokens = _TOKEN.findall(text)
    at = next((i for i, t in enumerate(tokens) if t in MONTHS), None)
    if at is not None:
        return _around(tokens, at)
    if found := _SLASHED.search(text):
        one, two, year = int(found[1]), int(found[3]), _year(found[4])
        if year is None and found[2] == ".":  # 3.5 is a number
            return None, text
        month, day = (two, one) if day_first or found[2] == "." or one > 12 else (one, two)
        if 1 <= month <= 12 and 1 <= day <= 31:
            return (year, month, day), text[: found.start()] + " " + text[found.end() :]
    return None, text


def _around(tokens: list[str], at: int) -> tuple[Parts | None, str]:
    """Return the date that the numbers beside a month's name make with it, and the tokens that are left."""
    numbers = [i for i, t in enumerate(tokens) if t.isdigit()]
    years = [i for i in numbers if len(tokens[i]) == 4]
    days = [i for i in sorted(numbers, key=lambda i: (abs(i - at), i)) if 1 <= int(tokens[i]) <= 31 and i not in years]
    day = days[0] if days else None
    short = [i for i in days[1:] if len(tokens[i]) == 2]
    year = years[0] if years else short[0] if short else None
    used = {at, day, year}
    rest = " ".join(t for i, t in enumerate(tokens) if i not in used)
    return (
        _year(tokens[year]) if year is not None else None,
        MONTHS[tokens[at]],
        int(tokens[day]) if day is not None else None,
    ), rest


def _year(text: str | None) -> int | None:
    if not text:
        return None
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _ordinal(year: int | None, month: int | None, day: int | None) -> int | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


__all__ = ["DAY", "Clock", "moment_of"]
