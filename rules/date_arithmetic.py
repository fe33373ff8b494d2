"""A weekday that its date does not fall on."""

import re
from collections.abc import Iterator
from datetime import timedelta

from reconcile.camps import camp, holder_text, subject
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.values import Moment

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# The weekday must stand with the date itself: "Monday, 15 August 2033", "15 August (a Monday)".
_WITH_DATE = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)})\b,?\s+(?:the\s+)?(?:\d|[A-Z][a-z]+\.?\s+\d)|\d\w*,?\s+\(?(?:a\s+)?({'|'.join(_WEEKDAYS)})\b",
)
_DAY = timedelta(days=1)


@rule(
    id="date-arithmetic",
    title="weekday and date do not fit",
    scope=Scope.STATEMENT,
    severity=Severity.CONTRADICTION,
    references=("semantics: weekday != date", "the proleptic Gregorian calendar of ISO 8601"),
    exceptions=(
        "a weekday that stands apart from the date and may be another day",
        "a date without its year, of which the year is inferred",
        "'three days after the raid' is resolved when it is read, and compared by time-differs",
    ),
    examples=(
        contradicts(Claim("event time", "2033-08-15", quote="on Sunday, 15 August 2033"), why="it was a Monday"),
        contradicts(Claim("event time", "2033-08-15", quote="August 15, 2033 (Saturday)")),
        agrees(Claim("event time", "2033-08-15", quote="on Monday, 15 August 2033")),
        agrees(Claim("event time", "2033-08-15", quote="on 15 August 2033; on Sunday the search ended")),
        agrees(Claim("event time", "2033-08-15", quote="Sunday, 15 August"), why="the year is inferred"),
        not_comparable(Claim("event time", "02:30", quote="on Sunday at 2:30"), why="no date"),
    ),
)
def date_arithmetic(group: Group) -> Iterator[Conflict]:
    """Find dates that name a weekday on which they do not fall.

    Either the day or the weekday is a slip, and nobody can tell which without asking: a reason to ask.
    """
    for s in group.statements:
        day = s.value
        if not isinstance(day, Moment) or day.clock_only or day.low is None or day.high is None:
            continue
        named = _WITH_DATE.search(s.quote)
        if named is None or day.high - day.low > _DAY or str(day.low.year) not in s.quote:
            continue
        weekday = named[1] or named[2]
        actual = _WEEKDAYS[day.low.weekday()]
        if weekday != actual:
            message = f"{subject(s.question)}: {day.low:%Y-%m-%d} was a {actual}, not a {weekday} ({holder_text(s)})"
            yield Conflict((camp([s]),), message)
