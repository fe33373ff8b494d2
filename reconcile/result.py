"""What a run gives: frozen results, from which every report, graph and trail is made."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.config import Config
from reconcile.consensus import Consensus, find_question
from reconcile.finding import Finding
from reconcile.gate import GateEntry
from reconcile.statement import Document, Failure, Question, Statement

if TYPE_CHECKING:
    import networkx

    from reconcile.audit import Trail
    from reconcile.explain import Explanation


@frozen(slots=False)
class Reconciliation:
    """The result of a run.

    Attributes:
        documents: what was read, in canonical order.
        statements: what they state, in canonical order, each with its question and origin.
        findings: what the rules found, gravest first.
        consensus: one answer for each question, those that need eyes first.
        gate_log: alike pairs that the gate kept apart.
        failures: inputs that could not be read.
        given: the statements that came ready, from tables or as such, before linking: a replay starts from them.
        config: the choices in force.
    """

    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    consensus: tuple[Consensus, ...]
    gate_log: tuple[GateEntry, ...] = ()
    failures: tuple[Failure, ...] = ()
    given: tuple[Statement, ...] = ()
    config: Config = field(factory=Config)

    def __repr__(self) -> str:
        """Return how much it holds; `write` and `explain` show what."""
        parts = (("documents", self.documents), ("statements", self.statements), ("findings", self.findings))
        counted = ", ".join(f"{len(items)} {name}" for name, items in (*parts, ("answers", self.consensus)))
        return f"<Reconciliation {counted}>"

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions in the order of the consensus."""
        return tuple(c.question for c in self.consensus)

    def findings_on(self, question: Question) -> tuple[Finding, ...]:
        """Return the findings that concern a question."""
        return tuple(f for f in self.findings if question in f.questions)

    def explain(self, question: "Question | str") -> "Explanation":
        """Say why the answer is what it is, what each voice moved and what would change it.

        Raises:
            UnknownQuestionError: no question, or more than one, fits the words.
        """
        from reconcile.explain import explain

        return explain(self, question)

    def graph(self, question: "Question | str | None" = None) -> "networkx.MultiDiGraph":
        """Return the provenance graph, or the part of it that one question hangs on."""
        from reconcile.graph import provenance_graph

        return provenance_graph(self, question)

    @cached_property
    def audit(self) -> "Trail":
        """Return the hash-chained trail of every step."""
        from reconcile.audit import trail

        return trail(self)

    def write(self, path: "Path | str", *, format: str | None = None) -> Path:
        """Write a report; the format follows from the suffix (html, json, csv, md, txt, jsonl for the trail ...)."""
        from reconcile.report import write

        return write(self, Path(path), format=format)


__all__ = ["Failure", "GateEntry", "Reconciliation", "find_question"]
