"""Times told from the speaker's now: weekdays, "yesterday", "last month", "two days ago", "the past three weeks"."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache

from reconcile.values.calendar import (
    DAY,
    MONTHS,
    WEEKDAYS,
    Interval,
    ahead,
    containing,
    interval,
    midnight,
    part,
    shifted,
)
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.pattern import matches
from reconcile.values.periods import SEASONS, season
from reconcile.values.piece import Piece
from reconcile.values.wordlist import CARDINALS, Sort

_DAYS = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmr": 1,
    "yesterday": -1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "day after tmr": 2,
}
_GRAINS = {
    "second": Grain.SECOND,
    "sec": Grain.SECOND,
    "minute": Grain.MINUTE,
    "min": Grain.MINUTE,
    "hour": Grain.HOUR,
    "hr": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "yr": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
_SMALL = {w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or w in ("twenty", "thirty")} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
}
_SHIFT = {
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


def _words(table: object) -> str:
    assert isinstance(table, dict)
    return "|".join(sorted(table, key=lambda w: (-len(w), w))).replace(" ", GAP)


@cache
def _pattern() -> re.Pattern[str]:
    unit = rf"(?:{'|'.join(g for g in _GRAINS if g != 'century')})s?|centur(?:y|ies)"
    count = rf"(?:[0-9]{{1,4}}|{_words(_SMALL)})"
    which = r"early|late|later|mid|beginning|start|end|middle"
    return re.compile(
        r"(?<![\w-])(?:"
        rf"(?P<day>(?:{_words(_DAYS)}))"
        rf"|(?P<ago>(?P<n>{count}){GAP}(?P<u>{unit})(?:{GAP}and{GAP}a{GAP}half)?{GAP}(?P<dir>ago|earlier|back|before{GAP}now|from{GAP}now|hence|later|from{GAP}today|from{GAP}(?P<base>tomorrow|yesterday)))"
        rf"|(?P<inn>in{GAP}(?P<n2>{count}){GAP}(?P<u2>{unit})(?:'{GAP}time)?(?={GAP}?(?:[.,;!?]|$)))"
        rf"|(?P<span>(?P<dir3>last|past|previous|next|coming|following){GAP}(?P<n3>[0-9]{{1,4}}|{_words(_SMALL)}|few|couple{GAP}of|several){GAP}(?P<u3>{unit}))"
        rf"|(?P<period>(?:(?:(?P<w>{which})(?:{GAP}of|{GAP}in)?(?:{GAP}|-))?(?P<rel>{_words(_SHIFT)}){GAP}|(?P<rel2>later{GAP}this|earlier{GAP}this){GAP})(?P<u4>week(?:end)?|month|quarter|year|decade|century|hour|minute|{_words(SEASONS)}|night|{_words(WEEKDAYS)}|{_words(MONTHS)}))"
        rf"|(?P<weekday>(?P<wd>{_words(WEEKDAYS)}))"
        rf"|(?P<this>this(?={GAP}(?:(?:very|early|late){GAP})?(?:morning|afternoon|evening)(?!\w)))"
        rf"|(?P<to>(?:year|month|week|quarter){GAP}to{GAP}date)"
        r")(?!\w)"
    )


def first_words() -> list[str]:
    """Return the words that relative times begin with, besides digits."""
    whole = [*_DAYS, *_SMALL, *_SHIFT, *WEEKDAYS]
    others = "in early late later earlier mid beginning start end middle year month week quarter this".split()
    return [*(w.split()[0] for w in whole), *others]


def relatives(text: str, folded: str, places: Sequence[int], now: datetime | None) -> Iterator[Piece]:
    """Yield the times that need a `now`, resolved; without it, their places with no interval."""
    for m in matches(_pattern(), folded, places):
        if m["weekday"] and len(m["wd"]) <= 5 and not text[m.start("wd")].isupper():
            continue
        try:
            piece = _read(folded, m, now)
        except (ValueError, OverflowError):
            continue
        if piece is not None:
            yield piece


def _read(folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    if now is None:
        return Piece(m.start(), m.end(), weekday=m["weekday"] is not None)
    now = now.replace(tzinfo=None)
    if m["this"]:
        return Piece(m.start(), m.end(), midnight(now), midnight(now) + DAY)
    if m["day"]:
        word = " ".join(m["day"].split()).removeprefix("the ")
        low = midnight(now) + DAY * _DAYS[word]
        if word == "tonight":
            return _night(m, low)
        return Piece(m.start(), m.end(), low, low + DAY)
    if m["ago"] or m["inn"]:
        return _away(m, now)
    if m["span"]:
        return _span(m, now)
    if m["to"]:
        grain = _GRAINS[m["to"].split()[0]]
        return Piece(m.start(), m.end(), containing(now, grain)[0], midnight(now) + DAY, Grain.DAY)
    if m["period"]:
        return _period(m, now)
    return _weekday(folded, m, now)


def _night(m: re.Match[str], day: datetime) -> Piece:
    """Return the night that begins on a day, as a part of it, which a time beside it makes finer."""
    begins, ends = timedelta(hours=18), timedelta(hours=30)
    return Piece(m.start(), m.end(), day, day + DAY, Grain.PART_OF_DAY, begins, ends, bare=True)


def _unit(word: str) -> Grain:
    word = "century" if word.startswith("centur") else word.removesuffix("s")
    return _GRAINS[word]


def _count(word: str) -> int:
    word = " ".join(word.split())
    return _SMALL[word] if word in _SMALL else int(word)


def _away(m: re.Match[str], now: datetime) -> Piece | None:
    """Read "two days ago", "in three weeks": a day where days or weeks are counted, else the month or year."""
    grain, n = _unit(m["u"] or m["u2"]), _count(m["n"] or m["n2"])
    back = m["ago"] is not None and m["dir"].split()[0] in ("ago", "earlier", "back", "before")
    base = now + DAY * {"tomorrow": 1, "yesterday": -1}.get(m["base"] or "", 0)
    at = shifted(base, grain, -n if back else n)
    if grain in (Grain.SECOND, Grain.MINUTE, Grain.HOUR):
        at = at.replace(second=0, microsecond=0) if grain is not Grain.SECOND else at.replace(microsecond=0)
        return Piece(m.start(), m.end(), at, at + timedelta(minutes=1), Grain.MINUTE)
    if grain in (Grain.DAY, Grain.WEEK):
        return Piece(m.start(), m.end(), midnight(at), midnight(at) + DAY)
    return Piece(m.start(), m.end(), *containing(at, grain), grain)


def _span(m: re.Match[str], now: datetime) -> Piece | None:
    """Read "the past three weeks" as the days up to now."""
    grain = _unit(m["u3"])
    word = " ".join(m["n3"].split())
    n = 3 if word in ("few", "several") else 2 if word == "couple of" else _count(word)
    back = m["dir3"] in ("last", "past", "previous")
    if grain in (Grain.SECOND, Grain.MINUTE, Grain.HOUR):
        low, high = (shifted(now, grain, -n), now) if back else (now, shifted(now, grain, n))
        return Piece(m.start(), m.end(), low, high, Grain.MINUTE)
    today = midnight(now)
    low, high = (shifted(today, grain, -n), today) if back else (today + DAY, shifted(today + DAY, grain, n))
    return Piece(m.start(), m.end(), low, high, Grain.DAY)


def _period(m: re.Match[str], now: datetime) -> Piece | None:
    rel = "this" if m["rel2"] else " ".join(m["rel"].split())
    n, unit = _SHIFT[rel], " ".join(m["u4"].split())
    if unit == "night":
        return _night(m, midnight(now) + DAY * n)
    if unit in WEEKDAYS:
        return Piece(m.start(), m.end(), *_day_of_week(now, WEEKDAYS[unit], rel))
    found, grain = _named_period(now, unit, n)
    if found is None:
        return None
    if m["w"] is not None:
        found = part(*found, m["w"])
    if m["rel2"]:
        today = midnight(now)
        found = (found[0], today) if m["rel2"].startswith("earlier") else (today + DAY, found[1])
        if found[0] >= found[1]:
            return None
    return Piece(m.start(), m.end(), *found, grain)


def _named_period(now: datetime, unit: str, n: int) -> tuple[Interval | None, Grain]:
    """Return the n-th period from now of a named sort: a week, a weekend, a summer, a May."""
    if unit == "weekend":
        saturday = containing(now, Grain.WEEK)[0] + DAY * (5 + 7 * n)
        return (saturday, saturday + 2 * DAY), Grain.DAY
    if unit in SEASONS:
        return _nth([season(y, unit) for y in range(now.year - 2, now.year + 3)], now, n), Grain.SEASON
    if unit in MONTHS:
        return _nth([interval(y, MONTHS[unit]) for y in range(now.year - 2, now.year + 3)], now, n), Grain.MONTH
    grain = _unit(unit)
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


def _weekday(folded: str, m: re.Match[str], now: datetime) -> Piece:
    """Read a bare weekday: in news the latest at or before now, or the next where the clause looks ahead."""
    day = WEEKDAYS[" ".join(m["wd"].split())]
    rel = "coming" if ahead(folded, m.start()) else "latest"
    return Piece(m.start(), m.end(), *_day_of_week(now, day, rel), weekday=True)


def _day_of_week(now: datetime, day: int, rel: str) -> Interval:
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
