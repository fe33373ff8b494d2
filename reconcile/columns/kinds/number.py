"""Numbers: with separators of thousands, units, currencies, percent signs, and words for powers of ten."""

import re
from functools import lru_cache

import numpy

from reconcile.columns.kind import Cells, Kind, Meanings
from reconcile.columns.sampling import share
from reconcile.errors import ReconcileError
from reconcile.values import Quantity, parse

_MOST = 0.8
_CODES, _PER_CODE, _LARGEST = 20, 20, 100  # few small whole numbers, each told often, are labels
_PLAIN = re.compile(r"[+-]?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,3}", re.ASCII)


@lru_cache(1 << 16)
def number_of(text: str) -> float | None:
    """Return the number that a cell writes, None where it writes none; units and signs around it are left aside.

    >>> number_of("1,234,567"), number_of("1.5e3"), number_of("$ 3.5 million"), number_of("12 %"), number_of("F80")
    (1234567.0, 1500.0, 3500000.0, 12.0, None)
    """
    if _PLAIN.fullmatch(text):
        return float(text)
    if not any(c.isdigit() for c in text[:40]):
        return None
    try:
        value = parse(text)
    except ReconcileError:
        return None
    if not isinstance(value, Quantity):
        return None
    if value.point is not None:
        return float(value.point)
    if value.low is not None and value.high is not None:
        return (float(value.low) + float(value.high)) / 2
    return None


def why(cells: Cells) -> str:
    """Return why cells are numbers; few small whole numbers, each told very often, are the codes of labels."""
    part = share(cells, lambda text: number_of(text) is not None)
    if part < _MOST:
        return ""
    rows = int(cells.counts.sum())
    few = len(cells) <= _CODES and rows >= _PER_CODE * len(cells)
    if few and all(_WHOLE.fullmatch(t) and abs(int(t)) <= _LARGEST for t in cells.texts):
        return ""
    return f"{part:.0%} of its cells are numbers"


def read(cells: Cells) -> Meanings:
    """Return one number a cell."""
    found = [number_of(text) for text in cells.texts]
    numbers = numpy.array([numpy.nan if x is None else x for x in found], dtype=numpy.float64)
    keys = [None if x is None or x != x else repr(x + 0.0) for x in found]
    return Meanings.of(keys, cells.texts, numbers)


KIND = Kind("number", "numbers", order=10, why=why, read=read)
