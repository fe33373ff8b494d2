"""Why the answer is what it is: the question card with its evidence, one step deeper."""

from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from reconcile.consensus import Consensus, find_question
from reconcile.explain.reasons import what_if_line
from reconcile.finding import Finding
from reconcile.gate import GateEntry
from reconcile.statement import Question
from reconcile.values import Value


@frozen
class Step:
    """One bar of the waterfall.

    Attributes:
        holder: who says so, with role.
        quote: the words.
        value: what they come to.
        log_odds: what the origin adds to the best candidate's log-odds; negative where it speaks against it.
        probability: the best candidate's probability once this and all steps before it are counted.
        where: 'file:start-end' or 'file:row'.
        carriers: how many statements of the origin there are on the question.
    """

    holder: str
    quote: str
    value: Value
    log_odds: float
    probability: float
    where: str
    carriers: int


@frozen
class Explanation:
    """A consensus with everything that it follows from, in the order in which people ask.

    Attributes:
        question: what is answered.
        consensus: the answer.
        findings: what the rules found on it, gravest first.
        because: (relation, text) pairs, most important first.
        waterfall: what each origin moved, largest first; the last step ends at the confidence.
        what_if: one line for each origin left out.
        not_compared: alike pairs with a statement of this question that the gate kept apart.
    """

    question: Question
    consensus: Consensus
    findings: tuple[Finding, ...]
    because: tuple[tuple[str, str], ...]
    waterfall: tuple[Step, ...]
    what_if: tuple[str, ...]
    not_compared: tuple[GateEntry, ...]

    def __repr__(self) -> str:
        """Return the answer in short; `print` shows the card."""
        return f"<Explanation of {self.consensus!r}>"

    def __str__(self) -> str:
        """Return the card as `as_text` gives it."""
        return self.as_text().rstrip("\n")

    def as_text(self, width: int = 80, color: bool = False) -> str:
        """Return the question card for a terminal: answer, doubt, evidence; no line is longer than `width`."""
        from reconcile.explain.card import card

        return card(self, width, color)


class Explainable(Protocol):
    """What an explanation needs of a result; a Reconciliation is one."""

    @property
    def consensus(self) -> tuple[Consensus, ...]:
        """Return one answer for each question."""

    @property
    def gate_log(self) -> tuple[GateEntry, ...]:
        """Return the alike pairs that the gate kept apart."""

    def findings_on(self, question: Question) -> tuple[Finding, ...]:
        """Return the findings that concern a question."""


def explain(result: Explainable, question: Question | str) -> Explanation:
    """Explain the answer to a question, named by value, id or words of its name.

    Raises:
        UnknownQuestionError: no question, or more than one, fits the words.
    """
    c = find_question(result.consensus, question)
    return Explanation(
        question=c.question,
        consensus=c,
        findings=result.findings_on(c.question),
        because=c.because,
        waterfall=_waterfall(c),
        what_if=tuple(what_if_line(c, w) for w in c.what_if),
        not_compared=_kept_apart(c, result.gate_log),
    )


def _waterfall(c: Consensus) -> tuple[Step, ...]:
    return tuple(
        Step(
            x.statement.holder.label,
            x.statement.quote,
            x.statement.value,
            x.log_odds,
            x.probability,
            x.statement.where,
            len(x.carriers),
        )
        for x in c.contributions
    )


def _kept_apart(c: Consensus, gate_log: Sequence[GateEntry]) -> tuple[GateEntry, ...]:
    ids = {s.id for s in c.statements}
    return tuple(e for e in gate_log if e.first.id in ids or e.second.id in ids)
