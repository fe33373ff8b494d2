"""Claims do not depend on how a table is ordered, quoted or laid out."""

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.columns import Claims, claims_of
from reconcile.config import Config
from reconcile.read.tables import read_tables

Row = tuple[str, str, str, str]
CELLS = st.sampled_from(
    ["1,200", "1200", "6:45 PM", "18:45", "noon", "F80", "Gate F80", "north", "North ", 'a "b"', "", "n/a", "x\ny", "é"]
)
ROWS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["i1", "i2"]), st.sampled_from(["p", "q"]), CELLS), min_size=1
).filter(lambda rows: any(r[3].strip() not in ("", "n/a") for r in rows))


def written(rows: list[Row], order: tuple[int, ...], quoting: int, end: str) -> bytes:
    """Return rows as CSV with columns in some order."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    names = ("source", "item", "attribute", "value")
    for row in (names, *rows):
        writer.writerow([row[i] for i in order])
    return out.getvalue().encode()


def read(folder: Path, data: bytes) -> Claims:
    """Return the claims of a CSV file."""
    path = folder / "claims.csv"
    path.write_bytes(data)
    return claims_of(read_tables([path], Config())).claims


def plain(claims: Claims) -> object:
    """Return all that claims hold as plain data."""
    numbers = [None if x != x else x for x in claims.number.tolist()]
    columns = [c.tolist() for c in (claims.attribute, claims.source, claims.slot, claims.question)]
    keys = {name: list(column) for name, column in claims.keys.items()}
    return claims.sources, keys, claims.attributes, claims.kinds, columns, list(claims.spelling), numbers


@given(
    ROWS,
    st.randoms(use_true_random=False),
    st.permutations(range(4)),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_layout_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[Row],
    order: random.Random,
    columns: list[int],
    quoting: int,
    end: str,
) -> None:
    """Row order, column order, quoting and line ends change no claim."""
    folder = tmp_path_factory.mktemp("t")
    first = plain(read(folder, written(rows, (0, 1, 2, 3), csv.QUOTE_MINIMAL, "\n")))
    order.shuffle(rows)
    assert plain(read(folder, written(rows, tuple(columns), quoting, end))) == first


@given(ROWS)
def test_claims_are_sorted_and_single(tmp_path_factory: pytest.TempPathFactory, rows: list[Row]) -> None:
    """Each triple of question, value and source stands once, in their order; no slot is empty."""
    folder = tmp_path_factory.mktemp("t")
    claims = read(folder, written(rows, (0, 1, 2, 3), csv.QUOTE_MINIMAL, "\n"))
    pairs = list(zip(claims.slot.tolist(), claims.source.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert set(claims.slot.tolist()) == set(range(claims.M))
    assert set(claims.question.tolist()) == set(range(claims.Q))
    questions = list(zip(*claims.keys.values(), strict=True))
    assert questions == sorted(set(questions))
    assert len(claims) <= len(rows)
