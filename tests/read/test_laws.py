"""Laws of reading: every prose character has its place, nothing raises but documented errors, tables round trip."""

import csv
import io
import json
from array import array
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.errors import ReconcileError
from reconcile.read import Contents, as_row, read, read_bytes, suffixes
from reconcile.statement import Document, Question, Source, SourceKind, Stance, Statement
from reconcile.values import Label, Moment, Names, Quantity, Value, parse

TAGS = ("p", "b", "h1", "nav", "script", "title", "td", "br", "header", "i")
pieces = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
    st.sampled_from([f"<{t}>" for t in TAGS] + [f"</{t}>" for t in TAGS]),
    st.sampled_from(
        ["&amp;", "&nbsp;", "&#8212;", "&lt", "&bogus;", "&NotEqualTilde;", "<!--", "-->", "<", ">", '<a b="']
    ),
    st.sampled_from(
        ["# ", "**", "_", "[x](y)", "![x](y)", "\n\n", "\n- ", "```\n", "\\*", "> ", "---\n", "a: b\n", "<!-- "]
    ),
)
marked_up = st.lists(pieces, max_size=30).map("".join)


def maps_back(document: Document) -> None:
    """Check that each character of the prose is the one at its place, or white space, or from an entity."""
    assert document.offsets is not None
    offsets = document.offsets
    assert len(offsets) == len(document.prose)
    assert list(offsets) == sorted(offsets)
    for char, place in zip(document.prose, offsets, strict=True):
        assert document.text[place] in (char, "&") or char in " \n"


def read_or_refused(data: bytes, name: str) -> Contents | None:
    """Return what is read, checked for verbatim quotes, or None where it is refused by a documented error."""
    try:
        contents = read_bytes(data, name)
    except ReconcileError as error:
        refusal = error
    else:
        assert all(s.quote == s.document.text[s.start : s.end] for s in contents.statements)
        return contents
    assert refusal.where.startswith(name)
    assert refusal.problem
    assert refusal.remedy
    return None


@settings(max_examples=500)
@given(marked_up, st.sampled_from([".html", ".md"]))
def test_prose_of_marked_up_text_maps_back_to_the_text_as_given(text: str, suffix: str) -> None:
    """Every character that a person reads stands at its offset in the file, whatever the markup."""
    (document,) = read_bytes(text.encode(), f"a{suffix}").documents
    assert document.text == text.removeprefix("\ufeff")
    maps_back(document)
    assert document.prose == document.prose.strip(" \n")


@settings(max_examples=500)
@given(marked_up)
def test_every_span_of_prose_is_verbatim_in_the_page(text: str) -> None:
    """A span of prose without entities or breaks is the text between its offsets."""
    (document,) = read_bytes(text.encode(), "a.html").documents
    for word in document.prose.split():
        start, end = document.source_span(at := document.prose.index(word), at + len(word))
        found = document.text[start:end]
        assert found == word or any(mark in found for mark in "&<\u00ad\u200b\u2060\ufeff")


@settings(max_examples=500)
@given(st.text())
def test_any_text_is_read_as_it_is(text: str) -> None:
    """A text given as such is its own document and its own prose."""
    (document,) = read(text).documents
    assert document.text == document.prose == text


@settings(max_examples=500)
@given(st.one_of(st.binary(max_size=200), marked_up.map(str.encode)), st.sampled_from([*suffixes(), ""]))
def test_no_bytes_raise_anything_but_a_documented_error(data: bytes, suffix: str) -> None:
    """Bytes under any name are read, with verbatim quotes, or refused with their name."""
    read_or_refused(data, f"some{suffix}")


cells = st.sampled_from(
    [
        "",
        "3",
        "nan",
        "1e400",
        "about 5",
        "a,b",
        '"',
        "\n",
        "{",
        '{"kind": "quantity", "low": "x"}',
        '{"kind": 3}',
        "NaN",
        "2023-12-15",
    ]
)
header_names = st.sampled_from(
    ["source", "item", "value", "low", "high", "time", "date", "stance", "unit", "vaule", "holder"]
)


