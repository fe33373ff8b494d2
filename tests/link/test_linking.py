"""Linking: what answers one question, and what is kept apart."""

from itertools import permutations

import pytest

import reconcile
from reconcile.link import link
from reconcile.statement import Stance, Statement


def linked(*texts: str) -> list[Statement]:
    """Return the linked statements of several texts."""
    documents = [reconcile.Document(t, name=f"{i}.txt", published="2024-06-12") for i, t in enumerate(texts)]
    return link([s for d in documents for s in reconcile.extract(d)])


def question_of(statements: list[Statement], quote: str) -> str:
    """Return the question of the statement whose quote contains the words."""
    (found,) = {str(s.question) for s in statements if quote in s.quote}
    return found


TOGETHER = [
    (("Two policemen died in Harl.", "Three policemen were killed in Harl."), ("Two policemen", "Three policemen")),
    (("At least 40 people were hurt in the fire.", "The fire injured 43."), ("40 people", "43")),
    (("The toll rose to 41.", "Forty-one people died."), ("41", "Forty-one")),
    (("The gate count was 48,317.", "Some 48,317 supporters of the home side were there."), ("48,317", "48,317 supp")),
    (("Leaked: data on 61,275 clients.", "More than 61,000 users were affected by the leak."), ("61,275", "61,000")),
    (("A crowd of 51,934 saw the final.", "Record: 51,943 came to the final."), ("51,934", "51,943")),
    (
        ("The data of 690,400 clients was stolen, the bank said. At first it had spoken of 410,000 clients.",),
        ("690,400", "410,000"),
    ),
    (("For spring, what was first a rise of 0.4 percent has become a fall of 0.3 percent.",), ("0.4", "0.3")),
    (("Organisers said 80,000 people marched.", "Police put the crowd at 25,000."), ("80,000", "25,000")),
]


@pytest.mark.parametrize(("texts", "quotes"), TOGETHER, ids=[q[0] for _, q in TOGETHER])
def test_rivals_share_a_question(texts: tuple[str, ...], quotes: tuple[str, str]) -> None:
    """Two accounts of one count answer one question, however they are worded."""
    statements = linked(*texts)
    assert question_of(statements, quotes[0]) == question_of(statements, quotes[1])


APART = [
    (("Two policemen and five militants died in Harl.",), ("Two policemen", "five militants")),
    (("Two policemen died and four were hurt in Harl.",), ("Two policemen", "four were hurt")),
    (("Nine people died, including two children.",), ("Nine people", "two children")),
    (("Norwegian Foods lost 40,000 Norwegian customers and 65,000 Danish customers.",), ("40,000", "65,000")),
    (("In Harl, 68 people were killed.", "In Marn, 19 people were killed."), ("68", "19")),
    (("Two soldiers died on Tuesday. In March, eleven soldiers were killed there.",), ("Two soldiers", "eleven")),
    (("Prices rose 2.1 percent while wages fell 1.4 percent.",), ("2.1", "1.4")),
    (("Six houses and nine lorries were burnt.",), ("Six houses", "nine lorries")),
    (("Six people were killed by the flood in Harl.", "It killed 170 people elsewhere."), ("Six", "170")),
]


@pytest.mark.parametrize(("texts", "quotes"), APART, ids=[q[0] + " / " + q[1] for _, q in APART])
def test_different_facts_have_different_questions(texts: tuple[str, ...], quotes: tuple[str, str]) -> None:
    """Other people, other fates, other places and other times are other questions."""
    statements = linked(*texts)
    assert question_of(statements, quotes[0]) != question_of(statements, quotes[1])


def test_order_of_statements_changes_nothing() -> None:
    """Linking depends on what is stated, not on the order it comes in."""
    texts = ("Two policemen died in Harl.", "Three policemen were killed in Harl.", "In Marn, 19 people were killed.")
    documents = [reconcile.Document(t, name=f"{i}.txt") for i, t in enumerate(texts)]
    statements = [s for d in documents for s in reconcile.extract(d)]
    partitions = {tuple(sorted((s.id, s.question.id) for s in link(p))) for p in permutations(statements)}
    assert len(partitions) == 1


def test_forecasts_go_to_the_count_that_may_rise() -> None:
    """A forecast without a figure joins the toll of its people."""
    statements = linked("Three policemen died. Nine civilians were hurt. The number of dead policemen may rise.")
    assert question_of(statements, "may rise") == question_of(statements, "Three policemen")


def test_questions_with_one_name_are_told_apart() -> None:
    """No two questions share a name."""
    statements = linked(
        "In Harl, 68 people were killed. In Marn, 19 people were killed. In Olt, 300 people were killed."
    )
    assert len({s.question for s in statements}) == 3


FORMER = [
    ("It amended an earlier bulletin, which spoke of 810 dead and of over 450 missing.", {"810", ">= 451"}),
    ("Our early estimate was 340 dead, and that will now come down to 305 dead.", {"340"}),
    ("For spring, what was first a rise of 0.4 percent has become a fall of 0.3 percent.", {"0.4 %"}),
]


@pytest.mark.parametrize(("text", "former"), FORMER, ids=[t for t, _ in FORMER])
def test_a_figure_that_was_given_up_is_no_assertion(text: str, former: set[str]) -> None:
    """An earlier account is given up with all of its figures, and with them only."""
    found = reconcile.extract(text)
    assert {str(s.value) for s in found if s.stance is Stance.SUPERSEDED} == former
    assert len(found) == 2


def test_the_narrator_tells_what_the_only_quoted_voice_gave_up() -> None:
    """Who is quoted with the new figure is who has withdrawn the old one."""
    text = "The health office said 253 people were killed. It amended an earlier bulletin, which spoke of 290 dead."
    (dead,) = [c for c in reconcile.run(text).consensus if c.question.attribute == "killed"]
    assert (str(dead.status), str(dead.value)) == ("revised", "253")
