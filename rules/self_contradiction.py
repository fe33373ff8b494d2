"""One document, or one speaker at one time, at odds with itself."""

from collections.abc import Iterator, Sequence

from reconcile.camps import number_camps, overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Camp, Severity
from reconcile.intervals import Beside, beside, with_additions
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.updates import current, said_at, voices
from reconcile.values import Moment, Quantity

from .identity_differs import ATTRIBUTES as IDENTITY
from .place_differs import ATTRIBUTES as PLACE
from .responsibility_differs import ATTRIBUTES as RESPONSIBILITY
from .role_differs import ATTRIBUTES as ROLE
from .status_differs import ATTRIBUTES as STATUS
from .time_differs import compatible

# The document's own voice.
_OWN = frozenset({SourceKind.NARRATION, SourceKind.OUTLET})
# Where unlike words may well go together, the rule for them judges.
_ELSEWHERE = PLACE | RESPONSIBILITY | ROLE | STATUS | IDENTITY


@rule(
    id="self-contradiction",
    title="a document or speaker contradicts itself",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    marks=True,
    references=(
        "semantics: any contradiction inside one document or one source at one time",
        "semantics: headline and body of one article differ: two statements of one holder",
    ),
    exceptions=(
        "several as-of times in one document (a live blog): the later supersedes the earlier",
        "an update marked as one",
        "a text that quotes two others who disagree, and takes no side",
        "where another rule reports the conflict, its finding is marked and no second one made",
    ),
    examples=(
        contradicts(
            Claim("police killed", "two"),
            Claim("police killed", "three", holder="Ines Orlan", kind=SourceKind.OFFICIAL),
            why="within one text, whoever says so",
        ),
        contradicts(
            Claim("people injured", "5", holder="Jo Marn", kind=SourceKind.OFFICIAL, published="2031-05-02T09:00"),
            Claim(
                "people injured",
                "4",
                holder="Jo Marn",
                kind=SourceKind.OFFICIAL,
                document="b.txt",
                published="2031-05-02T09:00",
            ),
            why="one speaker at one time",
        ),
        agrees(
            Claim("people attendance", "32,000", holder="police", kind=SourceKind.OFFICIALS),
            Claim("people attendance", "85,000", holder="organisers", kind=SourceKind.PARTY),
            why="a text that reports a dispute",
        ),
        agrees(
            Claim("police killed", "two", document="a.txt"),
            Claim("police killed", "three", holder="Ines Orlan", document="b.txt"),
            why="two texts, two speakers",
        ),
        agrees(
            Claim("people killed", "9", as_of="2031-05-02T08:00"),
            Claim("people killed", "12", as_of="2031-05-02T17:00"),
            why="a live blog",
        ),
        not_comparable(Claim("police killed", "two"), Claim("militants killed", "three")),
    ),
)
def self_contradiction(group: Group) -> Iterator[Conflict]:
    """Find conflicts inside one document, or of one speaker at one time; findings of other rules are marked with them.

    Such a conflict needs no second source to be a defect, and can be settled by asking one author.
    """
    statements = current(group.statements, group.context)
    for name, members in _voices(statements):
        camps = ranked(_camps(members, beside(group.statements, group.context)), group.config.priors)
        if len(camps) > 1:
            message = f"{subject(group.questions[0])}: {versus(camps)}, all {name}"
            yield Conflict(camps, message, because=(("self-contradiction", name),))


def _voices(statements: Sequence[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    """Yield what one voice says: a document that speaks for itself too, or a speaker in one text or at one time."""
    speaking: set[str] = set()
    by_document: dict[str, list[Statement]] = {}
    by_speaker: dict[tuple[str, object], list[Statement]] = {}
    for s in statements:
        if s.row is None:
            by_document.setdefault(s.document.id, []).append(s)
        by_speaker.setdefault((voices(s)[0], said_at(s)), []).append(s)
    for members in by_document.values():
        if any(s.holder.kind in _OWN for s in members):
            speaking.add(members[0].document.id)
            yield f"within {members[0].document.name}", members
    for (_, time), members in by_speaker.items():
        documents = {s.document.id for s in members}
        if len(documents) == 1 and members[0].row is None and not documents & speaking:
            yield f"within {members[0].document.name}", members
        elif len(documents) > 1 and time is not None:
            yield f"by {members[0].holder.name} at one time", members


def _camps(statements: Sequence[Statement], added: Beside) -> list[Camp]:
    first = statements[0].value
    if isinstance(first, Quantity):
        aged = statements[0].question.attribute in IDENTITY
        return [] if aged else number_camps(statements, with_additions(added))
    if isinstance(first, Moment):
        return value_camps(statements, compatible)
    if statements[0].question.attribute in _ELSEWHERE:
        return []
    return value_camps([s for s in statements if s.stance is Stance.ASSERTED], overlapping)
