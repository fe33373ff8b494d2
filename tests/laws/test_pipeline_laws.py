"""Laws of a whole run, whatever the articles say."""

from collections import Counter
from random import Random

import newsroom
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.report import render
from reconcile.statement import Document

lawful = settings(max_examples=500)


def answers(result: reconcile.Reconciliation) -> Counter[tuple[object, ...]]:
    """Return what was answered and how surely, without the words of the trail."""
    return Counter(
        (str(c.question), str(c.value), c.low, c.high, round(c.confidence, 12), str(c.status)) for c in result.consensus
    )


@lawful
@given(newsroom.cases(2, 3), st.randoms(use_true_random=False))
def test_order_of_documents_changes_no_byte(case: list[Document], random: Random) -> None:
    """A case read in any order gives the same JSON report."""
    shuffled = random.sample(case, len(case))
    assert render(reconcile.run(case), "json") == render(reconcile.run(shuffled), "json")


@lawful
@given(newsroom.cases(1, 2), st.randoms(use_true_random=False))
def test_order_of_statements_changes_no_byte(case: list[Document], random: Random) -> None:
    """Ready-made statements in any order give the same JSON report."""
    statements = [s for document in case for s in reconcile.extract(document)]
    if statements:
        shuffled = random.sample(statements, len(statements))
        assert render(reconcile.run(statements), "json") == render(reconcile.run(shuffled), "json")


@lawful
@given(newsroom.reports())
def test_another_carrier_of_the_same_text_changes_no_answer(report: Document) -> None:
    """The same text under another outlet's name is the same voice: no answer, range or confidence moves."""
    carrier = evolve(report, name="carrier.txt", publisher="Second Hand Times")
    assert answers(reconcile.run([report, carrier])) == answers(reconcile.run([report]))


@lawful
@given(newsroom.cases())
def test_every_quote_is_verbatim_at_its_offsets(case: list[Document]) -> None:
    """A statement's quote is what stands in its document from start to end, and it is not empty."""
    for s in reconcile.run(case).statements:
        assert s.quote
        assert s.document.text[s.start : s.end] == s.quote


@lawful
@given(newsroom.cases())
def test_every_verdict_stands_on_statements_of_the_case(case: list[Document]) -> None:
    """Findings and answers cite statements that the result holds, and every answer says why."""
    result = reconcile.run(case)
    known = {s.id for s in result.statements}
    for f in result.findings:
        assert {s.id for s in f.statements} <= known
        assert f.message
    for c in result.consensus:
        assert {s.id for s in c.statements} <= known
        assert 0 <= c.confidence <= 1
        assert c.because
        assert c.value is not None or c.status == "unresolved"


@lawful
@given(newsroom.cases(1, 3))
def test_renaming_the_outlets_only_renames(case: list[Document]) -> None:
    """Outlets are opaque: a consistent other name leaves every answer and every finding as it was."""
    new = {outlet: f"{outlet[::-1].title().replace(' ', '')} Gazette" for outlet in newsroom.OUTLETS}
    renamed = [evolve(d, publisher=new[d.publisher]) for d in case]
    before, after = reconcile.run(case), reconcile.run(renamed)
    assert answers(after) == answers(before)
    assert Counter((f.rule, str(f.severity)) for f in after.findings) == Counter(
        (f.rule, str(f.severity)) for f in before.findings
    )
