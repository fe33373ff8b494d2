"""What happens once to its subject: when and where, whatever the sentence calls the subject."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.extract import extract
from reconcile.statement import Document, Statement
from reconcile.values import Label


def _of(text: str, attribute: str) -> list[Statement]:
    return [s for s in extract(Document(text)) if s.question.attribute == attribute]


@pytest.mark.parametrize(
    ("text", "subject", "date"),
    [
        ("Velm House was founded in 1901.", "Velm House", "1901"),
        ("Velm House was first established by Ana Ruiz in 1901.", "Velm House", "1901"),
        ("Founded in 1901, Velm House holds forty paintings.", "Velm House", "1901"),
        ("Velm House, founded in 1901, holds forty paintings.", "Velm House", "1901"),
        ("In 1901, Velm House was founded by Ana Ruiz.", "Velm House", "1901"),
        ("Velm House is a museum. It was founded in 1901.", "Velm House", "1901"),
        ("Velm House is a museum. The museum was founded in 1901.", "Velm House", "1901"),
        ("The Velm House (VH) was formed on 3 May 1901.", "Velm House", "1901-05-03"),
        ("Velm House, which was founded in 1901, is a museum.", "Velm House", "1901"),
        ("Ana Ruiz founded Velm House in 1901.", "Velm House", "1901"),
        ("Ana Ruiz was a nurse. She founded Velm House in 1901.", "Velm House", "1901"),
    ],
)
def test_a_founding_has_its_subject_and_its_date(text: str, subject: str, date: str) -> None:
    """The date of a founding belongs to the subject's fullest name."""
    assert [(s.question.population, str(s.value)) for s in _of(text, "founded")] == [(subject, date)]


@pytest.mark.parametrize(
    "text",
    [
        "Velm House will be founded in 2031.",
        "Velm House was not founded in 1901.",
        "Velm House was to be founded in 1901.",
        "Velm House was again founded in 1901.",
        "Ana Ruiz founded schools in 1901.",
        "The club founded by Ana Ruiz in Velm was sold in 1901.",
        "Velm House was founded after the fire of 1901 because it had burned.",
        "Its library was founded in 1901.",
        "The schools were founded in 1901.",
    ],
)
def test_what_tells_no_founding_of_a_subject(text: str) -> None:
    """Plans, denials, other subjects and dates of other clauses tell nothing."""
    assert _of(text, "founded") == []


def test_what_is_owned_is_its_owners() -> None:
    """'She published her first book' is of her first book, whoever she is."""
    told = _of("Ana Ruiz was a nurse. She published her first book in 1930.", "published")
    assert [(s.question.population, str(s.value)) for s in told] == [("Ana Ruiz’s first book", "1930")]


def test_a_birthplace_keeps_its_region() -> None:
    """'in Velm, Harl Province' is Velm, in Harl Province."""
    (place,) = _of("Ana Ruiz was born in Velm, Harl Province, in 1950.", "birthplace")
    assert isinstance(place.value, Label)
    assert (place.quote, sorted(place.value.broader)) == ("born in Velm, Harl Province", ["harl province"])


def _rules(text: str) -> list[str]:
    return [f.rule for f in reconcile.run([text]).findings if f.severity == "contradiction"]


_SUBJECTS = st.sampled_from(["Velm House", "the Velm Trust", "Orla Bridge", "No. 4 Squadron", "Harl United"])
_FRAMES = st.sampled_from(
    [
        "{s} was founded in {y}.",
        "{s} was established by two brothers in {y}.",
        "In {y}, {s} was formed.",
        "Founded in {y}, {s} has had three homes.",
        "{s}, created in {y}, has had three homes.",
    ]
)
_YEARS = st.integers(1700, 2020)


def _told(frame: str, subject: str, year: int) -> str:
    text = frame.format(s=subject, y=year)
    return text[0].upper() + text[1:]


@settings(max_examples=500, deadline=None)
@given(_FRAMES, _FRAMES, _SUBJECTS, _SUBJECTS, _YEARS, _YEARS)
def test_two_years_of_one_founding_contradict(
    first: str, second: str, subject: str, other: str, year: int, later: int
) -> None:
    """One subject with two years is a contradiction, however it is told; two subjects, or one year, are none."""
    found = _rules(f"{_told(first, subject, year)} It rained. {_told(second, other, later)}")
    assert ("time-differs" in found) == (subject == other and year != later)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (
            "The ferry Velm sailed to Harl on 3 May. It was calm. The ferry Velm did not sail to Harl on 3 May.",
            ["denies-itself"],
        ),
        ("The ferry Velm sailed to Harl on 3 May. The ferry Velm did not sail to Harl until 4 May.", []),
        ("The ferry Velm sailed to Harl on 3 May. The ferry Velm did not sail to Marn on 3 May.", []),
        ("The ferry Velm might sail to Harl on 3 May. The ferry Velm did not sail to Harl on 3 May.", []),
        ("Police stabbed the sack with a 5-inch knife. Later police stabbed the sack with a 10-inch knife.", []),
    ],
)
def test_a_sentence_and_its_denial(text: str, rules: list[str]) -> None:
    """The same words with a "not" contradict; another time, place or a mere possibility does not."""
    assert [r for r in _rules(text) if r == "denies-itself"] == rules


def test_one_sentence_twice_with_two_figures() -> None:
    """A sentence that comes again with another figure is about the same thing."""
    text = "The lorry carried a 5-metre mast to Velm. {} Police said the lorry carried a 10-metre mast to Velm at dawn."
    assert _rules(text.format("It rained.")) == ["quantity-differs"]
    assert _rules(text.format("It rained.").replace("mast to Velm. It", "mast to Oster. It")) == []


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Ana Ruiz, 45, a nurse, was hurt.", "Ana Ruiz", "45"),
        ("The 45-year-old Ana Ruiz escaped.", "Ana Ruiz", "45"),
        ("Police named her as 45-year-old nurse Ana Ruiz.", "Ana Ruiz", "45"),
        ("Ana Ruiz, a 45-year-old nurse, escaped.", "Ana Ruiz", "45"),
        ("Ana Ruiz, aged 45, escaped.", "Ana Ruiz", "45"),
    ],
)
def test_an_age_has_its_bearer(text: str, name: str, age: str) -> None:
    """An age beside a full name is that person's, and counts nobody."""
    assert [(s.question.population, str(s.value)) for s in _of(text, "age")] == [(name.casefold(), f"{age} year")]
    assert not [s for s in extract(Document(text)) if str(s.value) == age]


@pytest.mark.parametrize(
    "text",
    [
        "It was then 19-year-old Ana Ruiz who won the race.",
        "In 1998 Ana Ruiz, 19, won the race.",
        "Ana Ruiz, 45 of whose goals were headers, left.",
        "Ana Ruiz was 19 when she won the race.",
    ],
)
def test_what_tells_no_age_of_today(text: str) -> None:
    """Ages of other years, and other numbers after names, are no ages."""
    assert _of(text, "age") == []


@settings(max_examples=500, deadline=None)
@given(st.integers(18, 90), st.integers(18, 90), st.sampled_from(["Ana Ruiz", "Omar Bell", "Lena Holt"]))
def test_two_ages_of_one_person_contradict(age: int, other: int, name: str) -> None:
    """Ages more than a year apart contradict where the bearer is the same, and only there."""
    found = _rules(
        f"Ana Ruiz, {age}, a nurse, escaped. It rained. Police named the {other}-year-old {name} as a witness."
    )
    assert ("identity-differs" in found) == (name == "Ana Ruiz" and abs(age - other) > 1)
