"""Absolute dates in running text. Each way to write one is a reader in `days` or `periods`; this file has their order.

Dates without a year are resolved to one near `now`; without a `now` they come back with no interval.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache

from reconcile.values.calendar import MONTHS, WEEKDAYS
from reconcile.values.days import WORD_DAYS, iso_day, named_day, numeric_day
from reconcile.values.holidays import first_words as names_of_days
from reconcile.values.holidays import holiday
from reconcile.values.monthdays import day_of_month, weekday_of_month
from reconcile.values.pattern import compiled
from reconcile.values.periods import (
    MODIFIERS,
    ORDER,
    SEASONS,
    month_alone,
    month_and_year,
    numeric_month,
    quarter_or_half,
    season_of_year,
    week_of,
)
from reconcile.values.piece import Piece
from reconcile.values.reading import Reading
from reconcile.values.years import decade_or_century, short_decade, year_alone, year_in_words

# The first that reads anything wins, so what says more stands before what says less.
_OF_DIGITS = (
    iso_day,
    numeric_day,
    numeric_month,
    named_day,
    quarter_or_half,
    decade_or_century,
    short_decade,
    week_of,
    year_alone,
)
_OF_MONTHS = (named_day, month_and_year, month_alone)
_OF_PARTS = (month_and_year, quarter_or_half, season_of_year, decade_or_century, month_alone, year_alone)
_OF_COUNTS = (named_day, quarter_or_half, week_of, year_in_words)
_OF_YEARS = (quarter_or_half, season_of_year, year_alone, short_decade)

# What digits must be followed by to be part of a date; most numbers of a text fail here, once, and not at each reader.
_DATE_AHEAD = (
    r"[0-9]{4}(?![0-9])|[0-9]{1,2}(?:st|nd|rd|th)(?![a-z])|[2-9]0'?s(?![a-z])"
    r"|[0-9]{1,2}(?:[-/.][0-9a-z]|(?:st|nd|rd|th)?[-/. \n]{0,6}(?:[a-z]{2}|-[ \n]?[0-9]))"
)


_Reader = Callable[[Reading, int], Piece | None]
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


@cache
def _readers() -> dict[str, tuple[_Reader, ...]]:
    """Return, for each first word of a date, the readers to try, in order."""
    table: dict[str, tuple[_Reader, ...]] = {}
    sorts: tuple[tuple[Iterable[str], tuple[_Reader, ...]], ...] = (
        (names_of_days(), (holiday,)),
        (WEEKDAYS, (weekday_of_month,)),
        ((w.replace("-", " ").split()[0] for w in WORD_DAYS), _OF_COUNTS),
        (MONTHS, _OF_MONTHS),
        ((*SEASONS, *_DECADES, "year", "q", "h"), _OF_YEARS),
        (ORDER, (quarter_or_half, week_of, named_day)),
        (MODIFIERS, _OF_PARTS),
    )
    for words, readers in sorts:
        for word in words:
            known = table.get(word, ())
            table[word] = (*known, *(r for r in readers if r not in known))
    return table


def first_words() -> list[str]:
    """Return the words that dates begin with, besides digits."""
    return list(_readers())


def dates(text: str, folded: str, places: Sequence[int], now: datetime | None) -> Iterator[Piece]:
    """Yield the absolute dates, whether or not what stands beside them makes them part of something longer."""
    reading, at = Reading(text, folded, now), 0
    for place in places:
        if place < at or (_goes_on(folded, place) and not (at == place - 1 and folded[at] == "-")):
            continue
        if folded[place].isdigit() and not compiled(_DATE_AHEAD).match(folded, place):
            continue
        if found := _date(reading, place, at):
            at = found.end
            yield found


def _goes_on(folded: str, place: int) -> bool:
    """Return whether what stands before makes the digits or word part of something else: "v2019", "$2019", "3.2019"."""
    last = folded[place - 1 : place]
    if last.isalnum() or (last in tuple("_./:$£€") and last):
        return not (last == "/" and folded[place].isalpha())
    return last == "-" and folded[place].isdigit() and place > 1 and folded[place - 2] in " 0123456789"


def _date(r: Reading, place: int, floor: int) -> Piece | None:
    """Return what the first reader finds that finds anything; "the" before a day is looked back for."""
    if r.folded[place].isdigit():
        if r.folded.endswith("the ", floor, place) and (found := day_of_month(r, place - 4)):
            return found
        readers: tuple[_Reader, ...] = _OF_DIGITS
    else:
        m = compiled("[a-z]+").match(r.folded, place)
        readers = _readers().get(m[0], ()) if m else ()
    return next((p for read in readers if (p := read(r, place))), None)
