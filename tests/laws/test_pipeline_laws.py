"""Laws of a whole run, whatever the articles say."""

from collections import Counter
from random import Random

import newsroom
from attrs import evolve
from hypothesis import given, note, settings
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


AGENCY = "Coastal Press"
CREDITS = ("MARWICK (Coastal Press) - ", "(CP) ", "TULEN, May 3 (Coastal Press) \u2014 ")


@st.composite
def syndicated(draw: st.DrawFn) -> tuple[list[Document], Document]:
    """Return a case of two or three reports and a copy of one of them that tells nothing but what it copies.

    Often one outlet has several texts, or one cites another, or a text is an agency's; days are few, so that texts
    meet on one, and often all speak of one toll. The copy comes later, at the same time, on the same day with the hour
    left open, or without a date; from a newcomer, from the report's own outlet or, if later, from any outlet of the
    case; plain or with the dateline of an agency.

    No such copies, because they bring news and so must be able to move an answer:
    - one with an earlier date, with the only date, or with the hour of a day on which another text of the case may
      have come before or after it: when a text was out orders it among the others;
    - one of undecided date from an outlet with another text in the case: {a text of X and Y, another of Y} is the same
      case whether X or Y joins it last, and is one origin if Y wrote the first text and two if X did;
    - one that is first to credit an agency that is heard elsewhere in the case: its text and that are one voice;
    - one of undecided date that leaves out the agency which the report credits: it is nearer to the source;
    - one from an outlet without a text of its own that others name as their source: it tells whose news they had.
    """
    case = draw(newsroom.cases(2, 3, days=draw(st.sampled_from((2, 28)))))
    first, second, *others = case
    if draw(st.booleans()):
        second = evolve(second, publisher=first.publisher)
    if draw(st.booleans()):
        told = draw(st.sampled_from(("the {0} reported", "according to the {0}", "Coast Radio, citing the {0}, said")))
        line = f"{second.text}\n\nThree soldiers were killed in Tulen, {told.format(first.publisher)}."
        second = _reading(line, second)
    if draw(st.booleans()):
        first = evolve(first, publisher=AGENCY)
    plain = [first, second, *others]
    if draw(st.booleans()):
        plain = [_reading(f"{draw(newsroom.tolls())}\n\n{d.text}", d) for d in plain]
    lines = [draw(st.sampled_from(("", "", "", *CREDITS))) for _ in plain]
    case = [_reading(line + d.text, d) for d, line in zip(plain, lines, strict=True)]
    i = draw(st.integers(0, len(case) - 1))
    published = draw(st.sampled_from(_dates(case[i], [d for d in case if d is not case[i]])))
    later = _later(published, case[i].published)
    outlets = ("Second Hand Times", "A Digest", case[i].publisher) + (tuple(d.publisher for d in case) if later else ())
    credits: tuple[str, ...] = ("",) if later or not lines[i] else ()
    if case[i].publisher == AGENCY or lines[i] or (not any(lines) and all(d.publisher != AGENCY for d in case)):
        credits += CREDITS
        outlets += ("Zebra News (Coastal Press)",) if later or not lines[i] else ()
    carrier = Document(
        draw(st.sampled_from(credits)) + plain[i].text,
        name=draw(st.sampled_from(("000.txt", "carrier.txt"))),
        publisher=draw(st.sampled_from(outlets)),
        published=published,
    )
    return case, carrier


def _reading(text: str, d: Document) -> Document:
    """Return a document with another text."""
    return Document(text, name=d.name, publisher=d.publisher, published=d.published)


def _dates(report: Document, others: list[Document]) -> list[str | None]:
    """Return dates at which a copy of a report that tells nothing new may come."""
    if report.published is None:
        return [None]
    day = report.published[:10]
    late = f"{day}T23:50"
    alone = all((d.published or "")[:10] != day for d in others)
    return [
        report.published,
        None,
        day,
        "2024-05-29",
        "2024-06-02T08:00",
        *([late] if alone or len(report.published) > len(day) else []),
    ]


def _later(a: str | None, b: str | None) -> bool:
    """Return whether one date is surely after another."""
    return a is not None and b is not None and (a[:10] > b[:10] or (len(a) == len(b) and a > b))


def voiced(result: reconcile.Reconciliation) -> Counter[tuple[object, ...]]:
    """Return what was answered and how surely, each with the number of its independent origins."""
    return Counter((*answered(c), len({s.origin for s in c.statements})) for c in result.consensus)


@lawful
@given(syndicated())
def test_another_carrier_of_the_same_text_changes_no_answer(given_: tuple[list[Document], Document]) -> None:
    """A text of the case under another outlet's name moves no answer, range, status or number of origins."""
    case, carrier = given_
    note(f"{case}\n{carrier}")
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
