"""Statements, and a sentence beside a statement: first the gate, then the values."""

from attrs import evolve

from reconcile import Document, Quantity, Question, Source, Stance, Statement, compare
from reconcile.compare import Verdict

TEXT = Document("Nine miners died.", name="mine")


def stated(
    n: int, attribute: str = "killed", population: str = "people", stance: Stance = Stance.ASSERTED
) -> Statement:
    """Return a statement that n befell what the attribute says."""
    question = Question("", attribute, population)
    return Statement(question, Quantity.exact(n), Source("the mine"), TEXT, "", 0, 0, stance=stance)


def test_statements_that_pass_the_gate_stand_as_their_values_do() -> None:
    """Different counts of one thing contradict, equal ones are the same, a bound is broader."""
    more_than_six = evolve(stated(0), value=Quantity(low=6, low_open=True))
    assert compare(stated(9), stated(11)).verdict is Verdict.CONTRADICT
    assert compare(stated(9), stated(9)).verdict is Verdict.SAME
    assert compare(stated(9), more_than_six).verdict is Verdict.NARROWER
    assert compare(more_than_six, stated(9)).verdict is Verdict.BROADER


def test_what_the_gate_keeps_apart_is_not_comparable_and_the_reason_is_the_gates() -> None:
    """The killed and the injured, police and guards are not set against each other."""
    assert compare(stated(9), stated(11, "injured")).verdict is Verdict.NOT_COMPARABLE
    apart = compare(stated(9, population="police"), stated(11, population="guards"))
    assert apart.verdict is Verdict.NOT_COMPARABLE
    assert "guards" in apart.reason or "population" in apart.reason


def test_a_former_figure_is_superseded() -> None:
    """A figure that is only named as a former one does not contradict the present one."""
    assert compare(stated(9), stated(7, stance=Stance.SUPERSEDED)).verdict is Verdict.SUPERSEDED


def test_a_sentence_beside_a_statement_is_read_first() -> None:
    """The statements of the sentence are compared with the one given."""
    assert compare("Eleven people were killed in the mine.", stated(9)).verdict is Verdict.CONTRADICT
    assert compare("The weather was fine.", stated(9)).verdict is Verdict.NOT_COMPARABLE
