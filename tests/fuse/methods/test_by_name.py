"""Every method of tables is called by its name, from Python and from the command line, whatever the order of rows."""

import csv
import io
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from reconcile import fuse
from reconcile.cli import cli
from reconcile.cli.completing import method_names
from reconcile.fuse.table.method import table_methods

NAMES = [m.name for m in table_methods()]


def labelled(seed: int) -> list[tuple[str, str, str]]:
    """Return 600 labels of 12 sources on 60 items, of which most are right, in an order of their own."""
    draw = random.Random(5)
    truth = [draw.choice("xyz") for _ in range(60)]
    rows = [
        (f"s{s}", f"item {i}", truth[i] if draw.random() < 0.5 + s / 25 else draw.choice("xyz"))
        for i in range(60)
        for s in draw.sample(range(12), 10)
    ]
    random.Random(seed).shuffle(rows)
    return rows


def as_csv(rows: list[tuple[str, str, str]]) -> str:
    """Return a table with a header."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([("source", "item", "value"), *rows])
    return text.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_python_takes_a_method_by_its_name(name: str) -> None:
    """`reconcile.fuse(rows, method=NAME)` answers each item."""
    assert len(list(fuse(labelled(1), method=name))) == 60


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_rows_is_nothing_to_a_run(name: str, tmp_path: Path) -> None:
    """`reconcile run TABLE --method NAME -o consensus.csv` answers each item; shuffled rows give the same bytes."""
    found = []
    for seed in (1, 2):
        table, out = tmp_path / "table.csv", tmp_path / f"consensus{seed}.csv"
        table.write_text(as_csv(labelled(seed)), encoding="utf-8")
        done = CliRunner().invoke(cli, ["run", str(table), "--method", name, "-o", str(out)])
        assert done.exit_code == 0, done.output
        found.append(out.read_text(encoding="utf-8"))
    assert found[0] == found[1]
    assert len(found[0].splitlines()) == 61


def test_the_shell_offers_every_method() -> None:
    """What is typed is completed."""
    offered = method_names(None, None, "")  # type: ignore[arg-type]
    assert set(NAMES) <= set(offered)
    assert offered[0] == "auto"
    assert method_names(None, None, "accu-") == ["accu-copy", "accu-sim"]  # type: ignore[arg-type]
