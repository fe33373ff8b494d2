"""Statement tables: nothing is lost, order does not matter, columns say what the rows say."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import InputError
from reconcile.table import KINDS, StatementTable
from reconcile.values import Label, Moment, Quantity, Value, parse

names = st.sampled_from(["A", "B", "C", "the \u00e9tat"])
values: st.SearchStrategy[Value] = st.one_of(
    st.integers(0, 50).map(Quantity.exact),
    st.integers(0, 50).map(lambda n: Quantity(low=n, point=n)),
    st.sampled_from(["red", "blue"]).map(lambda n: Label(n, text=n)),
    st.dates().map(lambda d: Moment.from_json({"low": f"{d}T00:00:00", "high": None})),
)
rows = st.lists(st.tuples(names, names, names, values), max_size=12)


@settings(max_examples=500)
@given(rows, st.randoms())
def test_order_of_statements_changes_nothing(given: list[tuple[object, ...]], shuffler: random.Random) -> None:
    """Rows and columns are the same for any order of the statements."""
    table = StatementTable.from_rows(given)
    shuffled = list(table)
    shuffler.shuffle(shuffled)
    again = StatementTable.from_statements(shuffled)
    assert again.statements == table.statements
    for name, column in table.columns.items():
        assert column.tobytes() == again.columns[name].tobytes()


@settings(max_examples=500)
@given(rows)
def test_no_statement_is_lost_or_changed(given: list[tuple[object, ...]]) -> None:
    """Each row comes back as a statement with its words verbatim in the table's document."""
    table = StatementTable.from_rows(given)
    assert len(table) == len(given)
    back = sorted((s.holder.name, s.question.event, s.question.attribute, s.row) for s in table)
    assert back == sorted((str(r[0]), str(r[1]), str(r[2]), i) for i, r in enumerate(given, 1))
    assert all(s.value == given[(s.row or 0) - 1][3] for s in table)
    assert all(s.quote == s.document.text[s.start : s.end] for s in table)


@settings(max_examples=500)
@given(rows)
def test_columns_say_what_the_rows_say(given: list[tuple[object, ...]]) -> None:
    """Codes point to the row's question, source, origin and kind; bounds are the value's."""
    table = StatementTable.from_rows(given)
    columns = table.columns
    for i, s in enumerate(table):
        assert table.questions[columns["question"][i]] == s.question
        assert table.sources[columns["source"][i]] == s.holder.name
        assert table.origins[columns["origin"][i]] == s.id
        assert KINDS[columns["kind"][i]] == s.value.kind
        if isinstance(s.value, Quantity):
            assert (columns["lo"][i], columns["hi"][i]) == (s.value.bounds[0], s.value.bounds[2])
            assert (columns["core_lo"][i], columns["core_hi"][i]) == s.value.core
            assert columns["label"][i] == -1
        elif isinstance(s.value, Label):
            assert table.labels[columns["label"][i]] == s.value.name
            assert math.isnan(columns["lo"][i])
        assert math.isnan(columns["time"][i])
    assert not any(column.flags.writeable for column in columns.values())


def test_plain_columns_make_the_same_table_as_rows() -> None:
    """Sequences side by side are rows read down."""
    rows = [("A", "x", 3), ("B", "x", "about 5")]
    table = StatementTable.from_columns({"source": ["A", "B"], "item": ["x", "x"], "value": [3, "about 5"]})
    assert table == StatementTable.from_rows(rows)
    assert table[1].value == parse("about 5")


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("A", "x", 3), ("A", 3)], "t:2: .* is not a row"),
        (["abc"], "t:1: 'abc' is not a row"),
        ([("A", "x", float("nan"))], "t:1: 'nan' holds no value"),
        ([("A", "x", float("inf"))], "t:1: 'inf' holds no value"),
    ],
)
def test_malformed_rows_are_named(rows: list[object], problem: str) -> None:
    """A row that is none is told with its number and the remedy."""
    with pytest.raises(InputError, match=problem):
        StatementTable.from_rows(rows, "t")  # type: ignore[arg-type]


def test_columns_of_different_length_are_refused() -> None:
    """Nothing is cut off silently."""
    with pytest.raises(InputError, match="equally long"):
        StatementTable.from_columns({"source": ["A"], "item": ["x", "y"], "value": [1, 2]})
