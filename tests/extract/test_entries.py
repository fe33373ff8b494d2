"""Live blogs: the time at the head of an entry is the time of what it tells, and later supersedes earlier."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.consensus import Status
from reconcile.extract.entries import heads
from reconcile.extract.sentences import split
from reconcile.statement import Document

TOLLS = ("Two", "Three", "Four", "Five", "Six", "Eight", "Nine")


def blog(entries: list[str], published: str = "2031-03-02") -> Document:
    """Return a live blog of these entries."""
    return Document("Harl mill blast: live updates\n\n" + "\n\n".join(entries), name="live", published=published)


def as_of(document: Document) -> list[str]:
    """Return the times as of which its figures hold."""
    return [s.as_of.low.isoformat() for s in reconcile.extract(document) if s.as_of and s.as_of.low]


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("14:32", "14:32:00"),
        ("2.15pm", "14:15:00"),
        ("2:15 p.m.", "14:15:00"),
        ("Update 16:00:", "16:00:00"),
        ("Updated at 16:05 -", "16:05:00"),
        ("11am:", "11:00:00"),
        ("14h32", "14:32:00"),
        ("16:00 GMT |", "16:00:00+00:00"),
        ("14.32 GMT:", "14:32:00+00:00"),
    ],
)
def test_the_head_of_an_entry_gives_its_time(head: str, time: str) -> None:
    """On the same line or on a line of its own, in the forms that editors use."""
    for gap in (" ", "\n"):
        document = blog(["17:50 Nine people died, police say.", f"{head}{gap}Five people died, police say."])
        assert as_of(document) == ["2031-03-02T17:50:00", f"2031-03-02T{time}"]


@pytest.mark.parametrize(
    "entries",
    [
        ["17:50 Nine people died, police say.", "Five people died, police say."],  # one time only
        ["1.10 Nine people died.", "1.20 Five people died."],  # numbers of sections
        ["9:30 trains carried 40 people.", "10:30 trains carried 60 people."],  # the sentence's own words
        ["7 people died.", "12 people died."],
    ],
)
def test_other_numbers_at_the_head_of_a_paragraph_open_no_entry(entries: list[str]) -> None:
    """A single time, sections, a train's hour and counts make no live blog."""
    document = blog(entries)
    assert heads(document.text, split(document.text).paragraphs) == {}


def test_past_midnight_the_older_entries_are_of_the_day_before() -> None:
    """The newest entry is of the day of publication, whichever way the blog runs."""
    entries = ["00:40 Nine people died, police say.", "23:10 Five people died, police say."]
    assert as_of(blog([*entries, "22:00 Police say two died."]))[:2] == ["2031-03-02T00:40:00", "2031-03-01T23:10:00"]
    running = ["22:00 Two people died, police say.", *reversed(entries)]
    assert as_of(blog(running)) == ["2031-03-01T22:00:00", "2031-03-01T23:10:00", "2031-03-02T00:40:00"]


@settings(max_examples=500)
@given(
    st.lists(st.integers(0, 6), min_size=2, max_size=5, unique=True).map(sorted),
    st.lists(st.integers(8 * 60, 22 * 60), min_size=5, max_size=5, unique=True).map(sorted),
    st.booleans(),
)
def test_the_latest_entry_stands(tolls: list[int], minutes: list[int], newest_first: bool) -> None:
    """A toll that rises from entry to entry is news: no contradiction, and the last one is the answer."""
    entries = [
        f"{at // 60:02}:{at % 60:02} {TOLLS[n]} people were killed, police say."
        for n, at in zip(tolls, minutes, strict=False)
    ]
    result = reconcile.run([blog(entries[::-1] if newest_first else entries)])
    assert not [f for f in result.findings if f.severity != "info"]
    (answer,) = (c for c in result.consensus if c.question.attribute == "killed")
    assert answer.status is Status.REVISED
    latest = f"{TOLLS[tolls[-1]].lower()} people were killed"
    assert answer.sentence.startswith(latest)
    assert answer.sentence.endswith(f"the earlier figure was {TOLLS[tolls[-2]].lower()}")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2031-03-02", ""])
def test_clocks_in_disorder_raise_nothing(published: str) -> None:
    """Thousands of entries that run to and fro, at either end of the calendar or without a date."""
    entries = [f"{(n * 7) % 24:02}:15 Police say {TOLLS[n % 7].lower()} people were killed." for n in range(400)]
    assert len(reconcile.extract(blog(entries, published))) == 400
