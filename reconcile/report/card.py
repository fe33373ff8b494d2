"""The question card, the unit of every report for people: the answer, the doubt beside it, the evidence by camp."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from attrs import evolve, frozen

from reconcile.consensus import Consensus, Contribution, Status
from reconcile.finding import Finding, Severity, order
from reconcile.gate import GateEntry
from reconcile.report.wording import STATUS_MARKS
from reconcile.result import Reconciliation
from reconcile.sides import sides
from reconcile.statement import Stance, Statement
from reconcile.values import Moment, Value

SHAPES = ("■", "▲", "●", "◆")
COLOURS = 7  # of the Okabe-Ito palette, without black

# What needs a person's eyes, most urgent first; a card that only informs comes last.
_NEED = {Status.CONTESTED: 0, Status.UNRESOLVED: 1, Status.RESOLVED: 3, Status.REVISED: 4}
_TENSION, _AMBIGUITY, QUIET = 2, 5, 6

# Reasons that a card shows in another form: the camps with their voices, and what would change the answer.
_SHOWN = frozenset({"for", "against", "neutral", "would change"})


@frozen
class Mark:
    """The sign of a camp, the same in the card, the text, the timeline and the graph.

    Attributes:
        index: 0 for the camp of the answer, then the others.
    """

    index: int

    @property
    def shape(self) -> str:
        """Return the marker shape; with more than four camps shapes come again, in other colours."""
        return SHAPES[self.index % len(SHAPES)]

    @property
    def colour(self) -> int:
        """Return the number of the colour, 0 to 6."""
        return self.index % COLOURS


@frozen
class Voice:
    """One origin within a camp.

    Attributes:
        statement: the statement that speaks for it.
        carriers: the origin's other statements in the camp.
        contribution: what it moved; None where it was not counted (superseded, repeated).
    """

    statement: Statement
    carriers: tuple[Statement, ...]
    contribution: Contribution | None


@frozen
class Side:
    """A camp as a card shows it.

    Attributes:
        value: what it says.
        mark: its sign.
        voices: by what they moved, largest first.
        supports: whether it allows the answer.
    """

    value: Value
    mark: Mark
    voices: tuple[Voice, ...]
    supports: bool

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return all statements of the camp."""
        return tuple(s for v in self.voices for s in (v.statement, *v.carriers))


@frozen
class Card:
    """All that a report says about one question.

    Attributes:
        consensus: the answer.
        sides: the camps, that of the answer first.
        findings: those that concern the question, gravest first.
        others: statements on the question that take no part in the answer (forecasts, denials, former figures).
        gate: alike pairs with a statement of this question that were not compared.
        need: 0 for the card that needs eyes most; QUIET for one that is settled.
    """

    consensus: Consensus
    sides: tuple[Side, ...]
    findings: tuple[Finding, ...]
    others: tuple[Statement, ...]
    gate: tuple[GateEntry, ...]
    need: int

    @property
    def as_of(self) -> Moment | None:
        """Return the latest moment that the answer's own statements hold for."""
        held = self.consensus.supporting or self.consensus.statements
        moments = [s.as_of for s in held if s.as_of is not None]
        return max(moments, key=lambda m: m.sort_key(), default=None)

    @property
    def forecast(self) -> bool:
        """Return whether nobody says what is, only what may be: no question that anybody could settle yet."""
        said = self.consensus.statements or self.others
        return not self.consensus.candidates and bool(said) and all(s.stance is Stance.FORECAST for s in said)

    @property
    def state(self) -> str:
        """Return what kind of answer it is, in a word."""
        return "forecast" if self.forecast else str(self.consensus.status)

    @property
    def sign(self) -> str:
        """Return the sign before that word; the one of a contradiction only where a rule found one."""
        if self.forecast:
            return "…"
        contradicted = any(f.severity is Severity.CONTRADICTION for f in self.findings)
        contested = self.consensus.status is Status.CONTESTED
        return "~" if contested and not contradicted else STATUS_MARKS[self.consensus.status]

    @property
    def reasons(self) -> tuple[tuple[str, str], ...]:
        """Return why, as (label, words): what the rules found, then what else the answer follows from, each once."""
        found = [(str(f.severity), f.message) for f in self.findings if f.severity is not Severity.INFO]
        told = {text for _, text in found}
        more = [(label, text) for label, text in self.consensus.because if label not in _SHOWN and text not in told]
        return tuple(dict.fromkeys((*found, *more)))

    @property
    def numeric(self) -> bool:
        """Return whether the answers are numbers."""
        return all(side.value.kind == "quantity" for side in self.sides) and bool(self.sides)


