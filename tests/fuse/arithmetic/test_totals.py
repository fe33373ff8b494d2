"""Declared sums on tables: answers add up, the figure to blame follows from the others, doubt stays doubt."""

from pathlib import Path

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.curation import SumSpec
from reconcile.errors import ConfigError
from reconcile.settings import config_as_json, config_from_json, parse_settings
from reconcile.tabular import Fused, fuse_tables

lawful = settings(max_examples=200, deadline=None)
KILLED = SumSpec("killed", ("civilians", "soldiers"))
Row = tuple[str, str, str, str]


def fused(rows: list[Row], *sums: SumSpec) -> Fused:
    """Return what a vote makes of (source, item, attribute, value) rows."""
    return fuse_tables([rows], Config(method="vote", sums=sums, kinds={"": "number"}))


def answers(found: Fused) -> dict[tuple[str, ...], tuple[str, float]]:
    """Return value and confidence by what was asked."""
    return {tuple(a.keys.values()): (a.value, a.confidence) for a in found.answers}  # type: ignore[union-attr]


def test_a_rival_claim_that_adds_up_is_taken() -> None:
    """Five in all and two soldiers; of the civilians two say 2 and one says 3: it is 3."""
    rows = [(s, "raid", "killed", "5") for s in "abc"] + [(s, "raid", "soldiers", "2") for s in "abc"]
    rows += [("a", "raid", "civilians", "2"), ("b", "raid", "civilians", "2"), ("c", "raid", "civilians", "3")]
    before, after = answers(fused(rows)), answers(fused(rows, KILLED))
    assert before["raid", "civilians"] == ("2", pytest.approx(2 / 3))
    value, confidence = after["raid", "civilians"]
    assert value == "3"
    assert 0.9 < confidence < 1
    assert {key: x for key, x in after.items() if key[1] != "civilians"} == {
        key: x for key, x in before.items() if key[1] != "civilians"
    }


def test_where_the_sum_cannot_tell_nothing_is_changed_but_the_confidence() -> None:
    """All agree on figures that do not add up: one of three is wrong, and nobody knows which."""
    rows = [(s, "raid", name, n) for s in "abc" for name, n in (("killed", "5"), ("civilians", "2"), ("soldiers", "2"))]
    found = answers(fused(rows, KILLED))
    assert [value for value, _ in found.values()] == ["2", "5", "2"]
    assert all(confidence <= 2 / 3 + 1e-8 for _, confidence in found.values())


def test_large_figures_are_balanced_over_items() -> None:
    """A country and its provinces, as a table's own column has it; one of the years adds up and stays."""
    told = {("land", "2019"): 1000000, ("east", "2019"): 400000, ("west", "2019"): 600900}
    told |= {("land", "2020"): 1200000, ("east", "2020"): 500000, ("west", "2020"): 700000}
    rows = [(s, place, year, str(n)) for (place, year), n in told.items() for s in "ab"]
    found = answers(fused(rows, SumSpec("land", ("east", "west"), over="item")))
    numbers = {key: float(value) for key, (value, _) in found.items()}
    assert numbers["land", "2019"] == pytest.approx(numbers["east", "2019"] + numbers["west", "2019"])
    assert numbers["land", "2019"] == pytest.approx(1000000, rel=1e-3)
    assert all(x == told[key[0], "2020"] for key, x in numbers.items() if key[1] == "2020")


def test_a_sum_with_a_part_missing_binds_nothing() -> None:
    """Unknown figures are not taken for nought."""
    rows = [("a", "raid", "killed", "5"), ("a", "raid", "civilians", "2")]
    assert answers(fused(rows, KILLED)) == answers(fused(rows))
    assert "declared" not in " ".join(fused(rows, KILLED).beliefs.because)


NAMES = ("killed", "civilians", "soldiers")
counts = st.integers(0, 5).map(str)
tables = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from(NAMES), counts),
    min_size=3,
    max_size=24,
    unique_by=lambda row: row[:3],
)


@lawful
@given(tables)
def test_answers_add_up_or_are_in_doubt(rows: list[Row]) -> None:
    """Where all three are answered they add up, or some of them are no surer than a choice among them."""
    found = answers(fused(rows, KILLED))
    for item in "xy":
        names = [(item, name) for name in ("killed", "civilians", "soldiers")]
        if all(name in found for name in names):
            total, *parts = (float(found[name][0]) for name in names)
            doubted = sum(found[name][1] <= 2 / 3 + 1e-9 for name in names)
            assert total == sum(parts) or doubted >= 2


@lawful
@given(tables)
def test_what_adds_up_stays_as_it_is(rows: list[Row]) -> None:
    """Consistent answers are the same with and without the sum, confidence and all."""
    before = answers(fused(rows))
    for item in "xy":
        names = [(item, name) for name in ("killed", "civilians", "soldiers")]
        if all(name in before for name in names):
            total, *parts = (float(before[name][0]) for name in names)
            assume(total == sum(parts))
    after = answers(fused(rows, KILLED))
    assert {k: v for k, (v, _) in after.items()} == {k: v for k, (v, _) in before.items()}
    assert [c for _, c in after.values()] == pytest.approx([c for _, c in before.values()])


def test_the_settings_declare_sums(tmp_path: Path) -> None:
    """A table for each sum; the record of the trail brings them back; nonsense is refused with its place."""
    config = parse_settings('[[sum]]\ntotal = "killed"\nparts = ["civilians", "soldiers"]\n', "reconcile.toml")
    assert config.sums == (KILLED,)
    assert config_from_json(config_as_json(config)).sums == (KILLED,)
    for wrong in ('total = "killed"', 'total = "a"\nparts = ["a"]', 'total = "a"\nparts = "b"', 'parts = ["b"]'):
        with pytest.raises(ConfigError, match=r"reconcile\.toml"):
            parse_settings(f"[[sum]]\n{wrong}\n", "reconcile.toml")


def test_many_sums_are_held_apart() -> None:
    """A thousand items, each by itself: what is wrong in one changes nothing in another."""
    rng = numpy.random.default_rng(5)
    rows: list[Row] = []
    for n in range(200):
        parts = rng.integers(0, 400, 2)
        slip = 1 if n == 7 else 0
        figures = (("civilians", parts[0]), ("soldiers", parts[1]), ("killed", parts.sum() + slip))
        rows += [(s, f"i{n}", name, str(x)) for s in "abc" for name, x in figures]
    before, after = answers(fused(rows)), answers(fused(rows, KILLED))
    assert {key[0] for key in before if before[key] != after[key]} == {"i7"}
