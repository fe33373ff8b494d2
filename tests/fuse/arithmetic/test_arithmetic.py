"""Figures that have to add up do, what adds up stays as it is, and the figure to blame is named."""

import itertools
import math

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.fuse.arithmetic import Figure, Sum, balanced, propagated, searched, stone

lawful = settings(max_examples=500, deadline=None)
ONE = [Sum(0, (1, 2))]
NESTED = [Sum(0, (1, 2)), Sum(3, (0, 4))]


def claim(*told: tuple[float, float], **more: float) -> Figure:
    """Return a figure of some (value, probability) claims, the first of which is the answer."""
    return Figure(told[0][0], values=[v for v, _ in told], probabilities=[p for _, p in told], **more)


def test_stone_by_hand_one_sum() -> None:
    """The total is 10 above its parts; with variances 1, 2, 2 a fifth of that comes off it, two fifths go to each."""
    found = stone([Figure(100, 1), Figure(40, 2), Figure(50, 2)], ONE)
    assert found.values == pytest.approx((98, 44, 54))
    assert (found.statistic, found.solved) == (pytest.approx(100 / 5), True)
    assert found.p_value == pytest.approx(math.erfc(math.sqrt(20 / 2)))
    assert found.suspects == (0, 1, 2)  # one sum cannot tell who is wrong


def test_gaps_within_the_stated_errors_accuse_nobody() -> None:
    """The same gap with errors of ten is nothing unusual."""
    found = stone([Figure(100, 100), Figure(40, 100), Figure(50, 100)], ONE)
    assert found.values == pytest.approx((96 + 2 / 3, 43 + 1 / 3, 53 + 1 / 3))
    assert found.p_value == pytest.approx(math.erfc(math.sqrt(100 / 300 / 2)))
    assert found.suspects == ()


def test_two_sums_single_out_the_figure_that_they_share() -> None:
    """It is 100 too small in both; without it everything else adds up as it stands."""
    found = stone([Figure(900, 100), Figure(400, 100), Figure(600, 100), Figure(2000, 100), Figure(1000, 100)], NESTED)
    assert found.suspects == (0,)
    assert found.values == pytest.approx((1000, 400, 600, 2000, 1000))


def test_what_is_certain_stays() -> None:
    """A figure without error keeps its value; where all are certain and do not add up, nothing is changed."""
    assert stone([Figure(100, 0), Figure(40, 2), Figure(50, 2)], ONE).values == pytest.approx((100, 45, 55))
    stuck = stone([Figure(100, 0), Figure(40, 0), Figure(50, 0)], ONE)
    assert (stuck.values, stuck.consistent, stuck.solved, stuck.p_value) == ((100, 40, 50), False, False, 0)


def test_search_by_hand() -> None:
    """A claimed 3 (.35 against .6) is 10.5 times as likely as a total of 4 that nobody claims: .1 / 2 against .9."""
    found = searched([claim((5, 0.9)), claim((2, 0.6), (3, 0.35)), claim((2, 0.9))], ONE)
    assert found.values == (5, 3, 2)
    assert found.suspects == (1,)
    assert found.confidence == pytest.approx((10.5 / 11.5,))


def test_search_by_hand_without_rival_claims() -> None:
    """No part of one dead is put right by halves: each of the three could be wrong, and the balance says so."""
    found = searched([Figure(5), Figure(2), Figure(2)], ONE)
    assert found.values[0] == found.values[1] + found.values[2]
    assert all(x == round(x) for x in found.values)
    assert (found.suspects, found.confidence) == ((0, 1, 2), pytest.approx((0.5, 0.5, 0.5)))


def test_a_bound_decides_the_search() -> None:
    """At least five in all, and the second part is known: the first has to grow."""
    found = searched([Figure(5, low=5), Figure(2), Figure(2, low=2, high=2)], ONE)
    assert (found.values, found.suspects) == ((5, 3, 2), (1,))


def test_what_cannot_add_up_is_left_alone() -> None:
    """Bounds that exclude each other change nothing, and the balance says that it found none."""
    found = searched([Figure(5, high=5), Figure(4, low=4), Figure(4, low=4)], ONE)
    assert (found.values, found.consistent, found.solved) == ((5, 4, 4), False, False)


def test_large_figures_go_to_least_squares_and_small_counts_to_search() -> None:
    """A hundred thousand people are divided, five dead are not."""
    assert balanced([Figure(100_001), Figure(50_000), Figure(50_000)], ONE).statistic > 0
    assert balanced([Figure(5), Figure(2), Figure(2)], ONE).statistic == 0


@pytest.mark.parametrize("bond", [Sum(0, ()), Sum(0, (0, 1)), Sum(0, (1, 1)), Sum(0, (1, 7)), Sum(-1, (1, 2))])
def test_sums_of_nothing_or_of_themselves_are_refused(bond: Sum) -> None:
    """A total is no part of itself, and its parts are there, once each."""
    with pytest.raises(ValueError, match="a sum of"):
        balanced([Figure(5), Figure(2), Figure(2)], [bond])