def cards(result: Reconciliation) -> tuple[Card, ...]:
    """Return a card for each question: those that need eyes first, those with nothing but forecasts last.

    Otherwise they stand in the order of the consensus.
    """
    by_question: dict[str, list[Statement]] = {}
    for s in result.statements:
        by_question.setdefault(s.question.id, []).append(s)
    findings: dict[str, list[Finding]] = {}
    for f in result.findings:
        for q in dict.fromkeys(q.id for q in f.questions):
            findings.setdefault(q, []).append(f)
    gate: dict[str, list[GateEntry]] = {}
    for g in result.gate_log:
        for q in dict.fromkeys((g.first.question.id, g.second.question.id)):
            gate.setdefault(q, []).append(g)
    made = [
        _card(c, findings.get(c.question.id, ()), by_question.get(c.question.id, ()), gate.get(c.question.id, ()))
        for c in result.consensus
    ]
    return tuple(sorted(made, key=lambda card: (card.need, card.forecast)))


def unnoted(result: Reconciliation, shown: Sequence[Card]) -> tuple[Finding, ...]:
    """Return the findings that only inform, or that concern no question, as far as no open card tells them."""
    told = {text for card in shown if card.need < QUIET for _, text in card.reasons}
    asked = {c.question for c in result.consensus}
    loose = (f for f in result.findings if f.severity is Severity.INFO or not asked & set(f.questions))
    return tuple(f for f in loose if f.message not in told)


def _card(c: Consensus, findings: Iterable[Finding], said: Iterable[Statement], gate: Iterable[GateEntry]) -> Card:
    findings = tuple(sorted(findings, key=lambda f: f.severity.rank))
    counted = {s.id for s in c.statements}
    made = Card(
        consensus=c,
        sides=_sides(c),
        findings=findings,
        others=tuple(s for s in said if s.id not in counted),
        gate=tuple(gate),
        need=_need(c, findings),
    )
    return evolve(made, need=QUIET) if made.forecast else made


def _need(c: Consensus, findings: Sequence[Finding]) -> int:
    gravest = min((f.severity.rank for f in findings), default=Severity.INFO.rank)
    by_finding = {Severity.CONTRADICTION.rank: _TENSION, Severity.TENSION.rank: _TENSION}
    found = by_finding.get(gravest, _AMBIGUITY if gravest == Severity.AMBIGUITY.rank else QUIET)
    return min(_NEED.get(c.status, QUIET), found)


def _sides(c: Consensus) -> tuple[Side, ...]:
    return tuple(Side(x.value, Mark(n), _voices(x.statements, c), x.supports) for n, x in enumerate(sides(c)))


def _voices(statements: Iterable[Statement], c: Consensus) -> tuple[Voice, ...]:
    moved = {x.origin: x for x in c.contributions}
    first = {x.statement.id for x in c.contributions}
    voices = []
    for origin, group in groupby(sorted(statements, key=_origin), key=_origin):
        ordered = sorted(group, key=lambda s: (s.id not in first, order(s)))
        contribution = moved.get(origin)
        counted = contribution is not None and any(
            s.id in {contribution.statement.id, *(k.id for k in contribution.carriers)} for s in ordered
        )
        voices.append(Voice(ordered[0], tuple(ordered[1:]), contribution if counted else None))
    return tuple(sorted(voices, key=lambda v: (-abs(v.contribution.log_odds) if v.contribution else 1.0, _key(v))))


def _origin(s: Statement) -> str:
    return s.origin or s.id


def _key(v: Voice) -> tuple[str, str, int, int, int, str]:
    return order(v.statement)
