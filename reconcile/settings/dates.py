"""ISO 8601 dates and times, as configurations and tables give them."""

import re
from datetime import datetime

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII)


def is_iso(text: str) -> bool:
    """Return whether a text is an ISO 8601 year, month, date, or date and time that exists."""
    return _ISO.fullmatch(text) is not None and as_time(text) is not None


def as_time(text: str) -> datetime | None:
    """Return the first moment of an ISO 8601 date or time, or None where it is none."""
    if not _ISO.fullmatch(text):
        return None
    full = text if len(text) > 7 else f"{text}-01-01" if len(text) == 4 else f"{text}-01"
    try:
        return datetime.fromisoformat(full)
    except ValueError:
        return None
