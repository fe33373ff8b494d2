"""A figure or time that cannot be, whatever others say."""

from collections.abc import Iterator
from datetime import date, timedelta

from reconcile.camps import camp, holder_text, subject, value_text
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Stance, Statement
from reconcile.values import Moment, Quantity

# What is counted and so never negative.
_COUNTS = frozenset(
    "affected attendance buried captured count deployed detained displaced injured killed missing rescued trapped "
    "votes".split()
)
_PARTS = frozenset({"share", "turnout", "proportion"})
# Wholes that a part cannot exceed; a debt may well be 128 % of an output.
_WHOLES = frozenset(
    "adults ballots children customers electorate employees households land members people population pupils residents "
    "respondents seats students territory voters votes workers".split()
)
_OLDEST = 125
# A report dated up to this much before the event may only lie in another time zone.
_ZONES = timedelta(days=1)


@rule(
    id="impossible-value",
    title="an impossible value",
    scope=Scope.STATEMENT,
    severity=Severity.CONTRADICTION,
    references=("semantics: negative count, percentage over 100 of a part, report dated before the event",),
    exceptions=(
        "changes, balances and temperatures may be negative",
        "a growth may exceed 100 %, and so may a ratio of unlike things (debt to output)",
        "forecasts and announcements speak of later times",
    ),
    examples=(
        contradicts(Claim("people killed", "-3")),
        contradicts(Claim("voters share", "107 %"), why="more than the whole"),
        contradicts(Claim("Jo Marn age", "152")),
        contradicts(
            Claim("event time", "2031-05-09", published="2031-05-02"), why="reported a week before it happened"
        ),
        agrees(Claim("economy change", "-3 %")),
        agrees(Claim("prices change", "140 %")),
        agrees(Claim("debt share", "128 %"), why="of an output, which does not hold it"),
        agrees(Claim("event time", "2031-05-02T23:30", published="2031-05-02")),
        not_comparable(Claim("event time", "2031-05-09", published="2031-05-02", stance=Stance.FORECAST)),
    ),
)
def impossible_value(group: Group) -> Iterator[Conflict]:
    """Find values that exclude themselves: negative counts, parts above the whole, events after their report.

    One look at the statement alone is enough to know that it is a slip, and no majority makes it true.
    """
    for s in group.statements:
        if s.stance not in (Stance.ASSERTED, Stance.ATTRIBUTED):
            continue
        problem = _of_number(s) or _of_time(s)
        if problem:
            message = f"{subject(s.question)}: {value_text(s.value)} ({holder_text(s)}) cannot be: {problem}"
            yield Conflict((camp([s]),), message)


def _of_number(s: Statement) -> str:
    if not isinstance(s.value, Quantity):
        return ""
    low, _, high, _ = s.value.bounds
    attribute, unit = s.question.attribute, s.value.unit
    if high < 0 and unit == "" and attribute in _COUNTS:
        return "a count is never negative"
    population = s.question.population
    whole = population in _WHOLES or f"{population}s" in _WHOLES
    if low > 100 and unit == "percent" and attribute in _PARTS and (whole or attribute == "turnout"):
        return "a part is never more than 100 %"
    if attribute == "age" and unit in ("", "year") and (high < 0 or low > _OLDEST):
        return "nobody is of that age"
    return ""


def _of_time(s: Statement) -> str:
    if not isinstance(s.value, Moment) or s.value.clock_only or s.value.low is None or s.question.attribute != "time":
        return ""
    if s.question.population not in ("", "event") or s.row is not None:
        return ""
    try:
        reported = date.fromisoformat((s.published or "")[:10])
    except ValueError:
        return ""
    return f"it was reported on {reported}" if s.value.low.date() - reported > _ZONES else ""
