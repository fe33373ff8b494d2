"""Single victims: who is named or described, whom a list holds, and what befell nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity


def victims(text: str) -> list[Statement]:
    """Return the statements of single persons in a text, in their order."""
    return [s for s in reconcile.extract(text) if s.frame.part is Part.UNIT]


def told(text: str) -> list[tuple[str, str]]:
    """Return whom, and what befell them."""
    return [(s.question.population, s.question.attribute) for s in victims(text)]


READ = [
    ("The mayor was shot dead.", [("mayor", "killed")]),
    ("Archbishop Teodor Valk was murdered on Monday.", [("teodor valk", "killed")]),
    ("Gunmen killed Judge Ana Ruiz in Marn.", [("ana ruiz", "killed")]),
    ("The murder of Senator Ana Ruiz shocked Marn.", [("ana ruiz", "killed")]),
    ("Ana Ruiz's murder has not been solved.", [("ana ruiz", "killed")]),
    ("The body of the consul was found.", [("consul", "killed")]),
    ("The union leader, Jo Doe, 42, was stabbed to death.", [("jo doe", "killed")]),
    ("Jo Doe, a lawyer from Marn, was abducted and murdered.", [("jo doe", "killed")]),
    ("Judge Ana Ruiz, who was wounded on Friday, is in Marn.", [("ana ruiz", "injured")]),
    ("A soldier guarding the bridge was wounded.", [("soldiers", "injured")]),
    ("Mayor Jo Doe and his wife were shot dead.", [("jo doe", "killed"), ("wife", "killed")]),
    ("Five people died, including Judge Ana Ruiz.", [("ana ruiz", "killed")]),
    ("The minister died, along with his driver.", [("minister", "killed"), ("driver", "killed")]),
    ("The victims were identified as Ana Ruiz and Jo Doe.", [("ana ruiz", "killed"), ("jo doe", "killed")]),
    ("Among the injured is Councillor Jo Doe.", [("jo doe", "injured")]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t for t, _ in READ])
def test_single_victims_are_read_by_name_or_role(text: str, expected: list[tuple[str, str]]) -> None:
    """A named or described single victim is a statement of one, about that person."""
    assert told(text) == expected
    assert all(s.value == Quantity.exact(1) or s.value.low == 1 for s in victims(text) if isinstance(s.value, Quantity))


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t for t, _ in READ])
def test_capitals_change_nothing(text: str, expected: list[tuple[str, str]]) -> None:
    """A wire set in capitals tells of the same persons, though nothing but the words marks the names."""
    assert told(text.upper()) == expected


SPOKEN = [
    ("The slide buried a hut and killed six walkers, a warden, Lia Brok, said.", []),
    ("The slide killed six walkers, Lia Brok, a nurse at the clinic, said.", []),
    ("The slide wounded six walkers, Lia Brok, the mayor, told reporters.", []),
    ("The slide killed Ivo Tann, a cook, the mayor, Lia Brok, said.", [("ivo tann", "killed")]),
    ("The slide killed Ivo Tann, a cook, and Mia Grell, a guide, a warden, Lia Brok, announced.",
     [("ivo tann", "killed"), ("mia grell", "killed")]),
    ("The slide killed a cook, two walkers and the mayor, Lia Brok, police said.",
     [("cook", "killed"), ("lia brok", "killed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPOKEN, ids=[t for t, _ in SPOKEN])
def test_the_speaker_behind_a_list_is_no_victim(text: str, expected: list[tuple[str, str]]) -> None:
    """Who says it stands between commas after the last victim, and is none of them."""
    assert told(text) == expected


SILENT = [
    "They planned to kill the governor.",
    "The mayor was not injured.",
    "The judge could have been killed.",
    "The bill died in committee.",
    "Soldiers killed time in Marn and Old Harl.",
    "The plot to murder Judge Ana Ruiz failed.",
    "The assassins fled.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_befell_nobody_makes_no_victim(text: str) -> None:
    """Plans, denials and figures of speech kill nobody."""
    assert told(text) == []


def test_places_after_a_victim_are_no_victims() -> None:
    """Names that go on with a phrase of place are places."""
    assert told("Soldiers killed Jo Doe in Marn and Old Harl.") == [("jo doe", "killed")]


def test_a_deed_named_as_known_stands_whatever_is_denied() -> None:
    """Who denies a part in a murder does not deny the murder."""
    (s,) = victims("The army denied any part in the murder of Senator Ana Ruiz.")
    assert s.stance is Stance.ASSERTED


def test_figures_in_lists_share_what_befell_the_list() -> None:
    """A list is read until a piece has a verb of its own."""
    statements = reconcile.extract("Gunmen killed a judge, her driver and two guards, and the police fled.")
    assert [(s.question.attribute, str(s.value)) for s in statements] == [("killed", "1")] * 2 + [("killed", "2")]


def test_what_is_only_threatened_is_a_forecast() -> None:
    """A vow to kill ten is no toll of ten."""
    (s,) = reconcile.extract("Rebels vowed to kill ten judges.")
    assert s.stance is Stance.FORECAST


def test_a_rate_is_no_toll() -> None:
    """Deaths a day are another question than deaths."""
    (s,) = reconcile.extract("An average of 12 deaths a day were recorded.")
    assert s.question.attribute == "killed per day"


def test_one_person_is_never_set_against_a_total() -> None:
    """A named victim and a toll are two facts, not a contradiction."""
    text = "Judge Ana Ruiz was killed in Marn. The attack killed five people. Ruiz died in hospital."
    result = reconcile.run([text])
    assert result.findings == ()
    assert sorted(str(c.value) for c in result.consensus if c.question.attribute == "killed") == ["1", "5"]


_PEOPLE = {"Jo Doe": "jo doe", "Mayor Ana Ruiz": "ana ruiz", "the consul": "consul", "Dr. Ida B. Lund": "ida b lund"}
_FATES = {
    "{p} was murdered.": "killed",
    "Gunmen killed {p}.": "killed",
    "The assassination of {p} shocked the town.": "killed",
    "{p} died on Friday.": "killed",
    "The blast wounded {p}.": "injured",
}


@settings(max_examples=200)
@given(st.sampled_from(sorted(_PEOPLE)), st.sampled_from(sorted(_FATES)), st.booleans())
def test_any_person_meets_any_fate(person: str, frame: str, capitals: bool) -> None:
    """Names, roles and fates compose, in either case."""
    text = frame.format(p=person)
    text = text.upper() if capitals else text[0].upper() + text[1:]
    assert told(text) == [(_PEOPLE[person], _FATES[frame])]
