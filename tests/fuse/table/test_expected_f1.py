"""The greatest expected F1 is that of the best cut."""

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.fuse.table.expected_f1 import greatest_f1


@settings(max_examples=300)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=12))
def test_the_cut_at_half_of_it_reaches_it(p: list[float]) -> None:
    """Listing what has more than F* / 2 has the expected F1 that no other number of values exceeds."""
    best = greatest_f1(numpy.array(p))
    listed = [x for x in p if x >= best / 2 - 1e-12]
    assert 2 * sum(listed) / (len(listed) + sum(p)) == pytest.approx(best)
    ranked = sorted(p, reverse=True)
    assert all(2 * sum(ranked[:k]) / (k + sum(p)) <= best + 1e-12 for k in range(1, len(p) + 1))
