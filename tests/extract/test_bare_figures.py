"""Figures without a noun behind them: the noun stands before, in the sentence before, or in the same number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity


def figures(text: str) -> list[Statement]:
    """Return the statements of a text that hold a number."""
    document = reconcile.Document(text, name="a.txt", published="2024-06-12")
    return [s for s in reconcile.extract(document) if isinstance(s.value, Quantity)]


def told(text: str) -> list[tuple[str, str, str]]:
    """Return population, attribute and value of each, as words."""
    return [(s.question.population, s.question.attribute, str(s.value)) for s in figures(text)]


BEFORE = [
    ("The number of nurses on strike is 40.", [("nurse", "on strike", "40")]),
    ("The union put the number of nurses on strike at 22,400.", [("nurse", "on strike", "22,400")]),
    ("She put suspected cases at 1,203.", [("people", "suspected cases", "1,203")]),
    ("Enrolment fell to 1,480.", [("enrolment", "count", "1,480")]),
    ("The plant has a workforce of 900.", [("workforce", "count", "900")]),
    ("Deaths in Alt rose to 12.", [("people", "killed", "12")]),
    ("The dead in Alt number more than 900.", [("people", "killed", ">= 901")]),
    ("The farms affected were eleven in number.", [("farm", "affected", "11")]),
    ("Stolen phones – 4,210", [("phones", "count", "4,210")]),
    ("They play in a 6,000-seat hall.", [("seat", "capacity", "6,000")]),
    ("The toll has gone up to 183.", [("people", "killed", "183")]),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE, ids=[t for t, _ in BEFORE])
def test_the_noun_may_stand_before_its_figure(text: str, expected: list[tuple[str, str, str]]) -> None:
    """What is put at a figure, comes to it or is labelled with it is what the figure counts."""
    assert told(text) == expected


EARLIER = [
    ("Twelve miners were hurt. Nine were sent home.", ("workers", "discharged", "9")),
    ("Twelve miners were hurt. The other three are waiting.", ("workers", "injured", "3")),
    ("Cholera killed nine people, Alt with five and Marn with four.", ("people", "killed", "4")),
    ("Ten boats sank, six in Alt and four to the rival Marn.", ("boat", "count", "4")),
    ("The march drew 500 people. The party said 3,200.", ("people", "attendance", "3,200")),
    ("The toll was 412, of which 43 are foreigners.", ("foreigners", "killed", "43")),
    ("The toll was 412. The 412 given out on Monday was wrong.", ("people", "killed", "412")),
    ("Nine people died. It could climb even up to 40.", ("people", "killed", "<= 40")),
    ("The toll was lowered. The new official number is 30.", ("people", "killed", "30")),
    ("We voted. 141 states voted “for”, five “against”.", ("state", "against", "5")),
]


@pytest.mark.parametrize(("text", "last"), EARLIER, ids=[t for t, _ in EARLIER])
def test_the_noun_may_stand_in_what_went_before(text: str, last: tuple[str, str, str]) -> None:
    """A bare figure counts what the text counted last, or what it counted with this very number."""
    assert told(text)[-1] == last


SILENT = [
    "Fire destroyed 40 houses. He lives at 14 Marn Street.",
    "Fire destroyed 40 houses. In 1987 it was worse.",
    "He was in the class of 98. The ratio of 12 was kept.",
    "The 2003 fires and the 2012 Summer Games went on.",
    "The ship has a top speed of 16.",
    "The plane turned down flight 23, an N95 mask and the R300 road.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_numbers_things_is_no_count_of_what_went_before(text: str) -> None:
    """Addresses, years, classes, masks and roads take nothing over from the sentence before."""
    assert all(s.value.low == 40 for s in figures(text) if isinstance(s.value, Quantity))


def test_things_do_not_suffer_what_befalls_people() -> None:
    """Whoever is hurt beside burnt houses is a person."""
    assert told("Fire destroyed 40 houses and three were injured.")[-1] == ("people", "injured", "3")


def test_a_part_is_told_of_its_whole() -> None:
    """Of "141 of the 193 states" the verb belongs to the 141."""
    assert told("141 of the 193 states voted in favour.") == [
        ("state", "in favour", "141"),
        ("state", "count", "193"),
    ]


def test_more_of_them_are_an_increment() -> None:
    """ "Five more" are some of the same, and no total."""
    assert [s.frame.part for s in figures("They buried 40 bodies. Rites for five more were held.")][
        -1
    ] is Part.INCREMENT


_PEOPLE = {"miners": "workers", "nurses": "nurse", "villagers": "people", "soldiers": "soldiers", "farms": "farm"}
_PUT = [
    "Officials put the number of {p} at {n}.",
    "The number of {p} stood at {n}.",
    "The number of {p} has risen to {n}.",
    "They put {p} at {n}.",
]


@settings(max_examples=500)
@given(st.sampled_from(sorted(_PEOPLE)), st.sampled_from(_PUT), st.integers(3, 99_999))
def test_any_number_of_anything_can_be_put(people: str, frame: str, n: int) -> None:
    """Whatever is counted, and however it is put at a figure, both are read."""
    n += 10_000 * (1000 <= n <= 2100)  # a bare figure that looks like a year stays one
    assert told(frame.format(p=people, n=f"{n:,}")) == [(_PEOPLE[people], "count", f"{n:,}")]


_SHIFTS = ["The toll was raised from {a} to {b}.", "The total went from {a} to {b}.", "It came down from {a} to {b}."]


@settings(max_examples=500)
@given(st.sampled_from(_SHIFTS), st.integers(3, 999), st.integers(3, 999))
def test_a_shift_gives_up_its_first_figure(frame: str, a: int, b: int) -> None:
    """Of "from A to B" the first is superseded and the second stands, of the same count."""
    read = figures("The death toll has changed. " + frame.format(a=a, b=b))
    assert [(s.value.low, s.stance) for s in read if isinstance(s.value, Quantity)] == [
        (a, Stance.SUPERSEDED),
        (b, Stance.ASSERTED),
    ]
    assert {s.question.attribute for s in read} == {"killed"}


_SHARES = {"A third": 100 / 3, "Two-thirds": 200 / 3, "Half": 50, "One in four": 25, "Four out of every five": 80}


@pytest.mark.parametrize(("words", "percent"), sorted(_SHARES.items()))
def test_a_share_in_words_is_a_percentage(words: str, percent: float) -> None:
    """A part of one in words is a share, known to the percent."""
    ((_, attribute, _),) = told(f"{words} of the nurses left.")
    (s,) = figures(f"{words} of the nurses left.")
    assert attribute == "share"
    assert isinstance(s.value, Quantity)
    assert s.value.unit == "percent"
    assert s.value.low is not None
    assert s.value.high is not None
    assert s.value.low <= percent <= s.value.high <= s.value.low + 1
