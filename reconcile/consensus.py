"""The answer to a question, how sure it is, and everything that it follows from."""

from collections.abc import Sequence
from enum import StrEnum

from attrs import field, frozen

from reconcile.errors import UnknownQuestionError
from reconcile.identity import content_id
from reconcile.statement import Question, Statement
from reconcile.values import Number, Value


class Status(StrEnum):
    """What kind of answer it is."""

    AGREED = "agreed"  # no contradiction, two or more origins
    SINGLE_ORIGIN = "single-origin"  # one origin, however many carriers
    RESOLVED = "resolved"  # contradiction, best value at .80 or more
    CONTESTED = "contested"  # contradiction, best below .80 but ahead by odds of at least 1.5
    UNRESOLVED = "unresolved"  # the first two within odds of 1.5: no best value
    REVISED = "revised"  # the same speaker, or the authority that others quote, changed the figure


@frozen
class Contribution:
    """What one origin's voice moved.

    Attributes:
        origin: key of the origin.
        statement: the statement that speaks for the origin (its most reliable carrier).
        carriers: all statements of the origin on this question.
        accuracy: the probability with which this voice is taken to be right.
        log_odds: what it adds to the best candidate's log-odds (negative: it speaks against it).
        probability: the best candidate's probability once this and all contributions before it are counted.
    """

    origin: str
    statement: Statement
    carriers: tuple[Statement, ...]
    accuracy: float
    log_odds: float
    probability: float


@frozen
class Candidate:
    """One possible answer.

    Attributes:
        value: the answer.
        probability: posterior, given all voices.
        support: (origin, log-odds added) for every origin whose statement allows it.
    """

    value: Value
    probability: float
    support: tuple[tuple[str, float], ...]


@frozen
class WhatIf:
    """What the answer would be without one origin.

    Attributes:
        origin: the origin left out.
        value: best value then, None if unresolved.
        confidence, status: as of a Consensus.
        flips: whether the value differs from today's answer, or one appears or disappears.
    """

    origin: str
    value: Value | None
    confidence: float
    status: Status
    flips: bool


@frozen
class Consensus:
    """The best-supported answer to one question.

    Attributes:
        question: what is answered.
        value: the answer; None when unresolved.
        low, high: what the statements leave open (None: open-ended, or not a number).
        confidence: probability that `value` is right; of the best candidate even when unresolved.
        status: see Status.
        supporting: statements whose value allows the answer, in canonical order.
        dissenting: statements whose value does not.
        sentence: fit to print.
        because: (relation, text) pairs, most important first: the reasons in words.
        candidates: every claimed answer with its probability, best first.
        contributions: what each origin moved, largest first.
        what_if: the answer without each single origin.
        unclaimed: prior mass of answers that nobody gave.
    """

    question: Question
    value: Value | None
    low: Number | None
    high: Number | None
    confidence: float
    status: Status = field(converter=Status)
    supporting: tuple[Statement, ...]
    dissenting: tuple[Statement, ...]
    sentence: str = ""
    because: tuple[tuple[str, str], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    unclaimed: float = 0.0

    @property
    def id(self) -> str:
        """Return the content hash of question, answer and what it stands on."""
        value = "" if self.value is None else repr(self.value.as_json())
        stands_on = sorted(s.id for s in (*self.supporting, *self.dissenting))
        return content_id("c", self.question.id, value, repr(self.confidence), str(self.status), stands_on)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return supporting and dissenting statements."""
        return (*self.supporting, *self.dissenting)

    @property
    def origins(self) -> int:
        """Return how many independent origins spoke."""
        return len(self.contributions)


def find_question(consensus: Sequence[Consensus], words: Question | str) -> Consensus:
    """Return the consensus whose question is meant: by value, by id, or by words that all occur in its name.

    Raises:
        UnknownQuestionError: none fits, or several fit equally well.
    """
    if isinstance(words, Question):
        fits = [c for c in consensus if c.question == words]
    else:
        wanted = set(words.casefold().replace("·", " ").split())
        fits = [c for c in consensus if c.question.id == words or str(c.question).casefold() == words.casefold()]
        fits = fits or [c for c in consensus if wanted <= set(str(c.question).casefold().replace("·", " ").split())]
    if len(fits) == 1:
        return fits[0]
    names = "; ".join(f"'{c.question}'" for c in (fits or consensus)[:8])
    problem = f"{'more than one question fits' if fits else 'no question fits'} '{words}'."
    raise UnknownQuestionError(problem, remedy=f"Choose one of: {names}." if names else "There are no questions.")
