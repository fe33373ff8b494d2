"""The head line of a report: how much was read, how many voices it comes to, how many contradictions."""

from attrs import frozen

from reconcile.finding import Severity
from reconcile.report.wording import count
from reconcile.result import Reconciliation


@frozen
class Summary:
    """The figures of the head line."""

    documents: int
    statements: int
    origins: int
    contradictions: int
    tensions: int
    questions: int

    @property
    def text(self) -> str:
        """Return one line."""
        return " · ".join(
            (
                count(self.documents, "document"),
                count(self.statements, "statement"),
                count(self.origins, "independent origin"),
                count(self.contradictions, "contradiction"),
                *((count(self.tensions, "tension"),) if self.tensions else ()),
            )
        )


def summary(result: Reconciliation) -> Summary:
    """Count what a result holds; statements without an origin are each their own."""
    return Summary(
        documents=len(result.documents),
        statements=len(result.statements),
        origins=len({s.origin or s.id for s in result.statements}),
        contradictions=sum(f.severity is Severity.CONTRADICTION for f in result.findings),
        tensions=sum(f.severity is Severity.TENSION for f in result.findings),
        questions=len(result.consensus),
    )
