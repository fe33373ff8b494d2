"""One time in any of the formats that a column may mix is one minute."""

from collections.abc import Callable
from datetime import datetime

import numpy
from hypothesis import given
from hypothesis import strategies as st

from reconcile.columns.clock import moment_of
from reconcile.columns.kind import Cells
from reconcile.columns.kinds.time import KIND

Format = Callable[[datetime], str]


def _hour(t: datetime) -> int:
    return t.hour % 12 or 12


def _half(t: datetime) -> str:
    return "p" if t.hour >= 12 else "a"


WITH_DATE: tuple[Format, ...] = (
    lambda t: t.strftime("%Y-%m-%dT%H:%M:%S"),
    lambda t: t.strftime("%Y-%m-%d %H:%M"),
    lambda t: t.strftime("%Y-%m-%dT%H:%M:%S+02:00"),
    lambda t: t.strftime("%B %d, %Y   %I:%M %p"),
    lambda t: t.strftime("%I:%M %p  %a %d-%b-%Y"),
    lambda t: f"{t.month}/{t.day}/{t:%y} {_hour(t)}:{t:%M} {_half(t).upper()}M (-06:00)",
    lambda t: f"{t:%a}., {t:%b}.{t:%d}, {t:%Y} {_hour(t)}:{t:%M} {_half(t)}.m.",
    lambda t: t.strftime("%d %B %Y, %H:%M"),
    lambda t: t.strftime("%Y%m%d %H%M"),
    lambda t: t.strftime("%d.%m.%Y %H:%M"),
)
WITHOUT: tuple[Format, ...] = (
    lambda t: t.strftime("%H:%M"),
    lambda t: t.strftime("%H:%M:%S"),
    lambda t: f"{_hour(t)}:{t:%M}{_half(t)}",
    lambda t: f"{_hour(t)}:{t:%M} {_half(t)}.m.",
    lambda t: f"{_hour(t)}:{t:%M}{_half(t)}{t.day}",
    lambda t: f"{_hour(t)}:{t:%M}{_half(t)}{t:%b} {t.day}",
    lambda t: f"{_hour(t)}.{t:%M}{_half(t)}m",
    lambda t: f"{t:%a}  {t:%H:%M} (Estimated)",
    lambda t: f"{t:%b} {t.day} {_hour(t)}:{t:%M} {_half(t).upper()}M EST",
    lambda t: t.strftime("%Hh%M"),
    lambda t: t.strftime("%H%M hrs"),
)
TIMES = st.datetimes(datetime(1985, 1, 1), datetime(2045, 12, 31)).map(lambda t: t.replace(microsecond=0))


@given(TIMES, st.sampled_from(WITHOUT + WITH_DATE))
def test_every_format_gives_the_minute(t: datetime, form: Format) -> None:
    """Hours and minutes come out of every format."""
    found = moment_of(form(t))
    assert found is not None
    assert found.minute == t.hour * 60 + t.minute


@given(TIMES, st.sampled_from(WITH_DATE))
def test_every_full_format_gives_the_day(t: datetime, form: Format) -> None:
    """A date is read with its time."""
    found = moment_of(form(t))
    assert found is not None
    assert found.day == t.toordinal()


@given(TIMES, st.lists(st.sampled_from(WITHOUT), min_size=2, max_size=6))
def test_a_column_of_formats_has_one_value(t: datetime, forms: list[Format]) -> None:
    """Cells that tell one time in different formats have one key and one number."""
    texts = sorted({form(t) for form in forms})
    cells = Cells("leaves", texts, numpy.ones(len(texts), dtype=numpy.int32))
    assert KIND.why(cells)
    found = KIND.read(cells)
    assert len(found.cell) == len(texts)
    assert set(found.number.tolist()) == {float(t.hour * 60 + t.minute)}
    assert len(set(found.key)) == 1


def test_what_is_no_time() -> None:
    """Codes, numbers, words and dates without a time in a column of times are none."""
    for text in ("F80", "3.5", "12", "bridge", "12-Oct-", "25:99", "12A"):
        assert moment_of(text) is None or moment_of(text).minute is None  # type: ignore[union-attr]


def test_days_before_months_where_the_column_says_so() -> None:
    """A first number above 12 anywhere makes every slashed date of the column day first."""
    texts = ["03/04/2011", "25/12/2010"]
    found = KIND.read(Cells("day", texts, numpy.ones(2, dtype=numpy.int32)))
    assert list(found.key) == ["2011-04-03", "2010-12-25"]
