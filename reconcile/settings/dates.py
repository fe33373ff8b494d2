"""ISO 8601 dates and times, as configurations and tables give them."""

import re
from datetime import datetime

# Years about which days and weeks can be reckoned with, in any zone; those at the calendar's ends are slips of the pen.
YEARS = range(1000, 3000)
HOW = f"Write 2023-12-15 or 2023-12-15T02:30Z, in a year from {YEARS[0]} to {YEARS[-1]}."
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)


def is_iso(text: str) -> bool:
    """Return whether a text is an ISO 8601 year, month, date, or date and time that exists, of one of YEARS.

    >>> is_iso("2023-12-15T02:30Z"), is_iso("2023-02-30"), is_iso("9999-12-31")
    (True, False, False)
    """
    when = as_time(text)
    return when is not None and when.year in YEARS


def as_time(text: str) -> datetime | None:
    """Return the first moment of an ISO 8601 date or time, or None where it is none."""
    if not _ISO.fullmatch(text):
        return None
    full = text if len(text) > 7 else f"{text}-01-01" if len(text) == 4 else f"{text}-01"
    try:
        return datetime.fromisoformat(full)
    except ValueError:
        return None
