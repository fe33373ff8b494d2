"""Continuous numbers: laws, and what follows by hand."""

import warnings
from itertools import product
from random import Random

import numpy
import pytest
from attrs import evolve
from claimed import claimed
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.columns import Claims
from reconcile.fuse.methods.measures import METHOD, are_opinions, weighted_mean
from reconcile.fuse.table.method import Beliefs, Given
from reconcile.fuse.table.predictive import interval, nearness
from reconcile.fuse.table.read_out import read_out
from reconcile.fuse.table.readings import Readings, medians

lawful = settings(max_examples=500, deadline=None)
tables = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("pqrs"), st.integers(0, 40).map(str)), min_size=1, max_size=40
)


def fused(claims: Claims) -> Beliefs:
    """Return the beliefs; any warning of numpy is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return METHOD.fit(claims, Given())


def parts(beliefs: Beliefs) -> tuple[list[float], list[float], list[float], list[float]]:
    """Return estimates, ends of intervals and confidences."""
    assert beliefs.estimate is not None
    assert beliefs.low is not None
    assert beliefs.high is not None
    assert beliefs.confidence is not None
    return beliefs.estimate.tolist(), beliefs.low.tolist(), beliefs.high.tolist(), beliefs.confidence.tolist()


def rated(seed: int, noise: int, items: int = 40) -> list[tuple[str, str, str]]:
    """Return readings by five sources of items between 0 and 100, with noise of some size."""
    random = Random(seed)
    level = {f"i{n:02}": random.randint(0, 100) for n in range(items)}
    return [(s, i, str(200 + x + random.randint(-noise, noise))) for s, (i, x) in product("abcde", level.items())]


@lawful
@given(tables, st.sampled_from((-4.0, -1.0, 0.5, 2.0, 1024.0)), st.integers(-1000, 1000))
def test_another_unit_changes_the_unit_alone(rows: list[tuple[str, str, str]], scale: float, shift: int) -> None:
    """Where every number is a x + b, so are the estimate and the interval; a alone leaves confidence as it is."""
    claims = claimed(rows)
    estimate, low, high, confidence = parts(fused(claims))
    moved = parts(fused(evolve(claims, number=claims.number * scale + shift)))
    assert moved[0] == pytest.approx([scale * x + shift for x in estimate])
    ends = (low, high) if scale > 0 else (high, low)
    assert moved[1] == pytest.approx([scale * x + shift for x in ends[0]])
    assert moved[2] == pytest.approx([scale * x + shift for x in ends[1]])
    assert parts(fused(evolve(claims, number=claims.number * scale)))[3] == pytest.approx(confidence)


@pytest.mark.parametrize("noise", [2, 90])
@pytest.mark.parametrize("scale", [-2.0, 0.25])
def test_another_unit_changes_neither_mean_nor_median(noise: int, scale: float) -> None:
    """The law holds for measurements and for opinions."""
    claims = claimed(rated(3, noise))
    assert parts(fused(evolve(claims, number=claims.number * scale + 64)))[0] == pytest.approx(
        [scale * x + 64 for x in parts(fused(claims))[0]]
    )


@lawful
@given(tables, st.permutations("abcdef"), st.permutations("pqrs"))
def test_other_names_change_nothing(rows: list[tuple[str, str, str]], sources: list[str], items: list[str]) -> None:
    """Sources and items under other names, and so in another order, have the same estimates."""
    new, of = dict(zip("abcdef", sources, strict=True)), dict(zip("pqrs", items, strict=True))
    claims, renamed = claimed(rows), claimed([(new[s], of[i], v) for s, i, v in rows])
    before, after = fused(claims), fused(renamed)
    place = {item: n for n, item in enumerate(renamed.keys["item"])}
    order = [place[of[item]] for item in claims.keys["item"]]
    for x, y in zip(parts(before), parts(after), strict=True):
        assert [y[n] for n in order] == pytest.approx(x)
    trust = dict(zip(renamed.sources, after.reliability.tolist(), strict=True))
    assert [trust[new[s]] for s in claims.sources] == pytest.approx(before.reliability.tolist())


@lawful
@given(tables)
def test_an_answer_lies_among_the_claims(rows: list[tuple[str, str, str]]) -> None:
    """It lies between the least and the greatest, inside its interval, with a confidence inside (0, 1)."""
    claims = claimed(rows)
    for q, (x, low, high, sure) in enumerate(zip(*parts(fused(claims)), strict=True)):
        mine = claims.number[claims.question == q]
        assert mine.min() <= x <= mine.max()
        assert low <= x <= high
        assert 0 < sure < 1


@pytest.mark.parametrize(
    "rows",
    [
        [("s", "q", "7")],
        [("s", "q", "7"), ("t", "q", "7")],
        [("s", str(n), str(n)) for n in range(50)],
        [(str(n), "q", "0") for n in range(50)],
        [("s", "q", "unknown")],
        [("s", "q", "unknown"), ("t", "r", "3")],
        [(s, str(n), "5") for s, n in product("ab", range(40))],
    ],
)
def test_little_to_learn_from_is_no_trouble(rows: list[tuple[str, str, str]]) -> None:
    """One claim, one source, one item, all equal, no numbers: answers without warnings."""
    beliefs = fused(claimed(rows))
    assert beliefs.confidence is not None
    assert ((beliefs.confidence > 0) & (beliefs.confidence < 1)).all()


def test_a_text_among_numbers_is_passed_over() -> None:
    """The number stands; a question without numbers goes by its votes."""
    beliefs = fused(claimed([("a", "p", "3"), ("b", "p", "x"), ("a", "q", "y"), ("b", "q", "y")]))
    assert beliefs.estimate is not None
    assert beliefs.estimate[0] == 3
    assert numpy.isnan(beliefs.estimate[1])


def test_numbers_beyond_all_measure_are_no_readings() -> None:
    """1e308 neither overflows nor counts."""
    claims = claimed([("a", "p", "3"), ("b", "p", "5"), ("c", "p", "4")])
    huge = numpy.where(claims.number == 5, -1.7e308, claims.number)
    beliefs = fused(evolve(claims, number=huge))
    assert beliefs.estimate is not None
    assert beliefs.estimate[0] == 3.5


def test_measurements_take_the_median_and_opinions_the_mean() -> None:
    """Small noise beside the spread of the items: a median; noise as large as that: near the mean."""
    for noise, mean in ((2, False), (90, True)):
        claims = claimed(rated(1, noise))
        readings = Readings.of(claims, 0)
        middle = medians(readings.item, readings.value, readings.items)
        assert are_opinions(readings, middle) is mean
        average = readings.of_items(readings.value) / readings.of_items()
        estimate = numpy.array(parts(fused(claims))[0])
        assert (estimate == middle).all() is not mean
        assert numpy.abs(estimate - average).mean() < (6 if mean else 2)


def test_a_wild_source_draws_no_mean() -> None:
    """A unit a thousand times smaller lies far outside; the means of the others stay as they were."""
    rows = rated(2, 90)
    wild = [("z", i, str(1000 * int(v))) for s, i, v in rows if s == "a"]
    before, after = parts(fused(claimed(rows)))[0], parts(fused(claimed([*rows, *wild])))[0]
    assert after == pytest.approx(before, abs=1.0)


def test_a_source_speaks_once() -> None:
    """Three values of one source are its median, so they outvote nobody."""
    rows = [("a", "p", "1"), ("a", "p", "2"), ("a", "p", "9"), ("b", "p", "8"), ("c", "p", "8")]
    assert parts(fused(claimed(rows)))[0] == [8.0]


def test_medians_by_hand() -> None:
    """Odd: the middle one; even: midway."""
    assert medians(numpy.array([0, 1, 0, 0, 1]), numpy.array([3.0, 4.0, 1.0, 2.0, 8.0]), 2).tolist() == [2.0, 6.0]


def test_nearness_by_hand() -> None:
    """Of four readings in company two lie within 1 %: the pool has (2 + 1) / (4 + 2), the first item (2 + 1) / 4."""
    rows = [("a", "p", "100"), ("b", "p", "101"), ("a", "q", "50"), ("b", "q", "60"), ("c", "r", "7")]
    readings = Readings.of(claimed(rows), 0)
    items, sources = nearness(readings, numpy.array([100.0, 55.0, 7.0]))
    assert items.tolist() == [0.75, 0.25, 0.5]
    assert sources.tolist() == [0.5, 0.5, 0.5]


def test_interval_by_hand() -> None:
    """One reading at -3, and two of a pool of 40 from -19 to 19: 2 F0 reaches .025 x 3 at the second from the end."""
    rows = [(f"s{n:02}", "p", str(100 + n)) for n in range(39)] + [("s99", "q", "97")]
    readings = Readings.of(claimed(rows), 0)
    low, high = interval(readings, numpy.array([119.0, 100.0]))
    assert (low[1], high[1]) == (82.0, 118.0)


def test_the_mean_by_hand() -> None:
    """Equal variances: the plain mean; a source that is often far off weighs less."""
    plain = Readings.of(claimed([("a", "p", "1"), ("b", "p", "3"), ("a", "q", "9"), ("b", "q", "7")]), 0)
    assert weighted_mean(plain, numpy.zeros(2)) == pytest.approx([2.0, 8.0])
    rows = [(s, f"i{n:03}", "10") for s, n in product("abc", range(200))]
    rows += [("z", f"i{n:03}", str(10 + 20 * (n % 2))) for n in range(200)]
    readings = Readings.of(claimed(rows), 0)
    mean = weighted_mean(readings, numpy.full(200, 10.0))
    assert 10 < mean[1] < 12


def test_an_estimate_that_is_claimed_as_a_fraction_is_answered_in_figures() -> None:
    """A median of 1 1/4 is 1.25, so that the column stays one of figures; 1.50 is what its source writes."""
    rows = [("a", "p", "1"), ("b", "p", "1 1/4"), ("c", "p", "2"), ("a", "q", "1"), ("b", "q", "1.50"), ("c", "q", "2")]
    claims = evolve(claimed(rows), kinds=["number"], number=numpy.array([1, 1.25, 2, 1, 1.5, 2]))
    assert list(read_out(claims, fused(claims)).value) == ["1.25", "1.50"]
