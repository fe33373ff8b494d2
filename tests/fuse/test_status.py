"""Which status, value and range a question gets."""

from datetime import datetime

import pytest
from attrs import evolve
from ballots import KILLED, NARRATION, OFFICIAL, PLAIN, WITNESS, conflict, fused, said

from reconcile.config import Config
from reconcile.finding import Finding
from reconcile.fuse import fuse_questions
from reconcile.statement import Document, Frame, Part, Question, SourceKind, Stance, Statement
from reconcile.values import Label, Moment, Names, Quantity, Value


def day(n: int) -> Moment:
    """Return a day in May."""
    return Moment(low=datetime(2031, 5, n), high=datetime(2031, 5, n + 1))


FLOOR = Quantity(low=2, point=2)
ABOUT = Quantity(low=40, high=60, core_low=45, core_high=55, point=50)
THREE, OTHER_THREE = said(3, "a"), said(3, "b", WITNESS)
TWO = said(2, "n", NARRATION)
FORECAST = said(Quantity(), "f", stance=Stance.FORECAST)

KILOMETRES = Quantity.exact(5, "km")
AGREEING = [said(3, "a"), said(3, "b")]

TABLE: list[tuple[str, list[Statement], list[Finding], str, str, object, object]] = [
    ("one voice", [THREE], [], "single-origin", "3", 3, 3),
    ("one voice, two carriers", [THREE, said(3, "c", origin="a")], [], "single-origin", "3", 3, 3),
    ("two voices", [THREE, OTHER_THREE], [], "agreed", "3", 3, 3),
    ("a floor refined", [said(FLOOR, "n", NARRATION), THREE], [], "agreed", "3", 3, 3),
    ("a floor alone", [said(FLOOR, "a")], [], "single-origin", ">= 2", 2, None),
    ("two floors", [said(FLOOR, "a"), said(Quantity(low=4, point=4), "b")], [], "agreed", ">= 4", 4, None),
    ("better against worse", [THREE, TWO], [conflict([THREE], [TWO])], "contested", "3", 2, 3),
    ("two against one", [THREE, OTHER_THREE, TWO], [], "resolved", "3", 2, 3),
    ("equal weights", [said(2, "a"), said(3, "b")], [], "unresolved", "None", 2, 3),
    ("it may rise", [THREE, TWO, FORECAST], [], "contested", "3", 2, None),
    ("it may fall", [THREE, evolve(FORECAST, quote="is expected to fall")], [], "single-origin", "3", 3, 3),
    (
        "fighting goes on",
        [evolve(THREE, frame=Frame(cue="fighting continues"))],
        [],
        "single-origin",
        "3",
        3,
        None,
    ),
    (
        "one speaker, later figure",
        [said(9, "a", as_of=day(1)), said(12, "a", as_of=day(2), start=9)],
        [],
        "revised",
        "12",
        12,
        12,
    ),
    (
        "a former figure is named",
        [said(253, "a"), said(290, "a", stance=Stance.SUPERSEDED, start=9)],
        [],
        "revised",
        "253",
        253,
        253,
    ),
    (
        "a later copy of the old figure is stale",
        [said(9, "a", as_of=day(1)), said(12, "a", as_of=day(2), start=9), said(9, "c", origin="a", as_of=day(3))],
        [],
        "revised",
        "12",
        12,
        12,
    ),
    (
        "revised, and another disagrees",
        [said(9, "a", as_of=day(1)), said(12, "a", as_of=day(2), start=9), said(15, "n", NARRATION)],
        [],
        "contested",
        "12",
        12,
        15,
    ),
    ("headline against body", [said(3, "n"), said(4, "n", start=9)], [], "unresolved", "None", 3, 4),
    ("a range inside a hedge", [said(ABOUT, "a"), said(48, "b", WITNESS)], [], "agreed", "48", 48, 48),
    ("outside the core only", [said(ABOUT, "a"), said(58, "b", WITNESS)], [], "agreed", "58", 40, 60),
    (
        "a tension between them",
        [said(ABOUT, "a"), said(58, "b", WITNESS)],
        [conflict([said(ABOUT, "a")], [said(58, "b", WITNESS)], severity="tension", rule="quantity-strained")],
        "contested",
        "58",
        40,
        60,
    ),
    ("asserted and denied alike", [THREE, said(3, "b", stance=Stance.DENIED)], [], "unresolved", "None", 3, 3),
    (
        "denied by the weaker",
        [THREE, said(3, "b", SourceKind.HEARSAY, stance=Stance.DENIED)],
        [],
        "contested",
        "3",
        3,
        3,
    ),
    ("denied only", [said(3, "b", stance=Stance.DENIED)], [], "unresolved", "None", None, None),
    ("a forecast only", [FORECAST], [], "unresolved", "None", None, None),
    (
        "four and one more",
        [said(4, "n", NARRATION), said(1, "n", NARRATION, start=9, part=Part.ADDITION)],
        [],
        "single-origin",
        "5",
        4,
        5,
    ),
    ("five more is no total", [THREE, said(5, "b", part=Part.INCREMENT)], [], "single-origin", "3", 3, 3),
    ("two of them is no rival", [THREE, said(2, "b", part=Part.SUBSET)], [], "single-origin", "3", 3, 3),
    ("another unit is no rival", [said(3, "a"), said(3, "b"), said(KILOMETRES, "c")], [], "agreed", "3", 3, 3),
    (
        "labels along a hierarchy",
        [said(Label("east ward", broader=frozenset({"lund"})), "a"), said(Label("lund"), "b")],
        [],
        "agreed",
        "east ward",
        None,
        None,
    ),
    ("labels apart", [said(Label("x"), "a"), said(Label("y"), "n", NARRATION)], [], "contested", "x", None, None),
    (
        "a list that leaves out one",
        [said(Names({"p", "q"}), "a"), said(Names({"p"}, complete=False), "b")],
        [],
        "agreed",
        "p; q",
        None,
        None,
    ),
    (
        "a time within a wider one",
        [
            said(Moment(low=datetime(2031, 5, 1, 2), high=datetime(2031, 5, 1, 3)), "a"),
            said(Moment(low=datetime(2031, 5, 1), high=datetime(2031, 5, 2)), "b"),
        ],
        [],
        "agreed",
        "2031-05-01 02:00/2031-05-01 03:00",
        None,
        None,
    ),
    (
        "times apart",
        [said(Moment(low=datetime(2031, 5, 1), high=datetime(2031, 5, 2)), "a"), said(day(2), "b")],
        [],
        "unresolved",
        "None",
        None,
        None,
    ),
    ("a finding of the rules counts", AGREEING, [conflict(AGREEING[:1], AGREEING[1:])], "resolved", "3", 3, 3),
    ("one camp elsewhere does not", AGREEING, [conflict(AGREEING[:1], [said(9, "z")])], "agreed", "3", 3, 3),
]


