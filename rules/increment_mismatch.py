"""An old count and an increase that do not give the new count."""

from collections.abc import Iterator

from reconcile.camps import camp, holder_text, subject, value_text
from reconcile.finding import Camp, Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, Statement
from reconcile.values import Quantity, Relation

# "Five more" and "another five": where the text goes on to the new count, both are what leads to it.
_MORE = frozenset({Part.INCREMENT, Part.ADDITION})


@rule(
    id="increment-mismatch",
    title="old count and increase miss the new count",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=("semantics: previous + delta != new total",),
    exceptions=(
        "another vintage: the previous count is from another text",
        "an increase without a count before or after it in its text",
    ),
    examples=(
        contradicts(
            Claim("people killed", "7"),
            Claim("people killed", "five", part=Part.INCREMENT, antecedent=0),
            Claim("people killed", "13", part=Part.CUMULATIVE, cue="bringing the toll to"),
        ),
        contradicts(
            Claim("people injured", "about 20"),
            Claim("people injured", "30", part=Part.INCREMENT, antecedent=0),
            Claim("people injured", "90", part=Part.CUMULATIVE, antecedent=1, holder="Ines Orlan"),
        ),
        contradicts(
            Claim("people killed", "7"),
            Claim("people killed", "five", part=Part.ADDITION, antecedent=0),
            Claim("people killed", "13", part=Part.CUMULATIVE, cue="brought the toll to"),
            why="another five brought the toll to 13",
        ),
        agrees(
            Claim("people killed", "7"),
            Claim("people killed", "five", part=Part.INCREMENT, antecedent=0),
            Claim("people killed", "12", part=Part.CUMULATIVE, cue="bringing the toll to"),
        ),
        agrees(
            Claim("people killed", "at least 7"),
            Claim("people killed", "five", part=Part.INCREMENT, antecedent=0),
            Claim("people killed", "13", part=Part.CUMULATIVE),
            why="the floor leaves room",
        ),
        not_comparable(
            Claim("people killed", "7"),
            Claim("people injured", "five", part=Part.INCREMENT),
            Claim("people killed", "13", part=Part.CUMULATIVE),
            why="the increase is of the injured",
        ),
    ),
)
def increment_mismatch(group: Group) -> Iterator[Conflict]:
    """Find increases that do not lead from the count before them to the count after them.

    "Five more died, bringing the toll to 13" after "seven" shows that one of three figures is wrong, or that a count
    between them was left out.
    """
    by_id = {s.id: s for s in group.statements}
    for delta in group.statements:
        before = by_id.get(delta.frame.antecedent)
        if delta.frame.part not in _MORE or before is None or before.document != delta.document:
            continue
        after = _after(delta, before, group)
        if after is None or (before.question != delta.question) or before.id == after.id:
            continue
        expected = _plus(before, delta)
        if expected is not None and expected.relation(after.value) is Relation.DISJOINT:
            message = (
                f"{subject(delta.question)}: {value_text(before.value)} and {value_text(delta.value)} more make "
                f"{value_text(expected)}, not {value_text(after.value)} ({holder_text(after)})"
            )
            yield Conflict((camp([after]), Camp(expected, (before, delta))), message)


def _after(delta: Statement, before: Statement, group: Group) -> Statement | None:
    """Return the cumulative count that an increase leads to: the one that refers to it, else the next in its text."""
    totals = [s for s in group.of(delta.question) if s.frame.part is Part.CUMULATIVE and s.document == delta.document]
    named = [s for s in totals if s.frame.antecedent == delta.id]
    following = [s for s in totals if s.start >= delta.end and s.id != before.id]
    return next(iter((*named, *following)), None)


def _plus(a: Statement, b: Statement) -> Quantity | None:
    x, y = a.value, b.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or x.unit or y.unit:
        return None
    x, y = x.closed(), y.closed()
    low = (x.low or 0) + (y.low or 0)
    high = None if x.high is None or y.high is None else x.high + y.high
    return Quantity(low=low, high=high, point=low if low == high else None)
