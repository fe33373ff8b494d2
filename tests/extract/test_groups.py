"""Several people without a number: who they are told to be, and where nobody certain is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile


def told(text: str) -> list[tuple[str, str, str]]:
    """Return population, attribute and value of every statement."""
    return [(s.question.population, s.question.attribute, str(s.value)) for s in reconcile.extract(text)]


SEVERAL = [
    ("The priests were murdered.", [("priest", "killed", ">= 2")]),
    ("The murdered priests were buried in Marn.", [("priest", "killed", ">= 2")]),
    ("The murder of the Jesuit priests shocked Marn and Ana Ruiz.", [("priest", "killed", ">= 2")]),
    ("Journalists have been murdered.", [("journalists", "killed", ">= 2")]),
    ("Soldiers wounded the students.", [("students", "injured", ">= 2")]),
    ("The attackers wounded policemen and fled.", [("police", "injured", ">= 2")]),
    ("Gunmen killed many judges and policemen.", [("judge", "killed", ">= 2"), ("police", "killed", ">= 2")]),
    ("Civilians and soldiers were killed.", [("civilians", "killed", ">= 2"), ("soldiers", "killed", ">= 2")]),
    ("The children died.", [("children", "killed", ">= 2")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[t for t, _ in SEVERAL])
@pytest.mark.parametrize("capitals", [False, True])
def test_a_plural_without_a_number_is_at_least_two(
    text: str, expected: list[tuple[str, str, str]], capitals: bool
) -> None:
    """Whoever is named in the plural is more than one; capitals change nothing."""
    assert told(text.upper() if capitals else text) == expected


NOBODY = [
    "The murder of journalists must stop.",
    "They are killing our children.",
    "Soldiers die every day.",
    "The priests were not murdered.",
    "They vowed to kill the judges.",
    "The guerrillas who left the town fled.",
    "The nurses burned the files.",
    "The nurse burned the files.",
    "The rebels want the release of wounded fighters.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_befell_no_certain_people_makes_no_statement(text: str) -> None:
    """What is feared, denied, threatened or goes on tells of nobody; nor does who does it to things."""
    assert told(text) == []


COUNTED = [
    ("Rebels killed six priests. The murder of the priests shocked Marn.", [("priest", "killed", "6")]),
    ("Students were killed. Five students died.", [("students", "killed", "5")]),
    ("Nobody was hurt. The students were hurt.", [("people", "injured", "0")]),
    ("The priests were murdered. The murder of the Jesuits shocked Marn.", [("priest", "killed", ">= 2")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[t for t, _ in COUNTED])
def test_a_plural_gives_way_to_a_count(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Where the text says how many, or told of them before, the plural only refers to them."""
    assert told(text) == expected


@settings(max_examples=200)
@given(
    st.sampled_from(("priests", "nurses", "policemen", "students", "judges", "tourists")),
    st.sampled_from(("The {} were murdered.", "Gunmen wounded the {}.", "Many {} have been killed.")),
    st.integers(2, 90),
)
def test_a_plural_never_contradicts_its_count(who: str, frame: str, count: int) -> None:
    """A text that first names its victims and then counts them agrees with itself."""
    text = frame.format(who) + f" In all, {count} {who} were killed and {count} {who} were wounded."
    assert reconcile.run([text]).findings == ()