@pytest.mark.parametrize(
    ("why", "statements", "findings", "status", "value", "low", "high"), TABLE, ids=[t[0] for t in TABLE]
)
def test_status(
    why: str, statements: list[Statement], findings: list[Finding], status: str, value: str, low: object, high: object
) -> None:
    """Each case has its one status, best value and range."""
    c = fused(statements, findings)
    assert (str(c.status), str(c.value), c.low, c.high) == (status, value, low, high)


def test_sum_is_explained_and_supported_by_its_parts() -> None:
    """The figure and what is added to it both stand for the sum, and the reasons say so."""
    c = fused([said(4, "n", NARRATION), said(1, "n", NARRATION, start=9, part=Part.ADDITION)])
    assert len(c.supporting) == 2
    assert ("sum", "4 plus 1 makes 5") in c.because


@pytest.mark.parametrize("crossed", [False, True], ids=["its own total", "the original's total"])
def test_an_addition_counts_once_however_many_carry_it(crossed: bool) -> None:
    """A copy's addition, whichever carrier's total it is linked to, makes no larger sum."""

    def told(name: str) -> tuple[Statement, Statement]:
        paper = Document("Four were killed, and another one.", name=name)
        return said(4, "a", document=paper), said(1, "a", start=9, part=Part.ADDITION, document=paper)

    (total, added), (again, added_again) = told("a.txt"), told("b.txt")
    added = evolve(added, frame=evolve(added.frame, antecedent=total.id))
    added_again = evolve(added_again, frame=evolve(added.frame, antecedent=(total if crossed else again).id))
    alone, copied = fused([total, added]), fused([total, added, again, added_again])
    assert (str(copied.value), copied.low, copied.high) == ("5", 4, 5)
    assert (copied.value, copied.low, copied.high, copied.confidence) == (
        alone.value,
        alone.low,
        alone.high,
        alone.confidence,
    )


def test_offices_are_one_however_their_name_is_written() -> None:
    """The later figure of 'Police' replaces that of 'police', be there another carrier of it or not."""
    nine = said(9, "a", as_of=day(1), organisation="police")
    twelve = said(12, "b", as_of=day(2), organisation="Police")
    alone, copied = fused([nine, twelve]), fused([nine, twelve, evolve(twelve, start=9, end=14)])
    assert (str(alone.value), str(alone.status)) == (str(copied.value), str(copied.status)) == ("12", "revised")


def test_what_a_revision_puts_behind_is_left_behind() -> None:
    """The first camp of a revision stands, whether or not times tell that it is the later."""
    old, new = said(9, "a"), said(12, "b")
    c = fused([old, new], [conflict([new], [old], rule="revision", severity="info")])
    assert (str(c.value), c.low, c.high, str(c.status)) == ("12", 12, 12, "revised")


def test_replaced_figures_dissent_from_nothing() -> None:
    """What a speaker took back stands on neither side."""
    old, new = said(9, "a", as_of=day(1)), said(12, "a", as_of=day(2), start=9)
    c = fused([old, new])
    assert (c.supporting, c.dissenting) == ((new,), ())
    assert c.contributions[0].carriers == (old, new)


