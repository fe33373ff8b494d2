"""What bounds, ranges, denials and nearly equal numbers do to an answer, and what they leave alone."""

import math

import pytest
from ballots import OFFICIAL, WITNESS, ballots, fused, said
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.fuse import fuse
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.values import Label, Quantity

lawful = settings(max_examples=500)
HEARSAY = SourceKind.HEARSAY


def at_least(n: int) -> Quantity:
    """Return what a floor allows."""
    return Quantity(low=n, point=n, core_low=n)


def about(n: int) -> Quantity:
    """Return a hedged figure."""
    return Quantity(low=n * 0.8, high=n * 1.2, core_low=n * 0.9, core_high=n * 1.1, point=n)


@pytest.mark.parametrize("count", [1, 2, 5, 20])
@pytest.mark.parametrize("bound", [Quantity(low=0), Quantity(), Quantity(low=0, high=10**6)])
def test_a_bound_that_allows_everything_leaves_the_figure_as_likely(count: int, bound: Quantity) -> None:
    """Officials who say 'at least none' make hearsay no surer, however many they are."""
    rumour = said(50, "r", HEARSAY)
    c = fused([rumour, *(said(bound, f"official {n}") for n in range(count))])
    assert c.confidence == pytest.approx(fused([rumour]).confidence)
    assert all(abs(x.log_odds) < 1e-9 for x in c.contributions if x.origin != "r")


@lawful
@given(ballots(values=st.integers(0, 30).map(Quantity.exact)), st.sampled_from(list(SourceKind)))
def test_what_allows_everything_changes_no_probability(statements: list[Statement], kind: SourceKind) -> None:
    """'At least none' beside any exact figures leaves all their probabilities where they were."""
    assume(any(s.stance is Stance.ASSERTED for s in statements))
    before, after = fused(statements), fused([*statements, said(Quantity(low=0), "z", kind)])
    assert [x.value for x in before.candidates] == [x.value for x in after.candidates]
    for x, y in zip(before.candidates, after.candidates, strict=True):
        assert math.isclose(x.probability, y.probability, abs_tol=1e-9)


def test_floors_below_a_figure_do_not_prove_it() -> None:
    """One witness for five is not made sure of it by an official's 'at least three' and a mayor's 'at least two'."""
    five = said(5, "w", WITNESS)
    c = fused([five, said(at_least(3), "officials"), said(at_least(2), "mayor")])
    assert (str(c.value), c.confidence) == ("5", pytest.approx(fused([five]).confidence))


def test_a_floor_at_the_figure_rules_out_what_lies_below() -> None:
    """'At least five' beside five speaks against the lower half of the other answers only, however often it is said."""
    lone = fused([said(5, "w")]).confidence
    shares = [fused([said(5, "w"), *(said(at_least(5), f"o{n}") for n in range(k))]).confidence for k in (1, 2, 30)]
    assert lone < shares[0] < shares[1] < shares[2] < 40 / 45 + 1e-9


def test_the_narrower_a_range_the_more_it_is_a_claim_of_the_figure() -> None:
    """About 50 and 48 to 52 support fifty more than 30 to 70 does, and that more than none to a thousand."""
    ranges = [about(50), Quantity(low=48, high=52), Quantity(low=30, high=70), Quantity(low=0, high=1000)]
    narrow, exact = [fused([said(50, "w"), said(r, "o")]).confidence for r in ranges], fused([said(50, "w")] * 1)
    same = fused([said(50, "w"), said(50, "o")]).confidence
    assert same > narrow[1] > narrow[2] > narrow[3] == pytest.approx(exact.confidence)
    assert same > narrow[0] > 0.9


def test_ranges_that_say_the_same_never_prove_the_figure_inside() -> None:
    """Any number of voices for 30 to 70 leave fifty to the one who said so."""
    c = fused([said(50, "w", HEARSAY), *(said(Quantity(low=30, high=70), f"o{n}") for n in range(50))])
    assert c.confidence < 0.6


@pytest.mark.parametrize("value", [at_least(4), about(50), Quantity(low=48, high=52), Quantity(low=0, high=30)])
def test_a_single_claim_is_as_likely_as_its_source_is_right(value: Quantity) -> None:
    """Whatever a lone statement allows, its confidence is the accuracy of its holder."""
    assert fused([said(value, "a", OFFICIAL)]).confidence == pytest.approx(0.8)


def test_a_broader_place_is_no_proof_of_the_narrower() -> None:
    """Officials who name the district do not make hearsay of the ward sure."""
    ward = said(Label("east ward", broader=frozenset({"lund"})), "r", HEARSAY)
    c = fused([ward, said(Label("lund"), "a"), said(Label("lund"), "b")])
    assert (str(c.value), c.confidence) == ("east ward", pytest.approx(fused([ward]).confidence))


CHAIN = (Quantity(low=1, high=5), Quantity(low=4, high=8), Quantity(low=7, high=11))


def mirrored(q: Quantity, c: int) -> Quantity:
    """Return the values c - x."""
    turn = lambda x: None if x is None else c - x  # noqa: E731
    return Quantity(
        low=turn(q.high),
        high=turn(q.low),
        low_open=q.high_open,
        high_open=q.low_open,
        core_low=turn(q.core_high),
        core_high=turn(q.core_low),
        unit=q.unit,
    )


