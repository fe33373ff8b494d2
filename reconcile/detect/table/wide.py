"""Tables with a column for each measure: which columns belong together, and the entries that their cells make."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.columns.distinct import combined
from reconcile.columns.profile import is_missing
from reconcile.columns.table import Column, Table
from reconcile.curation import Wide
from reconcile.detect.table.sheet import Sheet, numbers
from reconcile.errors import InputError

if TYPE_CHECKING:
    from reconcile.columns.claims import Ints

_ENDS: Mapping[str, str] = {
    **dict.fromkeys(("low", "lower", "min", "minimum", "lo"), "low"),
    **dict.fromkeys(("high", "upper", "max", "maximum", "hi"), "high"),
    **dict.fromkeys(("best", "est", "estimate", "central", "value"), "best"),
}
_APART = re.compile(r"[\s_.-]+")
_ENOUGH = 0.8  # of a measure's cells are numbers


@frozen
class Measure:
    """A measure and the columns that give it; "" where there is none."""

    name: str
    best: str = ""
    low: str = ""
    high: str = ""


def measures_of(columns: Sequence[str]) -> tuple[Measure, ...]:
    """Return measures from names of columns: "deaths_low", "deaths_best" and "deaths_high" are one.

    >>> measures_of(["deaths_low", "deaths_best", "deaths_high", "injured"])[0]
    Measure(name='deaths', best='deaths_best', low='deaths_low', high='deaths_high')
    """
    parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for column in columns:
        stem, end = _parted(column)
        parts[stem].setdefault(end, column)
    found: dict[str, Measure] = {}
    for column in columns:
        stem, end = _parted(column)
        ends = parts[stem]
        if ("low" in ends or "high" in ends) and ends.get(end) == column:
            best = ends.get("best", ends.get("", ""))
            found[stem] = Measure(stem, best, ends.get("low", ""), ends.get("high", ""))
        else:
            found[column] = Measure(column, column)
    return tuple(found.values())


def _parted(column: str) -> tuple[str, str]:
    """Return the stem of a column's name and which end it is: ("deaths", "low"), or (name, "")."""
    words = _APART.split(column.casefold().strip())
    for at, rest in ((-1, words[:-1]), (0, words[1:])):
        if len(words) > 1 and words[at] in _ENDS:
            return "_".join(rest), _ENDS[words[at]]
    return ("", _ENDS[words[0]]) if len(words) == 1 and words[0] in _ENDS else ("_".join(words), "")


def is_measure(column: Column) -> bool:
    """Return whether a column's cells are numbers."""
    there = [i for i, text in enumerate(column.texts) if not is_missing(text)]
    chosen = there[:: max(1, len(there) // 200)]
    if not chosen:
        return False
    known = numbers(Column([column.texts[i] for i in chosen], numpy.arange(len(chosen), dtype=numpy.int32)))
    return bool(numpy.isfinite(known).mean() >= _ENOUGH)


def wide_sheet(table: Table, roles: Mapping[str, str], wide: Wide) -> Sheet:
    """Return the entries of a table that has a column for each measure.

    Args:
        table: columns under their own names.
        roles: our name of a column by its own, for those that are recognised (source, item, as_of ...).
        wide: what is declared; keys and measures that are not are told by the cells.

    Raises:
        InputError: there is no column to measure, or one that is declared is not there.
    """
    for name in (*wide.keys, *wide.measures):
        if name not in table.columns:
            remedy = f"The table has: {', '.join(table.columns)}."
            raise InputError(f"no column '{name}', which [wide] names.", where=", ".join(table.files), remedy=remedy)
    free = [c for c in table.columns if not roles.get(c) and c not in wide.keys]
    chosen = wide.measures or _figures(table, free)
    found = measures_of(chosen)
    if not found:
        remedy = "Give a column 'value', or name the columns that hold figures: [wide] measures = [...]."
        raise InputError("no column holds figures to compare.", where=", ".join(table.files), remedy=remedy)
    keys = _keys(table, roles, wide, chosen)
    n, times = len(table), len(found)
    source = next((table.columns[c] for c, role in roles.items() if role == "source"), Column.constant("", n))

    def cells(names: Iterable[str]) -> Column:
        return below([table.columns.get(name) or Column.constant("", n) for name in names])

    bounded = any(m.low or m.high for m in found)
    return Sheet(
        table=table,
        measures=[m.name for m in found],
        measure=numpy.repeat(numpy.arange(times, dtype=numpy.int32), n),
        row=numpy.tile(numpy.arange(n, dtype=numpy.int64), times),
        value=cells(m.best for m in found),
        low=cells(m.low for m in found) if bounded else None,
        high=cells(m.high for m in found) if bounded else None,
        source=_tiled(source, times),
        keys={name: _tiled(table.columns[name], times) for name in keys},
    )


def _figures(table: Table, free: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of figures, and empty ones that belong to them ("deaths_low" beside "deaths_best")."""
    known = {c for c in free if is_measure(table.columns[c])}
    stems = {_parted(c)[0] for c in known}
    empty = {c for c in free if all(map(is_missing, table.columns[c].texts)) and _parted(c)[0] in stems}
    return tuple(c for c in free if c in known or c in empty)


def _keys(table: Table, roles: Mapping[str, str], wide: Wide, measures: Sequence[str]) -> list[str]:
    """Return the columns that name the item: those declared, else those recognised, else the first of words."""
    if wide.keys:
        return [*wide.keys, *(c for c, role in roles.items() if role == "as_of" and c not in wide.keys)]
    known = [c for c, role in roles.items() if role in ("item", "attribute", "population", "scope", "as_of")]
    if any(roles[c] in ("item", "attribute") for c in known):
        return known
    words = [c for c in table.columns if not roles.get(c) and c not in measures]
    if not words:
        remedy = "Say which columns name what is measured: [wide] keys = [...]."
        raise InputError("no column tells what the figures are of.", where=", ".join(table.files), remedy=remedy)
    return [words[0], *known]


def below(columns: Sequence[Column]) -> Column:
    """Return columns one below the other."""
    texts = sorted({text for c in columns for text in c.texts})
    index = {text: i for i, text in enumerate(texts)}
    codes: list[Ints] = []
    for c in columns:
        rank = numpy.fromiter((index[t] for t in c.texts), dtype=numpy.int32, count=len(c.texts))
        codes.append(rank[c.codes])
    return Column(texts, numpy.concatenate(codes))


def _tiled(column: Column, times: int) -> Column:
    return evolve(column, codes=numpy.tile(column.codes, times))


def groups(sheet: Sheet, without: Sequence[str] = (), measure: bool = False) -> "tuple[Ints, int]":
    """Return which entries have the same keys and source, (e,), and how many such groups there are.

    Args:
        sheet: the entries.
        without: names of keys that do not count.
        measure: whether entries of different measures are apart.
    """
    columns = [c for name, c in sheet.keys.items() if name not in without]
    codes = [sheet.source.codes, *(c.codes for c in columns)]
    sizes = [len(sheet.source.texts), *(len(c.texts) for c in columns)]
    if measure:
        codes, sizes = [sheet.measure, *codes], [max(len(sheet.measures), 1), *sizes]
    rank, parts = combined(codes, sizes)
    return rank, len(parts[0])


__all__ = ["Measure", "below", "groups", "is_measure", "measures_of", "wide_sheet"]
