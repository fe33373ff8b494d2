"""A figure that its own speaker has corrected."""

from collections.abc import Iterator
from itertools import groupby

from reconcile.camps import camp, holder_text, subject, value_text
from reconcile.finding import Severity, order
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.updates import Change, updates, voices

_MINISTRY = SourceKind.OFFICIAL


@rule(
    id="revision",
    title="figure corrected by its own speaker",
    scope=Scope.QUESTION,
    severity=Severity.INFO,
    mandatory=False,
    references=(
        "semantics: a lower figure marked as correction is a revision; tolls do fall",
        "semantics: a correction that names the old figure; outlets that repeat it are stale, not dissenting",
    ),
    exceptions=(
        "a lower figure without a word about the correction: see count-falls",
        "the correction of somebody else",
    ),
    examples=(
        contradicts(
            Claim("people killed", "412", holder="Ines Orlan", kind=_MINISTRY, as_of="2031-05-02"),
            Claim("people killed", "305", holder="Ines Orlan", kind=_MINISTRY, as_of="2031-05-04", cue="revised"),
        ),
        contradicts(
            Claim("people killed", "253", holder="health ministry", kind=_MINISTRY, cue="down from"),
            Claim("people killed", "290", holder="health ministry", kind=_MINISTRY, stance=Stance.SUPERSEDED),
            why="one sentence gives the new figure and the former",
        ),
        agrees(
            Claim("people killed", "412", holder="Ines Orlan", kind=_MINISTRY, as_of="2031-05-02"),
            Claim("people killed", "305", holder="Ines Orlan", kind=_MINISTRY, as_of="2031-05-04"),
            why="no word about a correction",
        ),
        agrees(
            Claim("people killed", "412", holder="Ines Orlan", kind=_MINISTRY),
            Claim("people killed", "305", holder="Jo Marn", kind=_MINISTRY, cue="revised"),
            why="another speaker cannot withdraw it",
        ),
        not_comparable(
            Claim("people killed", "412", holder="Ines Orlan", kind=_MINISTRY),
            Claim("people injured", "305", holder="Ines Orlan", kind=_MINISTRY, cue="revised"),
        ),
    ),
)
def revision(group: Group) -> Iterator[Conflict]:
    """Find figures that their own speaker lowered with a word about it, or named as the former figure.

    Early tolls are often too high: bodies are counted twice, the missing turn up. The corrected figure stands, and who
    still prints the old one is out of date.
    """
    corrected = [(u.earlier, u.later) for u in updates(group.statements, group.context) if u.change is Change.REVISION]
    pairs = [*corrected, *_named_as_former(group)]
    for _, same in groupby(sorted(pairs, key=lambda p: order(p[1])), key=lambda p: p[1].id):
        found = list(same)
        latest, old = camp([found[0][1]]), camp({s.id: s for s, _ in found}.values())
        former = " and ".join(dict.fromkeys(value_text(s.value) for s in old.statements))
        message = (
            f"{subject(group.questions[0])}: {former} revised to {value_text(latest.value)} "
            f"({holder_text(found[0][1])})"
        )
        yield Conflict((latest, old), message)


def _named_as_former(group: Group) -> Iterator[tuple[Statement, Statement]]:
    """Yield figures called former, with the one that the same voice puts in their place in the same document."""
    for s in group.context:
        if s.stance is not Stance.SUPERSEDED:
            continue
        here = [t for t in group.statements if t.document == s.document and t.value != s.value]
        own = [t for t in here if set(voices(t)) & set(voices(s))]
        if not own and s.holder.kind is SourceKind.NARRATION and len({t.holder.name for t in here}) == 1:
            own = here  # the narrator tells what the only one that is quoted has given up
        if own:
            yield s, min(own, key=lambda t: (not t.frame.cue, abs(t.start - s.start), order(t)))
