"""The worked example of the documentation, to the digit."""

import pytest
from ballots import NARRATION, OFFICIAL, PLAIN, fused, said

from reconcile.consensus import Status

SPOKESMAN = said(3, "Ada Lund", OFFICIAL)
NARRATOR = said(2, "narrator", NARRATION)


def test_better_source_wins_with_forty_in_sixty_four() -> None:
    """A = .8 against A = .6 with n = 10 gives 40 / (40 + 15 + 9)."""
    c = fused([SPOKESMAN, NARRATOR])
    assert (c.confidence, c.value, c.status) == (0.625, SPOKESMAN.value, Status.CONTESTED)
    assert (c.low, c.high) == (2, 3)
    assert c.unclaimed == pytest.approx(9 / 64)


def test_copied_narrator_counted_twice_would_flip_the_answer() -> None:
    """A second narrator of an origin of its own turns the answer to the wrong value at .82."""
    c = fused([SPOKESMAN, NARRATOR, said(2, "copyist", NARRATION)])
    assert (c.value, round(c.confidence, 2)) == (NARRATOR.value, 0.82)
    assert c.confidence == pytest.approx(225 / 274)


def test_copied_narrator_of_the_same_origin_changes_nothing() -> None:
    """The copy is no voice of its own, so the answer and its confidence stay."""
    copy = said(2, "copyist", NARRATION, origin="narrator")
    c = fused([SPOKESMAN, NARRATOR, copy])
    assert (c.confidence, c.value, c.origins) == (0.625, SPOKESMAN.value, 2)
    assert copy in c.dissenting


def test_third_independent_voice_lifts_it() -> None:
    """A third voice of .8 on the same side gives 1600 / (1600 + 15 + 9)."""
    c = fused([SPOKESMAN, NARRATOR, said(3, "Bo Falk", OFFICIAL)])
    assert round(c.confidence, 3) == 0.985
    assert c.confidence == pytest.approx(1600 / 1624)
    assert c.status is Status.RESOLVED


def test_contributions_run_up_to_the_confidence() -> None:
    """The waterfall starts from chance, goes by size and ends at the confidence."""
    c = fused([SPOKESMAN, NARRATOR])
    assert [x.origin for x in c.contributions] == ["Ada Lund", "narrator"]
    assert [x.probability for x in c.contributions] == [0.8, 0.625]
    assert c.contributions[0].log_odds > 0 > c.contributions[1].log_odds


def test_a_relay_costs_a_little() -> None:
    """An official whom an outlet quotes counts 3 % less than one who speaks in a document of their own."""
    from reconcile.config import Config
    from reconcile.statement import Document

    own = said(3, "Lund Council", document=Document("x", name="x", publisher="Lund Council"))
    assert fused([SPOKESMAN], config=Config()).confidence == pytest.approx(0.8 * 0.97)
    assert fused([own], config=Config()).confidence == pytest.approx(0.8)
    assert fused([SPOKESMAN], config=PLAIN).confidence == pytest.approx(0.8)
