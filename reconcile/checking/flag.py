"""A flag: what a check found, as lean as a build log needs it: both sides with file and line, and a way out."""

from attrs import frozen

from reconcile.finding import Severity


@frozen
class Place:
    """Where a value stands.

    Attributes:
        file: as it was given.
        line, end_line: from 1; 0 where the input has no lines (a data frame).
        column, end_column: from 1, in characters, the end behind the last; 0 where the whole line is meant.
        row: of a table, from 1 behind the header; 0 for prose.
        source: who says so.
        written: the value as it is written there.
    """

    file: str
    line: int = 0
    end_line: int = 0
    column: int = 0
    end_column: int = 0
    row: int = 0
    source: str = ""
    written: str = ""

    def __str__(self) -> str:
        """Return 'file:line'."""
        if self.line:
            return f"{self.file}:{self.line}"
        return f"{self.file}, row {self.row}" if self.row else self.file


@frozen
class Side:
    """One side of a contradiction: a value and all who say so, in canonical order."""

    value: str
    places: tuple[Place, ...]


@frozen
class Suggestion:
    """The value that the sources support best, by the fusion of the question; "" where no side is ahead."""

    value: str
    confidence: float
    status: str


@frozen
class Flag:
    """One thing that is wrong.

    Attributes:
        rule: id of the rule.
        title: what the rule finds, in a few words.
        severity: see Severity.
        question: what the sides answer.
        sides: two or more that contradict each other; one that contradicts the world.
        message: one sentence.
        fingerprint: the same for the same conflict, whatever rows it stands in and however they are ordered.
        suggestion: what is probably right, or None.
    """

    rule: str
    title: str
    severity: Severity
    question: str
    sides: tuple[Side, ...]
    message: str
    fingerprint: str
    suggestion: Suggestion | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where it stands, side by side: the first of each side, then the others."""
        firsts = [s.places[0] for s in self.sides if s.places]
        return (*firsts, *(p for s in self.sides for p in s.places[1:]))

    @property
    def key(self) -> tuple[int, str, str, str]:
        """Return the canonical order: the gravest first, then by question, rule and fingerprint."""
        return (self.severity.rank, self.question, self.rule, self.fingerprint)


__all__ = ["Flag", "Place", "Side", "Suggestion"]
