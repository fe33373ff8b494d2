"""Which model takes which claims."""

import numpy
import pytest
from told import Row, told

from reconcile.columns import Claims
from reconcile.fuse.table.method import Given
from reconcile.fuse.table.route import Route, routes
from reconcile.fuse.table.shape import common_meaning


def taken(claims: Claims, given: Given | None = None) -> tuple[Route, ...]:
    """Return the routes of a table."""
    return routes(claims, claims.ballots, given or Given())


def labelled(kinds: int, shift: int) -> Claims:
    """Return 300 questions with one of some labels; one source in four is wrong by one.

    Args:
        kinds: how many labels there are.
        shift: how the labels' names move from one question to the next; 0: they mean the same everywhere.
    """
    rows: list[Row] = []
    for q in range(300):
        true = q % kinds
        for s in range(5):
            said = true if (q + s) % 4 else (true + 1) % kinds
            rows.append(
                (f"s{s}", f"q{q:03d}", f"l{(said * (1 + q // 7 * shift % (kinds - 1)) + shift * q * q) % kinds}")
            )
    return told(rows)


def test_labels_that_mean_the_same_everywhere_are_a_closed_set() -> None:
    """Mistakes between neighbours are no chance."""
    claims = labelled(11, shift=0)
    assert common_meaning(claims, 0) > 1
    assert [r.method for r in taken(claims)] == ["labels"]


def test_labels_that_mean_something_else_on_each_question_are_none() -> None:
    """Eleven names dealt anew for each question: none is mistaken for any other."""
    generator = numpy.random.default_rng(3)
    rows: list[Row] = []
    for q in range(600):
        names = generator.permutation(11)
        rows += [(f"s{s}", f"q{q}", f"v{names[0 if generator.random() < 0.7 else 1 + s % 10]}") for s in range(6)]
    claims = told(rows)
    assert abs(common_meaning(claims, 0)) < 0.03
    assert [r.method for r in taken(claims)] == ["open-domain"]


@pytest.mark.parametrize(
    ("rows", "kind", "method"),
    [
        ([(s, f"q{n}", 20.0 + n % 3 + s.count("b") / 10) for n in range(100) for s in "abc"], "number", "measures"),
        ([(s, f"q{n}", 17.0 * n * n + (s == "b")) for n in range(100) for s in "abc"], "number", "open-domain"),
        ([(s, f"q{n}", 61.0 * n + ord(s)) for n in range(100) for s in "abc"], "time", "open-domain"),
        ([(s, f"q{n}", f"{n} {v}") for n in range(100) for s in "abc" for v in "xy"], "label", "several-values"),
        ([(s, f"q{n}", f"{n} {s}") for n in range(100) for s in "abc"], "label", "open-domain"),
        ([(s, f"q{n}", f"{n}") for n in range(100) for s in "abc"], "names", "several-values"),
        ([(s, f"q{n}", v * n) for n in range(1, 90) for s in "ab" for v in (2.0, 70.0)], "number", "combined-values"),
        ([("a", "q", 3.0), ("b", "q", 5.0)], "number", "measures"),
        ([("a", "q", 3.0), ("b", "q", 900.0)], "number", "open-domain"),
        ([("a", "q", "x")], "label", "open-domain"),
    ],
)
def test_the_shape_of_claims_calls_for_a_model(rows: list[Row], kind: str, method: str) -> None:
    """Measurements, exact numbers, times, lists, words, names, pairs, and a few claims."""
    assert [r.method for r in taken(told(rows, kind))] == [method]


def test_a_state_is_what_sources_change_over_time() -> None:
    """Few values, and sources that claim one after the other."""
    rows: list[Row] = [
        (s, f"q{n}", v) for n in range(60) for s in "abc" for v in ("open", "shut") if v == "open" or n % 5 == 0
    ]
    times = {row: float(row[2] == "shut") for row in rows}
    assert [r.method for r in taken(told(rows, times=times))] == ["states"]


def test_a_hierarchy_is_used_where_its_values_are() -> None:
    """Only the attribute whose values stand in the hierarchy goes there."""
    rows: list[Row] = [("a", "q", "born in", "Austin"), ("b", "q", "born in", "Texas"), ("a", "q", "job", "smith")]
    found = taken(told(rows), Given(ancestors={"austin": ("Texas",)}))
    assert [(r.method, r.attributes) for r in found] == [("hierarchy", (0,)), ("open-domain", (1,))]


def test_every_attribute_has_one_route() -> None:
    """A table of several kinds is cut so that nothing is fused twice or not at all."""
    rows: list[Row] = [
        (s, f"q{n}", a, f"{a}{n * (s == 'c')}") for n in range(70) for s in "abc" for a in ("k", "l", "m")
    ]
    attributes = [a for route in taken(told(rows)) for a in route.attributes]
    assert sorted(attributes) == [0, 1, 2]
