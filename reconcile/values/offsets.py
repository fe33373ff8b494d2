"""Times told from another time in the text: "a week before 13 May", "the week of 10 April", "the last days of May"."""

import re
from datetime import datetime

from attrs import evolve

from reconcile.values.calendar import DAY, containing, shifted
from reconcile.values.counted import COUNT, UNIT, count_of, unit_of
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.periods import ORDER
from reconcile.values.piece import Piece

_REACH = 56  # characters looked back
_AWAY = (
    rf"(?<![\w-])(?:(?P<more>more{GAP}than|over|at{GAP}least)|(?P<less>less{GAP}than|within|under))?(?(more){GAP}|(?(less){GAP}))"
    rf"(?P<n>{COUNT}){GAP}(?P<u>{UNIT}){GAP}(?P<dir>before|after|from|prior{GAP}to|following){GAP}(?:the{GAP})?$"
)
_WEEK = rf"(?<!\w)(?:week{GAP}(?:of|starting|beginning|commencing)(?:{GAP}(?:on|from))?|w/c){GAP}(?:the{GAP})?$"
_PART = (
    rf"(?<!\w)(?P<which>first|last|final|opening){GAP}(?P<n>{COUNT}){GAP}(?P<u>{UNIT}){GAP}(?:of|in){GAP}(?:the{GAP})?$"
)
_NTH = (
    rf"(?<!\w)(?P<nth>[0-9]{{1,2}}(?=st|nd|rd|th)|{'|'.join(k for k in ORDER if k.isalpha())})(?:st|nd|rd|th)?"
    rf"{GAP}(?P<u>day|month){GAP}(?:of|in){GAP}$"
)
_SMALL = (Grain.DAY, Grain.WEEK)
_COARSE = (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.DECADE)


def told_from(folded: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with what stands before each taken in, where it tells a time from it."""
    out: list[Piece] = []
    for p in pieces:
        made = _told_from(folded, p)
        while out and made.start < out[-1].end:
            out.pop()
        out.append(made)
    return out


def _told_from(folded: str, p: Piece) -> Piece:
    if p.low is None or p.high is None or p.is_clock:
        return p
    begin = max(0, p.start - _REACH)
    if not folded.endswith(_LAST, begin, max(begin, p.start - 1)):
        return p
    for source, read in ((_AWAY, _away), (_WEEK, _week), (_PART, _part), (_NTH, _nth)):
        m = compiled(source).search(folded, begin, p.start)
        if m is not None:
            try:
                return read(m, p, p.low, p.high) or p
            except (ValueError, OverflowError):
                return p
    return p


_LAST = (
    "before",
    "after",
    "from",
    "to",
    "following",
    "of",
    "in",
    "starting",
    "beginning",
    "commencing",
    "on",
    "the",
    "w/c",
)


def _away(m: re.Match[str], p: Piece, low: datetime, high: datetime) -> Piece | None:
    """Read a count of days, weeks, months or years before or after; "more than" and "less than" open or fill it."""
    grain, n = unit_of(m["u"]), count_of(m["n"], m["u"])
    step = 1
    if grain is Grain.WEEK or grain in _SMALL or grain in _COARSE:
        back = m["dir"].startswith(("before", "prior"))
        if p.grain is not Grain.DAY and (grain in _SMALL or grain is not p.grain):
            return None
        at = shifted(low, grain, -n if back else n)
        end = shifted(at, p.grain, step) if p.grain in _COARSE else at + DAY
        if m["more"]:
            return evolve(p, start=m.start(), low=at, high=at + DAY, opens="before" if back else "since")
        if m["less"]:
            a, b = (at, low) if back else (low, at)
            return evolve(p, start=m.start(), low=a, high=b, weekday=False, yearless=None)
        return evolve(p, start=m.start(), low=at, high=end, weekday=False, yearless=None)
    return None


def _week(m: re.Match[str], p: Piece, low: datetime, high: datetime) -> Piece | None:
    """Read the week, from Monday, that holds the day, or the seven days that begin with it."""
    if p.grain is not Grain.DAY or high - low != DAY:
        return None
    begins = containing(low, Grain.WEEK)[0] if "of" in m[0].split() else low
    return evolve(p, start=m.start(), low=begins, high=begins + 7 * DAY, grain=Grain.WEEK, weekday=False, yearless=None)


def _part(m: re.Match[str], p: Piece, low: datetime, high: datetime) -> Piece | None:
    """Read the first or last so many days, weeks or months of a period; weeks are those with most days in it."""
    grain, n = unit_of(m["u"]), count_of(m["n"], m["u"])
    if grain not in (*_SMALL, Grain.MONTH) or high - low <= DAY:
        return None
    first = m["which"] in ("first", "opening")
    if grain is Grain.WEEK:
        monday = containing(low + 3 * DAY if first else high - 4 * DAY, Grain.WEEK)[0]
        low, high = (monday, high) if first else (low, monday + 7 * DAY)
    low, high = (low, shifted(low, grain, n)) if first else (shifted(high, grain, -n), high)
    return evolve(p, start=m.start(), low=low, high=high, grain=Grain.DAY, yearless=None)


def _nth(m: re.Match[str], p: Piece, low: datetime, high: datetime) -> Piece | None:
    """Read "the ninth month of 2019", "the 15th day of June"."""
    grain = unit_of(m["u"])
    n = ORDER.get(m["nth"]) or int(m["nth"])
    if p.grain not in _COARSE or not 0 < n < 367 or m["nth"] in ("last", "final"):
        return None
    at = shifted(low, grain, n - 1)
    return (
        evolve(p, start=m.start(), low=at, high=shifted(at, grain, 1), grain=grain, yearless=None)
        if at < high
        else None
    )
