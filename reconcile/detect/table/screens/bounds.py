"""Low above best, or best above high: three figures of one row that no value can satisfy."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy

from reconcile.curation import Curation
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.finding import Severity

if TYPE_CHECKING:
    from reconcile.columns.table import Column
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet

_TITLE = "bounds and best value are out of order"


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a clash for each entry whose low, best and high do not rise."""
    if sheet.low is None and sheet.high is None:
        return
    named = [("low", sheet.low), ("best", sheet.value), ("high", sheet.high)]
    known = [(name, column, sheet.numbers(column)) for name, column in named if column is not None]
    wrong = numpy.zeros(len(sheet), dtype=bool)
    for i, (_, _, x) in enumerate(known):
        for _, _, y in known[i + 1 :]:
            wrong |= x > y  # false where one is missing
    for entry in numpy.flatnonzero(wrong).tolist():
        question = sheet.text_of(int(sheet.question[entry]))
        told = ", ".join(f"{name} {_cell(column, entry)}" for name, column, x in known if x[entry] == x[entry])
        yield Clash(
            "bounds-out-of-order",
            _TITLE,
            Severity.CONTRADICTION,
            question,
            (Stand(told, told, (entry,)),),
            f"{question}: {told}",
        )


def _cell(column: "Column", entry: int) -> str:
    return column.texts[int(column.codes[entry])]


SCREEN = Screen("bounds-out-of-order", _TITLE, run)
