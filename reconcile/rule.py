"""What a rule is. A rule module holds one defect: its doc, references, exceptions and executed examples.

    from reconcile.rule import Claim, Conflict, Example, Group, Scope, Verdict, rule

    @rule(id="quantity-differs", ...)
    def quantity_differs(group: Group) -> Iterator[Conflict]: ...

`@rule` returns a Rule and registers nothing; the loader (`detect.packs`) finds every Rule in every module of a pack.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from attrs import field, frozen

from reconcile.config import Config
from reconcile.finding import Camp, Severity
from reconcile.statement import Part, Question, SourceKind, Stance, Statement


class Scope(StrEnum):
    """What a rule is shown at a time."""

    STATEMENT = "statement"  # one statement against the world
    QUESTION = "question"  # all statements that answer one question
    SUBJECT = "subject"  # several questions of one event: parts and total, order of events
    SOURCE = "source"  # all statements of one holder


class Verdict(StrEnum):
    """What an example must come to. "Not comparable", "no data" and "agrees" are three different answers."""

    CONTRADICTS = "contradicts"
    AGREES = "agrees"
    NOT_COMPARABLE = "not comparable"


@frozen
class Claim:
    """One line of an example: a statement in short, its value written as people write it.

    >>> Claim("police killed", "at least two", holder="narrator").attribute
    'killed'
    """

    what: str  # "[population] attribute", the last word being the attribute
    value: str
    holder: str = "narrator"
    kind: SourceKind = SourceKind.NARRATION
    organisation: str = ""
    stance: Stance = Stance.ASSERTED
    as_of: str = ""  # ISO date or time
    scope: str = ""
    event: str = ""
    part: Part = Part.TOTAL
    noun: str = ""
    basis: str = ""
    cue: str = ""
    document: str = "a.txt"
    quote: str = ""
    published: str = ""  # ISO date or time of the document
    period: str = ""
    background: bool = False
    headline: bool = False
    antecedent: int | None = None  # which of the example's earlier claims it is part of or adds to
    label: bool = False  # a name or word, not to be parsed
    broader: tuple[str, ...] = ()  # labels that contain this one

    @property
    def attribute(self) -> str:
        """Return the last word of `what`."""
        return self.what.rsplit(" ", 1)[-1]

    @property
    def population(self) -> str:
        """Return all but the last word of `what`."""
        return self.what.rpartition(" ")[0]


@frozen
class Example:
    """Claims and the verdict that the rule must reach on them; `why` is for the reader."""

    verdict: Verdict = field(converter=Verdict)
    claims: tuple[Claim, ...]
    why: str = ""


def contradicts(*claims: Claim, why: str = "") -> Example:
    """Return an example on which the rule must fire."""
    return Example(Verdict.CONTRADICTS, claims, why)


def agrees(*claims: Claim, why: str = "") -> Example:
    """Return an example of comparable claims on which the rule must stay silent."""
    return Example(Verdict.AGREES, claims, why)


def not_comparable(*claims: Claim, why: str = "") -> Example:
    """Return an example that must not reach the rule: the gate or the linking keeps the claims apart."""
    return Example(Verdict.NOT_COMPARABLE, claims, why)


@frozen
class Group:
    """What a rule is shown.

    Attributes:
        questions: one question, or those of one subject.
        statements: theirs, in canonical order, by which their holders stand; of one question those only that are
            comparable with one another.
        config: thresholds and policies.
        context: other statements of the case that a rule may need for exceptions (forecasts, corrections).
    """

    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    config: Config
    context: tuple[Statement, ...] = ()

    def of(self, question: Question) -> tuple[Statement, ...]:
        """Return the statements that answer one of the questions."""
        return self._by_question.get(question, ())

    @cached_property
    def _by_question(self) -> Mapping[Question, tuple[Statement, ...]]:
        found: dict[Question, list[Statement]] = {}
        for s in self.statements:
            found.setdefault(s.question, []).append(s)
        return {q: tuple(members) for q, members in found.items()}


@frozen
class Conflict:
    """What a rule yields; the engine makes a Finding of it.

    Attributes:
        camps: the sides.
        message: one sentence for people.
        severity: None takes the rule's own.
        because: further reasons or notes, as (relation, text) pairs.
    """

    camps: tuple[Camp, ...]
    message: str
    severity: Severity | None = None
    because: tuple[tuple[str, str], ...] = ()


Check = Callable[[Group], Iterable[Conflict]]


@frozen
class Rule:
    """One defect that sources can show.

    Attributes:
        id: lower-case words with hyphens, unique over all packs.
        title: the defect in a few words.
        scope: what it is shown at a time.
        severity: the gravest it finds.
        mandatory: whether a finding is a defect (True) or a hint for an editor (False).
        doc: what it finds and why it matters, in Markdown.
        references: where the rule comes from.
        exceptions: when it stays silent, in words.
        examples: executed by `reconcile rules test` and by the tests.
        marks: whether its conflicts are notes on findings of other rules that set the same statements against each
            other, and findings of their own only where there is none.
        check: the function.
    """

    id: str
    title: str
    scope: Scope
    severity: Severity
    mandatory: bool
    doc: str
    references: tuple[str, ...]
    exceptions: tuple[str, ...]
    examples: tuple[Example, ...]
    check: Check = field(eq=False, repr=False)
    marks: bool = False


def rule(
    *,
    id: str,
    title: str,
    scope: Scope,
    severity: Severity,
    mandatory: bool = True,
    references: Sequence[str] = (),
    exceptions: Sequence[str] = (),
    examples: Sequence[Example] = (),
    marks: bool = False,
) -> Callable[[Check], Rule]:
    """Make a Rule of the function below; its docstring becomes the rule's doc."""

    def made(check: Check) -> Rule:
        return Rule(
            id=id,
            title=title,
            scope=scope,
            severity=severity,
            mandatory=mandatory,
            doc=(check.__doc__ or "").strip(),
            references=tuple(references),
            exceptions=tuple(exceptions),
            examples=tuple(examples),
            check=check,
            marks=marks,
        )

    return made
