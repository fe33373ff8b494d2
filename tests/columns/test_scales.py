"""Figures in another unit are found by their ratio, and only those."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.columns import Columns, claims_of
from reconcile.columns.scales import FACTORS
from reconcile.config import Config
from reconcile.read.tables import read_tables

Row = tuple[str, str, float]


def read(rows: list[Row]) -> Columns:
    """Return the claims of rows of source, item and number."""
    return claims_of(read_tables([[(s, i, f"{x:.6g}") for s, i, x in rows]], Config()))


def measured(values: list[float], factor: float) -> list[Row]:
    """Return what four sources say of items, the last of them in another unit."""
    return [(s, f"i{k}", x * (factor if s == "d" else 1)) for k, x in enumerate(values) for s in "abcd"]


VALUES = st.lists(st.integers(2000, 9999).map(lambda n: n / 100), min_size=20, max_size=40, unique=True)


@given(VALUES, st.sampled_from([f for _, f in FACTORS if f > 1.5]), st.booleans())
def test_a_source_in_another_unit_agrees_once_converted(values: list[float], factor: float, inverse: bool) -> None:
    """Each question has one value again, within rounding, and the summary names the source."""
    found = read(measured(values, 1 / factor if inverse else factor))
    numbers = found.claims.number
    for q in range(found.claims.Q):
        begin, end = found.claims.first_slot[q], found.claims.first_slot[q + 1]
        assert numbers[end - 1] == pytest.approx(numbers[begin], rel=1e-4)
    assert any("converted: d (" in note for note in found.profiles[0].notes)


@given(VALUES)
def test_figures_of_one_unit_are_left_alone(values: list[float]) -> None:
    """Where all sources write one unit nothing is converted."""
    found = read(measured(values, 1.0))
    assert not found.profiles[0].notes
    assert found.claims.M == found.claims.Q


@given(VALUES)
def test_a_code_for_unknown_is_no_unit(values: list[float]) -> None:
    """A source that writes 999 again and again writes no other unit, whatever the ratio."""
    rows = [(s, i, 999.0 if s == "d" else 9.99) for s, i, _ in measured(values, 1.0)]
    assert not read(rows).profiles[0].notes
