"""One voice that asserts and denies the same."""

from collections import defaultdict
from collections.abc import Iterator

from reconcile.camps import camp, holders, subject, value_text
from reconcile.finding import Severity
from reconcile.gate import key
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.updates import said_at, voices
from reconcile.values import Label, Relation, relation

_OFFICIAL = SourceKind.OFFICIAL


@rule(
    id="denies-itself",
    title="one voice asserts and denies the same",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: claim, attribution and denial are separate stances",
        "de Marneffe, Rafferty and Manning 2008, Finding contradictions in text (negation)",
    ),
    exceptions=(
        "two voices: see stance-disputed",
        "another day, another text: people change their minds",
        "a figure named to be denied: its speaker asserts another one",
    ),
    examples=(
        contradicts(
            Claim("ferry deed", "sail to Kallo", label=True),
            Claim("ferry deed", "sail to Kallo", label=True, stance=Stance.DENIED),
            why="one text says that the ferry sailed and that it did not",
        ),
        contradicts(
            Claim("perpetrator", "North Front", label=True, holder="North Front", stance=Stance.CLAIMED),
            Claim("perpetrator", "North Front", label=True, holder="North Front", stance=Stance.DENIED),
            why="one statement that claims the raid and denies it",
        ),
        agrees(
            Claim("ferry deed", "sail to Kallo", label=True, holder="Ines Orlan", kind=_OFFICIAL),
            Claim("ferry deed", "sail to Kallo", label=True, holder="Jo Marn", kind=_OFFICIAL, stance=Stance.DENIED),
            why="a dispute of two, which is another rule's",
        ),
        agrees(
            Claim("ferry deed", "sail to Kallo", label=True),
            Claim("ferry deed", "sail to Marn", label=True, stance=Stance.DENIED),
            why="not to Marn but to Kallo",
        ),
        agrees(
            Claim("ferry deed", "sail to Kallo", label=True, document="a.txt"),
            Claim("ferry deed", "sail to Kallo", label=True, document="b.txt", stance=Stance.DENIED),
            why="two texts",
        ),
        not_comparable(
            Claim("ferry deed", "sail to Kallo", label=True, scope="Monday"),
            Claim("ferry deed", "sail to Kallo", label=True, scope="Friday", stance=Stance.DENIED),
            why="two crossings",
        ),
    ),
)
def denies_itself(group: Group) -> Iterator[Conflict]:
    """Find what one voice says in one text and denies in the same text.

    What is left of an earlier draft, or a "not" lost or added by an edit, turns a sentence into its opposite.
    """
    denials = [s for s in group.context if s.stance is Stance.DENIED and isinstance(s.value, Label)]
    by_key: dict[object, list[Statement]] = defaultdict(list)
    for s in group.statements if denials else ():
        by_key[key(s)].append(s)
    for denial in denials:
        asserted = [s for s in by_key[key(denial)] if _same(s, denial)]
        if asserted:
            camps = camp(asserted), camp([denial])
            asked, value = subject(denial.question), value_text(denial.value)
            yield Conflict(camps, f"{asked}: {value}, asserted and denied by {holders(camps[1])}")


def _same(s: Statement, denial: Statement) -> bool:
    """Return whether the same voice asserts in the same text what it denies there."""
    if s.document != denial.document or said_at(s) != said_at(denial) or voices(s)[0] != voices(denial)[0]:
        return False
    if s.question.scope and denial.question.scope and s.question.scope != denial.question.scope:
        return False
    return relation(s.value, denial.value) is Relation.SAME
