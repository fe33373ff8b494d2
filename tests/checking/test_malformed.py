"""Malformed tables: an error with file and row, exit code 2 or 4, and no half result presented as whole."""

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reconcile.cli.group import cli
from reconcile.read.tables import reading

HEAD = "item,attribute,source,value\n"
GOOD = HEAD + "dam,height,survey,12\ndam,height,press,19\n"
BAD = {
    "ragged.csv": (f"{HEAD}dam,height,survey,12\ndam,height,press\n".encode(), "ragged.csv, row 2, line 3"),
    "long.csv": (f"{HEAD}dam,height,survey,12,more\n".encode(), "long.csv, row 1, line 2"),
    "mixed.csv": (HEAD.encode() + "dam,owner,survey,café\n".encode() + b"dam,owner,press,caf\xe9\n", "mixed.csv"),
    "nul.csv": (HEAD.encode() + b"dam,height,survey,1\0\n", "nul.csv"),
    "twice.csv": (b"item,item,source,value\na,b,s,1\n", "two columns are called 'item'"),
    "open.csv": (f'{HEAD}dam,height,survey,"12\n'.encode(), "open.csv, row 1, line 2"),
    "empty.csv": (b"", "empty.csv"),
    "head.csv": (HEAD.encode(), "head.csv"),
    "other.csv": (b"a,b\nx,y\n", "other.csv"),
    "cut.parquet": (b"PAR1" + bytes(100), "cut.parquet"),
    "cut.csv.gz": (gzip.compress(GOOD.encode() * 99)[:60], "cut.csv.gz"),
    "no.csv.gz": (b"not packed at all", "no.csv.gz"),
    "cut.jsonl": (b'{"item": "dam", "source": "survey", "value": 12}\n{"item":', "cut.jsonl, row 2, line 2"),
}


def checked(*paths: Path) -> Result:
    """Run a check."""
    return CliRunner().invoke(cli, ["check", *map(str, paths)], catch_exceptions=False)


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    """Alone it ends with code 2; beside a good table with 4, and the good one's conflict is told as incomplete."""
    data, place = BAD[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.csv").write_text(GOOD)
    alone = checked(tmp_path / name)
    assert (alone.exit_code, place in alone.output) == (2, True), alone.output
    assert "defect" not in alone.output
    both = checked(tmp_path / name, tmp_path / "good.csv")
    assert (both.exit_code, place in both.output, "12 (survey) against 19 (press)" in both.output) == (4, True, True)
    assert "1 input could not be read" in both.output


def test_a_mark_of_byte_order_is_no_part_of_the_header(tmp_path: Path) -> None:
    """A file that a spreadsheet saved reads like any other."""
    (tmp_path / "marked.csv").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert checked(tmp_path / "marked.csv").exit_code == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a small file becomes when it is unpacked is bounded."""
    monkeypatch.setattr(reading, "MAX_BYTES", 1 << 20)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(HEAD.encode() + b"dam,height,survey,12\n" * 200_000))
    bomb = checked(tmp_path / "bomb.csv.gz")
    assert (bomb.exit_code, "larger than" in bomb.output) == (2, True), bomb.output
