"""What a report is written as gives its content back, read by others: JSON, CSV and Markdown."""

import csv
import io
import re
from html import unescape

import pytest
from hypothesis import given, settings
from results import Maker, makers

from reconcile.report import load, render
from reconcile.report.card import QUIET, Card, cards
from reconcile.report.formats.csv import COLUMNS, KEYS
from reconcile.report.wording import answer, range_text, value_text, words_of
from reconcile.statement import Question

lawful = settings(max_examples=500)


@lawful
@given(makers)
def test_json_gives_the_result_back(maker: Maker) -> None:
    """Every value, bound, date and word of every record comes back, and is written as the same bytes."""
    result = maker.result()
    text = render(result, "json")
    back = load(text.encode().decode())
    assert back == result
    assert [s.value.text for s in back.statements] == [s.value.text for s in result.statements]
    assert render(back, "json") == text


def bound(cell: str) -> float | None:
    """Return what a cell of a bound says, whole numbers exactly."""
    return None if not cell else int(cell) if re.fullmatch(r"[+-]?\d+", cell) else float(cell)


def shown(words: str) -> str:
    """Return what a cell can hold of words: no half surrogates, line ends of one kind."""
    return re.sub("[\ud800-\udfff\x00]", "\ufffd", re.sub("\r\n?", "\n", words))


def given_back(cell: str) -> str:
    """Return a cell without the mark that keeps a spreadsheet from running it."""
    return cell[1:] if re.match(r"'\s*[=+\-@\t\r\n]", cell) else cell


@lawful
@given(makers)
def test_csv_gives_the_answers_back(maker: Maker) -> None:
    """Read by the standard library, each row has its question's keys, bounds, confidence, status and sentence."""
    result = maker.result()
    rows = list(csv.DictReader(io.StringIO(render(result, "csv").encode().decode(), newline="")))
    assert len(rows) == len(result.consensus)
    for row, c in zip(rows, result.consensus, strict=True):
        assert list(row)[-len(COLUMNS) :] == list(COLUMNS)
        if all(key in row for key in KEYS):
            parts = [given_back(row[key]) for key in KEYS]
            assert Question(*parts) == Question(*(shown(getattr(c.question, k)) for k in KEYS))
        assert (bound(row["low"]), bound(row["high"])) == (c.low, c.high)
        assert float(row["confidence"]) == pytest.approx(c.confidence, abs=1e-6)
        assert row["status"] == str(c.status)
        assert given_back(row["sentence"]) == shown(c.sentence)
        assert (row["value"] == "") <= (c.value is None or not str(c.value).strip() or c.value.text == "")


def cells(line: str) -> list[str]:
    """Return the cells of a row of a GitHub table, their marks undone; U+2060 takes no room."""
    return [bare(unescape(cell.strip(" "))) for cell in _held(line)[1:-1].split("|")]


def _held(line: str) -> str:
    """Return a line in which escaped bars are no bars: what a backslash escapes stands as a reference."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", lambda m: f"&#{ord(m[1])};", line)


def evidence(card: Card) -> list[tuple[str, str]]:
    """Return value and words of each voice of a card, as a line can show them."""
    return [(value_text(s.value), words_of(v.statement)) for s in card.sides for v in s.voices]


def bare(words: str) -> str:
    """Return words without the joiner that keeps them from being a link."""
    return words.replace("\u2060", "")


@lawful
@given(makers)
def test_markdown_gives_the_evidence_back(maker: Maker) -> None:
    """Read cell by cell as CommonMark says, each row has the value and the words of its voice."""
    result = maker.result()
    made = cards(result)
    lines = [cells(line) for line in render(result, "markdown").split("\n") if line.startswith("|")]
    rows = [row for row in lines if not set("".join(row)) <= set("-:")]
    heads = (["", "says", "who", "words", "moves"], ["question", "answer", "range", "status", "confidence"])
    found = [row for row in rows if row not in heads]
    loud, quiet = [c for c in made if c.need < QUIET], [c for c in made if c.need == QUIET]
    voices = [pair for card in loud for pair in evidence(card)]
    assert len(found) == len(voices) + len(quiet)
    for row, (value, said) in zip(found, voices, strict=False):
        assert row[1] == bare(value)
        assert bare(said) in row[3]
    for row, card in zip(found[len(voices) :], quiet, strict=True):
        c = card.consensus
        assert row[1] == f"**{bare(answer(c)).strip()}**"  # a mark beside a blank would be no mark
        assert row[2] == (range_text(c) if c.value is not None else "")
