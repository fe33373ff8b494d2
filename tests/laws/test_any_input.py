"""No text, however odd, ends in anything but a result or a documented error."""

import newsroom
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.errors import ReconcileError
from reconcile.report import render

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


def survives(text: str, *formats: str) -> None:
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
