"""Days: "2023-12-15", "15/12/2023", "15 December", "the 15th of December 2023", "Dec. 15-17, 2023", "12/25"."""

import re
from datetime import UTC, timedelta, timezone

from attrs import evolve

from reconcile.values.calendar import interval
from reconcile.values.fold import GAP
from reconcile.values.guards import counts
from reconcile.values.moment import Grain
from reconcile.values.piece import Piece
from reconcile.values.reading import MONTH, YEAR, Reading, month_of, piece, year_said
from reconcile.values.wordlist import CARDINALS, ORDINALS, Sort
from reconcile.values.wordyears import YEAR_WORDS

_NTH = {w: n for w, (s, n) in ORDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or n in (20, 30)}
_CARDINAL = {w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or n in (20, 30)}
_ONES = {w: n for w, n in {**_NTH, **_CARDINAL}.items() if 0 < n < 10}
WORD_DAYS = {**_NTH, **_CARDINAL} | {
    f"{tens}{joint}{one}": 10 * k + n
    for k, tens in ((2, "twenty"), (3, "thirty"))
    for one, n in _ONES.items()
    for joint in "- "
    if 10 * k + n <= 31
}
DIGIT_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?!\w)"
_DAY = rf"(?:{DIGIT_DAY}|(?:(?:twenty|thirty)[- ](?:{'|'.join(_ONES)})|{'|'.join([*_NTH, *_CARDINAL])})(?!\w))"
_SEP = r"(?:[ \n]{1,3}|-|/|\.[ ]?)"
NTH_DAY = rf"(?:(?:(?:twenty|thirty)[- ](?:{'|'.join(w for w in _NTH if _NTH[w] < 10)})|{'|'.join(_NTH)})(?!\w))"
_TO = rf"{GAP}?(?:-|to|and|through|until|till){GAP}?(?:the{GAP})?"

_ISO = (
    r"(?P<y>[0-9]{4})(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9-])"
    r"(?:[t ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:[.,][0-9]{1,9})?)?"
    r"(?P<zone>z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ISO_NAMED = rf"(?P<y>[0-9]{{4}})(?P<sep>[-/ ])(?P<m>{MONTH})(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9-])"
_NUMERIC = r"(?P<a>[0-3]?[0-9])(?P<sep>[-/.])(?P<b>[0-3]?[0-9])(?P=sep)(?P<y>[12][0-9]{3}|[0-9]{2})(?![\w/])"
_SHORT = r"(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])(?![\w/])"
_SHORT_AFTER = (
    rf"(?:(?<!\w)(?:on|from|by|until|till|since|before|after|between|and|to|due|[a-z]{{3,6}}day,?|sun|mon|tue|wed|thu|fri|sat){GAP}"
    r"|[0-9]/[0-9]{1,2}[ -])$"
)
_DAY_MONTH = (
    rf"(?P<d1>{_DAY})(?:{_TO}(?P<d2>{DIGIT_DAY}|{NTH_DAY}))?(?:{GAP}of)?{_SEP}(?P<m>{MONTH})"
    rf"(?:(?:,?{GAP}|-|/|{GAP}(?:of|in){GAP}(?:the{GAP}year{GAP})?)(?P<y>{YEAR}|{YEAR_WORDS}|'?[0-9]{{2}}(?=$|[\s.,;!?])(?![.,][0-9])))?"
)
_MONTH_DAY = (
    rf"(?P<m>{MONTH})(?:{_SEP}?|,{GAP}(?=[0-9]{{1,2}}(?:st|nd|rd|th)))(?:the{GAP})?(?P<d1>{_DAY})(?:{_TO}(?P<d2>{DIGIT_DAY}|{NTH_DAY})(?![:/]))?(?![:/])"
    rf"(?:(?:,?{GAP}|,|/|-|{GAP}(?:of|in){GAP})(?P<y>{YEAR}|{YEAR_WORDS}))?"
)


