"""Two times for one event that do not overlap."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from reconcile.camps import overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind
from reconcile.values import Moment, Value

_DAY = timedelta(days=1)
# Clock times closer than this are a slip of memory or of rounding: a tension, no contradiction. Ours [I].
_CLOSE = timedelta(minutes=30)


@rule(
    id="time-differs",
    title="times differ",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: intervals disjoint after zone and precision",
        "Extended Date/Time Format (ISO 8601-2), for the precision of dates",
    ),
    exceptions=(
        "the coarser time holds the finer one: 2:30 lies in the early hours, and on its day",
        "a bare time of day is compared by the clock only, since its date is inferred",
        "clock times less than half an hour apart are a tension",
    ),
    examples=(
        contradicts(
            Claim("event time", "2031-05-02T02:15/2031-05-02T02:45", holder="Ines Orlan", kind=SourceKind.OFFICIAL),
            Claim("event time", "2031-05-02T05:00"),
        ),
        contradicts(
            Claim("raid time", "2031-05-02", document="a.txt"),
            Claim("raid time", "2031-05-03", document="b.txt"),
            why="other days",
        ),
        contradicts(Claim("event time", "09:30"), Claim("event time", "21:30"), why="by the clock"),
        agrees(
            Claim("event time", "02:30"),
            Claim("event time", "2031-05-02T00:00/2031-05-02T06:00"),
            why="within the early hours",
        ),
        agrees(Claim("event time", "02:30"), Claim("event time", "2031-05-03"), why="a clock time on a day"),
        agrees(
            Claim("event time", "23:50/00:10"),
            Claim("event time", "2031-05-03T00:05"),
            why="around midnight",
        ),
        not_comparable(
            Claim("raid time", "2031-05-02"), Claim("funeral time", "2031-05-03"), why="two events, two times"
        ),
        not_comparable(
            Claim("event time", "04:15", scope="Kallo"), Claim("event time", "01:50", scope="Marn"), why="two places"
        ),
    ),
)
def time_differs(group: Group) -> Iterator[Conflict]:
    """Find times of one event whose intervals do not meet.

    A wrong time misplaces everything that is dated by it: who was on duty, what was known, which report came first.
    """
    times = [s for s in group.statements if isinstance(s.value, Moment)]
    if len(times) < 2:
        return
    camps = ranked(value_camps(times, compatible), group.config.priors)
    if len(camps) > 1:
        close = all(_gap(a.value, b.value) < _CLOSE for a in camps for b in camps)
        message = f"{subject(group.questions[0])}: {versus(camps)}"
        yield Conflict(camps, message, severity=Severity.TENSION if close else None)


def compatible(a: Value, b: Value) -> bool:
    """Return whether two moments can be one: by date and time, or by the clock where one has no date of its own."""
    assert isinstance(a, Moment)
    assert isinstance(b, Moment)
    if not (a.clock_only or b.clock_only):
        return overlapping(a, b)
    x, y = _clock(a), _clock(b)
    if x is None or y is None:
        return True
    return any(x[0] + shift < y[1] and y[0] < x[1] + shift for shift in (-_DAY, timedelta(0), _DAY))


def _clock(m: Moment) -> tuple[timedelta, timedelta] | None:
    """Return an interval since midnight, or None where it is open or says no more than the day."""
    if m.low is None or m.high is None:
        return None
    width = (m.high - m.low) % _DAY if m.clock_only else m.high - m.low
    start = m.low - m.low.replace(hour=0, minute=0, second=0, microsecond=0)
    return None if width >= _DAY else (start, start + width)


def _gap(a: Value, b: Value) -> timedelta:
    """Return how far two clock times lie apart at least; a day where they cannot be told, or are dates."""
    assert isinstance(a, Moment)
    assert isinstance(b, Moment)
    if a == b:
        return timedelta(0)
    if _clock(a) is None or _clock(b) is None:
        return _DAY  # 1931 and 1932 meet at midnight, and are two years all the same
    if a.clock_only or b.clock_only:
        x, y = _clock(a), _clock(b)
        return _DAY if x is None or y is None else min(_between(x, y, n * _DAY) for n in (-1, 0, 1))
    ends = [_bare(t) for t in (a.low, a.high, b.low, b.high) if t is not None]
    return max(ends[0], ends[2]) - min(ends[1], ends[3]) if len(ends) == 4 else _DAY


def _between(x: tuple[timedelta, timedelta], y: tuple[timedelta, timedelta], shift: timedelta) -> timedelta:
    return max(x[0] + shift, y[0]) - min(x[1] + shift, y[1])


def _bare(t: datetime) -> datetime:
    offset = t.utcoffset()
    return t if offset is None else t.replace(tzinfo=None) - offset
