"""Methods by name, and claims given as plain rows."""

from datetime import datetime

import pytest
from attrs import evolve
from ballots import PLAIN, fused, said

from reconcile.errors import ConfigError, InputError
from reconcile.fuse import fuse, method_named
from reconcile.fuse.case.method import methods
from reconcile.values import Label, Moment, Names, Quantity

ROWS = [("a", "bridge", 41), ("b", "bridge", 41), ("c", "bridge", 44)]


def test_every_method_file_is_found() -> None:
    """Discovery finds each file with a METHOD, and `auto` is one of them."""
    assert {"few", "vote"} <= {m.name for m in methods()}
    assert method_named("auto") is method_named("few")
    assert all(m.reference and m.title for m in methods())


@pytest.mark.parametrize("name", ["nonsense", "os", "claim", "../few", ""])
def test_unknown_method_is_a_documented_error(name: str) -> None:
    """What is no method is named with those that are."""
    with pytest.raises(ConfigError, match=r"no fusion method.*few.*vote"):
        fuse(ROWS, method=name)


def test_vote_counts_heads() -> None:
    """Two of three origins give .5 with one vote kept for what nobody claims."""
    (c,) = fuse(ROWS, method="vote")
    assert (str(c.value), c.confidence) == ("41", 0.5)


def test_vote_ignores_accuracies_and_few_does_not() -> None:
    """One official against one narrator is a draw of heads, and no draw of accuracies."""
    from reconcile.statement import SourceKind

    pair = [said(3, "a"), said(2, "n", SourceKind.NARRATION)]
    assert fused(pair, config=evolve(PLAIN, method="vote")).value is None
    assert str(fused(pair).value) == "3"


def test_rows_of_every_shape_mean_the_same() -> None:
    """Triples, quadruples, mappings and data frames give one answer."""

    class Frame:
        def to_dict(self, orient: str) -> list[dict[str, object]]:
            assert orient == "records"
            return [{"source": s, "item": i, "value": v} for s, i, v in ROWS]

    expected = repr(fuse(ROWS))
    assert repr(fuse([(s, i, "", v) for s, i, v in ROWS])) == expected
    assert repr(fuse([{"source": s, "item": i, "value": v} for s, i, v in ROWS])) == expected
    assert repr(fuse(Frame())) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, Quantity.exact(3)),
        ("red", Label("red")),
        (["p", "q"], Names({"p", "q"})),
        (datetime(2031, 5, 1), Moment(low=datetime(2031, 5, 1), high=datetime(2031, 5, 1))),
        (Quantity(low=2), Quantity(low=2)),
    ],
)
def test_cells_become_values(cell: object, value: object) -> None:
    """Numbers, words, lists, times and values are taken for what they are."""
    (c,) = fuse([("a", "item", cell)])
    assert c.value == value


@pytest.mark.parametrize("value", [None, "", "  ", b"41", bytearray(b""), [], set(), float("nan"), float("-inf")])
def test_no_answer_is_a_documented_error(value: object) -> None:
    """What says nothing is refused with its row and the remedy, instead of standing against the others' answers."""
    with pytest.raises(InputError, match=r"row 4: .*Leave out rows without a value"):
        fuse([*ROWS, ("d", "bridge", value)])


@pytest.mark.parametrize("row", [3, "abc", ("a", "b"), {"source": "a"}, ("a", "b", float("nan"))])
def test_rows_that_are_no_claims_are_a_documented_error(row: object) -> None:
    """A row without source, item and value is named with its place."""
    with pytest.raises(InputError):
        fuse([row])
