"""The kernels say what plain loops say."""

import math

import numpy
import pytest
from claimed import claimed
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.fuse.table import sums

lawful = settings(max_examples=500, deadline=None)
tables = st.lists(st.tuples(*[st.sampled_from("abcde")] * 3), min_size=1, max_size=40)
numbers = st.floats(-50, 50)


@lawful
@given(tables, st.data())
def test_sums_are_those_of_loops(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Each group's sum is the sum of its members, in their order, to the bit; empty groups have nought."""
    claims = claimed(rows)
    x = numpy.array(data.draw(st.lists(numbers, min_size=len(claims), max_size=len(claims))))
    dropped = numpy.array(data.draw(st.lists(st.booleans(), min_size=len(claims), max_size=len(claims))))
    for some, y in ((claims, x), (claims.without(dropped), x[~dropped])):
        slots, sources = [0.0] * some.M, [0.0] * some.S
        for slot, source, value in zip(some.slot, some.source, y, strict=True):
            slots[slot] += value
            sources[source] += value
        assert sums.of_slots(some, y).tolist() == slots
        assert sums.of_sources(some, y).tolist() == sources


@lawful
@given(tables, st.data())
def test_questions_are_seen_one_by_one(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """Sums, the greatest, the best slot and the softmax are those of the question's own slots."""
    claims = claimed(rows)
    x = numpy.array(data.draw(st.lists(numbers, min_size=claims.M, max_size=claims.M)))
    total, top, slot = sums.of_questions(claims, x), sums.largest(claims, x), sums.best(claims, x)
    p, q = sums.softmax(claims, x), sums.softmax(claims, x, numpy.zeros(claims.Q))
    for n in range(claims.Q):
        at = [m for m in range(claims.M) if claims.question[m] == n]
        assert total[n] == pytest.approx(sum(x[m] for m in at))
        assert top[n] == max(x[m] for m in at)
        assert slot[n] == next(m for m in at if x[m] == top[n])
        mass = sum(math.exp(x[m]) for m in at)
        assert [p[m] for m in at] == pytest.approx([math.exp(x[m]) / mass for m in at])
        assert [q[m] for m in at] == pytest.approx([math.exp(x[m]) / (mass + 1) for m in at])


@lawful
@given(tables)
def test_the_order_by_source_keeps_the_order_of_claims(rows: list[tuple[str, str, str]]) -> None:
    """It is a permutation that sorts by source, then by place."""
    claims = claimed(rows)
    assert claims.by_source.tolist() == sorted(range(len(claims)), key=lambda n: (claims.source[n], n))
