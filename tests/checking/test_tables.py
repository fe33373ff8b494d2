"""Checks of tables: the same flags however the file is written, and exactly those that the rows deserve."""

import csv
import gzip
import io
import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.checking import Flag
from reconcile.checking.checking import find
from reconcile.config import Config, SourceSpec
from reconcile.curation import AttributeSpec, Curation

Row = tuple[str, str, str, str]
HEADER = ("item", "attribute", "source", "value")
rows = st.lists(
    st.tuples(
        st.sampled_from(("dam", "bridge, old", 'the "Spire"')),
        st.sampled_from(("height", "owner")),
        st.sampled_from(("survey", "register", "press")),
        st.sampled_from(
            ("12", "12.0", "13", "1,200", "1200", "Port of Ada", "port of ada", "n/a", "5-7", "at least 6")
        ),
    ),
    min_size=1,
    max_size=12,
)


def written(
    rows: list[Row], header: tuple[str, ...] = HEADER, quoting: int = csv.QUOTE_MINIMAL, end: str = "\n"
) -> str:
    """Return the rows as a CSV text with the columns in the order of `header`."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting, lineterminator=end)
    writer.writerow(header)
    writer.writerows([row[HEADER.index(name)] for name in header] for row in rows)
    return out.getvalue()


def flags(
    folder: Path, text: str, name: str = "data.csv", config: Config | None = None, *specs: AttributeSpec
) -> tuple[Flag, ...]:
    """Return what is found in a table."""
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return find([path], config, Curation(attributes=specs)).flags


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all examples of a law."""
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=60, deadline=None)
@given(rows, st.randoms(use_true_random=False), st.permutations(HEADER), st.sampled_from(("\n", "\r\n")))
def test_no_fingerprint_depends_on_how_a_table_is_written(
    folder: Path, data: list[Row], random: Random, header: list[str], end: str
) -> None:
    """Shuffled rows, other quotes, line ends and columns, and gzip: the same fingerprints and messages."""
    plain = flags(folder, written(data))
    shuffled = random.sample(data, len(data))
    other = flags(folder, written(shuffled, tuple(header), csv.QUOTE_ALL, end), "data.csv.gz")
    assert [(f.fingerprint, f.question, f.severity) for f in plain] == [
        (f.fingerprint, f.question, f.severity) for f in other
    ]


@settings(max_examples=60, deadline=None)
@given(rows)
def test_every_place_is_where_the_value_stands(folder: Path, data: list[Row]) -> None:
    """Line and row lead back to the cell, also behind rows that take several lines."""
    data = [("a\nb", "note", "press", "x\ny"), *data]
    text = written(data)
    lines = text.split("\n")
    for f in flags(folder, text):
        for p in f.places:
            item, _, source, value = data[p.row - 1]
            assert (p.written, p.source) == (value, source)
            assert lines[p.line - 1].startswith(('"' if {",", '"'} & set(item) else "") + item.replace('"', '""')[:3])


def test_one_more_row_is_one_more_flag(folder: Path) -> None:
    """A row that contradicts two others: both sides with file and line, and what is probably right."""
    data: list[Row] = [("dam", "height", "survey", "12"), ("dam", "height", "register", "12")]
    assert flags(folder, written(data)) == ()
    (f,) = flags(folder, written([*data, ("dam", "height", "press", "19")]))
    assert [(s.value, [p.line for p in s.places]) for s in f.sides] == [("12", [2, 3]), ("19", [4])]
    assert (f.rule, f.message) == ("quantity-differs", "height · dam: 12 (register and survey) against 19 (press)")
    assert f.suggestion is not None
    # 2 votes of ln(10 * .7 / .3) against 1: 544.4 / (544.4 + 23.3 + 9)
    assert (f.suggestion.value, round(f.suggestion.confidence, 4)) == ("12", 0.9439)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("1,200", "1200", True),
        ("5-7", "6", True),
        ("5-7", "8", False),
        ("at least 12", "15", True),
        ("at least 12", "11", False),
        ("1.5 km", "1500 m", True),
        ("1.5 km", "1500 kg", False),
        ("12 %", "12", False),
        ("Port of Ada", "PORT OF ADA", True),
        ("n/a", "12", True),
    ],
)
def test_cells_agree_by_what_they_mean(folder: Path, a: str, b: str, agree: bool) -> None:
    """Separators, ranges, hedges, units and case are understood; a missing value contradicts nothing."""
    data = [("dam", "height", "survey", a), ("dam", "height", "register", b)]
    filler = [("x", "height", "survey", b), ("y", "height", "survey", b)]
    assert (flags(folder, written([*data, *filler])) == ()) is agree


def test_what_is_declared_makes_no_difference(folder: Path) -> None:
    """Tolerances and aliases of an attribute."""
    data: list[Row] = [("dam", "height", "survey", "100"), ("dam", "height", "register", "101")]
    for spec in (
        AttributeSpec("height", tolerance=1),
        AttributeSpec("hei*", relative=0.01),
        AttributeSpec("height", digits=2),
        AttributeSpec("height", aliases={"101": "100"}),
    ):
        assert flags(folder, written(data), "data.csv", None, spec) == ()
    assert len(flags(folder, written(data))) == 1


def test_sources_of_one_family_have_one_vote(folder: Path) -> None:
    """Three outlets of one owner against two others: the two are more."""
    says = {"a": "12", "b": "12", "c": "12", "d": "19", "e": "19"}
    data: list[Row] = [("dam", "height", source, value) for source, value in says.items()]
    (alone,) = flags(folder, written(data))
    family = [SourceSpec(name, family="Owner") for name in "abc"]
    (owned,) = flags(folder, written(data), config=Config(sources=family))
    assert alone.suggestion is not None
    assert owned.suggestion is not None
    assert (alone.suggestion.value, owned.suggestion.value) == ("12", "19")


def test_contradictions_across_files_are_found(tmp_path: Path) -> None:
    """Two tables of different formats and column orders: the places name each file."""
    (tmp_path / "a.csv").write_text("source,item,value\nsurvey,dam,12\n")
    line = {"item": "dam", "value": 19, "source": "press"}
    (tmp_path / "b.jsonl").write_text(json.dumps(line) + "\n")
    (f,) = find([tmp_path]).flags
    assert [str(p) for p in f.places] == [f"{tmp_path}/a.csv:2", f"{tmp_path}/b.jsonl:1"]
