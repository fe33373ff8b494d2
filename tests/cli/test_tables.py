"""Tables of many claims on the command line: one consensus.csv whatever their layout, and errors that name the row."""

import csv
import gzip
import io
import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import settings as cases
from hypothesis import strategies as st

from reconcile.cli.group import cli
from reconcile.config import Config
from reconcile.report.tables import render
from reconcile.tabular import fuse_tables

Row = tuple[str, ...]
NAMES = ("source", "item", "attribute", "value")
VALUES = {
    "leaves": st.tuples(st.integers(0, 23), st.sampled_from([0, 30])).flatmap(
        lambda t: st.sampled_from([f"{t[0]:02d}:{t[1]:02d}", f"{t[0] % 12 or 12}:{t[1]:02d} {'ap'[t[0] >= 12]}m"])
    ),
    "price": st.integers(1, 4).flatmap(lambda n: st.sampled_from([str(n * 1000), f"{n * 1000:,}", f"$ {n},000"])),
    "gate": st.integers(1, 5).flatmap(lambda n: st.sampled_from([f"B{n}", f"Gate B{n}", f"b-{n}"])),
    "town": st.sampled_from(['Oldham, "Up"', "oldham up", "Newton\nAbbey", "=Kirk", "n/a"]),
}
ROWS = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(
        lambda a: st.tuples(st.sampled_from("abcd"), st.sampled_from(["i1", "i2"]), st.just(a), VALUES[a])
    ),
    min_size=3,
    max_size=40,
).filter(lambda rows: any(r[3] != "n/a" for r in rows))


def laid_out(rows: list[Row], columns: list[int], quoting: int, end: str) -> bytes:
    """Return rows as CSV with the columns in some order."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerows([[row[c] for c in columns] for row in (NAMES, *rows)])
    return out.getvalue().encode()


def consensus(folder: Path, data: bytes) -> str:
    """Return the consensus.csv of a table."""
    (folder / "claims.csv").write_bytes(data)
    return render(fuse_tables([folder / "claims.csv"], Config()), "csv")


@cases(max_examples=60)
@given(
    ROWS, st.randoms(use_true_random=False), st.permutations(range(4)), st.booleans(), st.sampled_from(["\n", "\r\n"])
)
def test_layout_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    order: random.Random,
    columns: list[int],
    quoted: bool,
    end: str,
) -> None:
    """Row order, column order, quoting and line ends leave consensus.csv as it is."""
    folder = tmp_path_factory.mktemp("t")
    first = consensus(folder, laid_out(rows, [0, 1, 2, 3], csv.QUOTE_MINIMAL, "\n"))
    order.shuffle(rows)
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    assert consensus(folder, laid_out(rows, columns, quoting, end)) == first
    answers = list(csv.DictReader(io.StringIO(first)))
    assert all(0 < float(a["confidence"]) < 1 for a in answers)
    assert [(a["item"], a["attribute"]) for a in answers] == sorted({(a["item"], a["attribute"]) for a in answers})


def many() -> list[Row]:
    """Return 600 claims of five sources, the last of which contradicts the others."""
    return [(f"s{k % 5}", f"i{k // 5:03d}", "wind", "south" if k % 5 == 4 else "north") for k in range(600)]


def run(*arguments: str | Path) -> Result:
    """Return what the command line does."""
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def test_many_rows_are_fused_by_columns(tmp_path: Path) -> None:
    """A packed table of 600 rows gives a summary, and reports by their suffix."""
    path = tmp_path / "claims.csv.gz"
    path.write_bytes(gzip.compress(laid_out(many(), [0, 1, 2, 3], csv.QUOTE_MINIMAL, "\n")))
    result = run("run", path, "-o", tmp_path / "c.csv", "-o", tmp_path / "c.json")
    assert result.exit_code == 0, result.output
    assert "600 rows · 600 claims · 5 sources · 120 questions" in result.output
    rows = list(csv.DictReader((tmp_path / "c.csv").open(newline="")))
    assert list(rows[0]) == [
        "item",
        "attribute",
        "value",
        "low",
        "high",
        "confidence",
        "status",
        "supporting",
        "dissenting",
    ]
    assert {r["value"] for r in rows} == {"north"}
    assert rows[0]["supporting"] == "s0; s1; s2; s3"
    data = json.loads((tmp_path / "c.json").read_text())
    assert len(data["answers"]) == data["sizes"]["questions"] == 120
    assert run("run", path, "-o", tmp_path / "c.html").exit_code == 2 or (tmp_path / "c.html").is_file()


def test_few_rows_stay_a_case(tmp_path: Path) -> None:
    """Below 500 rows a table is a case of statements, unless a hierarchy, a kind or a method of tables is named."""
    path = tmp_path / "claims.csv"
    path.write_bytes(laid_out(many()[:10], [0, 1, 2, 3], csv.QUOTE_MINIMAL, "\n"))
    assert "questions ·" not in run("run", path).output
    assert "2 questions" in run("run", path, "--kind", "wind=label").output


def test_several_tables_are_one(tmp_path: Path) -> None:
    """Claims of several files, CSV and JSON Lines, contradict each other as those of one."""
    rows = many()
    (tmp_path / "a.csv").write_bytes(laid_out(rows[:300], [0, 1, 2, 3], csv.QUOTE_MINIMAL, "\n"))
    lines = (json.dumps(dict(zip(NAMES, r, strict=True))) for r in rows[300:])
    (tmp_path / "b.jsonl").write_text("\n".join(lines))
    whole = tmp_path / "whole.csv"
    whole.write_bytes(laid_out(rows, [3, 2, 1, 0], csv.QUOTE_ALL, "\r\n"))
    both = render(fuse_tables([tmp_path / "a.csv", tmp_path / "b.jsonl"], Config()), "csv")
    assert both == render(fuse_tables([whole], Config()), "csv")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"source,item,value\na,x,1\nb,x\n", "row 2"),
        (b'source,item,value\na,x,1\nb,"x,2\n', "quotation mark is not closed"),
        (b"source,item,value\na,x,\xff\n", "not UTF-8"),
        (b"source,item,value\na,x\0,1\n", "NUL"),
        (b"source,item\na,x\n", "no column 'value'"),
        (b"source,source,item,value\na,b,x,1\n", "two columns are called 'source'"),
        (b"source,item,value,colour\na,x,1,red\n", "unknown column 'colour'"),
        (b"source,item,value\n", "no rows"),
        (b"", "empty"),
    ],
)
def test_malformed_tables_name_the_place(tmp_path: Path, data: bytes, words: str) -> None:
    """What is wrong with a table is told with the file, and the row where it is one row's fault."""
    path = tmp_path / "claims.csv"
    path.write_bytes(data)
    result = run("run", path, "--kind", "x=label")
    assert result.exit_code == 2
    assert "claims.csv" in result.output
    assert words in result.output


def test_cut_files_are_told(tmp_path: Path) -> None:
    """Half a gzip and no Parquet at all are errors, not half results."""
    packed = gzip.compress(laid_out(many(), [0, 1, 2, 3], csv.QUOTE_MINIMAL, "\n"))
    (tmp_path / "half.csv.gz").write_bytes(packed[: len(packed) // 2])
    (tmp_path / "no.parquet").write_bytes(b"PAR1 and nothing else")
    for name in ("half.csv.gz", "no.parquet"):
        result = run("run", tmp_path / name, "--kind", "x=label")
        assert result.exit_code == 2
        assert name.removesuffix(".gz") in result.output
