"""How attackers die, and who stands behind them."""

import pytest

import reconcile
from reconcile.statement import Stance

ENDS = [
    ("The gunman had taken his own life.", "suicide"),
    ("The gunman turned the gun on himself as officers closed in.", "suicide"),
    ("The gunman was shot dead by police.", "killed by police"),
    ("The attacker fled, but officers shot and killed him.", "killed by police"),
]


@pytest.mark.parametrize(("text", "end"), ENDS)
def test_an_attackers_death_is_told_by_its_manner(text: str, end: str) -> None:
    """By his own hand or by others'."""
    assert end in [str(s.value) for s in reconcile.extract(text) if s.question.attribute == "death"]


@pytest.mark.parametrize(
    "text",
    [
        "Two gunmen attacked the bank. One of them shot himself.",
        "The singer took his own life.",
        "A policeman was shot dead by police in error.",
    ],
)
def test_others_deaths_are_not_his(text: str) -> None:
    """Of several attackers each has an end of his own, and whoever is no attacker has none here."""
    assert not [s for s in reconcile.extract(text) if s.question.attribute == "death"]


def test_two_ends_of_one_man_contradict() -> None:
    """Nobody dies twice."""
    texts = [
        "Police found the gunman had taken his own life.",
        "The gunman was killed after officers stormed the room.",
    ]
    assert "label-differs" in [f.rule for f in reconcile.run(texts).findings]


def test_a_claim_of_the_deed_itself() -> None:
    """A group may claim the shooting as well as responsibility for it."""
    (claim,) = reconcile.extract("The Northern Column has claimed the shooting as its own.")
    assert (str(claim.value), claim.stance) == ("Northern Column", Stance.CLAIMED)


def test_a_group_that_claims_what_a_man_did_alone() -> None:
    """A claim against "he acted alone" is a dispute, and no established contradiction."""
    texts = ["The Northern Column has claimed the shooting as its own.", "Police said the gunman acted alone."]
    (finding,) = (f for f in reconcile.run(texts).findings if f.rule == "responsibility-differs")
    assert str(finding.severity) == "tension"


def test_whether_he_acted_alone_is_open() -> None:
    """What is not known is no statement."""
    assert not reconcile.extract("It is not clear whether the gunman acted alone.")
