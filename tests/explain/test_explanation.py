"""The explanation of one answer, and its card."""

import pytest
from attrs import evolve
from ballots import NARRATION, PLAIN, ballots, conflict, fused, said
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.errors import UnknownQuestionError
from reconcile.explain import explain, worded
from reconcile.finding import Finding
from reconcile.gate import Axis, Comparability, GateEntry
from reconcile.result import Reconciliation
from reconcile.statement import Question, Statement

SPOKESMAN = said(3, "Ada Lund", role="spokesman", organisation="Harbour Police", quote="three policemen died")
NARRATOR = said(2, "narrator", NARRATION, quote="the death of two policemen")
FINDING = conflict([SPOKESMAN], [NARRATOR])


def result(statements: list[Statement], findings: tuple[Finding, ...] = ()) -> Reconciliation:
    """Return a result with the one question of the statements."""
    elsewhere = said(7, "x", question=Question("", "injured", "police"))
    apart = GateEntry(statements[0], elsewhere, Comparability(False, Axis.ATTRIBUTE, "one is about the injured"))
    other = GateEntry(elsewhere, elsewhere, Comparability(False, Axis.UNIT, "nothing to do with it"))
    return Reconciliation(
        documents=(),
        statements=tuple(statements),
        findings=findings,
        consensus=worded([fused(statements, findings)], findings, PLAIN),
        gate_log=(apart, other),
    )


def test_explanation_holds_all_that_the_answer_follows_from() -> None:
    """Answer, findings, waterfall, what-if and what was not compared."""
    e = explain(result([SPOKESMAN, NARRATOR], (FINDING,)), "police killed")
    assert e.question == SPOKESMAN.question
    assert e.findings == (FINDING,)
    assert [s.quote for s in e.waterfall] == ["three policemen died", "the death of two policemen"]
    assert e.waterfall[-1].probability == e.consensus.confidence == 0.625
    assert len(e.what_if) == 2
    assert [x.verdict.axis for x in e.not_compared] == [Axis.ATTRIBUTE]
    assert e.because == e.consensus.because


def test_unknown_question_is_a_documented_error() -> None:
    """A name that fits nothing is answered with the names that there are."""
    with pytest.raises(UnknownQuestionError, match="police killed"):
        explain(result([SPOKESMAN]), "injured horses")


CARD = """\
police killed                                                 ▲ contested   62 %
  3   [2 ────────● 3]           2 camps · 2 origins · 2 statements
  “three police officers, according to a Harbour police spokesman; the report
  says two”

  evidence
  ├ ■ 3 Ada Lund, spokesman                                          +3.7   80 %
  │   “three policemen died” Ada Lund.txt:0-5
  ├ ▲ 2 narrator                                                     −2.7   62 %
  │   “the death of two policemen” narrator.txt:0-5

  findings
  - contradiction: they differ

  why
  - status: the sources disagree; the best answer has 62%, below 80%

  what would change it
  - without a Harbour police spokesman: two (60%, single-origin); flips the
    answer
  - without the report: three (80%, single-origin)

  not compared
  - 3 (Ada Lund.txt:0-5) and 7 (x.txt:0-5): one is about the injured
"""


def test_card_is_answer_doubt_evidence() -> None:
    """The card of the worked example, as it stands on a terminal of 80 columns."""
    assert explain(result([SPOKESMAN, NARRATOR], (FINDING,)), SPOKESMAN.question).as_text() == CARD


def test_colour_is_only_added() -> None:
    """With colour the words are the same, between escapes that all end."""
    import re

    e = explain(result([SPOKESMAN, NARRATOR], (FINDING,)), SPOKESMAN.question)
    painted = e.as_text(color=True)
    assert "\x1b[33m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == e.as_text()
    assert painted.count("\x1b[0m") * 2 == painted.count("\x1b[")


@settings(max_examples=500)
@given(ballots(), st.integers(20, 120), st.text(max_size=120))
def test_no_line_is_too_long(statements: list[Statement], width: int, quote: str) -> None:
    """Whatever is said in whatever words, the card keeps to its width (at least 40)."""
    spoken = [evolve(s, quote=quote or "x") for s in statements]
    text = explain(result(spoken), spoken[0].question).as_text(width)
    assert all(len(line) <= max(width, 40) for line in text.split("\n"))
    assert text.endswith("\n")
    assert all(ch.isprintable() or ch == "\n" for ch in text)


def asked(*names: tuple[str, str]) -> Reconciliation:
    """Return a result with a question for each (population, attribute)."""
    statements = [said(3, "Ada Lund", question=Question("", attribute, population)) for population, attribute in names]
    consensus = worded([fused([s]) for s in statements], [], PLAIN)
    return Reconciliation(documents=(), statements=tuple(statements), findings=(), consensus=consensus)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("killed", "people killed"),
        ("People Killed", "people killed"),
        ("How many people died?", "people killed"),
        ("evacuated", "people displaced"),
        ("evacuated households", "household displaced"),
        ("killed officers", "police killed in the raid"),
        ("killed police", "police killed in the raid"),
    ],
)
def test_a_question_is_found_by_its_name_or_by_words_for_it(words: str, name: str) -> None:
    """An exact name wins over names that hold it; other forms and synonyms of its words are understood."""
    made = asked(("people", "killed"), ("police", "killed in the raid"), ("people", "displaced"))
    if words == "evacuated households":
        made = asked(("household", "displaced"), ("people", "displaced"))
    if words == "killed":
        made = asked(("people", "killed"), ("police", "injured"))
    assert str(explain(made, words).question) == name


def test_questions_are_offered_up_to_twenty() -> None:
    """The list of what can be asked is complete up to twenty, the others are counted."""
    few, many = (asked(*((f"group {n}", "killed") for n in range(count))) for count in (20, 23))
    with pytest.raises(UnknownQuestionError) as caught:
        explain(few, "horses")
    assert all(f"'group {n} killed'" in str(caught.value) for n in range(20))
    with pytest.raises(UnknownQuestionError, match=r" and 3 more\.$"):
        explain(many, "horses")


def test_an_explanation_prints_as_its_card() -> None:
    """`print` shows the card; reprs of results are a line, though they hold whole documents."""
    made = result([SPOKESMAN, NARRATOR], (FINDING,))
    e = explain(made, SPOKESMAN.question)
    assert f"{e}\n" == CARD
    for shown in (made, e, e.consensus, SPOKESMAN, FINDING, SPOKESMAN.document):
        assert len(repr(shown)) < 300
        assert "\n" not in repr(shown)
