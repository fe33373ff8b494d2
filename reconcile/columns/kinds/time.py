"""Dates and times of day, in whatever formats a column mixes: minutes of the day, of a date, or days."""

import re
from collections.abc import Sequence

import numpy

from reconcile.columns.clock import DAY, Clock, moment_of
from reconcile.columns.kind import Cells, Kind, Meanings
from reconcile.columns.sampling import share

_NO_MONTH = re.compile(r"\s*(?:1[3-9]|2\d|3[01])[/-]\d{1,2}(?:[/-]|\b)(?!\d{3})")
_MOST = 0.8  # of the rows must be times


def why(cells: Cells) -> str:
    """Return why cells are times."""
    part = share(cells, lambda text: moment_of(text) is not None)
    return f"{part:.0%} of its cells are dates or times of day" if part >= _MOST else ""


def read(cells: Cells) -> Meanings:
    """Return one time a cell: minutes of the day where dates are missing in some, minutes since year 1 where in none.

    Cells that lack what most have (a date without the time) cannot be compared and are not read.
    """
    day_first = _day_first(cells.texts)
    told = [moment_of(text, day_first) for text in cells.texts]
    counts = cells.counts.astype(numpy.float64)
    rows = float(counts[[c is not None for c in told]].sum())
    with_time = float(counts[[c is not None and c.minute is not None for c in told]].sum())
    if with_time >= rows / 2:
        timed = [c is not None and c.minute is not None for c in told]
        dated = all(c is None or c.minute is None or c.day is not None for c in told)
        numbers = numpy.array([_minutes(c, dated) for c in told])
        because = "compared by minute and date" if dated else "compared by minute of the day, since some have no date"
        keys = [f"{int(x)}" if ok else None for x, ok in zip(numbers.tolist(), timed, strict=True)]
    else:
        numbers = numpy.array([_days(c) for c in told])
        keys, because = [_date_key(c) for c in told], "compared as dates"
    made = Meanings.of(keys, cells.texts, numbers)
    return Meanings(made.cell, made.key, made.spelling, made.number, (because,))


def _day_first(texts: Sequence[str]) -> bool:
    """Return whether a column writes the day before the month: some cell has a first number that is no month."""
    return any(_NO_MONTH.match(text) is not None for text in texts)


def _minutes(clock: Clock | None, dated: bool) -> float:
    if clock is None or clock.minute is None:
        return float("nan")
    return float((clock.day or 0) * DAY + clock.minute) if dated else float(clock.minute)


def _days(clock: Clock | None) -> float:
    return float("nan") if clock is None or clock.day is None else float(clock.day * DAY)


def _date_key(clock: Clock | None) -> str | None:
    if clock is None or clock.month is None:
        return None
    parts = (clock.year, clock.month, clock.date)
    return "-".join("" if part is None else f"{part:02d}" for part in parts)


KIND = Kind("time", "dates and times of day", order=20, why=why, read=read)
