"""Numbers survive the ways in which tables write them."""

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.columns.figures import figure_of
from reconcile.columns.kind import Cells
from reconcile.columns.kinds.number import KIND

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2)


@given(NUMBERS, st.sampled_from(["", "$", "€ ", "-", "~"]), st.sampled_from(["", " km", "%", " USD"]))
def test_separators_currencies_and_units_keep_the_number(x: object, before: str, behind: str) -> None:
    """1,234.50, 1 234.50, $1,234.50 and 1234.50 km are one number."""
    sign = -1 if before == "-" else 1
    for text in (f"{x:,}", f"{x:,}".replace(",", " "), f"{x:,}".replace(",", "'"), f"{x}"):
        found = figure_of(f"{before}{text}{behind}")
        assert found is not None
        assert found.number == pytest.approx(sign * float(str(x)))


@given(st.lists(NUMBERS, min_size=1, max_size=5))
def test_a_column_with_decimal_commas_is_read_so(numbers: list[object]) -> None:
    """1.234.567,89 says what the comma is, for the whole column."""
    texts = sorted({f"{x:,}".translate(str.maketrans(",.", ".,")) for x in numbers})
    found = KIND.read(Cells("price", texts, numpy.ones(len(texts), dtype=numpy.int32)))
    assert sorted(found.number.tolist()) == pytest.approx(sorted({float(str(x)) for x in numbers}))


def test_units_are_those_of_most() -> None:
    """A figure in another unit is converted to the commonest of the column, and that is said."""
    texts = ["3 miles", "4 km", "5 km"]
    found = KIND.read(Cells("length", texts, numpy.array([1, 1, 1], dtype=numpy.int32)))
    assert found.number.tolist() == pytest.approx([4.828032, 4, 5])
    assert found.because == ("figures in miles are converted to km",)


def test_what_is_no_figure() -> None:
    """Codes, dates and several numbers are none."""
    assert [figure_of(t) for t in ("F80", "12-Oct", "1, 2, 3", "1/2", "6:45", "")] == [None] * 6


def test_codes_of_labels_are_no_numbers() -> None:
    """Few small whole numbers, each told very often, are codes of classes; many different ones are numbers."""
    codes = Cells("class", ["0", "1", "2"], numpy.array([60, 70, 80], dtype=numpy.int32))
    many = Cells("score", [str(n) for n in range(40)], numpy.full(40, 30, dtype=numpy.int32))
    assert not KIND.why(codes)
    assert KIND.why(many)
