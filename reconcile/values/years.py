"""Years, decades and centuries: "2019", "mid-2019", "two thousand and five", "the late 1990s", "the eighties"."""

import re

from reconcile.values.calendar import interval
from reconcile.values.fold import GAP
from reconcile.values.guards import counts
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.periods import WHICH, parted
from reconcile.values.piece import Piece
from reconcile.values.reading import Reading, piece, year_said
from reconcile.values.wordlist import CARDINALS, Sort
from reconcile.values.wordyears import YEAR_WORDS

_DECADE = rf"{WHICH}(?P<d>(?:1[4-9]|20)[0-9]0)'?s(?!\w)"
_CENTURY = rf"(?P<c>[12]?[0-9])(?:st|nd|rd|th)(?:{GAP}|-)century"
_YEAR = (
    rf"(?:{WHICH}|(?P<named>year{GAP}))(?P<y>(?:1[0-9]|2[01])[0-9]{{2}})(?![0-9%])"
    r"(?:[-~](?P<last>[0-9]{2}|(?:1[0-9]|20)[0-9]{2})(?![\w-]))?"
)
_STRONG = rf"(?<!\w)(?:in|since|during|circa|until|till)(?:{GAP}|-)(?:the{GAP})?$"
_MEASURED = (
    r" ?(?:km|kg|metres|meters|miles|tonnes|tons|hectares|acres|mw|kwh|mm|cm|ft|feet|°|lbs?|dollars|euros"
    r"|pounds|rupees)(?!\w)"
)


def decade_or_century(r: Reading, at: int) -> Piece | None:
    """Read "the late 1990s", "the 21st century"."""
    if m := r.match(_DECADE, at):
        low, high = interval(int(m["d"])), interval(int(m["d"]) + 9)
        return piece(m, parted((low[0], high[1]) if low and high else None, m["which"]), Grain.DECADE)
    if (m := r.match(_CENTURY, at)) and int(m["c"]):
        low, high = interval(int(m["c"]) * 100 - 99), interval(int(m["c"]) * 100)
        return piece(m, (low[0], high[1]) if low and high else None, Grain.CENTURY)
    return None


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


_NINETIES = {w[:-1] + "ies": n for w, (s, n) in CARDINALS.items() if s is Sort.TENS}
_SHORT_DECADE = (
    rf"(?:(?P<digits>'?[2-9]0)'?s|(?P<word>{'|'.join(_NINETIES)}))(?!\w)"
    rf"(?!{GAP}(?:degrees|percent|per{GAP}cent|fahrenheit))"
)
_DECADE_LEAD = (
    rf"(?<!\w)(?:in|of|since|during|from|to|until|through|early|late|mid)(?:{GAP}|-)"
    rf"(?:the{GAP}(?:(?:early|late|mid)(?:{GAP}|-))?)?$"
)


def short_decade(r: Reading, at: int) -> Piece | None:
    """Read "the 90s", "the late eighties" of the last century, where "the" stands before: "in his 30s" is an age."""
    m = r.match(_SHORT_DECADE, at)
    lead = r.before(_DECADE_LEAD, at) if m else None
    if m is None or lead is None or "the" not in lead[0].split() or r.before(r"temperature[^.]{0,30}$", at, 48):
        return None
    first = 1900 + (int(m["digits"].strip("'")) if m["digits"] else _NINETIES[m["word"]])
    low, high = interval(first), interval(first + 9)
    return piece(m, (low[0], high[1]) if low and high else None, Grain.DECADE)


def year_in_words(r: Reading, at: int) -> Piece | None:
    """Read "in two thousand and five", where nothing is counted by it."""
    m = r.match(YEAR_WORDS, at)
    if m is None or counts(r.folded, m.end()) or not r.before(_STRONG, at):
        return None
    return piece(m, interval(year_said(m[0])), Grain.YEAR)


def year_alone(r: Reading, at: int) -> Piece | None:
    """Read four digits as a year where nothing is counted by them: "2019", "mid-2019", "2019-20"."""
    m = r.match(_YEAR, at)
    if m is None or r.match(_MEASURED, m.end()) or r.match(r"-[0-9]{1,2}-[0-9]", m.end()):
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
    return piece(m, parted((low[0], high[1]) if low and high else None, m["which"]), Grain.YEAR)
