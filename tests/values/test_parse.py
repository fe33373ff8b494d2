"""Cells of tables: what they are read as, what is refused, and the round trip with `str`."""

import contextlib
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import ValueParseError
from reconcile.values import Grain, Label, Moment, Names, Quantity, parse
from reconcile.values.hedges import Bound, bounded
from reconcile.values.measure import signed


@pytest.mark.parametrize(
    ("cell", "notation"),
    [
        ("~40", "~40"), ("5-7", "5–7"), (">100", "> 100"), (">=4", ">= 4"), ("<= 30", "<= 30"), ("≥ 5", ">= 5"),
        ("12%", "12 %"), ("$1,200", "1,200 USD"), ("5 km", "5 km"), ("twenty-two", "22"), ("12 dead", "12"),
        ("> 20 and <= 35", "> 20 and <= 35"), ("2019", "2,019"), ("-5 to -3 degC", "-5 to -3 degC"), ("1e3", "1,000"),
        ("100+", ">= 100"), ("4.5 percentage point", "4.5 percentage point"), ("1,00,000", "100,000"),
    ],
)  # fmt: skip
def test_a_cell_with_a_quantity(cell: str, notation: str) -> None:
    """The cell is this quantity, and keeps its spelling."""
    value = parse(cell)
    assert isinstance(value, Quantity)
    assert str(value) == notation
    assert value.text == cell


@pytest.mark.parametrize(
    ("cell", "low", "high", "grain"),
    [
        ("2023-12-15", "2023-12-15", "2023-12-16", "day"),
        ("2023-12", "2023-12-01", "2024-01-01", "month"),
        ("2023~", "2022-01-01", "2025-01-01", "year"),
        ("2023?", "2022-01-01", "2025-01-01", "year"),
        ("2023-12-15T02:15/2023-12-15T02:45", "2023-12-15T02:15", "2023-12-15T02:45", "minute"),
        ("2019-09-16/2019-09-17", "2019-09-16", "2019-09-18", "day"),
        ("15 December 2023", "2023-12-15", "2023-12-16", "day"),
        ("since 2019-05", "2019-05-01", None, "month"),
        ("../2019", None, "2020-01-01", "year"),
    ],
)
def test_a_cell_with_a_moment(cell: str, low: str | None, high: str | None, grain: str) -> None:
    """ISO 8601, EDTF and written dates are moments."""
    value = parse(cell)
    assert isinstance(value, Moment)
    assert value.low == (low and datetime.fromisoformat(low))
    assert value.high == (high and datetime.fromisoformat(high))
    assert value.grain == grain


@pytest.mark.parametrize(
    "cell", ["Red Crescent", "12 Angry Men", "007", "no", "none", "Friday", "3-1", "unknown", "May"]
)
def test_other_cells_are_labels(cell: str) -> None:
    """A cell that is not a number or date as a whole is a label."""
    assert parse(cell) == Label(cell)


def test_a_kind_decides() -> None:
    """With a kind the cell is read as that, or refused."""
    assert parse("a; b; c", "names") == Names(["a", "b", "c"])
    assert parse("a; b et al.", "names") == Names(["a", "b"], complete=False)
    assert parse("2019", "moment") == Moment(datetime(2019, 1, 1), datetime(2020, 1, 1), Grain.YEAR)
    assert parse("2019", "label") == Label("2019")
    for cell, kind in (("Red Crescent", "quantity"), ("12", "moment"), ("12", "number"), (";", "names")):
        with pytest.raises(ValueParseError):
            parse(cell, kind)


@pytest.mark.parametrize("cell", ["", "  ", "nan", "NaN", "inf", "-Infinity", "n/a", "null", "-", "?", "∞"])
def test_no_value_is_an_error(cell: str) -> None:
    """Empty, NaN and infinite cells raise, whatever the kind."""
    for kind in (None, "quantity", "moment", "label", "names"):
        with pytest.raises(ValueParseError):
            parse(cell, kind)


NUMBERS = st.integers(1, 10**12) | st.integers(1, 10**9).map(lambda n: n / 100)
UNITS = ["", "percent", "km", "USD", "t", "degC", "year", "percentage point", "mi2", "kW", "m/s"]


@settings(max_examples=500)
@given(NUMBERS, st.sampled_from(list(Bound)), st.sampled_from(UNITS))
def test_quantities_round_trip(n: float, bound: Bound, unit: str) -> None:
    """What a hedge makes of a number is written so that it reads back equal."""
    exact = Fraction(str(n))
    value = bounded(exact, exact, (bound,), unit, signed(unit))
    assert parse(str(value), "quantity") == value


@settings(max_examples=500)
@given(st.tuples(NUMBERS, NUMBERS).filter(lambda p: p[0] < p[1]), st.sampled_from(UNITS))
def test_ranges_round_trip(ends: tuple[float, float], unit: str) -> None:
    """Ranges are written so that they read back equal."""
    value = bounded(Fraction(str(ends[0])), Fraction(str(ends[1])), (), unit)
    assert parse(str(value), "quantity") == value


TIMES = st.datetimes(datetime(1000, 2, 1), datetime(9000, 1, 1))
STEPS = {Grain.MINUTE: timedelta(minutes=1), Grain.SECOND: timedelta(seconds=1), Grain.DAY: timedelta(days=1)}


@settings(max_examples=500)
@given(TIMES, st.sampled_from(sorted(STEPS)), st.integers(1, 400))
def test_moments_round_trip(t: datetime, grain: Grain, length: int) -> None:
    """Days, minutes, seconds and intervals of them are written so that they read back equal."""
    t = t.replace(microsecond=0)
    if grain is not Grain.SECOND:
        t = t.replace(second=0)
    if grain is Grain.DAY:
        t = t.replace(hour=0, minute=0)
    for value in (
        Moment(t, t + STEPS[grain], grain),
        Moment(t, t + length * STEPS[grain], grain),
        Moment(low=t, grain=grain),
    ):
        assert parse(str(value), "moment") == value


@settings(max_examples=500)
@given(st.text(max_size=60), st.sampled_from([None, "quantity", "moment", "label", "names"]))
def test_any_cell_is_a_value_or_a_documented_error(cell: str, kind: str | None) -> None:
    """No cell raises anything but ValueParseError, and every value can be written."""
    with contextlib.suppress(ValueParseError):
        assert isinstance(str(parse(cell, kind)), str)
