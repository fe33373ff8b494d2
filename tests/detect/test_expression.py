"""Expressions over columns: what they say, what they cannot do, and that arrays and rows agree."""

import math

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.detect.table.expression import Expression
from reconcile.errors import ConfigError

figures = st.lists(st.floats(-9, 9) | st.just(math.nan), min_size=1, max_size=6)


@given(figures, st.data())
def test_arrays_say_what_python_says_of_each_row(low: list[float], data: st.DataObject) -> None:
    """A chain of comparisons, arithmetic and 'or'; a row with a missing figure is not judged."""
    high = data.draw(st.lists(st.floats(-9, 9) | st.just(math.nan), min_size=len(low), max_size=len(low)))
    broken = Expression("low <= high + 1 <= 5 or abs(low) > 3").broken(
        {"low": numpy.array(low), "high": numpy.array(high)}
    )
    for a, b, wrong in zip(low, high, broken.tolist(), strict=True):
        judged = not (math.isnan(a) or math.isnan(b))
        assert wrong is (judged and not (a <= b + 1 <= 5 or abs(a) > 3))


def test_texts_and_absence() -> None:
    """Texts compare with texts; given() asks whether a cell is there at all."""
    columns = {"status": numpy.array(["final", "draft", ""], object), "n": numpy.array([1.0, math.nan, math.nan])}
    assert Expression("status == 'final' or not given(n)").broken(columns).tolist() == [False, False, False]
    assert Expression("status != 'draft'").broken(columns).tolist() == [False, True, False]
    assert Expression("given(n)").broken(columns).tolist() == [False, True, True]
    assert Expression("max(n, 2) == 2 and sum(n, 1) == 2").broken(columns).tolist() == [False, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "low.__class__",
        "[x for x in low]",
        "(lambda: 1)()",
        "low[0] > 1",
        "open('x')",
        "low ** 9999999",
        "f'{low}'",
        "low if high else 1",
        "low <",
        "abs(low, key=high) > 1",
        "9" * 3000,
        "(" * 300 + "1" + ")" * 300,
    ],
)
def test_nothing_else_is_possible(text: str) -> None:
    """Attributes, subscripts, other calls, powers and what is no expression are refused when it is read."""
    with pytest.raises(ConfigError):
        Expression(text).broken({"low": numpy.zeros(1), "high": numpy.zeros(1)})


def test_a_wrong_column_is_named() -> None:
    """The message lists the columns that there are; texts are not compared with numbers."""
    with pytest.raises(ConfigError, match=r"no column 'lo'\. Columns: low, name\."):
        Expression("lo < 1").broken({"low": numpy.zeros(1), "name": numpy.array(["x"], object)})
    with pytest.raises(ConfigError, match="compares texts with numbers"):
        Expression("low < name").broken({"low": numpy.zeros(1), "name": numpy.array(["x"], object)})
