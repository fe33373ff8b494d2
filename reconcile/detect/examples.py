"""Running a rule's own examples: each states claims and what must come of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from attrs import frozen

from reconcile.config import Config
from reconcile.detect.detection import detect
from reconcile.errors import ReconcileError, RuleError
from reconcile.gate import comparable
from reconcile.rule import Claim, Example, Rule, Scope, Verdict
from reconcile.statement import Document, Frame, Question, Source, Statement
from reconcile.values import Grain, Label, Moment, Value, parse


@frozen
class ExampleResult:
    """What became of one example.

    Attributes:
        rule: the rule's id.
        example: as the rule's file states it.
        ok: whether the verdict is the stated one.
        got: what happened, in words.
    """

    rule: str
    example: Example
    ok: bool
    got: str


def run_examples(rules: Iterable[Rule]) -> tuple[ExampleResult, ...]:
    """Run every example of every rule through `detect` with that rule alone.

    "contradicts" asks for a finding. "agrees" asks for silence on claims that the gate lets through (for rules that
    look at one statement or at several questions: for silence). "not comparable" asks for silence, and that the gate
    or the grouping by question keeps every pair apart.

    Raises:
        RuleError: a rule fails, or a claim's value or date is none.
    """
    return tuple(_run(rule, example) for rule in rules for example in rule.examples)


def untried(rules: Iterable[Rule]) -> tuple[tuple[str, tuple[Verdict, ...]], ...]:
    """Return the ids of rules without an example of one or more verdicts, with these verdicts.

    A rule that nothing makes fire, or that is never shown what it must pass over, is not tested.
    """
    missing = ((r.id, tuple(v for v in Verdict if all(e.verdict is not v for e in r.examples))) for r in rules)
    return tuple((id, verdicts) for id, verdicts in missing if verdicts)


def _run(rule: Rule, example: Example) -> ExampleResult:
    statements = _stated(rule, example)
    findings, _ = detect(statements, (rule,), Config())
    met = _met(statements, rule)
    if findings:
        got = f"contradicts: {findings[0].message}"
        return ExampleResult(rule.id, example, example.verdict is Verdict.CONTRADICTS, got)
    if example.verdict is Verdict.CONTRADICTS:
        return ExampleResult(rule.id, example, False, "silence" if met else "not comparable")
    if rule.scope is not Scope.QUESTION:
        return ExampleResult(rule.id, example, True, str(example.verdict))
    wanted = example.verdict is Verdict.AGREES
    return ExampleResult(rule.id, example, met == wanted, str(Verdict.AGREES if met else Verdict.NOT_COMPARABLE))


def _stated(rule: Rule, example: Example) -> tuple[Statement, ...]:
    """Return an example's statements; a slip in one is told with the rule's name."""
    try:
        return statements_of(example.claims)
    except (ReconcileError, ValueError, IndexError) as error:
        claims = " | ".join(f"{c.what}: {c.value}" for c in example.claims)
        problem = f"an example of the rule '{rule.id}' is none ({claims}): {str(error).rstrip('.')}."
        raise RuleError(problem, remedy="Correct the claim; label=True takes a value as a word.") from None


def _met(statements: Sequence[Statement], rule: Rule) -> bool:
    return any(a.question == b.question and comparable(a, b).comparable for a, b in combinations(statements, 2))


def statements_of(claims: Sequence[Claim]) -> tuple[Statement, ...]:
    """Return the statements that claims stand for, each with its quote verbatim in a document of its own name."""
    texts: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for i, c in enumerate(claims):
        quote = c.quote or c.value or c.what
        before = texts.get(c.document, "")
        start = len(before) + len(f"{i}: ")
        texts[c.document] = f"{before}{i}: {quote}\n"
        spans.append((start, start + len(quote)))
    published = {c.document: c.published for c in claims if c.published}
    documents = {name: Document(text, name=name, published=published.get(name)) for name, text in texts.items()}
    made: list[Statement] = []
    for c, span in zip(claims, spans, strict=True):
        made.append(_statement(c, documents[c.document], span, made))
    return tuple(made)


def _statement(c: Claim, document: Document, span: tuple[int, int], before: Sequence[Statement]) -> Statement:
    frame = Frame(
        noun=c.noun,
        basis=c.basis,
        period=c.period,
        cue=c.cue,
        part=c.part,
        antecedent=before[c.antecedent].id if c.antecedent is not None else "",
        background=c.background,
        headline=c.headline,
    )
    return Statement(
        question=Question(c.event, c.attribute, c.population, c.scope),
        value=_value(c),
        holder=Source(c.holder, kind=c.kind, organisation=c.organisation),
        document=document,
        quote=document.text[span[0] : span[1]],
        start=span[0],
        end=span[1],
        stance=c.stance,
        as_of=moment(c.as_of) if c.as_of else None,
        frame=frame,
    )


def moment(text: str) -> Moment:
    """Return what an ISO 8601 day, minute, clock time or interval of two of them names.

    >>> str(moment("2031-05-02")), str(moment("2031-05-02T07:30")), moment("07:30").clock_only
    ('2031-05-02', '2031-05-02 07:30', True)
    """
    first, _, last = text.partition("/")
    low, end, grain = _instant(first)
    if last:
        end = _instant(last)[0]
    return Moment(low=low, high=end, grain=grain, clock_only="-" not in first, text=text)


def _instant(iso: str) -> tuple[datetime, datetime, Grain]:
    low = datetime.fromisoformat(iso if "-" in iso else f"{_SOME_DAY}T{iso}")
    if len(iso) == len(_SOME_DAY):
        return low, low + timedelta(days=1), Grain.DAY
    return low, low + timedelta(minutes=1), Grain.MINUTE


_SOME_DAY = "2031-05-02"


def _value(c: Claim) -> Value:
    if c.label:
        return Label(c.value, text=c.value, broader=frozenset(c.broader))
    if c.attribute in ("time", "date"):
        return moment(c.value)
    return parse(c.value, "quantity")
