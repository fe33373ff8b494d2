"""A figure that its own speaker has since raised."""

from collections import defaultdict
from collections.abc import Iterator

from reconcile.camps import camp, holder_text, subject, value_text
from reconcile.finding import Severity, order
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import SourceKind
from reconcile.updates import Change, Update, updates
from reconcile.values import Value

_OFFICIAL = SourceKind.OFFICIAL


@rule(
    id="superseded",
    title="figure superseded by its own speaker",
    scope=Scope.QUESTION,
    severity=Severity.INFO,
    mandatory=False,
    references=("semantics: same source, later as-of, higher cumulative count",),
    exceptions=(
        "a different speaker who comes later: that is a conflict",
        "the same figure again",
        "a lower figure: see revision and count-falls",
    ),
    examples=(
        contradicts(
            Claim("people killed", "9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02T08:00"),
            Claim("people killed", "12", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02T17:00"),
            why="news, not a contradiction",
        ),
        contradicts(
            Claim("people killed", "9", holder="Jo Marn", kind=_OFFICIAL, organisation="Kallo Police"),
            Claim(
                "people killed", "12", holder="chief", kind=_OFFICIAL, organisation="Kallo Police", cue="has risen to"
            ),
            why="one organisation, the later figure marked as the news",
        ),
        agrees(
            Claim("people killed", "9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "12", holder="Jo Marn", kind=_OFFICIAL, as_of="2031-05-03"),
            why="nobody has withdrawn the nine",
        ),
        agrees(
            Claim("people killed", "9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "at least 9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
            why="the later figure allows the earlier",
        ),
        not_comparable(
            Claim("people missing", "9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people missing", "12", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
            why="how many are missing differs from day to day by nature",
        ),
    ),
)
def superseded(group: Group) -> Iterator[Conflict]:
    """Find figures that the same speaker, or the organisation that others quote, later replaced by a higher one.

    Tolls rise while bodies are found. The latest figure of a voice stands; what repeats the older one is stale and no
    dissent, and must not be counted against it.
    """
    replaced = [u for u in updates(group.statements, group.context) if u.change in (Change.SUPERSEDED, Change.STALE)]
    told: dict[tuple[Value, str], list[Update]] = defaultdict(list)
    for u in sorted(replaced, key=lambda u: order(u.later)):
        told[u.later.value, holder_text(u.later)].append(u)  # however many carry it
    for news in told.values():
        latest, old = camp({u.later.id: u.later for u in news}.values()), camp(u.earlier for u in news)
        former = " and ".join(dict.fromkeys(value_text(s.value) for s in old.statements))
        message = (
            f"{subject(group.questions[0])}: {former} superseded by {value_text(latest.value)} "
            f"({holder_text(news[0].later)})"
        )
        yield Conflict((latest, old), message)
