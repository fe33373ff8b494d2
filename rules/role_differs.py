"""The same persons counted as police here and as soldiers there."""

from collections.abc import Iterator
from itertools import combinations

from reconcile.camps import overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Camp, Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, Statement
from reconcile.values import Label, Quantity

ATTRIBUTES = frozenset({"role", "occupation", "affiliation"})
_Slot = tuple[str, str, str, object]  # event, attribute, scope, figure
_ROLES = frozenset({"police", "soldiers", "militants", "civilians"})


@rule(
    id="role-differs",
    title="roles differ",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=("semantics: police / soldier / militant / civilian for the same persons; broader terms agree",),
    exceptions=(
        "a broader term ('security personnel')",
        "a document that counts both: then they are different persons",
        "equal counts alone are no proof of the same persons: an ambiguity only, and none for a single person",
    ),
    examples=(
        contradicts(
            Claim("Jo Marn role", "militant", label=True),
            Claim("Jo Marn role", "civilian", label=True, document="b.txt"),
        ),
        contradicts(
            Claim("police killed", "3", scope="Kallo"),
            Claim("soldiers killed", "3", scope="Kallo", document="b.txt"),
            why="neither text counts the other's: perhaps the same three",
        ),
        agrees(
            Claim("Jo Marn role", "police", label=True, broader=("security personnel",)),
            Claim("Jo Marn role", "security personnel", label=True, document="b.txt"),
            why="the broader term",
        ),
        agrees(
            Claim("police killed", "3", scope="Kallo"),
            Claim("soldiers killed", "3", scope="Kallo", document="b.txt"),
            Claim("police killed", "3", scope="Kallo", document="b.txt"),
            why="one text counts both",
        ),
        not_comparable(
            Claim("police killed", "3", scope="Kallo"),
            Claim("soldiers killed", "3", scope="Marn", document="b.txt"),
            why="two places",
        ),
    ),
)
def role_differs(group: Group) -> Iterator[Conflict]:
    """Find persons who are police to one source and soldiers, militants or civilians to another.

    Whether the dead were fighters decides how a deed is judged, so parties to a conflict count them differently.
    """
    yield from _of_persons(group)
    yield from _of_counts(group)


def _of_persons(group: Group) -> Iterator[Conflict]:
    for question in group.questions:
        if question.attribute in ATTRIBUTES:
            named = [s for s in group.of(question) if isinstance(s.value, Label)]
            camps = ranked(value_camps(named, overlapping), group.config.priors)
            if len(camps) > 1:
                yield Conflict(camps, f"{subject(question)}: {versus(camps)}")


def _of_counts(group: Group) -> Iterator[Conflict]:
    counted = [s for s in group.statements if s.question.population in _ROLES and s.row is None and _several(s)]
    slots: dict[_Slot, dict[str, list[Statement]]] = {}
    for s in counted:
        slot: _Slot = (s.question.event, s.question.attribute, s.question.scope, s.value.sort_key())
        slots.setdefault(slot, {}).setdefault(s.question.population, []).append(s)
    speaking: dict[tuple[str, str], set[str]] = {}  # the documents that say anything of a role
    for s in group.statements if slots else ():
        speaking.setdefault((s.question.attribute, s.question.population), set()).add(s.document.id)
    for slot, by_role in slots.items():
        who = {role: speaking[slot[1], role] for role in by_role}
        for a, b in combinations(sorted(by_role), 2):
            if who[a].isdisjoint(who[b]):
                camps = ranked([Camp(by_role[r][0].value, tuple(by_role[r])) for r in (a, b)], group.config.priors)
                sides = " against ".join(
                    f"{c.value} {c.statements[0].question.population} ({c.statements[0].document.name})" for c in camps
                )
                where = f" in {slot[2]}" if slot[2] else ""
                message = f"{slot[1]}{where}: {sides}, perhaps the same persons"
                yield Conflict(camps, message, severity=Severity.AMBIGUITY)


def _several(s: Statement) -> bool:
    q = s.value
    if not isinstance(q, Quantity) or not q.is_exact or s.frame.part is Part.ADDITION:
        return False
    return (q.low or 0) >= 2
