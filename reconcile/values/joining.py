"""Pieces that say one time together: "around 2:30 AM on Friday, 15 December", "the early hours of Friday morning"."""

import re
from datetime import datetime, timedelta
from functools import cache

from attrs import evolve

from reconcile.values.calendar import DAY, interval, midnight
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    beside = re.compile(
        rf"{GAP}?,?{GAP}?(?:(?:on|at|in|hours{GAP}of|of|the|during|by|early|late|from|next{GAP}morning|local{GAP}time)(?:{GAP}|(?=-))){{0,3}}|'s{GAP}|,?{GAP}?\(|-"
    )
    to = re.compile(rf"{GAP}?-{GAP}?|,?{GAP}(?P<word>to|until|till|through|thru|and)(?:{GAP}(?:the|up{GAP}to))?{GAP}")
    return beside, to


def joined(folded: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each run that says one time made one."""
    out: list[Piece] = []
    for p in pieces:
        while out and (one := _one(folded, out[-1], p)) is not None:
            out.pop()
            p = one
        out.append(p)
    return out


def _one(folded: str, a: Piece, b: Piece) -> Piece | None:
    if b.start - a.end > 28:
        return None
    if (m := compiled(_OPENS).fullmatch(folded, a.end, b.start)) is not None:
        return _opened(a, b, m)
    if b.start - a.end > 20 or not _patterns()[0].fullmatch(folded, a.end, b.start):
        return None
    if a.ending or b.ending:
        return None
    if (a.is_clock and a.low is not None and not a.bare) and not b.is_clock and not b.weekday:
        return None  # a time on a day already, and the day of the next
    if (week := _day_in_week(a, b)) is not None:
        return week
    if a.is_clock and b.is_clock:
        return _both_clocks(a, b)
    if a.is_clock != b.is_clock:
        clock, day = (a, b) if a.is_clock else (b, a)
        if day.grain is Grain.DAY and (day.low is None or (day.high is not None and day.high - day.low == DAY)):
            return evolve(
                clock,
                start=a.start,
                end=b.end,
                low=day.low,
                high=day.high,
                yearless=None,
                in_week=day.weekday,
                loose=clock.loose and day.low is None,
            )
        return None
    if a.weekday != b.weekday and Grain.DAY is a.grain is b.grain:
        day = b if a.weekday else a
        return evolve(day, start=a.start, end=b.end)
    return None


_OPENS = (
    rf",?{GAP}(?P<between>before|after|until|till|by|no{GAP}later{GAP}than){GAP}(?:(?:around|about){GAP})?"
    rf"|{GAP}(?:or|and){GAP}(?P<behind>later|after|earlier|before){GAP}(?:on{GAP})?"
)


def _opened(a: Piece, b: Piece, m: re.Match[str]) -> Piece | None:
    """Read "Thursday before 5 pm", "3 pm or later on Monday"."""
    clock, day = (b, a) if m["between"] else (a, b)
    if not clock.is_clock or clock.bare or clock.low is not None or day.is_clock or day.low is None or day.high is None:
        return None
    if day.grain is not Grain.DAY or day.high - day.low != DAY:
        return None
    word = m["between"] or ("at or after" if m["behind"] in ("later", "after") else "at or before")
    return evolve(clock, start=a.start, end=b.end, low=day.low, high=day.high, opens=" ".join(word.split()))


def _day_in_week(a: Piece, b: Piece) -> Piece | None:
    """Return "Monday of next week", "next week on Tuesday", "Wednesday evening next week" as the day in that week."""
    week, day = (a, b) if a.grain is Grain.WEEK else (b, a)
    if week.grain is not Grain.WEEK or not (day.weekday or day.in_week) or week.low is None or day.low is None:
        return None
    low = week.low + DAY * day.low.weekday()
    return evolve(day, start=a.start, end=b.end, low=low, high=low + DAY, weekday=False, in_week=False)


def _both_clocks(a: Piece, b: Piece) -> Piece | None:
    """Read a part of the day beside a time or another part ("2:30 in the morning"): what both allow, else the finer."""
    if (a.low is not None and b.low is not None) or not (a.bare or b.bare):
        return None
    if a.begins is None or a.ends is None or b.begins is None or b.ends is None:
        return None
    fine, coarse = (a, b) if not a.bare else (b, a)
    begins, ends = max(a.begins, b.begins), min(a.ends, b.ends)
    dated = a if a.low is not None else b
    fine = evolve(fine, start=a.start, end=b.end, low=dated.low, high=dated.high, bare=a.bare and b.bare)
    if coarse.bare and not fine.bare:
        fine = evolve(_later(fine, coarse), loose=False)
    return evolve(fine, begins=begins, ends=ends) if begins < ends and coarse.bare and fine.bare else fine


_HALF = timedelta(hours=12)


def _later(clock: Piece, part: Piece) -> Piece:
    """Return a time on the half of the day that "evening" or "tonight" beside it says, unless it said its own."""
    if clock.begins is None or clock.ends is None or part.begins is None or not part.begins >= _HALF > clock.begins:
        return clock
    by = timedelta(0)
    if part.begins <= clock.begins + _HALF and (clock.loose or clock.begins >= timedelta(hours=4)):
        by = _HALF  # "late evening at 10:00"
    elif clock.loose:
        by = 2 * _HALF  # "tonight at 3"
    return evolve(clock, begins=clock.begins + by, ends=clock.ends + by)


def ranged(folded: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each two that are the ends of an interval made one."""
    out: list[Piece] = []
    for p in pieces:
        one = _interval(folded, out[-1], p) if out else None
        if one is None:
            out.append(p)
        else:
            out[-1] = one
    return out


def _interval(folded: str, a: Piece, b: Piece) -> Piece | None:
    if b.start - a.end > 16 or (m := _patterns()[1].fullmatch(folded, a.end, b.start)) is None:
        return None
    if m["word"] == "and" and not re.search(
        rf"(?<!\w)between{GAP}(?:the{GAP})?$", folded[max(0, a.start - 16) : a.start]
    ):
        return None
    lead = re.search(rf"(?<!\w)(?:from|between){GAP}(?:the{GAP})?$", folded[max(0, a.start - 16) : a.start])
    start = a.start - len(lead[0]) if lead else a.start
    a, b = (_present(x, y) for x, y in ((a, b), (b, a)))
    made = _clock_interval(a, b) if a.is_clock or b.is_clock else _date_interval(a, b)
    return None if made is None else evolve(made, start=start, end=b.end, ending=False, loose=False)


def _present(p: Piece, other: Piece) -> Piece:
    """Return "now" as today where the other end is a day or longer."""
    return p if not p.ending or other.is_clock else evolve(p, begins=None, ends=None, grain=Grain.DAY)


def _clock_interval(a: Piece, b: Piece) -> Piece | None:
    """Return "9 am to 5 pm", where a day said once holds for both."""
    if a.begins is None or b.begins is None or b.ends is None:
        return None
    ends = b.ends if b.bare else b.begins
    low, high = (a.low or b.low), (b.low or a.low)
    if low is not None and high is not None:
        ends += high - low
    if ends <= a.begins:
        ends += timedelta(days=1)
    return evolve(a, low=low, high=high, ends=ends, bare=False, approximate=a.approximate or b.approximate)


def _date_interval(a: Piece, b: Piece) -> Piece | None:
    if b.low is None or b.high is None:
        both = a.low is None and a.yearless is not None and b.yearless is not None
        return evolve(a, end=b.end, yearless=None) if both else None
    if a.yearless is not None and (b.yearless is None or a.low is None or a.low > b.low):
        a = _in_year(a, b.low, back=True)
    elif b.yearless is not None and a.low is not None:
        b = _in_year(b, a.low, back=False)
    if a.low is None or b.high is None or a.low >= b.high:
        return None
    if a.weekday and b.weekday is False and b.grain is not Grain.DAY:
        return None
    return evolve(a, high=b.high, grain=b.grain, yearless=None, weekday=False)


def _in_year(p: Piece, other: datetime, back: bool) -> Piece:
    """Return a yearless date in the year of the interval's other end, or the one beside it where it must be."""
    assert p.yearless is not None
    found = interval(other.year, *p.yearless)
    if found and back and found[0] > other:
        found = interval(other.year - 1, *p.yearless) if other.year > 1 else None
    if found and not back and found[0] < midnight(other):
        found = interval(other.year + 1, *p.yearless)
    return evolve(p, low=found[0], high=found[1], yearless=None) if found else p