def test_a_chain_of_overlapping_ranges_is_open() -> None:
    """Of 1-5, 4-8 and 7-11, equally good, the middle one stands with either side, and neither wins."""
    c = fused([said(q, name) for q, name in zip(CHAIN, "abc", strict=True)])
    assert (c.value, str(c.status), c.low, c.high) == (None, "unresolved", 4, 8)
    assert sorted(str(x.value) for x in c.candidates) == ["4–5", "7–8"]


@st.composite
def ranges(draw: st.DrawFn) -> Quantity:
    """Return an exact figure, a range, a floor or a ceiling, as a measure: below none it goes on."""
    low, high = sorted(draw(st.tuples(st.integers(1, 20), st.integers(1, 20))))
    shape = draw(st.sampled_from(("exact", "range", "range", "range", "floor", "ceiling")))
    if shape == "exact":
        return Quantity.exact(low, "km")
    return Quantity(low=None if shape == "ceiling" else low, high=None if shape == "floor" else high, unit="km")


@lawful
@given(ballots(values=ranges(), stances=(Stance.ASSERTED,), most=7), st.integers(21, 60))
def test_a_mirrored_question_has_the_mirrored_answer(statements: list[Statement], c: int) -> None:
    """With c - x for every x, the candidates, their odds and the range are mirrored: no direction is preferred."""
    from attrs import evolve

    before = fused(statements)
    after = fused([evolve(s, value=mirrored(s.value, c)) for s in statements if isinstance(s.value, Quantity)])

    def odds(consensus: object, reflect: bool) -> dict[tuple[float, float], float]:
        top = before.candidates[0].probability if not reflect else after.candidates[0].probability
        found = {}
        for x in (after if reflect else before).candidates:
            assert isinstance(x.value, Quantity)
            low, _, high, _ = x.value.bounds
            found[(c - high, c - low) if reflect else (low, high)] = x.probability / top
        return found

    ours, theirs = odds(before, False), odds(after, True)
    assert ours.keys() == theirs.keys()
    assert all(math.isclose(ours[k], theirs[k], rel_tol=1e-6, abs_tol=1e-9) for k in ours)
    turn = lambda x: None if x is None else c - x  # noqa: E731
    assert (after.low, after.high) == (turn(before.high), turn(before.low))
    disputed = {"resolved", "contested"}  # which of the two hangs on how narrow a range is for its size
    assert after.status == before.status or {str(after.status), str(before.status)} == disputed


def test_who_denies_another_figure_contradicts_nothing() -> None:
    """An official's two and a mayor who denies three: nobody says otherwise, and nobody else says two."""
    two = said(2, "officials", SourceKind.OFFICIALS)
    c = fused([two, said(3, "mayor", stance=Stance.DENIED)])
    assert (str(c.value), str(c.status), c.confidence) == ("2", "single-origin", fused([two]).confidence)
    assert all(x.log_odds == 0 for x in c.contributions if x.origin == "mayor")


def test_who_denies_a_rival_speaks_against_it_alone() -> None:
    """A denial of three beside two and three is no vote for two, and leaves three weaker."""
    pair = [said(2, "a"), said(3, "b")]
    before, after = fused(pair), fused([*pair, said(3, "c", stance=Stance.DENIED)])
    assert (before.value, str(after.value), str(after.status)) == (None, "2", "resolved")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (0.1 + 0.2, 0.3, True),
        (1 / 3, 0.3333333, True),
        (3, 2.9999999999, True),
        (10**10, 10**10 + 1, False),
        (0.3, 0.301, False),
        (3, 3.0001, False),
    ],
)
def test_numbers_that_differ_by_no_more_than_rounding_are_one(a: float, b: float, same: bool) -> None:
    """What a machine's arithmetic makes of a number is no rival of it; whole numbers stand for themselves."""
    for x, y in ((a, b), (b, a)):
        (c,) = fuse([("p", "x", x), ("q", "x", y)])
        assert (str(c.status), len(c.candidates)) == (("agreed", 1) if same else ("unresolved", 2))


def test_a_measure_in_another_unit_stands_for_what_rounds_to_it() -> None:
    """135 ft and 41.2 m are one depth; 52 m is another."""
    values = [Quantity.exact(41.2, "m"), Quantity.exact(135, "ft"), Quantity.exact(52, "m")]
    c = fused([said(q, name) for q, name in zip(values, "abc", strict=True)])
    assert (str(c.value), str(c.status), len(c.candidates)) == ("41.2 m", "resolved", 2)
    assert {s.holder.name for s in c.supporting} == {"a", "b"}


def test_a_coarse_figure_is_both_of_two_finer_ones_that_round_to_it() -> None:
    """135 ft rounds from 41.2 m and from 41.1 m: it decides nothing between them. 1 kg is not 500 g."""
    metres = [said(Quantity.exact(x, "m"), name) for x, name in ((41.2, "a"), (41.1, "b"))]
    c = fused([*metres, said(Quantity.exact(135, "ft"), "c")])
    assert [round(x.probability, 6) for x in c.candidates] == [round(c.confidence, 6)] * 2
    assert len(fused([said(Quantity.exact(1, "kg"), "a"), said(Quantity.exact(500, "g"), "b")]).candidates) == 2
