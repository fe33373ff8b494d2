"""When a claim was made, as seconds of the calendar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from reconcile.columns.clock import moment_of

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats

MINUTE = 60.0


def seconds(texts: Sequence[str]) -> "Floats":
    """Return the times that cells tell, in seconds since the first day of year 1; NaN where they tell none."""
    found = numpy.full(len(texts), numpy.nan)
    for i, text in enumerate(texts):
        moment = moment_of(text)
        if moment is not None and moment.day is not None:
            found[i] = (moment.day * 1440 + (moment.minute or 0)) * MINUTE + moment.second
    return found


__all__ = ["seconds"]