def iso_day(r: Reading, at: int) -> Piece | None:
    """Read "2023-12-15", "2023/12/15", "2023-12-15T02:30:00Z", "2023-Dec-15"."""
    if (m := r.match(_ISO_NAMED, at)) is not None:
        return piece(m, interval(int(m["y"]) or 1, month_of(m["m"]), int(m["d"])), Grain.DAY)
    m = r.match(_ISO, at)
    if m is None or not int(m["y"]):
        return None
    day = interval(int(m["y"]), int(m["m"]), int(m["d"]))
    if day is None or m["hour"] is None:
        return piece(m, day, Grain.DAY)
    begins = timedelta(hours=int(m["hour"]), minutes=int(m["minute"]), seconds=int(m["second"] or 0))
    grain, step = (Grain.SECOND, 1) if m["second"] else (Grain.MINUTE, 60)
    return Piece(m.start(), m.end(), *day, grain, begins, begins + timedelta(seconds=step), _zone(m["zone"]))


def _zone(word: str | None) -> timezone | None:
    """Return the zone of an ISO time: "z", "+05:00"."""
    if word is None or word == "z":
        return UTC if word else None
    minutes = int(word[1:3]) * 60 + int(word[-2:])
    return timezone(timedelta(minutes=-minutes if word[0] == "-" else minutes)) if minutes < 1440 else None


def numeric_day(r: Reading, at: int) -> Piece | None:
    """Read "15/12/2023" and "12/15/23": the month first unless it cannot be one, but "3.12.2023" day first.

    Without a year ("12/25") only where a preposition or a weekday says that it is a date.
    """
    if (m := r.match(_NUMERIC, at)) is not None:
        if len(m["y"]) == 2 and m["sep"] != "/" and len(m["a"] + m["b"]) < 4:
            return None  # "1.2.10" is a version
        year = int(m["y"]) if len(m["y"]) == 4 else int(m["y"]) + (2000 if int(m["y"]) < 50 else 1900)
        return piece(m, interval(year, *_month_first(m)), Grain.DAY) if year else None
    if (m := r.match(_SHORT, at)) is None or not r.before(_SHORT_AFTER, at, 12):
        return None
    month, day = _month_first(m)
    year_near = r.year_of(month, day, at)
    found = interval(year_near, month, day) if year_near else None
    if not (0 < month < 13 and 0 < day < 32) or (r.now and found is None):
        return None
    low, high = found or (None, None)
    return Piece(m.start(), m.end(), low, high, Grain.DAY, yearless=(month, day))


def _month_first(m: re.Match[str]) -> tuple[int, int]:
    a, b = int(m["a"]), int(m["b"])
    day_first = a > 12 or ("sep" in m.re.groupindex and m["sep"] == "." and b <= 12)
    return (b, a) if day_first else (a, b)


def named_day(r: Reading, at: int) -> Piece | None:
    """Read a day, or days, of a named month, in either order; "may" and "march" only as names."""
    m = r.match(_DAY_MONTH, at) or r.match(_MONTH_DAY, at)
    if m is None or (m.end("m") == m.start("d1") and not r.is_name(m.start("m"))):
        return None
    if m["y"] and m["y"].isdigit() and len(m["y"]) == 2 and counts(r.folded, m.end()):
        day = _days(r, m, None)  # "On 14 May 30 people were killed"
        return evolve(day, end=m.end("m")) if day is not None else None
    year = year_said(m["y"]) if m["y"] else None
    if year is None and m["m"].rstrip(".") in ("may", "march", "mar") and not r.is_name(m.start("m")):
        return None
    if m["d1"] in _CARDINAL and m.start("m") == m.start() and counts(r.folded, m.end()):
        return None  # "in March eleven soldiers"
    return _days(r, m, year)


def _days(r: Reading, m: re.Match[str], year: int | None) -> Piece | None:
    month, day = month_of(m["m"]), day_number(m["d1"])
    last = day_number(m["d2"]) if m["d2"] else None
    yearless = (month, day) if year is None and last is None else None
    year = year or r.year_of(month, day, m.start())
    if year is None:
        return Piece(m.start(), m.end(), grain=Grain.DAY, yearless=(month, day))
    low = interval(year, month, day)
    high = interval(year, month, last) if last else low
    if low and high and high[0] < low[0] and not r.folded[m.end("d2") - 1].isdigit():
        high = interval(year + month // 12, month % 12 + 1, last) if last else None  # "April the 27th to the third"
    if low is None or high is None or high[0] < low[0]:
        return None
    return Piece(m.start(), m.end(), low[0], high[1], Grain.DAY, yearless=yearless)


def day_number(word: str) -> int:
    """Return the day that "15th", "twenty-first" or "5" says."""
    word = " ".join(word.split())
    return WORD_DAYS[word] if word in WORD_DAYS else int("".join(c for c in word if c.isdigit()) or 0)
