"""Numbers within tolerance of one another count as one answer."""

import numpy
from hypothesis import given, settings
from hypothesis import strategies as st
from told import Row, told

from reconcile.fuse.table.tolerance import within


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("pq"), st.sampled_from([0.0, 1.0, 100.0, 100.5, 101.0, 5e9, 5.04e9, -3.0, -3.02, 9.0, 11.0])
        )
    ),
    st.sampled_from(["number", "time"]),
)
def test_sums_are_those_of_the_definition(said: list[tuple[str, float]], kind: str) -> None:
    """Every slot gets the sum of x over its question's slots within 1 %, or ten minutes."""
    rows: list[Row] = [("s", item, value) for item, value in said]
    claims = told(rows, kind)
    x = 1.0 + numpy.arange(claims.M)
    for m in range(claims.M):
        reach = 10.0 if kind == "time" else 0.01 * abs(claims.number[m])
        near = (claims.question == claims.question[m]) & (abs(claims.number - claims.number[m]) <= reach + 1e-9)
        assert within(claims, x)[m] == numpy.sum(x[near])


def test_words_stand_alone() -> None:
    """What is no number is near nothing."""
    claims = told([("a", "p", "x"), ("b", "p", "y")])
    assert within(claims, numpy.array([0.25, 0.75])).tolist() == [0.25, 0.75]
