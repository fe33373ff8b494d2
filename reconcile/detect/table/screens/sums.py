"""Parts that do not add up to the total that the same source gives for the same item."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy

from reconcile.curation import Curation, SumSpec
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.detect.table.wide import groups
from reconcile.finding import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet

_RULE, _TITLE = "parts-exceed-whole", "parts and total do not fit"
_LEAST = 1e-9  # of the total: what adding up floats may lose


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a clash for each item and source whose parts do not fit the total.

    A figure with bounds counts with them: parts fit if some values within their bounds add up to one within those of
    the total. Where a part is missing, the others may still not exceed the total.
    """
    if not curation.sums:
        return
    group, count = groups(sheet)
    low, high = _bounds(sheet)
    names = {name: i for i, name in enumerate(sheet.measures)}
    for spec in (spec for spec in curation.sums if spec.over == "attribute"):
        if spec.total in names and all(p in names for p in spec.parts):
            yield from _of(sheet, spec, names, group, count, low, high)


def _bounds(sheet: "Sheet") -> "tuple[Floats, Floats]":
    """Return the least and the greatest that each entry allows; NaN where it has no figure."""
    best = sheet.numbers(sheet.value)
    low = sheet.numbers(sheet.low) if sheet.low is not None else best
    high = sheet.numbers(sheet.high) if sheet.high is not None else best
    return numpy.fmin(numpy.where(numpy.isnan(low), best, low), best), numpy.fmax(
        numpy.where(numpy.isnan(high), best, high), best
    )


def _of(
    sheet: "Sheet",
    spec: SumSpec,
    names: dict[str, int],
    group: "NDArray[numpy.int32]",
    count: int,
    low: "Floats",
    high: "Floats",
) -> Iterator[Clash]:
    known = ~numpy.isnan(low) & ~numpy.isnan(high)
    is_total = known & (sheet.measure == names[spec.total])
    is_part = known & numpy.isin(sheet.measure, [names[p] for p in spec.parts])
    total = numpy.full(count, -1, dtype=numpy.int64)
    total[group[is_total]] = numpy.flatnonzero(is_total)
    least = numpy.bincount(group[is_part], weights=low[is_part], minlength=count)
    most = numpy.bincount(group[is_part], weights=high[is_part], minlength=count)
    number = numpy.bincount(group[is_part], minlength=count)
    there = (total >= 0) & (number > 0)
    whole_low = numpy.where(there, low[total], numpy.nan)
    whole_high = numpy.where(there, high[total], numpy.nan)
    room = spec.tolerance + _LEAST * numpy.abs(whole_high)
    wrong = there & (least > whole_high + room)
    if spec.exhaustive:
        wrong |= there & (number == len(spec.parts)) & (most < whole_low - room)
    for g in numpy.flatnonzero(wrong).tolist():
        parts = numpy.flatnonzero(is_part & (group == g)).tolist()
        yield _clash(sheet, spec, int(total[g]), parts, (float(least[g]), float(most[g])))


def _clash(sheet: "Sheet", spec: SumSpec, total: int, parts: list[int], added: tuple[float, float]) -> Clash:
    question = sheet.text_of(int(sheet.question[total]))
    whole = _cell(sheet, total)
    names = " + ".join(f"{sheet.measures[int(sheet.measure[p])]} {_cell(sheet, p)}" for p in parts)
    told = f"{added[0]:g}" if added[0] == added[1] else f"{added[0]:g} to {added[1]:g}"
    stands = (Stand(whole, f"total {whole}", (total,)), Stand(f"{told} ({names})", names, tuple(parts)))
    message = f"{question}: the total is {whole}, its parts come to {told}"
    return Clash(_RULE, _TITLE, Severity.CONTRADICTION, question, stands, message)


def _cell(sheet: "Sheet", entry: int) -> str:
    from reconcile.detect.table.screens.values import said, shown

    return shown(said(sheet, entry))


SCREEN = Screen(_RULE, _TITLE, run)
