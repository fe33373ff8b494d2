"""No text, however odd, ends in anything but a result or a documented error."""

from collections.abc import Iterator

import newsroom
import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reconcile
from reconcile import Document
from reconcile.errors import InputError, ReconcileError
from reconcile.report import render
from reconcile.report.card import cards
from reconcile.report.page.timeline import timeline
from reconcile.statement import Statement

ODD = (
    "",
    " ",
    "\n\n\n",
    "\x00",
    "\ufeff",
    "\u202e three \u202c",
    "قتل ٣ أشخاص",
    "נהרגו שלושה",
    "三人死亡",
    "👮👮 two 🚔 dead",
    "three",
    "3",
    "3.",
    "...",
    "- - -",
    "“",
    "said said said",
    "At least",
    "killed killed killed of of of",
    "1,2,3,4,5,6,7",
    "9" * 400 + " people were killed",
    "-1 people were killed",
    "0.0000001 % of people",
    "1e309 people died",
    "between 9 and 4 people were killed",
    "Feb 30, 2024 at 25:61",
    "the 0th victim",
    "half a million dozen hundred people",
    "A" * 5000,
    "three people " * 500,
    "\ud800 two people were killed",
    "two\u00a0people\u2009were\u200bkilled",
    "\r\n".join("ab"),
    "<p>two <b>killed</b></p>",
    "| a | b |\n|---|---|\n| 3 | 4 |",
    "x, y said, z said that w said v said",
    "(" * 300,
    '"' * 301,
)
_PIECES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(ODD),
    newsroom.sentences(),
    newsroom.figures(),
    st.sampled_from(
        ("said", "killed", "not", "of", "%", "may", "at", "and", "between", "to", '"', "’", "\n", "more", "th")
    ),
)

ODD_DATES = (
    "",
    " ",
    "yesterday",
    "0000-00-00",
    "0001-01-01",
    "0001-01-01T00:00+14:00",
    "0999-12-31",
    "1000-01-01",
    "1000-01-01T00:00+14:00",
    "2024-02-30",
    "2024-02-29T24:00",
    "2024-W05-1",
    "2999-12-31T23:59-12:00",
    "3000-01-01",
    "9999",
    "9999-12",
    "9999-12-31",
    "9999-12-31T23:59",
    "9999-12-31T23:59:59.999999-12:00",
    "10000-01-01",
    "-0044-03-15",
    "٢٠٢٤-٠١-٠١",
)
_DAYS = (
    "Three people were killed on 1 January 0001.",
    "Two people were killed on 31 December 9999.",
    "4 March 9999\n\nTwo people were killed on Monday, police said.",
    "1 January 0001\n\nTwo people were killed yesterday, police said.",
    "Gunmen stormed the hall on Friday, two days after the fire.",
    "08:15\nTwo people died.\n\n23:10\nThree people died.\n\n",
    "Last week five people were killed; in the same month of 1999 nine were.",
    "Half an hour ago six people were injured; the hearing is tomorrow.",
)


def survives(text: object, *formats: str) -> None:
    """Run the text and render the result; a documented error passes, anything else comes through."""
    try:
        result = reconcile.run([text])
        for format in formats:
            render(result, format)
    except ReconcileError:
        return


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts(text: str) -> None:
    """Empty, truncated, right-to-left, symbolic and repetitive texts are read without complaint."""
    survives(text, "json", "terminal", "html")


@settings(max_examples=500)
@given(st.text(max_size=400))
@example("\u0085two killed\u2028three killed")
def test_random_unicode(text: str) -> None:
    """Any sequence of characters is read without complaint."""
    survives(text, "terminal")


@settings(max_examples=500)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_news_cut_to_pieces(text: str) -> None:
    """Pieces of news in any order, whole or broken, are read without complaint."""
    survives(text, "terminal")


@pytest.mark.parametrize("text", _DAYS, ids=range(len(_DAYS)))
@pytest.mark.parametrize("published", ODD_DATES)
def test_odd_dates_of_publication(text: str, published: str) -> None:
    """A day at either end of the calendar, and what is no day at all, is refused or read, alone and in a page."""
    survives(Document(text, published=published), "html")
    for statement in reconcile.extract(Document(text, published=published)):
        assert statement.quote in text


@settings(max_examples=500)
@given(
    st.lists(st.one_of(st.sampled_from(_DAYS), _PIECES), max_size=6).map("\n".join),
    st.one_of(st.sampled_from(ODD_DATES), st.dates().map(str), st.datetimes().map(str), st.text(max_size=12)),
)
def test_any_date_of_publication(text: str, published: str) -> None:
    """Whatever is given for the date of a document, it comes to a result or to an error that says how to write one."""
    survives(Document(text, published=published), "terminal")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31T23:59", "0999-12-31", "3000-01-01"])
def test_dates_at_the_ends_of_the_calendar_are_told(published: str) -> None:
    """The error names the date and the years that can be reckoned with."""
    with pytest.raises(InputError, match=f"'{published}' is not a date.*in a year from 1000 to 2999"):
        reconcile.run([Document("Two people died.", published=published)])


@pytest.mark.parametrize("published", ["0001-01-01T00:00+14:00", "9999-12-31T23:59"])
def test_statements_at_the_ends_of_the_calendar_are_drawn_without_them(published: str) -> None:
    """Statements made in Python are not read; the timeline leaves out a time whose neighbours the calendar lacks."""
    days = ("2024-01-02", published, "2024-01-05T10:00")
    result = reconcile.run([s for d in days for s in _deaths_of(d)])
    assert {s.published for s in result.statements} == set(days)
    drawn = {p.statement.published for c in cards(result) if (t := timeline(c)) for p in t.points}
    assert drawn == {"2024-01-02", "2024-01-05T10:00"}
    assert render(result, "html")


def _deaths_of(day: str) -> Iterator[Statement]:
    for s in reconcile.extract(Document(f"{day[-1]} people were killed in Alt, police said.")):
        yield evolve(s, document=evolve(s.document, published=day))


@pytest.mark.slow
def test_five_megabytes_are_read_in_one_go() -> None:
    """A text of 5 MB comes to a result; a million words of background do not bury the one contradiction."""
    filler = (
        "The road to {} was closed for the season and the ferry kept to its winter timetable, as it does each year.\n\n"
    )
    places = newsroom.PLACES
    background = "".join(filler.format(places[n % len(places)]) for n in range(46_000))
    assert len(background) >= 5_000_000
    facts = "Four border guards were killed in Marwick, police said.\n\n"
    other = "Governor Lena Abarca said five border guards were killed in Marwick.\n\n"
    result = reconcile.run([facts + background + other])
    assert {s.quote for s in result.statements if "guards" in s.quote}
    assert any(str(f.severity) == "contradiction" for f in result.findings)


@pytest.mark.slow
def test_a_long_live_blog_is_read_in_one_go() -> None:
    """Six hundred sentences, each with a figure, come to a result."""
    line = "{} people were killed in {}, {} said.\n\n"
    text = "".join(line.format(n % 97 + 2, newsroom.PLACES[n % 8], newsroom.PEOPLE[n % 7]) for n in range(600))
    assert len(reconcile.run([text]).statements) >= 600
