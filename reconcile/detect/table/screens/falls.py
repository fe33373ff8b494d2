"""Running totals that fall: a source's later figure is below its earlier one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy

from reconcile.columns.when import seconds
from reconcile.curation import Curation
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.detect.table.wide import groups
from reconcile.finding import Severity

if TYPE_CHECKING:
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet

_RULE, _TITLE = "count-falls", "a running total falls"


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a tension for each fall of an attribute that is declared cumulative: tolls are corrected downward, too.

    The time is what the value holds for (a column as_of or time), never when it was reported.
    """
    counted = [i for i, name in enumerate(sheet.measures) if curation.of(name).cumulative]
    column = sheet.keys.get("as_of")
    when = next(iter(c for name, c in sheet.keys.items() if name.casefold() in ("as_of", "time")), column)
    if not counted or when is None:
        return
    name = next(n for n, c in sheet.keys.items() if c is when)
    group, _ = groups(sheet, without=[name], measure=True)
    time = seconds(when.texts)[when.codes]
    best = sheet.numbers(sheet.value)
    low = best if sheet.low is None else numpy.where(numpy.isnan(x := sheet.numbers(sheet.low)), best, x)
    high = best if sheet.high is None else numpy.where(numpy.isnan(x := sheet.numbers(sheet.high)), best, x)
    used = numpy.isin(sheet.measure, counted) & ~numpy.isnan(time) & ~numpy.isnan(low) & ~numpy.isnan(high)
    at = numpy.flatnonzero(used)
    order = at[numpy.lexsort((at, time[at], group[at]))]
    earlier, later = order[:-1], order[1:]
    falls = (group[earlier] == group[later]) & (time[earlier] < time[later]) & (high[later] < low[earlier])
    for a, b in zip(earlier[falls].tolist(), later[falls].tolist(), strict=True):
        question = sheet.text_of(int(sheet.question[b]))
        was, now = (sheet.value.texts[int(sheet.value.codes[e])] for e in (a, b))
        stands = (Stand(was, f"earlier {was}", (a,)), Stand(now, f"later {now}", (b,)))
        until = when.texts[int(when.codes[a])]
        yield Clash(_RULE, _TITLE, Severity.TENSION, question, stands, f"{question}: {now}, after {was} for {until}")


SCREEN = Screen(_RULE, _TITLE, run)