def test_most_reliable_carrier_speaks_for_an_origin() -> None:
    """Of two carriers of one origin the better one's accuracy counts."""
    near, far = said(3, "x", OFFICIAL, origin="o"), said(3, "y", SourceKind.HEARSAY, origin="o")
    assert fused([far, near]).contributions[0].statement == near
    assert fused([far, near]).confidence == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("grade", "accuracy"), [("A", 0.9), ("B", 0.75), ("C", 0.6), ("D", 0.45), ("E", 0.3), ("F", 0.8), ("", 0.8)]
)
def test_admiralty_grades(grade: str, accuracy: float) -> None:
    """A to E set the accuracy; F, which cannot be judged, leaves the kind's own prior."""
    assert fused([said(3, "a", OFFICIAL, grade=grade)]).confidence == pytest.approx(accuracy)


def test_grade_of_a_document_counts_for_its_own_voice_only() -> None:
    """A well graded paper makes its narrator better, not the spokesman whom it quotes."""
    paper = Document("x", name="p", publisher="Paper", grade="A")
    assert fused([said(3, "n", NARRATION, document=paper)]).confidence == pytest.approx(0.9)
    assert fused([said(3, "s", OFFICIAL, document=paper)]).confidence == pytest.approx(0.8)


@pytest.mark.parametrize(("policy", "value"), [("probable", "None"), ("lower", "2"), ("latest", "3")])
def test_policies_break_a_draw_between_counts(policy: str, value: str) -> None:
    """Reports that cannot be ranked stay open, unless the user has asked for the lower or the latest."""
    crowds = evolve(KILLED, attribute="attendance")  # a toll that a later report raises can be ranked
    pair = [said(2, "a", as_of=day(1), question=crowds), said(3, "b", as_of=day(2), question=crowds)]
    c = fused(pair, config=evolve(PLAIN, policy=policy))
    assert str(c.value) == value
    assert (c.low, c.high) == (2, 3)
    assert any(relation == "policy" for relation, _ in c.because) == (policy != "probable")


def test_forecast_of_casualties_opens_the_killed_and_injured() -> None:
    """That casualties may rise opens the range of a figure of the same people."""
    warning = evolve(FORECAST, question=evolve(KILLED, attribute="casualties"))
    other = evolve(warning, question=Question("", "casualties", "civilians"))
    found = {c.question: c for c in fuse_questions([THREE, warning], (), PLAIN)}
    assert (found[KILLED].low, found[KILLED].high) == (3, None)
    found = {c.question: c for c in fuse_questions([THREE, other], (), PLAIN)}
    assert found[KILLED].high == 3


def test_what_changes_by_nature_is_taken_at_its_latest() -> None:
    """Figures of the missing on different days are different facts, and the last day's is the answer."""
    missing = Question("", "missing", "people")
    c = fused([said(9, "a", question=missing, as_of=day(1)), said(4, "b", question=missing, as_of=day(3))])
    assert (str(c.value), c.low, c.high, str(c.status)) == ("4", 4, 4, "single-origin")


def test_questions_that_need_eyes_come_first() -> None:
    """Contested, unresolved, revised, resolved, agreed, single-origin; then those that nobody answers."""

    def on(attribute: str, *values: tuple[Value | int, str, SourceKind]) -> list[Statement]:
        return [said(v, w, k, question=Question("", attribute), start=9 * n) for n, (v, w, k) in enumerate(values)]

    statements = [
        *on("e", (3, "a", OFFICIAL)),
        *on("d", (3, "a", OFFICIAL), (3, "b", OFFICIAL)),
        *on("c", (3, "a", OFFICIAL), (3, "b", OFFICIAL), (2, "n", NARRATION)),
        *on("b", (3, "a", OFFICIAL), (2, "b", OFFICIAL)),
        *on("a", (3, "a", OFFICIAL), (2, "n", NARRATION)),
        evolve(FORECAST, question=Question("", "0")),
    ]
    assert [c.question.attribute for c in fuse_questions(statements, (), PLAIN)] == ["a", "b", "c", "d", "e", "0"]


def test_default_configuration_has_an_answer_for_the_contested_case() -> None:
    """A quoted spokesman against the narrator of the same report lands between .55 and .80."""
    c = fused([said(3, "s"), said(2, "n", NARRATION)], config=Config())
    assert 0.55 <= c.confidence <= 0.80
    assert str(c.status) == "contested"


def test_candidates_are_the_smallest_answers_claimed() -> None:
    """A claim with another inside it is no candidate and narrows none; it votes for all that it allows some of."""
    claims = [Quantity(low=1, high=4), Quantity(low=2, high=9), Quantity.exact(5)]
    c = fused([said(q, name) for q, name in zip(claims, "abc", strict=True)])
    assert {str(x.value): dict(x.support).keys() for x in c.candidates} == {"1–4": {"a", "b"}, "5": {"b", "c"}}
    assert str(c.status) == "unresolved"


def test_overlapping_cores_make_one_candidate() -> None:
    """Two ranges that overlap leave what they share."""
    c = fused([said(Quantity(low=4, high=6), "a"), said(Quantity(low=5, high=7), "b")])
    assert (str(c.value), c.low, c.high, str(c.status), len(c.candidates)) == ("5–6", 5, 6, "agreed", 1)
