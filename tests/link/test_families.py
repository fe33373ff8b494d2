"""Words of one family name one thing; a kind beside its class and a part beside its whole do not."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import reconcile

FAMILIES = tomllib.loads((Path(__file__).parents[2] / "rules/lexicon/families.toml").read_text(encoding="utf-8"))


def contradictions(one: str, other: str) -> list[str]:
    """Return what is reported of seven of the one, by the mayor, beside 40 of the other, by the police."""
    told = f"The flood in Halden destroyed seven {one}, the mayor said."
    text = f"{told}\n\nPolice said 40 {other} were destroyed in Halden."
    return [f.message for f in reconcile.run([text]).findings if f.severity in ("contradiction", "tension")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schools", "classrooms"), ("guns", "weapons"), ("chickens", "birds"), ("hospitals", "clinics"),
        ("towns", "cities"), ("villages", "hamlets"), ("shops", "businesses"), ("vessels", "boats"),
        ("roads", "highways"), ("bombs", "devices"),
    ],
)  # fmt: skip
def test_kinds_and_parts_are_no_rivals(one: str, other: str) -> None:
    """Seven of a whole and 40 of its parts, or of a class, can both be so."""
    assert not contradictions(one, other)
    assert not contradictions(other, one)


@pytest.mark.parametrize(("one", "other"), [("houses", "homes"), ("lorries", "trucks"), ("shops", "stores")])
def test_synonyms_are_rivals(one: str, other: str) -> None:
    """Two words for one thing."""
    assert contradictions(one, other)


def test_no_word_is_in_two_families() -> None:
    """A word that means two things belongs to neither, or it would join them."""
    words = Counter(word for family in FAMILIES["families"]["nouns"] for word in family)
    assert {w for w, n in words.items() if n > 1} == set()
