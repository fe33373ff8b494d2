"""An article in two minds about one figure, told with any names, places, people and numbers."""

from random import Random

import newsroom
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.config import PRIORS, Config
from reconcile.consensus import Consensus
from reconcile.statement import Document

lawful = settings(max_examples=500)
TOLD = (
    "Gunmen attacked {place} on Tuesday night, killing {first} {group}.",
    "The raid on {place} left {first} {group} dead.",
    "{First} {group} were killed in the attack on {place}.",
    "The assault on {place} claimed the lives of {first} {group}.",
)
SAID = (
    "{name}, a police spokesman, said {second} {group} were killed.",
    "According to police spokesman {name}, {second} {group} died.",
    '"{Second} {group} were killed," said {name}, who speaks for the police.',
    "Police spokesman {name} told reporters that {second} {group} had been killed.",
)
BESIDE = (
    "The road to the north was closed until the morning.",
    "The wounded were taken to the hospital in the provincial capital.",
    "A curfew was imposed in the evening, the radio reported.",
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Return the paragraphs, the narrator's figure and the spokesman's, which differ."""
    first, second = draw(st.tuples(st.integers(2, 12), st.integers(2, 12)).filter(lambda t: t[0] != t[1]))
    words = {
        "place": draw(st.sampled_from(newsroom.PLACES)),
        "name": draw(st.sampled_from(newsroom.PEOPLE)),
        "group": draw(st.sampled_from(("soldiers", "policemen", "villagers", "civilians", "workers"))),
        "first": newsroom.WORDS[first - 1],
        "second": newsroom.WORDS[second - 1],
    }
    words |= {"First": words["first"].title(), "Second": words["second"].title()}
    told, said = draw(st.sampled_from(TOLD)), draw(st.sampled_from(SAID))
    beside = draw(st.lists(st.sampled_from(BESIDE), max_size=2, unique=True))
    return [told.format(**words), said.format(**words), *beside], first, second


def run(paragraphs: list[str], config: Config | None = None) -> reconcile.Reconciliation:
    """Reconcile an article of these paragraphs."""
    return reconcile.run([Document("\n\n".join(paragraphs), name="a.txt", published="2024-05-15")], config)


def dead(result: reconcile.Reconciliation) -> Consensus:
    """Return the one answer about the dead."""
    (answer,) = [c for c in result.consensus if c.question.attribute == "killed"]
    return answer


@lawful
@given(articles())
def test_it_is_one_contradiction_and_the_official_is_ahead(article: tuple[list[str], int, int]) -> None:
    """A named spokesman outweighs the narrator: contested, his figure, the range from one to the other."""
    paragraphs, first, second = article
    result = run(paragraphs)
    assert [str(f.severity) for f in result.findings if f.severity in ("contradiction", "tension")] == ["contradiction"]
    answer = dead(result)
    assert answer.value is not None
    assert (answer.value.point, answer.low, answer.high) == (second, min(first, second), max(first, second))
    assert answer.status == "contested"
    assert 0.55 <= answer.confidence <= 0.80


@lawful
@given(articles(), st.randoms(use_true_random=False))
def test_order_of_paragraphs_changes_no_answer(article: tuple[list[str], int, int], random: Random) -> None:
    """The same paragraphs in another order come to the same answer."""
    one, other = dead(run(article[0])), dead(run(random.sample(article[0], len(article[0]))))
    assert (one.value, one.low, one.high, one.status) == (other.value, other.low, other.high, other.status)
    assert one.confidence == pytest.approx(other.confidence, abs=1e-12)


@lawful
@given(articles())
def test_a_lower_bound_is_refined(article: tuple[list[str], int, int]) -> None:
    """'At least' before the narrator's lower figure turns the contradiction into a more precise answer."""
    paragraphs, first, second = article
    assume(first < second)
    word = newsroom.WORDS[first - 1]
    bound = paragraphs[0].replace(f" {word} ", f" at least {word} ").replace(f"{word.title()} ", f"At least {word} ", 1)
    result = run([bound, *paragraphs[1:]])
    assert not [f for f in result.findings if f.severity == "contradiction"]
    answer = dead(result)
    assert answer.value is not None
    assert answer.value.point == second
    assert answer.status in ("agreed", "single-origin")


@lawful
@given(articles())
def test_equal_reliability_leaves_it_unresolved(article: tuple[list[str], int, int]) -> None:
    """Where nothing speaks for one side there is no best value, whichever stands first."""
    paragraphs, first, second = article
    answer = dead(run(paragraphs, Config(priors=dict.fromkeys(PRIORS, 0.7), relay_cost=0)))
    assert (answer.value, str(answer.status)) == (None, "unresolved")
    assert (answer.low, answer.high) == (min(first, second), max(first, second))
