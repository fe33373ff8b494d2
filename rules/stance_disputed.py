"""What one holder asserts, another denies."""

from collections import defaultdict
from collections.abc import Iterator

from reconcile.camps import camp, holders, subject, value_text
from reconcile.finding import Severity
from reconcile.gate import key
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.updates import voices
from reconcile.values import Label, Relation, relation

_OFFICIAL = SourceKind.OFFICIAL


@rule(
    id="stance-disputed",
    title="one asserts, another denies",
    scope=Scope.SUBJECT,
    severity=Severity.TENSION,
    references=(
        "semantics: one holder asserts, another denies: a dispute; hedged: none",
        "semantics: spokesman against chief of one organisation are two holders, still a dispute",
    ),
    exceptions=(
        "what is asserted is another value than the one denied ('not 200 but a few dozen')",
        "hearsay: what nobody stands by need not be denied",
        "the holder who denies a figure is the only one to name it",
    ),
    examples=(
        contradicts(
            Claim("people killed", "11,300", holder="secretary general", kind=_OFFICIAL, organisation="Relief Union"),
            Claim(
                "people killed",
                "11,300",
                holder="Ines Orlan",
                kind=_OFFICIAL,
                organisation="Relief Union",
                stance=Stance.DENIED,
            ),
        ),
        contradicts(
            Claim("perpetrator", "North Front", label=True, stance=Stance.CLAIMED, holder="North Front"),
            Claim("perpetrator", "North Front", label=True, stance=Stance.DENIED, holder="police chief"),
        ),
        agrees(
            Claim("people killed", "30", holder="Ines Orlan"),
            Claim("people killed", "200", holder="Jo Marn", stance=Stance.DENIED),
            why="not 200, and nobody says 200",
        ),
        agrees(
            Claim("people killed", "200", holder="posts on social media", kind=SourceKind.HEARSAY),
            Claim("people killed", "200", holder="Jo Marn", stance=Stance.DENIED),
            why="hearsay",
        ),
        not_comparable(
            Claim("people killed", "200", holder="Ines Orlan", scope="Kallo"),
            Claim("people killed", "200", holder="Jo Marn", scope="Marn", stance=Stance.DENIED),
            why="two places",
        ),
    ),
)
def stance_disputed(group: Group) -> Iterator[Conflict]:
    """Find what somebody asserts or claims and somebody else denies.

    A denial gives no figure of its own, so it loses every count of votes; readers must hear of it all the same.
    """
    disputes: dict[tuple[str, object], tuple[dict[str, Statement], dict[str, Statement]]] = {}
    denials = [s for s in group.context if s.stance is Stance.DENIED]
    by_key: dict[object, list[Statement]] = defaultdict(list)
    for s in group.statements if denials else ():
        by_key[key(s)].append(s)
    for denial in denials:
        asserted = {s.id: s for s in by_key[key(denial)] if _same(s, denial)}
        if asserted:
            sides = disputes.setdefault((denial.question.attribute, denial.value.sort_key()), ({}, {}))
            sides[0].update(asserted)
            sides[1][denial.id] = denial
    for yes, no in disputes.values():
        camps = camp(yes.values()), camp(no.values())
        asked, value = subject(camps[0].statements[0].question), value_text(camps[0].value)
        message = f"{asked}: {value} asserted by {holders(camps[0])}, denied by {holders(camps[1])}"
        yield Conflict(camps, message)


def _same(s: Statement, denial: Statement) -> bool:
    """Return whether a statement of the same key asserts, by another holder, what the denial denies."""
    if s.holder.kind is SourceKind.HEARSAY or _apart(s.question.scope, denial.question.scope):
        return False
    if voices(s)[0] == voices(denial)[0]:
        return False
    how = relation(s.value, denial.value)
    return how is Relation.SAME or (isinstance(s.value, Label) and how in (Relation.NARROWER, Relation.BROADER))


def _apart(a: str, b: str) -> bool:
    return bool(a) and bool(b) and a != b
