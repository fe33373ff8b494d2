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


def answered(c: reconcile.Consensus) -> tuple[object, ...]:
    """Return one answer and how sure it is, without the words of the trail."""
    return (str(c.question), str(c.value), c.low, c.high, round(c.confidence, 12), str(c.status))


def answers(result: reconcile.Reconciliation) -> Counter[tuple[object, ...]]:
    """Return what was answered and how surely."""
    return Counter(answered(c) for c in result.consensus)


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


@st.composite
def syndicated(draw: st.DrawFn) -> tuple[list[Document], Document]:
    """Return a case of two or three reports and a copy of one of them that another outlet carries.

    Often one outlet has several texts, or one cites another; the copy comes the same day or later, plain or with the
    dateline of an agency. (A copy that leaves open an hour that the report gives may well be the first: no copy here.)
    """
    case = draw(newsroom.cases(2, 3))
    first, second, *others = case
    if draw(st.booleans()):
        second = evolve(second, publisher=first.publisher)
    if draw(st.booleans()):
        told = draw(st.sampled_from(("the {0} reported", "according to the {0}", "Coast Radio, citing the {0}, said")))
        line = f"{second.text}\n\nThree soldiers were killed in Tulen, {told.format(first.publisher)}."
        second = Document(line, name=second.name, publisher=second.publisher, published=second.published)
    case = [first, second, *others]
    report = draw(st.sampled_from(case))
    day = (report.published or "")[:10]
    published = draw(st.sampled_from((report.published, f"{day}T23:50", "2024-05-29", "2024-06-02T08:00")))
    credit = draw(st.sampled_from(("", "MARWICK (Coastal Press) - ", "(CP) ", "TULEN, May 3 (Coastal Press) \u2014 ")))
    carrier = Document(
        credit + report.text,
        name=draw(st.sampled_from(("000.txt", "carrier.txt"))),
        publisher=draw(st.sampled_from(("Second Hand Times", "A Digest", "Zebra News (Coastal Press)"))),
        published=published if day else None,
    )
    return case, carrier


def voiced(result: reconcile.Reconciliation) -> Counter[tuple[object, ...]]:
    """Return what was answered and how surely, each with the number of its independent origins."""
    return Counter((*answered(c), len({s.origin for s in c.statements})) for c in result.consensus)


@lawful
@given(syndicated())
def test_another_carrier_of_the_same_text_changes_no_answer(given_: tuple[list[Document], Document]) -> None:
    """A text of the case under another outlet's name moves no answer, range, status or number of origins."""
    case, carrier = given_
    assert voiced(reconcile.run([*case, carrier])) == voiced(reconcile.run(case))


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
