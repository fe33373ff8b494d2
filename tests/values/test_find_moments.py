"""Moments in sentences of our own, seen from Saturday, 16 December 2023, 10 in the morning."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.values import Grain, Moment, find
from reconcile.values.holidays import easter
from reconcile.values.moment import NO_DAY

NOW = datetime(2023, 12, 16, 10)

# text -> (span, low, high, grain)
DATED = [
    ("on Dec. 15, 2023 the dam broke", "Dec. 15, 2023", "2023-12-15", "2023-12-16", "day"),
    ("on 15 December the dam broke", "15 December", "2023-12-15", "2023-12-16", "day"),
    ("on the 15th of December", "15th of December", "2023-12-15", "2023-12-16", "day"),
    ("on 2023-12-15", "2023-12-15", "2023-12-15", "2023-12-16", "day"),
    ("on 15/12/2023", "15/12/2023", "2023-12-15", "2023-12-16", "day"),
    ("on 15.12.2023", "15.12.2023", "2023-12-15", "2023-12-16", "day"),
    ("in December 2022", "December 2022", "2022-12-01", "2023-01-01", "month"),
    ("before dawn on Friday", "before dawn on Friday", "2023-12-15", "2023-12-15T06:00", "part of day"),
    ("in the pre-dawn hours of Friday", "pre-dawn hours of Friday", "2023-12-15", "2023-12-15T06:00", "part of day"),
    ("in May", "May", "2023-05-01", "2023-06-01", "month"),
    ("in 2019", "2019", "2019-01-01", "2020-01-01", "year"),
    ("the 1990s", "1990s", "1990-01-01", "2000-01-01", "decade"),
    ("the 21st century", "21st century", "2001-01-01", "2101-01-01", "century"),
    ("in summer 2019", "summer 2019", "2019-06-01", "2019-09-01", "season"),
    ("the second quarter of 2019", "second quarter of 2019", "2019-04-01", "2019-07-01", "quarter"),
    ("on Friday", "Friday", "2023-12-15", "2023-12-16", "day"),
    ("last Friday", "last Friday", "2023-12-15", "2023-12-16", "day"),
    ("will meet on Friday", "Friday", "2023-12-22", "2023-12-23", "day"),
    ("Monday of next week", "Monday of next week", "2023-12-18", "2023-12-19", "day"),
    ("yesterday", "yesterday", "2023-12-15", "2023-12-16", "day"),
    ("two days ago", "two days ago", "2023-12-14", "2023-12-15", "day"),
    ("last month", "last month", "2023-11-01", "2023-12-01", "month"),
    ("last week", "last week", "2023-12-04", "2023-12-11", "week"),
    ("16-17 September 2019", "16-17 September 2019", "2019-09-16", "2019-09-18", "day"),
    ("between 1 and 3 May", "1 and 3 May", "2023-05-01", "2023-05-04", "day"),
    ("from Monday to Wednesday", "from Monday to Wednesday", "2023-12-11", "2023-12-14", "day"),
    ("from 2015 to 2019", "from 2015 to 2019", "2015-01-01", "2020-01-01", "year"),
    ("April to June", "April to June", "2023-04-01", "2023-07-01", "month"),
    ("around 2:30 AM on Friday", "around 2:30 AM on Friday", "2023-12-15T02:15", "2023-12-15T02:45", "minute"),
    ("early hours of Friday morning", "early hours of Friday morning", "2023-12-15", "2023-12-15T06:00", "part of day"),
    ("from 9 am to 5 pm on Friday", "from 9 am to 5 pm on Friday", "2023-12-15T09:00", "2023-12-15T17:00", "minute"),
    ("Tuesday night", "Tuesday night", "2023-12-12T18:00", "2023-12-13T06:00", "part of day"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "low", "high", "grain"), DATED)
def test_a_dated_moment(text: str, span: str, low: str, high: str, grain: str) -> None:
    """The words give this interval, its end excluded."""
    (found,) = find(text, NOW)
    assert isinstance(found.value, Moment)
    assert found.text == span
    assert (found.value.low, found.value.high) == (datetime.fromisoformat(low), datetime.fromisoformat(high))
    assert found.value.grain == grain
    assert not found.value.clock_only


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("around 2:30 AM", "02:15", "02:45"),
        ("at 9 pm", "21:00", "21:01"),
        ("at 21:42", "21:42", "21:43"),
        ("at noon", "12:00", "12:01"),
        ("at midnight", "00:00", "00:01"),
        ("at half past seven in the evening", "19:30", "19:31"),
        ("at 0230 hours", "02:30", "02:31"),
        ("from 5 to 6 pm", "17:00", "18:00"),
    ],
)
def test_a_time_of_day_without_its_day(text: str, low: str, high: str) -> None:
    """A time of day stands on the day of `now`, or on no day, and says so."""
    for now, day in ((NOW, NOW.date()), (None, NO_DAY.date())):
        (found,) = find(text, now)
        assert isinstance(found.value, Moment)
        assert found.value.clock_only
        assert found.value.low == datetime.fromisoformat(f"{day.isoformat()}T{low}")
        assert found.value.high == datetime.fromisoformat(f"{day.isoformat()}T{high}")


def test_a_zone_is_kept() -> None:
    """ "2130 GMT" is aware of its zone."""
    (found,) = find("at 2130 GMT", NOW)
    assert isinstance(found.value, Moment)
    assert found.value.low == datetime(2023, 12, 16, 21, 30, tzinfo=UTC)


def test_half_open_times() -> None:
    """ "Since" and "before" leave one end open."""
    since, before = find("since 2019", NOW)[0].value, find("before 2019", NOW)[0].value
    assert since == Moment(low=datetime(2019, 1, 1), grain=Grain.YEAR)
    assert before == Moment(high=datetime(2019, 1, 1), grain=Grain.YEAR)


def test_days_that_need_a_now_are_left_out_without_one_and_are_no_numbers() -> None:
    """ "15 December" is neither a moment nor the number 15 when nobody knows the year."""
    assert find("on 15 December and on Friday") == []
    assert len(find("on 15 December and on Friday", NOW)) == 2


def test_a_month_before_a_comma_and_a_number_is_no_day() -> None:
    """ "In March, eleven goats" counts goats."""
    texts = [f.text for f in find("In March, eleven goats and in May 12,000 hens died", NOW)]
    assert texts[:2] == ["March", "eleven"]


def test_years_that_count_something_are_numbers() -> None:
    """ "2000 goats" are goats, "in 2000" is a year."""
    assert find("2000 goats", NOW)[0].value.kind == "quantity"
    assert find("in 2000", NOW)[0].value.kind == "moment"


WHEN = datetime(2022, 3, 16, 10)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("on Easter Monday 2023", "2023-04-10", "2023-04-11"),
        ("last Thanksgiving", "2021-11-25", "2021-11-26"),
        ("on Christmas Eve", "2021-12-24", "2021-12-25"),
        ("on Labor Day of last year", "2021-09-06", "2021-09-07"),
        ("on Monday the 14th", "2022-03-14", "2022-03-15"),
        ("on the 9th they met", "2022-03-09", "2022-03-10"),
        ("three days before 4 July 2019", "2019-07-01", "2019-07-02"),
        ("two weeks after 4 July 2019", "2019-07-18", "2019-07-19"),
        ("more than two weeks before 20 July 2019", None, "2019-07-06"),
        ("the week of 8 June 2021", "2021-06-07", "2021-06-14"),
        ("the first ten days of June 2021", "2021-06-01", "2021-06-11"),
        ("the last two weeks of 2020", "2020-12-21", "2021-01-04"),
        ("in nineteen seventy-four", "1974-01-01", "1975-01-01"),
        ("in May two thousand and nine", "2009-05-01", "2009-06-01"),
        ("in the late eighties", "1980-01-01", "1990-01-01"),
        ("in the 80s", "1980-01-01", "1990-01-01"),
        ("in June of '98", "1998-06-01", "1998-07-01"),
        ("between 3 March 2022 and now", "2022-03-03", "2022-03-17"),
        ("on 5 March 2022 or later", "2022-03-05", None),
        ("as of 5 March 2022", "2022-03-05", "2022-03-06"),
        ("on 5 March 2022 before 5 pm", None, "2022-03-05 17:00"),
        ("last night at 8", "2022-03-15 20:00", "2022-03-15 20:01"),
        ("from 9 to 11:30 this morning", "2022-03-16 09:00", "2022-03-16 11:30"),
        ("over the weekend", "2022-03-12", "2022-03-14"),
        ("in a fortnight's time", "2022-03-30", "2022-03-31"),
        ("the last 2 quarters", "2021-07-01", "2022-01-01"),
        ("the 3 past weeks", "2022-02-23", "2022-03-16"),
        ("at the end of the year", "2022-07-01", "2023-01-01"),
        ("how about 4 July 2019", "2019-07-04", "2019-07-05"),
        ("11/2020", "2020-11-01", "2020-12-01"),
    ],
)
def test_times_told_in_further_ways(text: str, low: str | None, high: str | None) -> None:
    """Feasts, days of a month, weeks, times from other times, years in words and open ends stand where they should."""
    ends = tuple(None if t is None else datetime.fromisoformat(t) for t in (low, high))
    assert [(v.low, v.high) for f in find(text, WHEN) if isinstance(v := f.value, Moment)] == [ends]


@pytest.mark.parametrize(
    "text",
    ["up to date figures", "this may take long", "he is in his 30s", "the 14th floor", "it took weeks, now and then"],
)
def test_words_that_look_like_times_are_none(text: str) -> None:
    """ "Up to date", a modal "may", ages and floors are no moments."""
    assert not [f for f in find(text, WHEN) if isinstance(f.value, Moment)]


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    """Easter falls on a Sunday between 22 March and 25 April."""
    day = easter(year)
    assert day.weekday() == 6
    assert datetime(year, 3, 22) <= day <= datetime(year, 4, 25)


@given(st.integers(1601, 2099).filter(lambda y: not 2000 <= y < 2010 and y % 100))
def test_years_in_words_read_back(year: int) -> None:
    """A year written as two pairs of words is that year."""
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    ones = (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen"
    ).split()

    def said(n: int) -> str:
        if n < 10:
            return f"oh {ones[n - 1]}"
        return ones[n - 1] if n < 20 else tens[n // 10 - 2] + (f"-{ones[n % 10 - 1]}" if n % 10 else "")

    century = {16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty"}[year // 100]
    (found,) = find(f"They came in {century} {said(year % 100)}.")
    assert isinstance(found.value, Moment)
    assert (found.value.low, found.value.high) == (datetime(year, 1, 1), datetime(year + 1, 1, 1))
