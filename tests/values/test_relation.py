"""How two quantities stand to each other, against the definition by what both allow."""

from ballots import quantities
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.values import Quantity, Relation


@given(*(st.one_of(quantities(), quantities(unit="km"), quantities(unit="m", most=3000)) for _ in range(2)))
@settings(max_examples=500)
def test_relations_are_those_of_the_numbers_that_both_allow(a: Quantity, b: Quantity) -> None:
    """Disjoint where nothing is left of both, narrower or broader where one holds all that the other does."""
    found = a.relation(b)
    if not a.commensurable(b):
        assert found is Relation.INCOMMENSURABLE
        return
    met, b = a.intersection(b), b.to(a.unit)
    if a.bounds == b.bounds:
        assert found is Relation.SAME
    elif met is None:
        assert found is Relation.DISJOINT
    elif met.bounds == a.bounds:
        assert found is Relation.NARROWER
    else:
        assert found is (Relation.BROADER if met.bounds == b.bounds else Relation.OVERLAP)
