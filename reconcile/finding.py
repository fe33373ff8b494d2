"""What the rules find: who stands against whom, and why it counts."""

from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from reconcile.identity import content_id
from reconcile.statement import Question, Statement
from reconcile.values import Value


class Severity(StrEnum):
    """How much a finding matters, gravest first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AMBIGUITY = "ambiguity"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the gravest."""
        return list(Severity).index(self)


@frozen
class Camp:
    """The statements that stand together on one side.

    Attributes:
        value: what they say.
        statements: in canonical order (document name, start, id).
    """

    value: Value
    statements: tuple[Statement, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """Return the distinct origins, sorted."""
        return tuple(sorted({s.origin or s.id for s in self.statements}))


@frozen(slots=False)
class Finding:
    """One contradiction, tension, ambiguity or piece of information.

    Attributes:
        rule: id of the rule.
        severity: see Severity.
        questions: the question or questions concerned.
        camps: who stands together; one camp where a statement conflicts with the world (a negative count).
        message: one sentence for people.
        mandatory: whether the rule is (advisory rules may be overruled by an editor's judgement).
        because: ids of statements and notes that the finding follows from, as (relation, text) pairs.
    """

    rule: str
    severity: Severity = field(converter=Severity)
    questions: tuple[Question, ...]
    camps: tuple[Camp, ...]
    message: str
    mandatory: bool = True
    because: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """Return what was found in short; a finding holds whole documents."""
        return f"<Finding {self.rule}, {self.severity}: {self.message!r}>"

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements of all camps, each once, in canonical order."""
        seen = {s.id: s for camp in self.camps for s in camp.statements}
        return tuple(sorted(seen.values(), key=order))

    @cached_property
    def fingerprint(self) -> str:
        """Return a hash of rule, questions, sources and values; no offsets, rows or order enter it."""
        camps = sorted(
            f"{camp.value.sort_key()}|{sorted({(s.document.publisher, s.holder.name) for s in camp.statements})}"
            for camp in self.camps
        )
        return content_id("f", self.rule, sorted(q.id for q in self.questions), camps)

    @property
    def id(self) -> str:
        """Return a hash that also knows the statements concerned."""
        return content_id("n", self.fingerprint, sorted(s.id for s in self.statements))


def order(s: Statement) -> tuple[str, str, int, int, int, str]:
    """Return the canonical order of statements: document, place, id."""
    return (s.document.published or "", s.document.name, s.row or 0, s.start, s.end, s.id)
