"""A count that can only grow, lowered by its own speaker without a word."""

from collections.abc import Iterator

from reconcile.camps import camp, holder_text, subject, value_text
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind
from reconcile.updates import Change, updates

_OFFICIAL = SourceKind.OFFICIAL


@rule(
    id="count-falls",
    title="a count falls",
    scope=Scope.QUESTION,
    severity=Severity.TENSION,
    references=(
        "semantics: later high below earlier low, soft because tolls do fall",
        "which counts fluctuate by nature is a default of ours (gate.FLUCTUATING)",
    ),
    exceptions=(
        "marked as a correction: see revision",
        "counts that go up and down by nature: missing, trapped, displaced",
        "the later figure repeats one that was already replaced: it is stale",
    ),
    examples=(
        contradicts(
            Claim("people killed", "51", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "24", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
        ),
        contradicts(
            Claim("houses burnt", "80", holder="Jo Marn", organisation="Fire Service", published="2031-05-02"),
            Claim(
                "houses burnt",
                "60",
                holder="Ines Orlan",
                organisation="Fire Service",
                document="b.txt",
                published="2031-05-03",
            ),
            why="two speakers of one service",
        ),
        agrees(
            Claim("people killed", "51", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "24", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03", cue="corrected"),
            why="a revision",
        ),
        agrees(
            Claim("people killed", "51", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "60", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
            why="it rises",
        ),
        not_comparable(
            Claim("people missing", "51", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people missing", "24", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
            why="the missing are found",
        ),
    ),
)
def count_falls(group: Group) -> Iterator[Conflict]:
    """Find cumulative counts that the same voice gives lower at a later time, without calling it a correction.

    The dead do not come back: either one figure is wrong, or something else is counted, and no text says which.
    """
    for u in updates(group.statements, group.context):
        if u.change is Change.FALL:
            message = (
                f"{subject(group.questions[0])}: falls from {value_text(u.earlier.value)} ({holder_text(u.earlier)}) "
                f"to {value_text(u.later.value)} ({holder_text(u.later)}) without a word about a correction"
            )
            yield Conflict((camp([u.later]), camp([u.earlier])), message)
