"""Numbers: with separators of thousands, units, currencies, percent signs, and words for powers of ten."""

import re
from collections import Counter
from functools import cache

import numpy

from reconcile.columns.figures import PLAIN, Figure, decimal_comma, figure_of, hedged
from reconcile.columns.kind import Cells, Kind, Meanings
from reconcile.columns.sampling import share
from reconcile.errors import ReconcileError
from reconcile.values import Quantity, parse
from reconcile.values.units import conversion

_MOST = 0.8
_CODES, _PER_CODE, _LARGEST = 20, 20, 100  # few small whole numbers, each told often, are labels
_HEDGES = 2000  # distinct cells for which the slow grammar of hedges and ranges is asked
_WHOLE = re.compile(r"-?\d{1,3}", re.ASCII)


def number_of(text: str) -> float | None:
    """Return the number that a cell writes, None where it writes none; its unit is left aside.

    >>> number_of("1,234,567"), number_of("1.5e3"), number_of("12 %"), number_of("5-7"), number_of("F80")
    (1234567.0, 1500.0, 12.0, 6.0, None)
    """
    figure = figure_of(text)
    return hedged(text) if figure is None else figure.number


def why(cells: Cells) -> str:
    """Return why cells are numbers; few small whole numbers, each told very often, are the codes of labels."""
    comma = decimal_comma(cells.texts)
    part = share(cells, lambda text: figure_of(text, comma) is not None)
    if part < _MOST:
        return ""
    rows = int(cells.counts.sum())
    few = len(cells) <= _CODES and rows >= _PER_CODE * len(cells)
    if few and all(_WHOLE.fullmatch(t) and abs(int(t)) <= _LARGEST for t in cells.texts):
        return ""
    return f"{part:.0%} of its cells are numbers"


def read(cells: Cells) -> Meanings:
    """Return one number a cell, in the unit that most cells with a unit have."""
    comma = decimal_comma(cells.texts)
    found = [figure_of(text, comma) for text in cells.texts]
    unit, because = _unit(found, cells)
    numbers = numpy.array([numpy.nan if f is None else _in(f, unit) for f in found], dtype=numpy.float64)
    for i in numpy.flatnonzero(numpy.isnan(numbers))[:_HEDGES].tolist():
        middle = hedged(cells.texts[i]) if found[i] is None else None
        numbers[i] = numpy.nan if middle is None else middle
    plain = [PLAIN.fullmatch(text) is not None for text in cells.texts]
    mostly_plain = float(cells.counts[plain].sum()) > 0.5 * float(cells.counts.sum())
    values = numbers.tolist()
    keys = [None if x != x or x in (numpy.inf, -numpy.inf) else repr(round(x, 12) + 0.0) for x in values]
    texts = [
        text if is_plain or not mostly_plain or x != x else written(x)
        for text, is_plain, x in zip(cells.texts, plain, values, strict=True)
    ]
    made = Meanings.of(keys, texts, numbers)
    if comma:
        because = (*because, "a comma stands before decimals")
    return Meanings(made.cell, made.key, made.spelling, made.number, because)


def written(x: float) -> str:
    """Return a number in figures, with 9 significant digits."""
    return f"{int(x)}" if x.is_integer() and abs(x) < 1e15 else f"{x:.9g}"


def _unit(found: list[Figure | None], cells: Cells) -> tuple[str, tuple[str, ...]]:
    """Return the unit that most rows with one have, and what there is to say of others."""
    counts: Counter[str] = Counter()
    for figure, n in zip(found, cells.counts.tolist(), strict=True):
        if figure is not None and figure.unit:
            counts[figure.unit] += n
    if not counts:
        return "", ()
    unit = min(counts, key=lambda u: (-counts[u], u))
    others = [u for u in sorted(counts) if u != unit and _factor(u, unit) not in (None, 1.0)]
    return unit, (f"figures in {', '.join(others)} are converted to {unit}",) if others else ()


def _in(figure: Figure, unit: str) -> float:
    """Return a figure in a unit; one without a unit, or with one that cannot be converted, as it is."""
    if not figure.unit or figure.unit == unit:
        return figure.number
    factor = _factor(figure.unit, unit)
    return figure.number if factor is None else figure.number * factor


@cache
def _factor(source: str, target: str) -> float | None:
    """Return by what to multiply a figure in one unit to have it in another, None where nobody can tell."""
    one, other = _code(source), _code(target)
    found = conversion(one, other) if one and other else None
    return None if found is None else float(found)


@cache
def _code(word: str) -> str:
    """Return the code of a unit that cells write in words."""
    try:
        value = parse(f"1 {word}")
    except ReconcileError:
        return ""
    return value.unit if isinstance(value, Quantity) else ""


KIND = Kind("number", "numbers", order=10, why=why, read=read)
