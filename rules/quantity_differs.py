"""Two figures for one count that cannot both be right."""

import math
from collections.abc import Iterator

from reconcile.camps import number_camps, ranked, subject, versus
from reconcile.finding import Camp, Severity
from reconcile.intervals import Beside, beside, with_additions
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, SourceKind, Stance
from reconcile.updates import current, later
from reconcile.values import Quantity
from reconcile.wording import wording

from .identity_differs import ATTRIBUTES as IDENTITY

_OFFICIAL = SourceKind.OFFICIAL


@rule(
    id="quantity-differs",
    title="figures differ",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: hard bounds disjoint; two different bare numerals for one slot conflict",
        "de Marneffe, Rafferty and Manning 2008, Finding contradictions in text (numeric mismatch)",
        "the share within which round figures are taken as rounded is a default of ours",
    ),
    exceptions=(
        "the hard bounds overlap: 'at least two' and three",
        "a figure that its own speaker replaced later (see superseded, revision, count-falls)",
        "a round figure and what rounds to it: 15.2 million and 15,213,400",
        "figures that come to the other with what is said beside them: three and another two against five",
        "'thousands', 'dozens' and the like are floors without a ceiling",
    ),
    examples=(
        contradicts(
            Claim("police killed", "three", holder="Ines Orlan", kind=_OFFICIAL, organisation="Kallo Police"),
            Claim("police killed", "two"),
        ),
        contradicts(
            Claim("people injured", "40", document="a.txt"),
            Claim("people injured", "more than 50", document="b.txt", holder="fire service", kind=_OFFICIAL),
            why="the bound excludes the figure",
        ),
        contradicts(
            Claim("houses burnt", "243", document="a.txt", published="2031-05-02"),
            Claim("houses burnt", "34", document="b.txt", published="2031-05-03", holder="other narrator"),
            why="a different source that comes later still disagrees",
        ),
        agrees(
            Claim("police killed", "at least two"),
            Claim("police killed", "three", holder="Ines Orlan", kind=_OFFICIAL),
            why="three refines the floor",
        ),
        agrees(
            Claim("people attendance", "15,200"),
            Claim("people attendance", "15,213", document="b.txt"),
            why="one is the other, rounded",
        ),
        agrees(
            Claim("people killed", "9", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-02"),
            Claim("people killed", "12", holder="Ines Orlan", kind=_OFFICIAL, as_of="2031-05-03"),
            why="the same speaker, later",
        ),
        agrees(
            Claim("people killed", "three", holder="Jo Marn", kind=_OFFICIAL),
            Claim("people killed", "two", holder="Jo Marn", kind=_OFFICIAL, part=Part.ADDITION, antecedent=0),
            Claim("people killed", "five", holder="Ines Orlan", kind=_OFFICIAL),
            why="three in the street and another two in hospital",
        ),
        contradicts(
            Claim("people killed", "three", holder="Jo Marn", kind=_OFFICIAL),
            Claim("people killed", "two", holder="Jo Marn", kind=_OFFICIAL, part=Part.ADDITION, antecedent=0),
            Claim("people killed", "six", holder="Ines Orlan", kind=_OFFICIAL),
            why="not even with the two beside them",
        ),
        agrees(
            Claim("tower height", "120 m", document="a.txt"),
            Claim("tower height", "394 ft", document="b.txt"),
            why="120 m are 393.7 ft, and nobody measures to the inch",
        ),
        contradicts(
            Claim("tower height", "120 m", document="a.txt"),
            Claim("tower height", "350 ft", document="b.txt", holder="other narrator"),
        ),
        agrees(
            Claim("road length", "more than 5 km", document="a.txt"),
            Claim("road length", "5.4 km", document="b.txt", holder="other narrator"),
            why="only of counts is more than five at least six",
        ),
        not_comparable(
            Claim("police killed", "three"), Claim("militants killed", "two"), why="other people are counted"
        ),
        not_comparable(
            Claim("people killed", "3"), Claim("people killed", "20", stance=Stance.FORECAST), why="a forecast"
        ),
        not_comparable(
            Claim("militants killed", "4"),
            Claim("militants killed", "1", part=Part.ADDITION, antecedent=0),
            why="one more body adds to the four",
        ),
    ),
)
def quantity_differs(group: Group) -> Iterator[Conflict]:
    """Find figures for one question whose hard bounds share no number.

    Readers take each figure as a fact of its own, so an article that says two here and three there misleads whoever
    reads only half of it, and every outlet that copies one of the two carries the error on.
    """
    if group.questions[0].attribute in IDENTITY:
        return
    figures = [s for s in current(group.statements, group.context) if isinstance(s.value, Quantity)]
    if len(figures) < 2:
        return
    added = beside(group.statements, group.context)
    camps = ranked((_with_sum(c, added) for c in number_camps(figures, with_additions(added))), group.config.priors)
    if len(camps) > 1:
        message = f"{subject(group.questions[0])}: {versus(camps)}"
        yield Conflict(camps, message, because=tuple(_notes(camps)))


def _with_sum(c: Camp, added: Beside) -> Camp:
    """Return a camp of figures that all have others beside them with what they can come to as its value."""
    if not all(wording(s) in added for s in c.statements):
        return c
    unit = min(s.value.unit for s in c.statements if isinstance(s.value, Quantity))
    reach = [with_additions(added)(s, unit) for s in c.statements]
    low, high = max(i.low for i in reach), min(i.high for i in reach)
    whole = low.is_integer() and high.is_integer()
    value = Quantity(low=int(low), high=int(high), unit=unit) if whole else Quantity(low=low, high=high, unit=unit)
    return Camp(value, c.statements) if low <= high < math.inf else c


def _notes(camps: tuple[Camp, ...]) -> Iterator[tuple[str, str]]:
    """Say where the lowest figure may simply be an older one: it is earlier, or nobody in particular gives it."""
    lowest = min(camps, key=lambda c: c.value.sort_key())
    others = [s for c in camps if c is not lowest for s in c.statements]
    unattributed = all(s.holder.kind is SourceKind.NARRATION for s in lowest.statements)
    earlier = all(any(later(t, s) for t in others) for s in lowest.statements)
    if unattributed or earlier:
        yield ("note", "explainable as a lower bound or an earlier count")
