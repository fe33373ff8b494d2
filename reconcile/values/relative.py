"""Times told from the speaker's now: weekdays, "yesterday", "last month", "two days ago", "the past three weeks"."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import cache

from reconcile.values.calendar import DAY, MONTHS, WEEKDAYS, add_months, ahead, containing, midnight, shifted
from reconcile.values.counted import COUNT, GRAINS, SMALL, UNIT, count_of, unit_of, words_of
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.named import SHIFT, day_of_week, named_period, night, period
from reconcile.values.pattern import compiled, matches
from reconcile.values.periods import SEASONS
from reconcile.values.piece import Piece

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

_SEVERAL = rf"(?:{COUNT}|few|couple{GAP}of|several)"
_BACK = "last|past|previous"
_ON = "next|coming|following"


@cache
def _pattern() -> re.Pattern[str]:
    which = r"early|late|later|mid|beginning|start|end|middle"
    period = (
        rf"week(?:end)?|fortnight|month|quarter|(?:calendar{GAP})?year|decade|century|hour|minute"
        rf"|{words_of(SEASONS)}|night|{words_of(WEEKDAYS)}|{words_of(MONTHS)}"
    )
    return re.compile(
        r"(?<![\w-])(?:"
        rf"(?P<day>(?:{words_of(_DAYS)}))"
        rf"|(?P<ago>(?P<n>{COUNT}|half{GAP}an){GAP}(?P<u>{UNIT})(?:{GAP}and{GAP}a{GAP}half)?{GAP}"
        rf"(?P<dir>ago|earlier|back|before{GAP}now|from{GAP}now|hence|later|from{GAP}(?P<base>today|tomorrow|yesterday)))"
        rf"|(?P<inn>(?P<pre>in|within){GAP}(?P<n2>{COUNT}){GAP}(?P<u2>{UNIT})(?:'s?{GAP}time|(?={GAP}?(?:[.,;!?]|$))))"
        rf"|(?P<span>(?:(?P<dir3>{_BACK}|{_ON}){GAP}(?P<n3>{_SEVERAL})"
        rf"|(?P<n4>{COUNT}){GAP}(?P<dir4>{_BACK}|{_ON})(?={GAP}[a-z]{{3,8}}s(?!\w))){GAP}(?P<u3>{UNIT}))"
        rf"|(?P<period>(?:(?:(?P<w>{which})(?:{GAP}of|{GAP}in)?(?:{GAP}|-))?(?P<rel>{words_of(SHIFT)}){GAP}"
        rf"|(?P<rel2>later{GAP}this|earlier{GAP}this){GAP})(?P<u4>{period}))"
        rf"|(?P<within>(?:(?P<w2>end){GAP}of{GAP}(?:the{GAP})?|(?P<w3>beginning|start|middle){GAP}of{GAP}the{GAP}"
        rf"|(?P<w4>earlier|later){GAP}in{GAP}the{GAP})(?P<u5>week|month|quarter|year)(?!{GAP}(?:of|to)(?!\w)))"
        rf"|(?P<weekend>weekend)"
        rf"|(?P<weekday>(?P<wd>{words_of(WEEKDAYS)}))"
        rf"|(?P<this>this(?={GAP}(?:(?:very|early|late){GAP})?(?:morning|afternoon|evening)(?!\w)))"
        rf"|(?P<to>(?:year|month|week|quarter){GAP}to{GAP}date)"
        rf"|(?P<now>now|current{GAP}date"
        rf"|(?:(?<= to )|(?<=till )|(?<=until ))date(?!{GAP}(?:from|of|[0-9])))"
        r")(?!\w)"
    )


def first_words() -> list[str]:
    """Return the words that relative times begin with, besides digits."""
    whole = [*_DAYS, *SMALL, *SHIFT, *WEEKDAYS]
    others = (
        "in within early late later earlier mid beginning start end middle half year month week quarter this".split()
    )
    others += "now date current weekend".split()
    return [*(w.split()[0] for w in whole), *others]


def relatives(text: str, folded: str, places: Sequence[int], now: datetime | None) -> Iterator[Piece]:
    """Yield the times that need a `now`, resolved; without it, their places with no interval."""
    for m in matches(_pattern(), folded, places):
        if m["weekday"] and len(m["wd"]) <= 5 and not text[m.start("wd")].isupper():
            continue
        if m["u4"] in _ALSO_WORDS and not text[m.start("u4")].isupper():
            continue
        try:
            piece = _read(text, folded, m, now)
        except (ValueError, OverflowError):
            continue
        if piece is not None:
            yield piece


_ALSO_WORDS = ("may", "march", "mar", "sat", "sun", "wed", "mon")


def _read(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    if now is None and m["weekend"]:
        return None
    if now is None:
        return Piece(m.start(), m.end(), weekday=m["weekday"] is not None, ending=m["now"] is not None)
    now = now.replace(tzinfo=None)
    if m["this"]:
        return Piece(m.start(), m.end(), midnight(now), midnight(now) + DAY)
    if m["day"]:
        word = " ".join(m["day"].split()).removeprefix("the ")
        low = midnight(now) + DAY * _DAYS[word]
        if word == "tonight":
            return night(m, low)
        return Piece(m.start(), m.end(), low, low + DAY)
    if m["now"]:
        at = now - midnight(now)
        return Piece(m.start(), m.end(), midnight(now), midnight(now) + DAY, Grain.MINUTE, at, at, ending=True)
    if m["weekend"]:
        return _weekend(folded, m, now)
    if m["within"]:
        if m["w4"] and text[m.start()].isupper():
            return None  # "Later in the year" that was told of before
        found, grain = named_period(now, m["u5"], 0, m["w2"] or m["w3"] or m["w4"])
        return Piece(m.start(), m.end(), *found, grain) if found else None
    if m["ago"] or m["inn"]:
        return _away(folded, m, now)
    if m["span"]:
        return _span(m, now)
    if m["to"]:
        grain = GRAINS[m["to"].split()[0]]
        return Piece(m.start(), m.end(), containing(now, grain)[0], midnight(now) + DAY, Grain.DAY)
    if m["period"]:
        return period(m, now)
    return _weekday(folded, m, now)


def _away(folded: str, m: re.Match[str], now: datetime) -> Piece | None:
    """Read "two days ago", "in three weeks": a day where days or weeks are counted, else the month or year."""
    word = m["u"] or m["u2"]
    if m["pre"] == "within" and not ahead(folded, m.start()):
        return None  # how long it took
    if m["n"] and m["n"].startswith("half"):
        return _half_hour(m, now) if word == "hour" else None
    grain, n = unit_of(word), count_of(m["n"] or m["n2"], word)
    back = m["ago"] is not None and m["dir"].split()[0] in ("ago", "earlier", "back", "before")
    base = now + DAY * {"tomorrow": 1, "yesterday": -1}.get(m["base"] or "", 0)
    at = shifted(base, grain, -n if back else n)
    if m["pre"] == "within":
        return Piece(m.start(), m.end(), now, at, Grain.MINUTE) if grain in _FINE else _days(m, now, at)
    if grain in _FINE:
        at = at.replace(second=0, microsecond=0) if grain is not Grain.SECOND else at.replace(microsecond=0)
        return Piece(m.start(), m.end(), at, at + timedelta(minutes=1), Grain.MINUTE)
    if grain in (Grain.DAY, Grain.WEEK):
        return Piece(m.start(), m.end(), midnight(at), midnight(at) + DAY)
    return Piece(m.start(), m.end(), *containing(at, grain), grain)


_FINE = (Grain.SECOND, Grain.MINUTE, Grain.HOUR)


def _half_hour(m: re.Match[str], now: datetime) -> Piece:
    back = m["dir"].split()[0] in ("ago", "earlier", "back", "before")
    at = (now + timedelta(minutes=-30 if back else 30)).replace(second=0, microsecond=0)
    return Piece(m.start(), m.end(), at, at + timedelta(minutes=1), Grain.MINUTE)


def _days(m: re.Match[str], now: datetime, at: datetime) -> Piece:
    return Piece(m.start(), m.end(), midnight(now), midnight(at) + DAY, Grain.DAY)


_THE_WEEKEND = rf"(?<!\w)(?P<lead>(?:over|at|during|on|since){GAP})?the{GAP}$"


def _weekend(folded: str, m: re.Match[str], now: datetime) -> Piece | None:
    """Read "the weekend": the last one where it is told what was, else the one going on or the next."""
    lead = compiled(_THE_WEEKEND).search(folded, max(0, m.start() - 24), m.start())
    if lead is None:
        return None
    saturday = containing(now, Grain.WEEK)[0] + 5 * DAY
    if lead["lead"] and now < saturday and not ahead(folded, lead.start()):
        saturday -= 7 * DAY
    start = lead.start() if lead["lead"] and not lead["lead"].startswith("since") else m.start() - 4
    return Piece(start, m.end(), saturday, saturday + 2 * DAY)


def _span(m: re.Match[str], now: datetime) -> Piece | None:
    """Read "the past three weeks" as the days up to now."""
    grain = unit_of(m["u3"])
    word = " ".join((m["n3"] or m["n4"]).split())
    n = 3 if word in ("few", "several") else 2 if word == "couple of" else count_of(word, m["u3"])
    back = (m["dir3"] or m["dir4"]) in _BACK.split("|")
    if grain in _FINE:
        low, high = (shifted(now, grain, -n), now) if back else (now, shifted(now, grain, n))
        return Piece(m.start(), m.end(), low, high, Grain.MINUTE)
    today = midnight(now)
    if grain is Grain.QUARTER:  # whole ones
        begins, ends = containing(now, grain)
        low, high = (add_months(begins, -3 * n), begins) if back else (ends, add_months(ends, 3 * n))
        return Piece(m.start(), m.end(), low, high, grain)
    low, high = (shifted(today, grain, -n), today) if back else (today + DAY, shifted(today + DAY, grain, n))
    return Piece(m.start(), m.end(), low, high, Grain.DAY)


def _weekday(folded: str, m: re.Match[str], now: datetime) -> Piece:
    """Read a bare weekday: in news the latest at or before now, or the next where the clause looks ahead."""
    day = WEEKDAYS[" ".join(m["wd"].split())]
    rel = "coming" if ahead(folded, m.start()) else "latest"
    return Piece(m.start(), m.end(), *day_of_week(now, day, rel), weekday=True)
