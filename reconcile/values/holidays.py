"""Feasts and days with a name, on their date of a year: "Christmas Eve", "Easter Monday 2019", "last Thanksgiving".

Only days that mean one date wherever English is written, or that one country alone names so. Easter by the
Gregorian rule in the form of Meeus, Jones and Butcher (Jean Meeus, Astronomical Algorithms, chapter 8).
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from reconcile.values.calendar import DAY, Interval, ahead, midnight
from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.piece import Piece
from reconcile.values.reading import YEAR, Reading, any_of


def easter(year: int) -> datetime:
    """Return Easter Sunday of a year.

    >>> easter(2024).date().isoformat()
    '2024-03-31'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return datetime(year, n // 31, n % 31 + 1)


def _fixed(month: int, day: int) -> Callable[[int], datetime]:
    return lambda year: datetime(year, month, day)


def _moving(days: int) -> Callable[[int], datetime]:
    return lambda year: easter(year) + timedelta(days=days)


def _nth_weekday(month: int, weekday: int, n: int, more: int = 0) -> Callable[[int], datetime]:
    """Return the rule of the n-th weekday of a month, of the last one for n = -1, and some days more."""

    def of(year: int) -> datetime:
        first = datetime(year, month, 1 if n > 0 else 31)
        if n < 0:
            return first - DAY * ((first.weekday() - weekday) % 7)
        return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (n - 1) + more)

    return of


_RULES: dict[str, Callable[[int], datetime]] = {
    **dict.fromkeys(("christmas", "christmas day", "xmas", "xmas day"), _fixed(12, 25)),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    **dict.fromkeys(("new year's day", "new year day", "new years day"), _fixed(1, 1)),
    **dict.fromkeys(("new year's eve", "new year eve", "new years eve"), _fixed(12, 31)),
    **dict.fromkeys(("valentine's day", "valentines day", "st valentine's day"), _fixed(2, 14)),
    **dict.fromkeys(("st patrick's day", "st. patrick's day", "saint patrick's day", "saint patrick"), _fixed(3, 17)),
    **dict.fromkeys(("april fool's day", "april fools' day"), _fixed(4, 1)),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "cinco de mayo": _fixed(5, 5),
    "juneteenth": _fixed(6, 19),
    "bastille day": _fixed(7, 14),
    **dict.fromkeys(("halloween", "hallowe'en"), _fixed(10, 31)),
    "all saints' day": _fixed(11, 1),
    **dict.fromkeys(("armistice day", "remembrance day", "veterans day"), _fixed(11, 11)),
    **dict.fromkeys(("easter", "easter sunday", "easter day"), _moving(0)),
    "ash wednesday": _moving(-46),
    "palm sunday": _moving(-7),
    "good friday": _moving(-2),
    "easter monday": _moving(1),
    "whit monday": _moving(50),
    **dict.fromkeys(("martin luther king day", "mlk day"), _nth_weekday(1, 0, 3)),
    "memorial day": _nth_weekday(5, 0, -1),
    "labor day": _nth_weekday(9, 0, 1),
    **dict.fromkeys(("thanksgiving", "thanksgiving day"), _nth_weekday(11, 3, 4)),
    "black friday": _nth_weekday(11, 3, 4, 1),
}
_RELATIVE = "last|previous|next|this|coming|upcoming"
_PATTERN = (
    rf"(?:(?P<rel>{_RELATIVE}){GAP})?(?P<name>{any_of(_RULES)})(?!\w)(?!'s{GAP}[a-z])"
    rf"(?:(?:,?{GAP}|{GAP}(?:of|in){GAP}(?:the{GAP}year{GAP})?)(?:(?P<y>{YEAR})|(?P<ry>last|this|next){GAP}year))?"
)


def first_words() -> list[str]:
    """Return the words that names of days begin with."""
    return [*(w.split()[0].split("'")[0].rstrip(".") for w in _RULES), *_RELATIVE.split("|")]


def holiday(r: Reading, at: int) -> Piece | None:
    """Read a day with a name, of the year said or the one nearest to the reference time."""
    m = r.match(_PATTERN, at)
    if m is None or (m["name"].startswith("may") and not r.is_name(m.start("name"))):
        return None
    rule = _RULES[" ".join(m["name"].split())]
    if m["y"]:
        return Piece(m.start(), m.end(), *_on(rule(int(m["y"]))))
    if r.now is None:
        return Piece(m.start(), m.end())
    if m["ry"]:
        year = r.now.year + {"last": -1, "this": 0, "next": 1}[m["ry"]]
        return Piece(m.start(), m.end(), *_on(rule(year))) if 1 < year < 9998 else None
    found = _nearest(rule, midnight(r.now), m["rel"] or ("next" if ahead(r.folded, at) else ""))
    return Piece(m.start(), m.end(), *_on(found), Grain.DAY) if found else None


def _on(day: datetime) -> Interval:
    return day, day + DAY


def _nearest(rule: Callable[[int], datetime], today: datetime, which: str) -> datetime | None:
    """Return the last one over, the next, this year's, or as news speaks: the last, or one at most a month ahead."""
    if not 2 < today.year < 9997:
        return None
    days = [rule(today.year + k) for k in (-1, 0, 1)]
    past, coming = [d for d in days if d <= today], [d for d in days if d > today]
    if which == "this":
        return days[1]
    if which in ("last", "previous"):
        return next((d for d in reversed(past) if d < today), None)
    if which or coming[0] - today <= 31 * DAY:
        return coming[0]
    return past[-1]
