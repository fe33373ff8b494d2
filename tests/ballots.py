"""Statements made by hand for tests of fusion and explanation: who says what on one question."""

from collections.abc import Sequence

from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.finding import Camp, Finding, Severity
from reconcile.fuse import fuse_questions
from reconcile.statement import Document, Frame, Part, Question, Source, SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity, Value

OFFICIAL, NARRATION, WITNESS = SourceKind.OFFICIAL, SourceKind.NARRATION, SourceKind.WITNESS
KILLED = Question(event="", attribute="killed", population="police")
PLAIN = Config(relay_cost=0)  # accuracies are the priors themselves


def said(
    value: Value | int | float,
    who: str = "Ada Lund",
    kind: SourceKind = OFFICIAL,
    *,
    start: int = 0,
    origin: str | None = None,
    question: Question = KILLED,
    document: Document | None = None,
    stance: Stance = Stance.ASSERTED,
    part: Part = Part.TOTAL,
    noun: str = "",
    as_of: Moment | None = None,
    row: int | None = None,
    quote: str = "",
    **source: str,
) -> Statement:
    """Return a statement; its origin is the holder unless given."""
    return Statement(
        question=question,
        value=Quantity.exact(value) if isinstance(value, int | float) else value,
        holder=Source(who, kind, **source),
        document=document or Document(f"what {who} says", name=f"{who}.txt"),
        quote=quote or "words",
        start=start,
        end=start + 5,
        stance=stance,
        as_of=as_of,
        frame=Frame(noun=noun, part=part),
        origin=who if origin is None else origin,
        row=row,
    )


def fused(statements: Sequence[Statement], findings: Sequence[Finding] = (), config: Config = PLAIN) -> Consensus:
    """Return the consensus on the one question that the statements answer."""
    (consensus,) = fuse_questions(statements, findings, config)
    return consensus


def conflict(*camps: Sequence[Statement], rule: str = "quantity-differs", severity: str = "contradiction") -> Finding:
    """Return a finding that sets camps against each other."""
    questions = tuple({s.question: None for camp in camps for s in camp})
    sides = tuple(Camp(camp[0].value, tuple(camp)) for camp in camps)
    return Finding(rule, Severity(severity), questions, sides, "they differ")


@st.composite
def quantities(draw: st.DrawFn, unit: str = "", least: int = 0, most: int = 9) -> Quantity:
    """Return a small figure: exact, a floor, a ceiling, a range, or one with a core of its own."""
    low, high = sorted(draw(st.tuples(st.integers(least, most), st.integers(least, most))))
    shape = draw(st.sampled_from(("exact", "exact", "floor", "ceiling", "range", "about")))
    if shape == "exact":
        return Quantity.exact(low, unit)
    if shape == "floor":
        return Quantity(low=low, point=low, low_open=draw(st.booleans()), unit=unit)
    if shape == "ceiling":
        return Quantity(low=0, high=high, unit=unit)
    if shape == "about":
        return Quantity(low=low - 1, high=high + 1, core_low=low, core_high=high, point=low, unit=unit)
    return Quantity(low=low, high=high, unit=unit)


@st.composite
def ballots(
    draw: st.DrawFn,
    values: st.SearchStrategy[Value] | None = None,
    stances: Sequence[Stance] = (Stance.ASSERTED, Stance.ASSERTED, Stance.ASSERTED, Stance.DENIED, Stance.FORECAST),
    most: int = 6,
) -> list[Statement]:
    """Return statements of a few origins on one question; an origin may have several carriers and figures."""
    count = draw(st.integers(1, most))
    return [
        said(
            draw(values if values is not None else quantities()),
            f"{draw(st.sampled_from('abcde'))}",
            draw(st.sampled_from(list(SourceKind))),
            start=10 * n,
            stance=draw(st.sampled_from(list(stances))),
        )
        for n in range(count)
    ]
