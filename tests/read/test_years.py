"""Four digits in a table: a year where the attribute is a date, a count everywhere else."""

from pathlib import Path

import pytest

import reconcile
from reconcile.values import Moment, Quantity


def read(folder: Path, rows: str) -> list[object]:
    """Return the values of a table's rows."""
    table = folder / "t.csv"
    table.write_text(f"item,attribute,value,source\n{rows}", encoding="utf-8")
    return [s.value for s in sorted(reconcile.run(table).statements, key=lambda s: s.row or 0)]


@pytest.mark.parametrize(
    "attribute",
    ["built", "year", "year of birth", "Date opened", "founded", "was inaugurated", "year established", "set_up"],
)
def test_a_year_is_a_date_where_the_attribute_is_one(tmp_path: Path, attribute: str) -> None:
    """The name of the attribute tells."""
    (value,) = read(tmp_path, f"bridge,{attribute},1931,A\n")
    assert isinstance(value, Moment)
    assert value.low
    assert (value.low.year, value.low.month) == (1931, 1)


def test_a_date_beside_it_makes_a_year_of_it(tmp_path: Path) -> None:
    """Cells of one attribute are of one kind."""
    year, day = read(tmp_path, "bridge,handover,1931,A\nbridge,handover,12 May 1931,B\n")
    assert isinstance(year, Moment)
    assert isinstance(day, Moment)


@pytest.mark.parametrize(
    ("attribute", "cell"),
    [("killed", "1931"), ("houses built", "1931"), ("built", "at least 1931"), ("buried", "1931")],
)
def test_counts_stay_counts(tmp_path: Path, attribute: str, cell: str) -> None:
    """Four digits of anything else are a number, and so is what says that it is no plain year."""
    (value,) = read(tmp_path, f"town,{attribute},{cell},A\n")
    assert isinstance(value, Quantity)


def test_a_year_and_a_day_in_it_agree(tmp_path: Path) -> None:
    """1931 and 12 May 1931 are one answer, the sharper one; 1934 is another."""
    table = tmp_path / "t.csv"
    table.write_text(
        "item,attribute,value,source\nbridge,built,1931,A\nbridge,built,1934,B\nbridge,built,12 May 1931,C\n",
        encoding="utf-8",
    )
    (answer,) = reconcile.run(table).consensus
    assert (str(answer.value), str(answer.status), len(answer.candidates)) == ("1931-05-12", "contested", 2)
