"""The charts say what the result says: axes, range, waterfall, timeline and the model behind the switches."""

import math
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reconcile.report.card import Card, cards
from reconcile.report.page.charts import waterfall, whisker
from reconcile.report.page.scale import short, spanning, ticks
from reconcile.report.page.timeline import timeline
from reconcile.report.page.whatif import model, switches
from reconcile.result import Reconciliation

FINITE = st.floats(allow_nan=False, allow_infinity=False)


def card_of(result: Reconciliation, attribute: str) -> Card:
    """Return the card whose question asks for an attribute."""
    return next(c for c in cards(result) if c.consensus.question.attribute == attribute)


@given(figures=st.lists(FINITE, max_size=6), x=FINITE)
def test_a_scale_keeps_order_and_stays_on_the_paper(figures: list[float], x: float) -> None:
    """Any figure is drawn on the axis, and of two figures the larger never left of the smaller."""
    scale = spanning(figures, 10.0, 90.0)
    assert 10.0 <= scale.at(x) <= 90.0
    drawn = [scale.at(f) for f in sorted(figures)]
    assert drawn == sorted(drawn)


@given(low=FINITE, high=FINITE)
def test_ticks_lie_between_the_ends(low: float, high: float) -> None:
    """An axis has a few figures, all of them on it."""
    low, high = min(low, high), max(low, high)
    found = ticks(low, high)
    assert len(found) <= 6
    assert all(low <= x <= high for x in found)
    assert all(short(x) for x in found)


def test_an_open_range_is_an_arrow(sample: ModuleType) -> None:
    """A range that is open upward ends in an arrow beyond the best value; a closed one ends at its bound."""
    open_, closed = (whisker(card_of(sample.case(), a)) for a in ("killed", "damaged"))
    assert open_ is not None
    assert closed is not None
    assert (open_.low_open, open_.high_open, open_.high_text) == (False, True, "")
    assert (closed.high_open, closed.high_text) == (False, "12")
    assert max(d.x for d in open_.dots) < open_.high
    assert [d.best for d in open_.dots] == [False, True]


def test_what_leaves_nothing_open_has_no_range(sample: ModuleType) -> None:
    """A value that is both ends of its range, a label and a time are not drawn on an axis."""
    assert whisker(card_of(sample.case(), "missing")) is None
    assert whisker(card_of(sample.case(), "perpetrator")) is None
    assert whisker(card_of(sample.case(), "time")) is None


def test_the_waterfall_ends_at_the_confidence(sample: ModuleType) -> None:
    """Each bar begins where the one before ended, and the last running probability is the result's."""
    card = card_of(sample.case(), "killed")
    fall = waterfall(card)
    assert fall is not None
    first, second = fall.steps
    assert first.before == fall.zero
    assert first.after == second.before
    assert first.after > first.before
    assert second.after < second.before
    assert second.probability == pytest.approx(100 * card.consensus.confidence, abs=0.1)


def test_one_voice_is_no_waterfall(sample: ModuleType) -> None:
    """A single voice has nothing to fall against."""
    assert waterfall(card_of(sample.case(), "rescued")) is None


def test_a_revision_is_a_line_and_goes_with_time(sample: ModuleType) -> None:
    """The same speaker's figures are one line, earlier ones left, higher ones up; former figures have no camp."""
    drawn = timeline(card_of(sample.case(), "missing"))
    assert drawn is not None
    assert [p.x for p in drawn.points] == sorted(p.x for p in drawn.points)
    assert [p.y for p in drawn.points] == sorted(p.y for p in drawn.points)
    assert len(drawn.lines) == 1
    assert len(drawn.lines[0].split()) == 3
    assert [p.mark is None for p in drawn.points] == [True, True, False]
    assert drawn.times[0].text == "4 Mar 2026 06:00"
    assert drawn.times[-1].text == "20:00"


def test_figures_of_one_time_are_no_timeline(sample: ModuleType) -> None:
    """Where all figures hold for one time, or none says, there is nothing to draw."""
    assert timeline(card_of(sample.case(), "killed")) is None
    assert timeline(card_of(sample.case(), "damaged")) is None


def test_the_model_says_with_all_voices_what_the_result_says(sample: ModuleType) -> None:
    """P(c) = e^S / (sum of e^S + u) over the model's own numbers gives the recorded probabilities."""
    for card in cards(sample.case()):
        data = model(card, 1.5)
        if data is None:
            continue
        found = data["candidates"]
        assert isinstance(found, list)
        unclaimed = data["unclaimed"]
        assert isinstance(unclaimed, float)
        mass = [math.exp(sum(w for _, w in c["support"])) for c in found]
        for m, candidate in zip(mass, card.consensus.candidates, strict=True):
            assert m / (sum(mass) + unclaimed) == pytest.approx(candidate.probability, abs=1e-6)


def test_a_result_of_another_model_is_not_recomputed(sample: ModuleType) -> None:
    """Where the formula does not give the recorded probabilities the page shows the recorded answers only."""
    result = sample.case()
    first = result.consensus[0]
    best, second = first.candidates
    other = evolve(first, candidates=(best, evolve(second, probability=0.05)))
    card = cards(evolve(result, consensus=(other,)))[0]
    assert model(card, 1.5) is None
    assert [s.flips for s in switches(card)] == [x.flips for x in first.what_if]


def test_camps_hold_every_statement_once(sample: ModuleType) -> None:
    """Each statement that counts stands in one camp, the supporting ones in the camp of the answer."""
    for card in cards(sample.case()):
        c = card.consensus
        held = [s.id for side in card.sides for s in side.statements]
        assert sorted(held) == sorted(s.id for s in c.statements)
        answering = {s.id for side in card.sides if side.supports for s in side.statements}
        assert answering == ({s.id for s in c.supporting} if c.value is not None else set())


def test_a_bound_stands_with_the_figure_it_allows(sample: ModuleType) -> None:
    """'At least four' beside five is one camp of two voices, not a second camp."""
    card = card_of(sample.case(), "injured")
    assert len(card.sides) == 1
    assert len(card.sides[0].voices) == 2
