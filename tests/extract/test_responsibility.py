"""Who did it: claimed, blamed, denied."""

import pytest

import reconcile

CASES = [
    ("The Red Dawn Front claimed responsibility for the attack in Harl.", "Red Dawn Front", "claimed"),
    (
        "Nobody was hurt. A group calling itself Sons of the River said it was behind the raid.",
        "Sons of the River",
        "claimed",
    ),
    ("The attack was blamed on the Red Dawn Front.", "Red Dawn Front", "attributed"),
    ("The raid, attributed to the Red Dawn Front, began at noon.", "Red Dawn Front", "attributed"),
    ("Officials blamed the raid on the Northern Brigades.", "Northern Brigades", "attributed"),
    ("Officials blamed the raid in Harl on the Northern Brigades.", "Northern Brigades", "attributed"),
    ("The Red Dawn Front denied responsibility.", "Red Dawn Front", "denied"),
    ("The Grey Herons, an armed group, said they had staged the ambush.", "Grey Herons", "claimed"),
    ("Red Dawn Front said it did not carry out the bombing.", "Red Dawn Front", "denied"),
    ("Red Dawn Front said it had nothing to do with the bombing.", "Red Dawn Front", "denied"),
]


@pytest.mark.parametrize(
    "text",
    [
        "Orvex Mobile said it had launched the new telephone in May.",
        "Statistics Orlen said it carried out the survey in two towns.",
        "North Line said it was responsible for signals only.",
    ],
)
def test_a_deed_that_is_no_assault_has_no_perpetrator(text: str) -> None:
    """Firms launch, offices carry out, operators are responsible: nobody is accused."""
    assert not [s for s in reconcile.extract(text) if s.question.attribute == "perpetrator"]


@pytest.mark.parametrize(("text", "name", "stance"), CASES, ids=[c[0] for c in CASES])
def test_perpetrator_and_stance(text: str, name: str, stance: str) -> None:
    """A claim, a charge and a denial keep their stance."""
    found = [s for s in reconcile.extract(text) if s.question.attribute == "perpetrator"]
    assert [(str(s.value), s.stance) for s in found] == [(name, stance)]


def test_scope_of_a_claim_is_its_place() -> None:
    """A claim for one of two attacks is not a claim for both."""
    text = (
        "Two attacks, blamed on the Red Dawn Front, shook the region. One of the attacks took place in Harl, where two "
        "guards died. The Blue River Army claimed responsibility for the attack in Harl."
    )
    scopes = {str(s.value): s.question.scope for s in reconcile.extract(text) if s.question.attribute == "perpetrator"}
    assert scopes == {"Red Dawn Front": "both attacks", "Blue River Army": "Harl"}


@pytest.mark.parametrize(
    "text",
    ["So far no group has said that it was behind the raid.", "Captain Orlan credited the guards with the rescue."],
)
def test_nobody_and_thanks_claim_nothing(text: str) -> None:
    """Where no group claims it, and where credit is given, nobody is named as the one who did it."""
    assert not [s for s in reconcile.extract(text) if s.question.attribute == "perpetrator"]