@settings(max_examples=500)
@given(st.lists(header_names, min_size=1, max_size=6), st.lists(st.lists(cells, max_size=6), max_size=4), st.booleans())
def test_any_table_gives_verbatim_quotes_or_a_documented_error(
    header: list[str], rows: list[list[str]], jsonl: bool
) -> None:
    """Odd cells, headers and row lengths end in statements with verbatim quotes, or in an error."""
    if jsonl:
        text = "\n".join(json.dumps(dict(zip(header, row, strict=False))) for row in rows)
    else:
        text = "\n".join(",".join(f'"{c}"' if "," in c else c for c in row) for row in [header, *rows])
    contents = read_or_refused(text.encode(), "t.jsonl" if jsonl else "t.csv")
    assert contents is None or (contents.statements and contents.documents[0].prose == "")


dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 1, 1))
names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
blank_or_name = st.one_of(st.just(""), names)
values: st.SearchStrategy[Value] = st.one_of(
    st.integers(-(10**12), 10**12).map(Quantity.exact),
    st.tuples(st.integers(0, 99), st.integers(100, 999)).map(lambda b: Quantity(low=b[0], high=b[1], point=b[0])),
    names.map(lambda n: Label(n, text=n)),
    st.lists(names, min_size=1, max_size=3).map(lambda n: Names(frozenset(n))),
    dates.map(lambda d: parse(str(d), "moment")),
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Return a statement as a table can hold it."""
    moment = draw(st.one_of(st.none(), dates.map(lambda d: parse(str(d), "moment"))))
    assert moment is None or isinstance(moment, Moment)
    relayed = draw(st.booleans())
    return Statement(
        question=Question(draw(names), draw(blank_or_name), draw(blank_or_name), draw(blank_or_name)),
        value=draw(values),
        holder=Source(draw(names), SourceKind.DATASET),
        relays=(Source(draw(names), SourceKind.DATASET),) if relayed else (),
        document=Document("x", offsets=array("q")),
        quote="x",
        start=0,
        end=1,
        stance=draw(st.sampled_from(Stance)),
        as_of=moment,
        reported=draw(st.one_of(st.none(), dates.map(str))),
    )


def essence(s: Statement) -> tuple[object, ...]:
    """Return what a table keeps of a statement."""
    return (s.question, s.value, s.holder.name, [r.name for r in s.relays], s.stance, s.as_of, s.reported)


def written(given: list[Statement], suffix: str) -> bytes:
    """Return the statements as a table."""
    rows = [as_row(s) for s in given]
    if suffix == ".jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter="\t" if suffix == ".tsv" else ",")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@settings(max_examples=500)
@given(st.lists(statements(), min_size=1, max_size=5), st.sampled_from([".jsonl", ".csv", ".tsv"]))
def test_statements_written_as_a_table_read_back(given: list[Statement], suffix: str) -> None:
    """A table of statements gives the same questions, values, holders, stances and times."""
    contents: Contents = read_bytes(written(given, suffix), f"t{suffix}")
    assert list(map(essence, contents.statements)) == list(map(essence, given))


@settings(max_examples=100)
@given(st.lists(st.text(max_size=30), min_size=1, max_size=5), st.randoms())
def test_order_and_repetition_of_inputs_change_nothing(texts: list[str], random: object) -> None:
    """The same documents in any order, or twice, give the same material."""
    shuffled = [*texts, texts[0]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert read(texts).documents == read(shuffled).documents


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@settings(max_examples=100)
@given(text=st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"]), max_size=50))
def test_text_files_round_trip_in_every_marked_encoding(text: str, encoding: str) -> None:
    """UTF-8 with or without a mark, and UTF-16 and UTF-32 with one, give the text without the mark."""
    contents = read_bytes(text.encode(encoding), "a.txt", Config())
    assert contents.documents[0].text == text


def test_suffixes_are_those_of_the_format_modules() -> None:
    """Every suffix of every module in the formats folder is found, and only those."""
    folder = Path(__import__("reconcile.read.formats").__file__).parent / "read" / "formats"
    modules = {p.stem for p in folder.glob("*.py")} - {"__init__"}
    assert modules == {"delimited", "docx", "html", "jsonl", "markdown", "newsml", "ninjs", "nitf", "pdf", "text"}
    assert {".txt", ".md", ".html", ".htm", ".csv", ".tsv", ".jsonl", ".xml", ".json", ".docx", ".pdf"} <= set(
        suffixes()
    )
