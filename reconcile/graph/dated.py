"""Which of two documents came first, as far as their dates tell."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

Span = tuple[datetime, datetime]


@lru_cache(maxsize=4096)
def span(published: str | None) -> Span | None:
    """Return the first moment and the end of what an ISO date or time names, or None where it does not parse.

    A date without a time may be any moment of that day; a time without a zone is taken as UTC.
    """
    if not published:
        return None
    text = published.strip()
    try:
        if len(text) <= 10:
            day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
            return day, day + timedelta(days=1)
        at = datetime.fromisoformat(text)
        at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        return at, at + timedelta(seconds=1)
    except (ValueError, OverflowError):
        return None


def earlier(a: Span | None, b: Span | None) -> bool:
    """Return whether `a` is surely over before `b` begins."""
    return a is not None and b is not None and a[1] <= b[0]


def first_seen(dates: Iterable[str | None]) -> str | None:
    """Return of the dates at which one text was published that of the first, or None where none tells.

    The one that is over first: of a day and an hour of it the hour, because who carries a text is never before it, and
    a date without an hour only leaves it open.
    """
    told = [(when[1], when[1] - when[0], d) for d in dates if d and (when := span(d))]
    return min(told)[2] if told else None
