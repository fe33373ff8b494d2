"""Laws of unit conversion and of relations between quantities."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.values import Quantity, Relation
from reconcile.values.units import _FACTORS, conversion, dimension

UNITS = sorted(_FACTORS)
PAIRS = st.sampled_from([(a, b) for a in UNITS for b in UNITS if dimension(a) == dimension(b)])


@settings(max_examples=500)
@given(PAIRS, st.sampled_from(UNITS))
def test_conversions_are_exact_and_compose(pair: tuple[str, str], third: str) -> None:
    """There and back is one, and a way over a third unit is as good as the direct one."""
    a, b = pair
    there, back = conversion(a, b), conversion(b, a)
    assert there is not None
    assert back is not None
    assert there * back == 1
    if (on := conversion(b, third)) is not None:
        assert there * on == conversion(a, third)


@settings(max_examples=500)
@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from([("km", "m"), ("t", "kg"), ("h", "min"), ("GW", "kW")]),
)
def test_relations_do_not_depend_on_the_unit(x: int, y: int, units: tuple[str, str]) -> None:
    """Two quantities stand to each other as they do after one is converted."""
    big, small = units
    a, b = Quantity(low=min(x, y), high=max(x, y), unit=big), Quantity.exact(x, big)
    assert a.relation(b) == a.relation(b.to(small)) == a.to(small).relation(b)
    assert b.to(small).to(big) == b
    factor = conversion(big, small)
    assert factor is not None
    assert b.to(small).low == Fraction(x) * factor


def test_units_of_different_sorts_do_not_compare() -> None:
    """Kilometres and hours, dollars and euros, counts and percentages are incommensurable."""
    for a, b in (("km", "h"), ("USD", "EUR"), ("", "percent"), ("percent", "percentage point")):
        assert Quantity.exact(1, a).relation(Quantity.exact(1, b)) is Relation.INCOMMENSURABLE
