"""What the digits of figures tell."""

from hypothesis import given
from hypothesis import strategies as st

from reconcile.link.digits import as_named, cut, digits
from reconcile.values import Quantity


@given(st.integers(1, 10**12), st.integers(1, 11), st.booleans())
def test_a_number_cut_or_rounded_is_known_again(number: int, places: int, down: bool) -> None:
    """Whoever leaves out the last digits, cutting or rounding, gives the same figure, known to the digits that stay."""
    unit = 10**places
    short = (number // unit if down else (number + unit // 2) // unit) * unit
    if short and short != number and len(str(short).rstrip("0")) < len(str(number).rstrip("0")):
        assert cut(short, number) == len(str(short).rstrip("0"))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_what_is_a_unit_off_is_no_rounding(short: int, long: int) -> None:
    """A figure further away than a unit of the last digit that is given is another figure."""
    unit = 10 ** (len(str(short)) - len(str(short).rstrip("0")))
    if abs(short - long) >= unit:
        assert cut(short, long) == 0


@given(st.integers(1, 10**9))
def test_a_bound_is_known_by_the_number_that_is_said(number: int) -> None:
    """ "More than 9,000" begins at 9,001 and names 9,000."""
    said = number * 1000
    assert as_named(Quantity(low=said + 1)) == said == as_named(Quantity(low=0, high=said - 1))
    assert digits(Quantity(low=said + 1)) == len(str(number).rstrip("0"))
