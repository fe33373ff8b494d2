"""Times of what a sentence tells: of an event, of the verb of the clause, on the day told before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.statement import Stance, Statement
from reconcile.values import Moment

PUBLISHED = "2024-06-12"  # a Wednesday


def times(text: str) -> list[Statement]:
    """Return the statements of a text that hold a moment."""
    document = reconcile.Document(text, name="a.txt", published=PUBLISHED)
    return [s for s in reconcile.extract(document) if isinstance(s.value, Moment)]


def told(text: str) -> list[tuple[str, str]]:
    """Return what each is the time of, and when."""
    return [(s.frame.noun, str(s.value)) for s in times(text)]


READ = [
    ("The raid on Sunday killed two.", [("raid", "2024-06-09")]),
    ("The 6 June raid killed two.", [("raid", "2024-06-06")]),
    (
        "At about 9 am on 6 June, gunmen stormed the hall.",
        [("stormed", "2024-06-06 08:45/2024-06-06 09:15")],
    ),
    ("The mill fire broke out before dawn on Monday.", [("fire", "2024-06-10 00:00/2024-06-10 06:00")]),
    ("Jo Doe left the mill at 9:42 pm.", [("left", "2024-06-12 21:42")]),
    ("The hearing is in Marn on 27 May.", [("hearing", "2024-05-27")]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t for t, _ in READ])
def test_a_moment_is_the_time_of_what_its_clause_tells(text: str, expected: list[tuple[str, str]]) -> None:
    """The noun beside a moment, else the verb of its clause, says what it is the time of."""
    assert told(text) == expected


SILENT = [
    "Police said on Monday that two men died.",
    "The mayor told reporters on Friday.",
    "According to a statement of 3 June, all is well.",
    "Two years later it was forgotten.",
]


@pytest.mark.parametrize("text", SILENT)
def test_the_time_of_speech_is_no_event(text: str) -> None:
    """When somebody spoke, and what is told from another point of the story, dates nothing."""
    assert told(text) == []


def test_a_time_of_day_belongs_to_the_day_told_before() -> None:
    """A bare time of day is of the event's day, not of the day of publication."""
    assert told("The raid began on Sunday. It ended at 9:42 pm.")[-1][1] == "2024-06-09 21:42"


def test_what_is_to_come_is_a_forecast() -> None:
    """A vote that will be held is no report of a vote."""
    (s,) = times("The vote will be held on Friday.")
    assert s.stance is Stance.FORECAST


def test_two_deaths_have_two_days() -> None:
    """Whoever dies on another day than somebody else contradicts nobody."""
    result = reconcile.run(["Paula Renn died on 3 May.", "Lucy Marsh died on 2 June."])
    assert result.findings == ()


_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DEEDS = [
    "The raid began on {d}.",
    "Gunmen stormed the hall on {d}.",
    "On {d}, fire broke out.",
    "The {d} raid failed.",
]


@settings(max_examples=500)
@given(st.sampled_from(_DAYS), st.sampled_from(_DEEDS))
def test_what_is_reported_has_happened(day: str, frame: str) -> None:
    """A weekday in a report is never after it."""
    for s in times(frame.format(d=day)):
        assert isinstance(s.value, Moment)
        assert s.value.low is not None
        assert s.value.low.isoformat()[:10] <= PUBLISHED
