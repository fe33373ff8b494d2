"""One person, or one group of persons, in two states that exclude each other."""

from collections import defaultdict
from collections.abc import Iterator

from reconcile.camps import camp, holders, ranked, subject, value_camps, versus
from reconcile.finding import Severity
from reconcile.gate import EVERYBODY
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Statement
from reconcile.updates import later
from reconcile.values import Label, Quantity, Relation, Value

ATTRIBUTES = frozenset({"status", "condition", "state"})
_DEAD = frozenset({"dead", "killed", "died"})
_FREE = frozenset({"free", "freed", "released", "at large", "escaped"})
_HELD = frozenset({"detained", "arrested", "captured", "in custody"})
_UNHURT = frozenset({"unharmed", "unhurt", "safe", "uninjured", "rescued unharmed"})
_HURT = frozenset({"injured", "wounded", "hurt"})
# States that exclude each other at any one time and that no usual course of events leads from one to the other within
# hours; trapped -> freed, injured -> died, missing -> found are such courses and silent. Ours [I].
_EXCLUSIVE = ((_DEAD, _UNHURT), (_DEAD, _HELD), (_DEAD, _FREE), (_HURT, _UNHURT), (_HELD, _FREE))
# What befalls persons and excludes the other at one time, for a headline against its own text.
_BEFALLEN = frozenset({"killed", "injured", "missing", "detained", "trapped", "rescued", "captured"})


@rule(
    id="status-differs",
    title="states differ",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: incompatible at the same time; trapped to freed, injured to died are no conflict",
        "semantics: headline and body of one article differ: a self-contradiction",
        "which states exclude each other is a default of ours",
    ),
    exceptions=(
        "one state follows from the other in the course of events",
        "other days",
        "the body of the article gives the headline's figure for the headline's state too",
    ),
    examples=(
        contradicts(
            Claim("Jo Marn status", "dead", label=True, as_of="2031-05-02"),
            Claim("Jo Marn status", "unharmed", label=True, as_of="2031-05-02", document="b.txt"),
        ),
        contradicts(
            Claim("workers injured", "16", headline=True),
            Claim("workers missing", "16"),
            why="the headline makes injured of missing",
        ),
        agrees(
            Claim("Jo Marn status", "trapped", label=True),
            Claim("Jo Marn status", "freed", label=True, document="b.txt"),
            why="the course of events",
        ),
        agrees(
            Claim("Jo Marn status", "injured", label=True),
            Claim("Jo Marn status", "died", label=True, holder="Ines Orlan"),
        ),
        agrees(
            Claim("workers injured", "16", headline=True),
            Claim("workers injured", "16"),
            Claim("workers missing", "16"),
            why="both happen to be sixteen",
        ),
        not_comparable(
            Claim("Jo Marn status", "detained", label=True, as_of="2031-05-02"),
            Claim("Jo Marn status", "released", label=True, as_of="2031-05-04"),
            why="two days",
        ),
    ),
)
def status_differs(group: Group) -> Iterator[Conflict]:
    """Find persons who are said to be in two states that exclude each other at one time.

    A headline that turns the missing into the injured tells families the opposite of what the article says.
    """
    yield from _of_persons(group)
    yield from _of_headlines(group)


def _of_persons(group: Group) -> Iterator[Conflict]:
    for question in group.questions:
        if question.attribute not in ATTRIBUTES:
            continue
        said = [s for s in group.of(question) if isinstance(s.value, Label)]
        now = [s for s in said if not any(later(t, s) and t.value != s.value for t in said)]
        camps = ranked(value_camps(now, _together), group.config.priors)
        if len(camps) > 1:
            yield Conflict(camps, f"{subject(question)}: {versus(camps)}")


def _together(a: Value, b: Value) -> bool:
    assert isinstance(a, Label)
    assert isinstance(b, Label)
    return not any((a.name in x and b.name in y) or (a.name in y and b.name in x) for x, y in _EXCLUSIVE)


def _of_headlines(group: Group) -> Iterator[Conflict]:
    """Yield headline figures that the article itself gives for another state only."""
    befallen = [s for s in group.statements if s.question.attribute in _BEFALLEN and isinstance(s.value, Quantity)]
    bodies: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    alike: dict[tuple[str, Value], list[Statement]] = defaultdict(list)
    for s in befallen:
        if not s.frame.headline:
            bodies[s.document.id][s.question.attribute].append(s)
            alike[s.document.id, s.value].append(s)
    for head in befallen:
        if not head.frame.headline or not _counts(head):
            continue
        elsewhere = [s for s in alike[head.document.id, head.value] if s.question.attribute != head.question.attribute]
        elsewhere = [s for s in elsewhere if _same_people(s, head)]
        if elsewhere and not any(_fits(s, head) for s in bodies[head.document.id][head.question.attribute]):
            other = elsewhere[0].question.attribute
            rest = camp(s for s in elsewhere if s.question.attribute == other)
            message = (
                f"{head.value} {head.question.population or 'people'}: {head.question.attribute} in the headline of "
                f"{head.document.name} against {other} in its text ({holders(rest)})"
            )
            yield Conflict((camp([head]), rest), message)


def _same_people(a: Statement, b: Statement) -> bool:
    x, y = a.question.population, b.question.population
    return x == y or x in EVERYBODY or y in EVERYBODY


def _counts(s: Statement) -> bool:
    assert isinstance(s.value, Quantity)
    return s.value.is_exact and (s.value.low or 0) >= 2


def _fits(s: Statement, head: Statement) -> bool:
    return s.value.relation(head.value) is not Relation.DISJOINT
