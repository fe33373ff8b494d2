"""Answers beside the truth: which are right, by the kinds that the tables' own cells show."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns import Claims, claims_of
from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.fuse.table.read_out import DAY, MINUTES, NEAR
from reconcile.read.tables import read_tables
from reconcile.read.tables.reading import arrow_table

if TYPE_CHECKING:
    import pyarrow
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats, Mask

TRUTH, ANSWER = "the truth", "the answer"  # names of the two "sources"; their order is that of the claims
_TOLD = ("value", "confidence")


@frozen(eq=False)
class Judged:
    """Answers whose truth is known.

    Attributes:
        confidence: (N,) of each, in canonical order of the questions.
        right: (N,) 1 or 0.
        unknown: answers of which the truth is not known.
        unanswered: truths without an answer.
    """

    confidence: "Floats"
    right: "Floats"
    unknown: int
    unanswered: int


def judged(consensus: Path, truth: Path, config: Config | None = None) -> Judged:
    """Return which answers are right.

    A number is right within 1 %, a time of day within ten minutes. Lists of names are right if they are those of the
    truth, and so are all answers of an attribute that has some with several values; else any true value will do.

    Args:
        consensus: a table with `value`, `confidence` and the columns that say what was asked.
        truth: a table with `value` and some of those columns; several rows for several true values.
        config: `kinds` of attributes, where the cells do not tell.

    Raises:
        InputError: a table cannot be read, lacks a column, or they have no question in common.
    """
    told, known = arrow_table(consensus, consensus.name), arrow_table(truth, truth.name)
    keys = [name for name in known.column_names if name in told.column_names and name not in _TOLD]
    for table, path, wanted in ((told, consensus, _TOLD), (known, truth, _TOLD[:1])):
        for name in wanted:
            if name not in table.column_names:
                raise InputError(f"has no column '{name}'.", where=path.name, remedy="`reconcile run -o consensus.csv`")
    if not keys:
        raise InputError("share no column that says what was asked.", where=f"{consensus.name} and {truth.name}")
    claims, confidence = _beside(told, known, keys, config or Config())
    answered, is_known = (_heard(claims, source) for source in (ANSWER, TRUTH))
    both = answered & is_known
    if not both.any():
        raise InputError("answer no question of each other.", where=f"{consensus.name} and {truth.name}")
    right = _right(claims)
    return Judged(
        confidence=confidence[both],
        right=right[both].astype(numpy.float64),
        unknown=int((answered & ~is_known).sum()),
        unanswered=int((is_known & ~answered).sum()),
    )


def _beside(told: "pyarrow.Table", known: "pyarrow.Table", keys: list[str], config: Config) -> "tuple[Claims, Floats]":
    """Return answers and truths as the claims of two sources, and (Q,) the confidence of each answer."""
    import pyarrow

    tables = []
    for table, source in ((told, ANSWER), (known, TRUTH)):
        question, value = _split(table, keys)
        columns = {**question, "value": value, "source": pyarrow.array([source] * len(value), pyarrow.string())}
        tables.append(pyarrow.table(columns))
    claims = claims_of(read_tables(tables, config), config.kinds).claims
    return claims, _confidences(told, keys, claims)


def _split(table: "pyarrow.Table", keys: list[str]) -> "tuple[dict[str, pyarrow.Array], pyarrow.Array]":
    """Return the keys and values of a table, one row for each value of a set, which `;` joins."""
    from pyarrow import compute

    lists = compute.split_pattern(table["value"].combine_chunks(), ";")
    rows = compute.list_parent_indices(lists)
    return {name: table[name].combine_chunks().take(rows) for name in keys}, compute.list_flatten(lists)


def _confidences(told: "pyarrow.Table", keys: list[str], claims: Claims) -> "Floats":
    """Return (Q,): the confidence of each question's answer, by what it asks; one half where none is given."""
    place = {key: q for q, key in enumerate(zip(*claims.keys.values(), strict=True))}
    found = numpy.full(claims.Q, 0.5)
    asked = zip(*(told[name].to_pylist() for name in claims.keys), strict=True)
    for key, text in zip(asked, told["confidence"].to_pylist(), strict=True):
        q = place.get(tuple(str(k or "").strip() for k in key))
        if q is not None:
            found[q] = _probability(text)
    return found


def _probability(text: object) -> float:
    try:
        x = float(str(text or 0.5))
    except ValueError:
        x = -1.0
    if not 0 <= x <= 1:
        raise InputError(f"the confidence {str(text)[:40]!r} is no probability.", remedy="Give a number from 0 to 1.")
    return x


def _said(claims: Claims, source: str) -> "Mask":
    """Return (M,): the slots that a source states."""
    said = numpy.zeros(claims.M, dtype=bool)
    if source in claims.sources:
        said[claims.slot[claims.source == list(claims.sources).index(source)]] = True
    return said


def _heard(claims: Claims, source: str) -> "Mask":
    """Return (Q,): the questions on which a source says anything."""
    return _count(claims, _said(claims, source)) > 0


def _count(claims: Claims, slots: "Mask") -> "NDArray[numpy.int64]":
    return numpy.bincount(claims.question[slots], minlength=claims.Q)


def _right(claims: Claims) -> "Mask":
    answer, truth = _said(claims, ANSWER), _said(claims, TRUTH)
    several = numpy.array(claims.kinds) == "names"
    several[claims.attribute[_count(claims, answer) > 1]] = True
    is_set = several[claims.attribute]
    shared, either = _count(claims, answer & truth), _count(claims, answer | truth)
    return numpy.where(is_set, shared == either, (shared > 0) | _near(claims, answer, truth))


def _near(claims: Claims, answer: "Mask", truth: "Mask") -> "Mask":
    """Return (Q,): questions whose answer is a number or a time near enough to a true one."""
    mine = numpy.full(claims.Q, numpy.nan)
    mine[claims.question[answer]] = claims.number[answer]
    distance = numpy.abs(claims.number - mine[claims.question])
    is_time = (numpy.array(claims.kinds) == "time")[claims.attribute][claims.question]
    with numpy.errstate(invalid="ignore"):
        near = numpy.where(
            is_time,
            numpy.minimum(distance, numpy.abs(DAY - distance)) <= MINUTES,
            distance <= NEAR * numpy.abs(claims.number) + 1e-12,
        )
    return _count(claims, near & truth) > 0


__all__ = ["Judged", "judged"]
