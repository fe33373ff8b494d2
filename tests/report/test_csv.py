"""The CSV report: one row a question, safe to open in a spreadsheet, in the words of the table it came from."""

import csv
import io
import re
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.consensus import Status
from reconcile.report import render
from reconcile.result import Reconciliation
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Quantity


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows by column."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_each_question_has_a_row(sample: ModuleType) -> None:
    """Rows follow the consensus; what is open or unresolved is an empty cell."""
    found = rows(render(sample.case(), "csv"))
    assert [r["status"] for r in found] == [str(c.status) for c in sample.case().consensus]
    assert (found[0]["value"], found[0]["low"], found[0]["high"]) == ("3", "2", "")
    assert (found[1]["value"], found[1]["status"]) == ("", Status.UNRESOLVED)
    assert found[1]["dissenting"] == "the fire chief; the depot's owner"
    assert found[6]["value"] == "4200000 EUR"


@given(texts=st.lists(st.text(alphabet="=+-@\t\r\n,;\"' a1\x00", max_size=12), min_size=1, max_size=15))
@settings(max_examples=500, deadline=None)
def test_no_cell_is_a_formula(sample: ModuleType, texts: list[str]) -> None:
    """Whatever the documents say, no cell begins with what a spreadsheet would run, and the columns hold."""
    text = render(sample.of_texts(*texts), "csv")
    table = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in table}) == 1
    for cell in (cell for row in table for cell in row):
        assert not re.match(r"\s*[=+@\t\r\n-]", cell) or re.fullmatch(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", cell)


def table(header: str, config: Config | None = None) -> Reconciliation:
    """Return the result of a table of one row under a header."""
    document = Document(f"{header}\nBridge-4,load,7.50,north\n", name="t.csv")
    question = Question("Bridge-4", "load")
    said = Statement(
        question, Quantity.exact(7.5, "t", "7.50"), Source("north", SourceKind.DATASET), document, "7.50", 0, 4, row=1
    )
    from reconcile.consensus import Consensus

    answer = Consensus(question, Quantity.exact(7.5, "t"), 7.5, 7.5, 0.9, Status.SINGLE_ORIGIN, (said,), ())
    return Reconciliation((document,), (said,), (), (answer,), config=config or Config())


@pytest.mark.parametrize(
    ("header", "columns", "config"),
    [
        ("item,attribute,value,source", ["item", "attribute"], {}),
        ("Entity,Property,value,source", ["Entity", "Property"], {}),
        ("bridge,what,value,source", ["bridge", "what"], {"columns": {"item": "bridge", "attribute": "what"}}),
        ("subject,value,source,x", ["subject", "attribute"], {}),
    ],
)
def test_a_table_gets_its_own_key_columns_back(
    header: str, columns: list[str], config: dict[str, dict[str, str]]
) -> None:
    """Key columns repeat the input's names, mapped ones too, and the value is in the spelling of a source's cell."""
    text = render(table(header, Config(**config)), "csv")
    assert text.splitlines()[0].split(",")[:3] == [*columns, "value"]
    assert rows(text)[0]["value"] == "7.50"
    assert rows(text)[0][columns[0]] == "Bridge-4"


def test_prose_has_all_key_columns(sample: ModuleType) -> None:
    """A case of articles has the four parts of a question as its keys."""
    one = evolve(sample.case(), consensus=sample.case().consensus[:1])
    assert render(one, "csv").startswith("event,attribute,population,scope,value,low,high,confidence,status,")
