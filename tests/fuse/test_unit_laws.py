"""Exact conversions of many units: who tells a measure in another unit changes the answer's unit, and nothing else."""

import math
from fractions import Fraction

import pytest
from attrs import evolve
from ballots import ballots, fused, said
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.statement import Stance, Statement
from reconcile.values import Quantity

ASSERTING = (Stance.ASSERTED, Stance.ASSERTED, Stance.CLAIMED, Stance.ATTRIBUTED)
# The larger unit, the smaller, and how many of it: SI, and the international yard and pound of 1959.
PAIRS = (
    ("kg", "g", "1000"),
    ("t", "kg", "1000"),
    ("h", "min", "60"),
    ("day", "h", "24"),
    ("l", "ml", "1000"),
    ("m3", "l", "1000"),
    ("ha", "m2", "10000"),
    ("km2", "ha", "100"),
    ("mi", "m", "1609.344"),
    ("ft", "in", "12"),
    ("lb", "g", "453.59237"),
    ("year", "month", "12"),
    ("percent", "permille", "10"),
    ("percentage point", "basis point", "100"),
)


@st.composite
def measures(draw: st.DrawFn) -> Quantity:
    """Return a measure with explicit bounds, without a unit yet.

    Not a bare figure: 1,000 g are read as what rounds to them, 1 kg as one: the unit tells how fine one measured.
    """
    low, high = sorted(draw(st.lists(st.integers(1, 900), min_size=2, max_size=2, unique=True)))
    return Quantity(low=low, high=high, point=low)


def near(a: float | None, b: float | None) -> bool:
    """Return whether two bounds are the same to 1e-12, or both open."""
    return a == b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-12))


@pytest.mark.parametrize(("large", "small", "factor"), PAIRS, ids=lambda x: x.replace("/", " "))
def test_one_unit_converts_exactly(large: str, small: str, factor: str) -> None:
    """The factor is the one that is defined, to the last digit, there and back."""
    there = Quantity.exact(7, large).to(small)
    assert Fraction(str(there.low)) == 7 * Fraction(factor)
    assert there.to(large) == Quantity.exact(7, large)


@settings(max_examples=500)
@given(
    ballots(values=measures(), stances=ASSERTING),
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.sampled_from(PAIRS),
)
def test_exact_conversion_of_any_unit_converts_the_answer(
    statements: list[Statement], which: list[bool], pair: tuple[str, str, str]
) -> None:
    """Measures of which some or all are told in another unit give the same answer with the same confidence."""
    large, small, factor = pair
    one = [evolve(s, value=evolve(s.value, unit=large)) for s in statements]
    other = [evolve(s, value=s.value.to(small)) if x else s for s, x in zip(one, which, strict=False)]
    before, after = fused(one), fused(other)
    assert (before.confidence, before.status) == (after.confidence, after.status)
    assert (before.value is None) == (after.value is None)
    if isinstance(before.value, Quantity) and isinstance(after.value, Quantity):
        assert after.value.to(small).bounds == before.value.to(small).bounds
        times = float(factor) if after.value.unit == small else 1.0
        assert near(after.low, None if before.low is None else before.low * times)
        assert near(after.high, None if before.high is None else before.high * times)


@settings(max_examples=500)
@given(st.integers(1, 9_000) | st.decimals("0.1", 900, places=1).map(float), st.sampled_from(PAIRS))
def test_who_repeats_a_measure_in_another_unit_says_no_less(n: float, pair: tuple[str, str, str]) -> None:
    """Beside "1 kg", the same voice's "1,000 g", which alone may be a round figure, is "1 kg" again."""
    large, small, _ = pair
    told = said(Quantity.exact(n, large), "a")
    again = said(Quantity.exact(n, large).to(small), "a", start=9)
    other, same = said(Quantity.exact(2 * n, large), "b"), said(Quantity.exact(n, large), "c")
    for rivals in ([], [other], [same], [other, same]):
        alone, twice = fused([told, *rivals]), fused([told, again, *rivals])
        assert math.isclose(alone.confidence, twice.confidence, rel_tol=1e-12)
        assert alone.status == twice.status
