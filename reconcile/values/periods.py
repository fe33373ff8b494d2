"""Periods longer than a day: months, quarters, halves, seasons, weeks of a month."""

import re

from reconcile.values.calendar import DAY, Interval, interval, part
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.piece import Piece
from reconcile.values.reading import MONTH, YEAR, Reading, month_of, piece, year_said
from reconcile.values.wordyears import YEAR_WORDS

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDER = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
MODIFIERS = "early late later mid middle beginning start end".split()

_OF = rf"(?:(?:{GAP}of)?(?:{GAP}the{GAP}year)?,?{GAP}|-)"
WHICH = (
    rf"(?:(?P<which>{'|'.join(MODIFIERS)})"
    rf"(?:{GAP}of|(?<!end)(?<!start)(?<!beginning){GAP}in)?(?:{GAP}(?:the{GAP})?|-))?"
)
_ORDER = "|".join(ORDER)
_MONTH_YEAR = (
    rf"{WHICH}(?P<m>{MONTH})(?:(?:{GAP}(?:of|in){GAP}|,?{GAP}|-|/|,)(?P<y>{YEAR}|{YEAR_WORDS})"
    rf"|{GAP}(?:of{GAP}'?|')(?P<yy>[0-9]{{2}})(?![\w,.%]*[0-9%]))"
)
_QUARTER = rf"(?:(?P<q>{_ORDER})(?:{GAP}|-)quarter|q(?P<n>[1-4])){_OF}(?P<y>{YEAR})"
_YEAR_QUARTER = rf"(?P<y>{YEAR})[- /]{{0,2}}(?P<sort>[qh])(?P<n>[1-4])(?!\w)"
_HALF = rf"(?:(?P<h>first|second|1st|2nd){GAP}half|h(?P<n>[12])){_OF}(?P<y>{YEAR})"
_SEASON = rf"(?P<s>{'|'.join(SEASONS)}){_OF}(?P<y>{YEAR})"
_WEEK = rf"(?P<n>{_ORDER}){GAP}week{GAP}(?:of|in){GAP}(?:(?P<m>{MONTH})(?:,?{GAP}(?P<my>{YEAR}))?|(?P<y>{YEAR}))"
_MONTH = rf"{WHICH}(?P<m>{MONTH})"
_PLACED = (
    rf"(?<!\w)(?:in|of|since|until|till|by|from|to|between|and|or|before|after|during|through|last|next|this|every)"
    rf"(?:{GAP}|-)(?:the{GAP})?$"
)


def parted(found: Interval | None, which: str | None) -> Interval | None:
    """Return the early, middle or late part of an interval that a word asks for, or all of it."""
    return part(*found, which) if found and which else found


def _months(year: int, first: int, count: int) -> Interval | None:
    low, high = interval(year, first), interval(year, first + count - 1)
    return (low[0], high[1]) if low and high else None


def month_and_year(r: Reading, at: int) -> Piece | None:
    """Read "December 2023", "early March 2020"."""
    m = r.match(_MONTH_YEAR, at)
    if m is None:
        return None
    return piece(m, parted(interval(year_said(m["y"] or m["yy"]), month_of(m["m"])), m["which"]), Grain.MONTH)


def quarter_or_half(r: Reading, at: int) -> Piece | None:
    """Read "the second quarter of 2019", "Q3 2019", "2019-Q3", "the first half of 2019", "2019 H2"."""
    if m := r.match(_QUARTER, at):
        n = int(m["n"] or ORDER[m["q"]])
        return piece(m, _months(int(m["y"]), 3 * n - 2, 3), Grain.QUARTER)
    if m := r.match(_HALF, at):
        return piece(
            m, _months(int(m["y"]), 7 if (m["h"] or m["n"]) in ("second", "2nd", "2") else 1, 6), Grain.QUARTER
        )
    if m := r.match(_YEAR_QUARTER, at):
        n, months = int(m["n"]), 3 if m["sort"] == "q" else 6
        return piece(m, _months(int(m["y"]), months * (n - 1) + 1, months), Grain.QUARTER) if n * months <= 12 else None
    return None


def season(year: int, name: str) -> Interval | None:
    """Return a meteorological season of the northern half, named by the year in which it begins."""
    begins = SEASONS[name]
    low = interval(year, begins)
    high = interval(year + (begins == 12), (begins + 1) % 12 + 1)
    return (low[0], high[1]) if low and high else None


def season_of_year(r: Reading, at: int) -> Piece | None:
    """Read "summer 2019"."""
    m = r.match(_SEASON, at)
    return m and piece(m, season(int(m["y"]), m["s"]), Grain.SEASON)


def week_of(r: Reading, at: int) -> Piece | None:
    """Read "the first week of May", "the last week of 2016": the weeks from Monday that have most days in it."""
    m = r.match(_WEEK, at)
    if m is None:
        return None
    month = month_of(m["m"]) if m["m"] else None
    year = int(m["my"] or m["y"] or 0) or (r.year_of(month, None, at) if month else None)
    whole = interval(year, month) if year else None
    if whole is None:
        return Piece(m.start(), m.end(), grain=Grain.WEEK)
    middle = whole[1] - 4 * DAY if m["n"] in ("last", "final") else whole[0] + DAY * (7 * ORDER[m["n"]] - 4)
    monday = middle - DAY * middle.weekday()
    return Piece(m.start(), m.end(), monday, monday + 7 * DAY, Grain.WEEK)


def month_alone(r: Reading, at: int) -> Piece | None:
    """Read a month without its year; short names, "may" and "march" only as names where a time is said."""
    m = r.match(_MONTH, at)
    if m is None:
        return None
    name = m["m"].rstrip(".")
    if m["which"] and r.match(rf"{GAP}(?:the{GAP})?[0-3]?[0-9](?:st|nd|rd|th)?(?!\w)", m.end()):
        return None  # "beginning January 7"
    if (len(name) < 4 or name in ("march", "sept")) and not _is_month(r, m):
        return None
    month = month_of(name)
    year = r.year_of(month, None, at)
    if year is None:
        return Piece(m.start(), m.end(), grain=Grain.MONTH, yearless=(month, None))
    found = parted(interval(year, month), m["which"])
    yearless = None if m["which"] else (month, None)
    return Piece(m.start(), m.end(), *found, Grain.MONTH, yearless=yearless) if found else None


def _is_month(r: Reading, m: re.Match[str]) -> bool:
    at = m.start("m")
    said = m["which"] or r.before(_PLACED, at) or r.match(rf"\.?{GAP}?-{GAP}?{MONTH}", m.end("m"))
    return r.is_name(at) and bool(said or r.before(rf"{MONTH}{GAP}?-{GAP}?$", at))


def numeric_month(r: Reading, at: int) -> Piece | None:
    """Read "12/2015", "12-2015"."""
    m = r.match(r"(?P<m>1[0-2]|0?[1-9])[-/](?P<y>(?:19|20)[0-9]{2})(?![-/.,]?[0-9%])", at)
    return m and piece(m, interval(int(m["y"]), int(m["m"])), Grain.MONTH)