@pytest.mark.parametrize("wrong", [{"values": (1, 2)}, {"low": 3, "high": 2}, {"variance": -1}, {"value": math.nan}])
def test_figures_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    """Claims without probabilities, empty bounds, negative variances and what is no number."""
    with pytest.raises(ValueError, match=r"\S"):
        Figure(**{"value": 2.5, **wrong})


large = st.floats(0, 1e6).map(lambda x: round(x, 2))
shapes = st.sampled_from([ONE, NESTED, [Sum(0, (1, 2, 3, 4))], [Sum(0, (1, 2)), Sum(0, (3, 4))]])
guesses = st.lists(st.tuples(large, st.floats(0.1, 1e4)).map(lambda x: Figure(*x)), min_size=5, max_size=5)


@lawful
@given(guesses, shapes)
def test_balanced_figures_add_up(figures: list[Figure], sums: list[Sum]) -> None:
    """Every sum holds afterwards, to the precision of the figures."""
    found = stone(figures, sums)
    assert found.solved
    for bond in sums:
        assert found.values[bond.total] == pytest.approx(sum(found.values[n] for n in bond.parts), rel=1e-6, abs=1e-3)


@lawful
@given(guesses, shapes)
def test_balancing_is_the_least_weighed_change(figures: list[Figure], sums: list[Sum]) -> None:
    """No other way of adding up changes less: moving along any direction that keeps the sums costs more."""
    found = stone(figures, sums)
    assume(len(found.suspects) != 1)
    before = numpy.array([figure.value for figure in figures])
    variance = numpy.array([figure.variance for figure in figures])
    change = (numpy.array(found.values) - before) / variance
    kept = numpy.zeros((len(sums), 5))
    for row, bond in enumerate(sums):
        kept[row, bond.total] = 1
        kept[row, list(bond.parts)] = -1
    _, _, directions = numpy.linalg.svd(kept)
    assert abs(directions[len(sums) :] @ change).max() <= 1e-6 * max(1, abs(change).max())


counts = st.integers(0, 6)
claims = st.lists(st.tuples(counts, st.sampled_from([0.1, 0.2, 0.3])), min_size=1, max_size=3, unique_by=lambda x: x[0])
cases = st.lists(claims.map(lambda told: claim(*told)), min_size=5, max_size=5)


@lawful
@given(cases, shapes)
def test_what_adds_up_stays_as_it_is(figures: list[Figure], sums: list[Sum]) -> None:
    """Made consistent once, figures come back untouched, by either way."""
    once = searched(figures, sums)
    assume(once.solved)
    again = [Figure(value) for value in once.values]
    for way in (searched, stone, balanced):
        found = way(again, sums)
        assert (found.values, found.consistent, found.suspects, found.p_value) == (once.values, True, (), 1.0)


def price(figure: Figure, x: int) -> float:
    """Return the cost of a value as the method's documentation has it."""
    told = dict(zip(figure.values, figure.probabilities, strict=True))
    rest = -math.log(max(1 - sum(told.values()), 0.001)) + abs(x - figure.value) * math.log(2)
    return min(-math.log(told[x]), rest) if x in told else rest


@settings(max_examples=100, deadline=None)
@given(st.lists(claims.map(lambda told: claim(*told)), min_size=3, max_size=3))
def test_the_search_finds_the_least_cost(figures: list[Figure]) -> None:
    """No whole numbers that add up cost less: all of them are tried."""
    found = searched(figures, ONE)
    assert found.solved
    assert found.values[0] == found.values[1] + found.values[2]
    cost = sum(price(f, int(x)) for f, x in zip(figures, found.values, strict=True))
    every = (
        sum(price(f, x) for f, x in zip(figures, (a + b, a, b), strict=True)) for a in range(19) for b in range(19)
    )
    if not found.consistent:
        assert cost == pytest.approx(min(every), abs=1e-6)


@lawful
@given(st.lists(st.tuples(counts, counts).map(sorted), min_size=5, max_size=5), shapes)
def test_propagated_bounds_hold_every_solution(bounds: list[list[int]], sums: list[Sum]) -> None:
    """Bounds never cut off numbers that add up, and never widen."""
    figures = [Figure(low, low=low, high=high) for low, high in bounds]
    narrow = propagated(figures, sums)
    for numbers in itertools.product(*(range(low, min(high, low + 2) + 1) for low, high in bounds)):
        if all(numbers[bond.total] == sum(numbers[n] for n in bond.parts) for bond in sums):
            assert narrow is not None
            assert all(low <= x <= high for x, (low, high) in zip(numbers, narrow, strict=True))
    if narrow is not None:
        assert all(a[0] <= b[0] and b[1] <= a[1] for a, b in zip(bounds, narrow, strict=True))
