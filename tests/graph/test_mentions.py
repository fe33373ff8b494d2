"""One body under several names: by name, by name with what it is, and by what it is alone."""

import pytest

import reconcile
from reconcile.config import Config
from reconcile.graph import with_origins
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Quantity

DEAD = Question(attribute="killed", population="people")
NAMED, BARE = Source("Mirata", SourceKind.OFFICIAL), Source("company", SourceKind.OFFICIALS)
FULL = Source("ferry operator Mirata", SourceKind.OFFICIAL)
OTHER = Source("shipyard Oskol", SourceKind.OFFICIAL)


def origins(*said: tuple[Source, int]) -> list[str]:
    """Return the origins of holders that give 3 dead, each in the text of its number."""
    texts = {n: Document(f"Text {n} with words of its own: word{n}.", name=f"{n}.txt") for _, n in said}
    told = [
        Statement(DEAD, Quantity.exact(3), who, texts[n], texts[n].text[at : at + 4], at, at + 4)
        for at, (who, n) in enumerate(said)
    ]
    return [s.origin for s in with_origins(told, texts.values(), Config())]


def test_a_name_with_what_it_is_and_the_bare_name_are_one_voice() -> None:
    """ "Ferry operator Mirata" of one text is "Mirata" of another."""
    assert len(set(origins((NAMED, 1), (FULL, 2)))) == 1


def test_the_company_is_the_one_that_its_text_names() -> None:
    """Who is called the company, or the operator, is the one body of that text; in a text without it, it may be any."""
    operator = Source("operator", SourceKind.OFFICIALS)
    assert len(set(origins((NAMED, 1), (FULL, 2), (BARE, 2), (operator, 2)))) == 1
    assert len(set(origins((NAMED, 1), (FULL, 2), (BARE, 3)))) == 2


@pytest.mark.parametrize("bare", [BARE, Source("shipyard", SourceKind.OFFICIALS)], ids=["company", "shipyard"])
def test_between_two_bodies_of_a_text_only_a_word_of_one_decides(bare: Source) -> None:
    """ "The company" may be either of two; "the shipyard" is the one that is called so."""
    oskol = Source("Oskol", SourceKind.OFFICIAL)
    found = origins((NAMED, 1), (FULL, 1), (OTHER, 1), (oskol, 1), (bare, 1))
    assert len(set(found)) == (3 if bare is BARE else 2)


def test_a_body_that_raises_its_figure_under_another_name_updates_it() -> None:
    """ "Ferry operator Mirata" said 9 on Monday, "Mirata" says 14 on Tuesday: the 14 stand, and nobody disputes."""
    monday = Document(
        "The ferry sank on Sunday. Ferry operator Mirata said 9 people were killed. Mirata has 12 ships, Mirata said.",
        name="1.txt", publisher="Dock News", published="2031-05-05",
    )  # fmt: skip
    tuesday = Document(
        "Rescuers found more bodies. Mirata said on Tuesday that 14 people were killed when the ferry sank.",
        name="2.txt", publisher="Quay Post", published="2031-05-06",
    )  # fmt: skip
    (dead,) = [c for c in reconcile.run([monday, tuesday]).consensus if c.question.attribute == "killed"]
    assert str(dead.status) == "revised"
    assert str(dead.value) == "14"
