"""Values outside what is declared to be possible."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy

from reconcile.curation import Curation
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.finding import Severity

if TYPE_CHECKING:
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet

_TITLE = "a value is outside the declared range"


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a clash for each entry below an attribute's minimum or above its maximum; bounds are looked at too."""
    specs = [curation.of(name) for name in sheet.measures]
    if all(s.minimum is None and s.maximum is None for s in specs):
        return
    least = numpy.array([-numpy.inf if s.minimum is None else s.minimum for s in specs])[sheet.measure]
    most = numpy.array([numpy.inf if s.maximum is None else s.maximum for s in specs])[sheet.measure]
    seen = set()
    for column in (sheet.value, sheet.low, sheet.high):
        if column is None:
            continue
        x = sheet.numbers(column)
        for entry in numpy.flatnonzero((x < least) | (x > most)).tolist():
            if entry in seen:
                continue
            seen.add(entry)
            text = column.texts[int(column.codes[entry])]
            question = sheet.text_of(int(sheet.question[entry]))
            spec = specs[int(sheet.measure[entry])]
            limit = f"below {spec.minimum:g}" if x[entry] < least[entry] else f"above {spec.maximum:g}"
            message = f"{question}: {text} is {limit}"
            yield Clash(
                "impossible-value", _TITLE, Severity.CONTRADICTION, question, (Stand(text, text, (entry,)),), message
            )


SCREEN = Screen("impossible-value", _TITLE, run)
