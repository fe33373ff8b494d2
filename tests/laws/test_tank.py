"""The acceptance article, read where it lies: what must be found in it, what must not, and in any rewriting of it.

The article is somebody's text and no part of the project, nor are its names or numbers: quotes come from the table of
the acceptance notes, names are whatever is capitalised, at run time. The rewriting gives other names, numbers, another
weekday and another order of sentences, and asks for the same findings.
"""

import re
from functools import cache
from random import Random

import pytest
from attrs import evolve
from conftest import need
from hypothesis import HealthCheck, given, settings
from raids import Account, Telling, answer, between, grave, hold, point, rewritings, run, summary
from retelling import pieces, retold

import reconcile
from reconcile.config import PRIORS, Config
from reconcile.statement import Document

PUBLISHED = "2023-12-15"


@cache
def article() -> str:
    """Return the acceptance article."""
    return need("shared/acceptance/tank.txt").read_text(encoding="utf-8")


ROWS = {
    "total": "S1", "accused": "S2", "hours": "S3", "narrated": "S4", "hour": "S5", "told": "S6", "trapped": "S8",
    "uncounted": "S9", "blasts": "S10", "found": "S11", "added": "S12", "claimed": "S13", "feared": "S15",
}  # fmt: skip


@cache
def account() -> Account:
    """Return the article with the quoted pieces of the rows of the notes' table: {'total': [...], ...}."""
    notes = need("shared/acceptance/tank.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (S\d+) \| (.+?) \|", notes, flags=re.MULTILINE))
    quotes = {told: [piece.strip() for piece in rows[row].split("...")] for told, row in ROWS.items()}
    return Account(article(), quotes, PUBLISHED, fewer="two", more="three", dead="four", least="four")


def test_the_article_as_it_stands() -> None:
    """What the notes ask is found, what they forbid is not."""
    hold(Telling(account(), article()))


@pytest.mark.parametrize(
    ("ones", "others"),
    [
        ("hours", "hour"),
        ("trapped", "uncounted"),
        ("narrated", "feared"),
        ("told", "feared"),
        ("total", "blasts"),
        ("total", "found"),
        ("blasts", "found"),
        ("found", "added"),
    ],
)
def test_these_pairs_are_no_conflict(ones: str, others: str) -> None:
    """Time of day within a part of the day, trapped twice, a forecast, equal digits of other things, a sum's parts."""
    telling = Telling(account(), article())
    result = run(telling)
    assert not grave(between(result, telling.statements(result, ones), telling.statements(result, others)))


def test_shuffled_paragraphs_change_no_consensus() -> None:
    """In any order of its paragraphs the article comes to the same answers."""
    paragraphs = [p for p in re.split(r"\n\s*\n", article()) if p.strip()]
    want = summary(run(Telling(account(), "\n\n".join(paragraphs))))
    for seed in range(12):
        shuffled = Random(seed).sample(paragraphs, len(paragraphs))
        assert summary(run(Telling(account(), "\n\n".join(shuffled)))) == want


def test_another_order_of_sentences_changes_no_consensus() -> None:
    """In any order of its sentences that keeps their meaning the article comes to the same answers."""
    want = summary(run(Telling(account(), article())))

    @settings(max_examples=500, suppress_health_check=list(HealthCheck))
    @given(retold(pieces(article())))
    def every(text: str) -> None:
        assert summary(run(Telling(account(), text))) == want

    every()


def test_the_same_text_under_another_name_changes_no_confidence() -> None:
    """A second carrier of the text is no second voice."""
    one = Document(article(), name="a.txt", publisher="One", published=PUBLISHED)
    two = evolve(one, name="b.txt", publisher="Two")
    assert summary(reconcile.run([one, two])) == summary(reconcile.run([one]))


def test_at_least_the_lower_figure_is_refined_and_not_contradicted() -> None:
    """With 'at least' before the narrator's figure the spokesman's makes it more precise."""
    lower = account().quotes["narrated"][-1]
    telling = Telling(account(), article().replace(lower, lower.replace(" of ", " of at least ", 1)))
    assert telling.text != article()
    result = run(telling)
    assert not [f for f in result.findings if f.severity == "contradiction"]
    police = answer(result, telling.statements(result, "told", "killed")[0])
    assert point(police) == telling.number("three")
    assert police.status in ("agreed", "single-origin")


def test_with_equal_reliability_it_stays_unresolved() -> None:
    """Where both sides weigh the same there is no best value, only the range."""
    telling = Telling(account(), article())
    result = run(telling, Config(priors=dict.fromkeys(PRIORS, 0.7), relay_cost=0))
    police = answer(result, telling.statements(result, "told", "killed")[0])
    assert (police.value, str(police.status), police.low) == (None, "unresolved", telling.number("two"))


def test_its_sentences_may_stand_in_millions_of_orders() -> None:
    """The rewriting below is no handful of orders: most sentences hang on none, and those that do move with it."""
    parts = pieces(article())
    assert len(parts.blocks) >= 12
    assert sum(len(block) for block in parts.blocks) == 15
    assert parts.orders > 10**7


def test_any_rewriting_comes_to_the_same_findings() -> None:
    """Other names, numbers, hours and order of sentences: the engine knows the pattern, not the story."""
    parts = pieces(article())

    @settings(max_examples=500, suppress_health_check=list(HealthCheck))
    @given(rewritings(account(), parts))
    def every(telling: Telling) -> None:
        hold(telling)

    every()
