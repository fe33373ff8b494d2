"""Absolute dates: days, months, quarters, years, decades, centuries, in the orders in which people write them.

Of "3/4/2023" the month is taken first unless it cannot be one (13/4); "3.4.2023" is day first. Dates without a year are
resolved to the nearest one from `now`, and left out without it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from reconcile.values.calendar import MONTHS, Interval, ahead, interval, nearest_year, part
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece
from reconcile.values.wordlist import CARDINALS, ORDINALS, Sort

_MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda w: (-len(w), w))) + r")(?!\w)\.?"
_YEAR = r"(?:1[4-9]|20)[0-9]{2}(?![\d%])"
_NTH = {w: n for w, (s, n) in ORDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or n in (20, 30)}
_WORD_DAYS = (
    {
        **_NTH,
        **{
            f"{t}{j}{u}": base + n
            for t, base in (("twenty", 20), ("thirty", 30))
            for u, n in _NTH.items()
            if n < 10
            for j in "- "
        },
    }
    | {w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or w in ("twenty", "thirty")}
    | {f"twenty{j}{u}": 20 + n for u, (s, n) in CARDINALS.items() if s is Sort.UNIT for j in "- "}
    | {f"thirty{j}one": 31 for j in "- "}
)
_DIGIT_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\w])"
_ONES = "|".join([*(w for w, n in _NTH.items() if n < 10), *(w for w, (s, _) in CARDINALS.items() if s is Sort.UNIT)])
_REST = "|".join(w for w in _WORD_DAYS if not w.startswith(("twenty-", "twenty ", "thirty-", "thirty ")))
_DAY = rf"(?:{_DIGIT_DAY}|(?:(?:twenty|thirty)[- ](?:{_ONES})|{_REST})(?!\w))"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_ORDER = {
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
_OF = rf"(?:{GAP}of)?(?:{GAP}the{GAP}year)?,?{GAP}"


@cache
def _pattern() -> re.Pattern[str]:
    sep = r"(?:[ \n]{1,3}|-|/|\.[ ]?)"
    which = rf"early|late|later|mid|middle|beginning|start|end)(?:{GAP}of|{GAP}in)?(?:{GAP}|-)"
    return re.compile(
        r"(?<![\w./:$£€])(?<![\d ]-)(?:"
        # 2023-12-15, 2023/12/15, 2023.12.15
        r"(?P<iso>(?P<iy>[0-9]{4})(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12][0-9]|0?[1-9])(?![\d-])"
        r"(?:[t ](?P<ih>[01][0-9]|2[0-3]):(?P<imin>[0-5][0-9])(?::(?P<isec>[0-5][0-9])(?:[.,][0-9]{1,9})?)?(?P<iz>z|[+-][0-9]{2}:?[0-9]{2})?)?)"
        # 15/12/2023, 12.15.23
        r"|(?P<num>(?P<n1>[0-3]?[0-9])(?P<ns>[-/.])(?P<n2>[0-3]?[0-9])(?P=ns)(?P<ny>[12][0-9]{3}|[0-9]{2})(?![\w/-]))"
        # 15 December 2023, the 15th of December, 16-17 September, 1 and 3 May
        rf"|(?P<dmy>(?P<d1>{_DAY})(?:{GAP}?(?:-|to|and|through|until){GAP}?(?:the{GAP})?(?P<d2>{_DIGIT_DAY}))?(?:{GAP}of)?{sep}(?P<m1>{_MONTH})"
        rf"(?:(?:,?{GAP}|-|/|{GAP}of{GAP}(?:the{GAP}year{GAP})?)(?P<y1>{_YEAR}|'?[0-9]{{2}}(?=$|[\s.,;!?])(?![.,][0-9])))?)"
        # December 15, 2023; Dec. 15-17
        rf"|(?P<mdy>(?P<m2>{_MONTH}){sep}(?:the{GAP})?(?P<d3>{_DAY})(?:{GAP}?(?:-|to|and|through|until){GAP}?(?:the{GAP})?(?P<d4>{_DIGIT_DAY})(?![:/]))?(?![:/])"
        rf"(?:(?:,?{GAP}|,|/|-|{GAP}of{GAP})(?P<y2>{_YEAR}))?)"
        # (early) December 2023
        rf"|(?P<my>(?:(?P<w1>{which})?(?P<m3>{_MONTH})(?:{_OF}|-|/|,)(?P<y3>{_YEAR}))"
        # the first quarter of 2019, Q1 2019, second half of 2019, summer 2019
        rf"|(?P<quarter>(?:(?P<q>{'|'.join(_ORDER)})(?:{GAP}|-)quarter|q(?P<qn>[1-4]))(?:{_OF}|-)(?P<y4>{_YEAR}))"
        rf"|(?P<half>(?P<h>first|second|1st|2nd){GAP}half(?:{_OF})(?P<y5>{_YEAR}))"
        rf"|(?P<season>(?P<s>{'|'.join(SEASONS)})(?:{_OF})(?P<y6>{_YEAR}))"
        # the (late) 1990s, the 21st century
        rf"|(?P<decade>(?:(?P<w2>{which})?(?P<dec>(?:1[4-9]|20)[0-9]0)'?s(?!\w))"
        rf"|(?P<century>(?P<c>[12]?[0-9])(?:st|nd|rd|th)(?:{GAP}|-)century)"
        # (late) December
        rf"|(?P<month>(?:(?P<mwhich>early|late|mid)(?:{GAP}|-)|(?P<mwhich2>beginning|start|end|middle){GAP}of{GAP})?(?P<m4>{_MONTH}))"
        # (mid-)2019, 2019-20
        rf"|(?P<year>(?:(?P<w3>{which}|(?P<y>year{GAP}))?(?P<y7>(?:1[0-9]|20)[0-9]{{2}}(?![\d%]))(?:-(?P<y8>[0-9]{{2}}|(?:1[0-9]|20)[0-9]{{2}})(?![\w-]))?)"
        r")(?!\w)"
    )


def first_words() -> list[str]:
    """Return the words that dates begin with, besides digits."""
    modifiers = "early late later mid middle beginning start end year q final last".split()
    days = {w.replace("-", " ").split()[0] for w in _WORD_DAYS}
    return [*MONTHS, *days, *SEASONS, *_ORDER, *modifiers]


def dates(text: str, folded: str, places: Sequence[int], now: datetime | None) -> Iterator[Piece]:
    """Yield the absolute dates, whether or not what stands beside them makes them part of something longer."""
    pattern, at = _pattern(), 0
    for place in places:
        if place < at or (m := pattern.match(folded, place)) is None:
            continue
        piece = _READERS[m.lastgroup or ""](text, folded, m, now)
        if piece is not None:
            at = m.end()
            yield piece


def _piece(m: re.Match[str], found: Interval | None, grain: Grain) -> Piece | None:
    return Piece(m.start(), m.end(), *found, grain) if found else None


def _day_of(word: str) -> int:
    word = " ".join(word.split())
    if word[:1].isalpha() and word not in _WORD_DAYS:
        return 0  # "thirty-five" of a month
    return _WORD_DAYS[word] if word in _WORD_DAYS else int(re.sub(r"\D", "", word))


def _year_of(word: str | None) -> int | None:
    if not word:
        return None
    n = int(word.strip("'"))
    return n if len(word.strip("'")) == 4 else n + (2000 if n < 50 else 1900)


def _iso(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    day = interval(int(m["iy"]), int(m["im"]), int(m["id"])) if int(m["iy"]) else None
    if day is None or m["ih"] is None:
        return _piece(m, day, Grain.DAY)
    grain = Grain.SECOND if m["isec"] else Grain.MINUTE
    begins = timedelta(hours=int(m["ih"]), minutes=int(m["imin"]), seconds=int(m["isec"] or 0))
    step = timedelta(seconds=1) if m["isec"] else timedelta(minutes=1)
    return Piece(m.start(), m.end(), *day, grain, begins, begins + step, _zone(m["iz"]))


def _zone(word: str | None) -> timezone | None:
    """Return the zone of an ISO time: "z", "+05:00"."""
    if word is None or word == "z":
        return UTC if word else None
    minutes = int(word[1:3]) * 60 + int(word[-2:])
    return timezone(timedelta(minutes=-minutes if word[0] == "-" else minutes)) if minutes < 1440 else None


def _numeric(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    a, b = int(m["n1"]), int(m["n2"])
    month, day = (b, a) if a > 12 or (m["ns"] == "." and b <= 12) else (a, b)
    return _piece(m, interval(_year_of(m["ny"]) or 0, month, day), Grain.DAY)


def _days(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    """Read a day or days of a month, in either order."""
    named = m["m1"] or m["m2"]
    first, last, year = (m["d1"] or m["d3"]), (m["d2"] or m["d4"]), _year_of(m["y1"] or m["y2"])
    month = MONTHS[named.rstrip(".")]
    if named.rstrip(".") in ("may", "march", "mar") and year is None:
        if not text[m.start("m1" if m["m1"] else "m2")].isupper():
            return None
    if first in CARDINALS and not last and _counts(folded, m.end("d3") if m["d3"] else m.end()):
        return None  # "in March eleven soldiers"
    day = _day_of(first)
    yearless = None
    if year is None:
        yearless = (month, day if not last else None)
        year = nearest_year(now, month, day, ahead(folded, m.start())) if now else None
        if year is None:
            return Piece(m.start(), m.end(), grain=Grain.DAY, yearless=(month, day)) if not last else None
    low = interval(year, month, day)
    high = interval(year, month, _day_of(last)) if last else low
    if low is None or high is None or high[0] < low[0]:
        return None
    return Piece(m.start(), m.end(), low[0], high[1], Grain.DAY, yearless=yearless if not last else None)


def _month_year(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    found = interval(int(m["y3"]), MONTHS[m["m3"].rstrip(".")])
    return _piece(m, part(*found, m["w1"]) if found and m["w1"] else found, Grain.MONTH)


_PREPOSITION = rf"(?<!\w)(?:in|of|since|until|till|by|from|to|between|and|or|before|after|during|through|early|late|mid|last|next|this|every)(?:{GAP}|-)$"


def _month(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    """Read a month without its year; "may" and "march" only as names."""
    word = m["m4"]
    at = m.start("m4")
    if word.rstrip(".") in ("may", "march", "mar", "jan", "dec", "sep", "jun") or word in (
        "aug",
        "oct",
        "apr",
        "feb",
        "nov",
        "jul",
    ):
        if not text[at].isupper() or not (
            m["mwhich"] or m["mwhich2"] or compiled(_PREPOSITION).search(folded, max(0, at - 12), at)
        ):
            return None
    month = MONTHS[word.rstrip(".")]
    year = nearest_year(now, month, None, ahead(folded, m.start())) if now else None
    if year is None:
        return Piece(m.start(), m.end(), grain=Grain.MONTH, yearless=(month, None))
    found = interval(year, month)
    which = m["mwhich"] or m["mwhich2"]
    if found and which:
        return _piece(m, part(*found, which), Grain.MONTH)
    return Piece(m.start(), m.end(), *found, Grain.MONTH, yearless=(month, None)) if found else None


def _quarter(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    n = int(m["qn"] or _ORDER[m["q"]])
    low, high = interval(int(m["y4"]), 3 * n - 2), interval(int(m["y4"]), 3 * n)
    return _piece(m, (low[0], high[1]) if low and high else None, Grain.QUARTER)


def _half(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    first = 1 if m["h"] in ("first", "1st") else 7
    low, high = interval(int(m["y5"]), first), interval(int(m["y5"]), first + 5)
    return _piece(m, (low[0], high[1]) if low and high else None, Grain.QUARTER)


def season(year: int, name: str) -> Interval | None:
    """Return a meteorological season of the northern half, named by the year in which it begins."""
    begins = SEASONS[name]
    low = interval(year, begins)
    high = interval(year + (begins == 12), (begins + 1) % 12 + 1)
    return (low[0], high[1]) if low and high else None


def _season(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    return _piece(m, season(int(m["y6"]), m["s"]), Grain.SEASON)


def _decade(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    low, high = interval(int(m["dec"])), interval(int(m["dec"]) + 9)
    found = (low[0], high[1]) if low and high else None
    return _piece(m, part(*found, m["w2"]) if found and m["w2"] else found, Grain.DECADE)


def _century(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    first = int(m["c"]) * 100 - 99
    low, high = (interval(first), interval(first + 99)) if first > 0 else (None, None)
    return _piece(m, (low[0], high[1]) if low and high else None, Grain.CENTURY)


_COUNTED = rf"{GAP}(?:[a-z]+{GAP})?(?:people|men|women|children|dead|killed|troops|police|(?!was|has|is|this|as|its|his|us|plus|thus|census|crisis|series|business)[a-z]{{3,20}}s)(?!\w)|-strong|{GAP}?(?:%|per{GAP}?cent|million|billion|thousand|crore|lakh)"
_STRONG = rf"(?<!\w)(?:in|since|during|year|circa|early|late|mid|until|till)(?:{GAP}|-)(?:the{GAP}year{GAP})?$"


def _counts(folded: str, at: int) -> bool:
    """Return whether what follows is counted by the number before it."""
    return compiled(_COUNTED).match(folded, at) is not None


def _year(text: str, folded: str, m: re.Match[str], now: datetime | None) -> Piece | None:
    """Read four digits as a year where nothing is counted by them."""
    year, at = int(m["y7"]), m.start("y7")
    if year > 2100 or folded[at - 1 : at] in ("$", "£", "€", "#"):
        return None
    strong = m["w3"] or m["y"] or compiled(_STRONG).search(folded, max(0, at - 20), at)
    if not strong and (_counts(folded, m.end()) or not (1900 <= year <= 2100)):
        return None
    if compiled(_UNIT).match(folded, m.end()):
        return None
    last = int(m["y8"]) if m["y8"] and len(m["y8"]) == 4 else year // 100 * 100 + int(m["y8"]) if m["y8"] else year
    if m["y8"] and last <= year:
        return None
    low, high = interval(year), interval(last)
    found = (low[0], high[1]) if low and high else None
    if found and m["w3"]:
        found = part(*found, m["w3"])
    return _piece(m, found, Grain.YEAR)


_UNIT = r" ?(?:km|kg|metres|meters|miles|tonnes|tons|hectares|acres|mw|kwh|mm|cm|ft|feet|°|lbs?|dollars|euros|pounds|rupees)(?!\w)"

_READERS = {
    "iso": _iso,
    "num": _numeric,
    "dmy": _days,
    "mdy": _days,
    "my": _month_year,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "month": _month,
    "year": _year,
}
