"""Periods longer than a day: months, quarters, halves, seasons, years, decades, centuries, weeks of a month."""

import re

from reconcile.values.calendar import DAY, Interval, interval, part
from reconcile.values.fold import GAP
from reconcile.values.guards import counts
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece
from reconcile.values.reading import MONTH, YEAR, Reading, month_of, piece

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
_WHICH = rf"(?:(?P<which>{'|'.join(MODIFIERS)})(?:{GAP}of|{GAP}in)?(?:{GAP}(?:the{GAP})?|-))?"
_ORDER = "|".join(ORDER)
_MONTH_YEAR = rf"{_WHICH}(?P<m>{MONTH})(?:{GAP}(?:of|in){GAP}|,?{GAP}|-|/|,)(?P<y>{YEAR})"
_QUARTER = rf"(?:(?P<q>{_ORDER})(?:{GAP}|-)quarter|q(?P<n>[1-4])){_OF}(?P<y>{YEAR})"
_YEAR_QUARTER = rf"(?P<y>{YEAR})[- /]{{0,2}}(?P<sort>[qh])(?P<n>[1-4])(?!\w)"
_HALF = rf"(?:(?P<h>first|second|1st|2nd){GAP}half|h(?P<n>[12])){_OF}(?P<y>{YEAR})"
_SEASON = rf"(?P<s>{'|'.join(SEASONS)}){_OF}(?P<y>{YEAR})"
_DECADE = rf"{_WHICH}(?P<d>(?:1[4-9]|20)[0-9]0)'?s(?!\w)"
_CENTURY = rf"(?P<c>[12]?[0-9])(?:st|nd|rd|th)(?:{GAP}|-)century"
_WEEK = rf"(?P<n>{_ORDER}){GAP}week{GAP}(?:of|in){GAP}(?:(?P<m>{MONTH})(?:,?{GAP}(?P<my>{YEAR}))?|(?P<y>{YEAR}))"
_MONTH = rf"{_WHICH}(?P<m>{MONTH})"
_YEAR = (
    rf"(?:{_WHICH}|(?P<named>year{GAP}))(?P<y>(?:1[0-9]|20)[0-9]{{2}})(?![0-9%])"
    r"(?:-(?P<last>[0-9]{2}|(?:1[0-9]|20)[0-9]{2})(?![\w-]))?"
)
_PLACED = (
    rf"(?<!\w)(?:in|of|since|until|till|by|from|to|between|and|or|before|after|during|through|last|next|this|every)"
    rf"(?:{GAP}|-)(?:the{GAP})?$"
)
_STRONG = rf"(?<!\w)(?:in|since|during|circa|until|till)(?:{GAP}|-)(?:the{GAP})?$"
_MEASURED = (
    r" ?(?:km|kg|metres|meters|miles|tonnes|tons|hectares|acres|mw|kwh|mm|cm|ft|feet|°|lbs?|dollars|euros"
    r"|pounds|rupees)(?!\w)"
)


def _parted(found: Interval | None, which: str | None) -> Interval | None:
    return part(*found, which) if found and which else found


def _months(year: int, first: int, count: int) -> Interval | None:
    low, high = interval(year, first), interval(year, first + count - 1)
    return (low[0], high[1]) if low and high else None


def month_and_year(r: Reading, at: int) -> Piece | None:
    """Read "December 2023", "early March 2020"."""
    m = r.match(_MONTH_YEAR, at)
    return m and piece(m, _parted(interval(int(m["y"]), month_of(m["m"])), m["which"]), Grain.MONTH)


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


def decade_or_century(r: Reading, at: int) -> Piece | None:
    """Read "the late 1990s", "the 21st century"."""
    if m := r.match(_DECADE, at):
        low, high = interval(int(m["d"])), interval(int(m["d"]) + 9)
        return piece(m, _parted((low[0], high[1]) if low and high else None, m["which"]), Grain.DECADE)
    if (m := r.match(_CENTURY, at)) and int(m["c"]):
        low, high = interval(int(m["c"]) * 100 - 99), interval(int(m["c"]) * 100)
        return piece(m, (low[0], high[1]) if low and high else None, Grain.CENTURY)
    return None


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
    if (len(name) < 4 or name in ("march", "sept")) and not _is_month(r, m):
        return None
    month = month_of(name)
    year = r.year_of(month, None, at)
    if year is None:
        return Piece(m.start(), m.end(), grain=Grain.MONTH, yearless=(month, None))
    found = _parted(interval(year, month), m["which"])
    yearless = None if m["which"] else (month, None)
    return Piece(m.start(), m.end(), *found, Grain.MONTH, yearless=yearless) if found else None


def _is_month(r: Reading, m: re.Match[str]) -> bool:
    at = m.start("m")
    said = m["which"] or r.before(_PLACED, at) or r.match(rf"\.?{GAP}?-{GAP}?{MONTH}", m.end("m"))
    return r.is_name(at) and bool(said or r.before(rf"{MONTH}{GAP}?-{GAP}?$", at))


_COUNTED_OF = (
    "total|crowd|toll|population|sum|force|group|number|record|average|maximum|minimum|army|garrison|fleet|rate|capacity"
    "|distance|height|depth|altitude|length|range|cost|price|value|score|tally|staff|membership|majority|workforce"
    "|audience|margin|limit|target|count|profit|loss|debt|fine|fee|salary|wage|rest|remainder|quota|batch|series|crew"
)


def _of_year(r: Reading, m: re.Match[str]) -> bool:
    """Return whether "the revolt of 1873" says which one: no word of amount before, nothing counted after."""
    before = r.before(
        rf"(?<!\w)the(?:{GAP}[\w-]{{2,20}}){{0,2}}{GAP}(?P<noun>[\w-]{{3,20}}){GAP}of{GAP}$", m.start(), 64
    )
    return (
        before is not None
        and not counts(r.folded, m.end())
        and compiled(_COUNTED_OF).fullmatch(before["noun"].removesuffix("s")) is None
    )


def year_alone(r: Reading, at: int) -> Piece | None:
    """Read four digits as a year where nothing is counted by them: "2019", "mid-2019", "2019-20"."""
    m = r.match(_YEAR, at)
    if m is None or r.match(_MEASURED, m.end()):
        return None
    year = int(m["y"])
    if not (m["which"] or m["named"] or r.before(_STRONG, at) or _of_year(r, m)) and (
        year < 1900 or year > 2100 or counts(r.folded, m.end())
    ):
        return None
    if year > 2200:
        return None
    last = year if not m["last"] else int(m["last"]) if len(m["last"]) == 4 else year // 100 * 100 + int(m["last"])
    if m["last"] and last <= year:
        return None
    low, high = interval(year), interval(last)
    return piece(m, _parted((low[0], high[1]) if low and high else None, m["which"]), Grain.YEAR)
