"""Two perpetrators for one deed, each named in its own way."""

import re
from collections.abc import Iterator, Sequence

from reconcile.camps import holder_text, overlapping, ranked, value_camps, value_text
from reconcile.finding import Camp, Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.values import Label

ATTRIBUTES = frozenset({"perpetrator", "responsibility"})
# Scopes that take in several places or attacks, so that what holds for one of them may differ.
WHOLE = re.compile(r"^(?:both|all|the two|two|three|four|several|across)\b|\band\b", re.IGNORECASE)

_SAID = {Stance.CLAIMED: "claimed by {0}", Stance.ATTRIBUTED: "attributed, {0}"}


@rule(
    id="responsibility-differs",
    title="responsibility differs",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: different perpetrators; claim, attribution and denial kept as separate stances",
        "to hold competing claims for a tension only is a default of ours",
    ),
    exceptions=(
        "an alias, a parent group or a wing of it",
        "a claim against an attribution, or other scopes (both attacks, one of them): tension at most",
        "two attacks in two places",
    ),
    examples=(
        contradicts(
            Claim("perpetrator", "North Front", label=True, scope="Kallo", holder="Ines Orlan"),
            Claim("perpetrator", "River Brigade", label=True, scope="Kallo", holder="Jo Marn"),
            why="two assertions",
        ),
        contradicts(
            Claim("perpetrator", "North Front", label=True, scope="both attacks", stance=Stance.ATTRIBUTED),
            Claim(
                "perpetrator",
                "River Brigade",
                label=True,
                scope="Kallo",
                stance=Stance.CLAIMED,
                holder="River Brigade",
                kind=SourceKind.PARTY,
            ),
            why="one attack of the two is claimed by others: a tension",
        ),
        agrees(
            Claim("perpetrator", "North Front", label=True, stance=Stance.ATTRIBUTED),
            Claim("perpetrator", "the North-Front", label=True, stance=Stance.CLAIMED, holder="North Front"),
            why="one name in two spellings",
        ),
        agrees(
            Claim("perpetrator", "Lake Wing", label=True, broader=("north front",), stance=Stance.CLAIMED),
            Claim("perpetrator", "North Front", label=True, stance=Stance.ATTRIBUTED),
            why="a wing of the group",
        ),
        not_comparable(
            Claim("perpetrator", "North Front", label=True, scope="Kallo"),
            Claim("perpetrator", "River Brigade", label=True, scope="Marn"),
            why="two attacks",
        ),
    ),
)
def responsibility_differs(group: Group) -> Iterator[Conflict]:
    """Find different perpetrators named for one deed, by assertion, attribution or claim.

    Who did it is what readers remember. That a group claims a deed, that somebody lays it at a group's door and that
    it is established are three statements, and only two that are established contradict each other.
    """
    named = [s for s in group.statements if s.question.attribute in ATTRIBUTES and isinstance(s.value, Label)]
    wide = [s for s in named if not s.question.scope or WHOLE.search(s.question.scope)]
    scopes = sorted({s.question.scope for s in named} - {s.question.scope for s in wide})
    for scope in scopes or [""]:
        own = [s for s in named if s.question.scope == scope]
        ids = {s.id for s in own}
        camps = ranked(value_camps([*own, *(s for s in wide if s.id not in ids)], overlapping), group.config.priors)
        if len(camps) > 1 and any(ids & {s.id for s in c.statements} for c in camps):
            yield Conflict(camps, _message(scope, camps), severity=_severity(camps))


def _severity(camps: Sequence[Camp]) -> Severity:
    """Return contradiction where two assertions for one scope differ, else tension."""
    sides = [{s.question.scope for s in c.statements if s.stance is Stance.ASSERTED} for c in camps]
    clash = any(a & b for i, a in enumerate(sides) for b in sides[i + 1 :])
    return Severity.CONTRADICTION if clash else Severity.TENSION


def _message(scope: str, camps: Sequence[Camp]) -> str:
    sides = " against ".join(f"{value_text(c.value)} ({_voices(c.statements)})" for c in camps)
    return f"responsibility{f' in {scope}' if scope else ''}: {sides}"


def _voices(statements: Sequence[Statement]) -> str:
    said = dict.fromkeys(_SAID.get(s.stance, "{0}").format(holder_text(s)) for s in statements)
    return "; ".join(list(said)[:3])
