"""What detection makes of a case: sides, messages, notes, the gate log."""

from collections.abc import Sequence

import pytest
from attrs import evolve

from reconcile.detect import detect, load_rules, run_examples
from reconcile.detect.examples import statements_of
from reconcile.detect.gatelog import MOST, gate_log
from reconcile.finding import Finding, Severity
from reconcile.gate import Axis
from reconcile.rule import Claim, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Quantity

RULES = load_rules()
OFFICIAL = SourceKind.OFFICIAL

# A raid told by one article that contradicts itself: two here, three there; everything else fits together.
RAID = (
    Claim("people killed", "at least five", scope="both raids"),
    Claim("perpetrator", "North Front", label=True, scope="both raids", stance=Stance.ATTRIBUTED),
    Claim("event time", "2031-05-02T00:00/2031-05-02T06:00"),
    Claim("guards killed", "two", scope="Kallo"),
    Claim("event time", "03:45", holder="Ines Orlan", kind=OFFICIAL),
    Claim("guards killed", "three", scope="Kallo", holder="Ines Orlan", kind=OFFICIAL, organisation="Kallo Police"),
    Claim("militants killed", "4", scope="Kallo"),
    Claim("militants killed", "1", scope="Kallo", part=Part.ADDITION, antecedent=6),
    Claim("perpetrator", "River Brigade", label=True, scope="Kallo", stance=Stance.CLAIMED, holder="River Brigade"),
    Claim("guards killed", "6", scope="Kallo", stance=Stance.FORECAST, holder="residents"),
)


def found(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Return the findings on claims."""
    return detect(statements_of(claims), RULES)[0]


def test_an_article_that_contradicts_itself() -> None:
    """One contradiction, one tension on who did it, one open sum; times, forecast and body count raise nothing."""
    assert [(f.severity, f.rule) for f in found(RAID)] == [
        (Severity.CONTRADICTION, "quantity-differs"),
        (Severity.TENSION, "responsibility-differs"),
        (Severity.AMBIGUITY, "addition-open"),
    ]


def test_the_message_names_figures_and_holders() -> None:
    """A finding says in one plain sentence who says what, the best-placed voice first, and why it may be harmless."""
    finding = found(RAID)[0]
    assert finding.message == "guards killed in Kallo: 3 (Ines Orlan, Kallo Police) against 2 (narrator)"
    assert finding.because == (
        ("note", "explainable as a lower bound or an earlier count"),
        ("self-contradiction", "within a.txt"),
    )


def test_a_floor_takes_the_contradiction_away() -> None:
    """'At least two' beside three is refined by it."""
    claims = [evolve(c, value="at least two") if c.value == "two" else c for c in RAID]
    assert "quantity-differs" not in {f.rule for f in found(claims)}


def test_camps_not_pairs() -> None:
    """However many statements, one question has one finding, with a camp for each figure."""
    claims = [Claim("houses burnt", str(n), document=f"{i}.txt") for i, n in enumerate((5, 5, 7, 7, 9, 9, 5))]
    [finding] = found(claims)
    assert sorted((str(c.value), len(c.statements)) for c in finding.camps) == [("5", 3), ("7", 2), ("9", 2)]


def test_what_fits_all_sides_is_on_none() -> None:
    """A bound that every camp satisfies is in no camp."""
    [finding] = found([Claim("houses burnt", v, document=f"{v}.txt") for v in ("5", "7", "at least 3", "at least 6")])
    assert {s.quote for s in finding.statements} == {"5", "7", "at least 6"}


def test_another_source_that_comes_later_still_disagrees() -> None:
    """Only the speaker's own later figure supersedes; another's is a contradiction, with a note on the earlier one."""
    first = Claim("people killed", "9", holder="Ines Orlan", kind=OFFICIAL, published="2031-05-02")
    news = evolve(first, value="12", document="b.txt", published="2031-05-03")
    assert [f.rule for f in found([first, news])] == ["superseded"]
    [finding] = found([first, evolve(news, holder="Jo Marn")])
    assert finding.rule == "quantity-differs"
    assert ("note", "explainable as a lower bound or an earlier count") in finding.because


def test_stale_carriers_are_no_dissent() -> None:
    """Once a speaker has corrected a figure, outlets that printed the old one before that do not contradict."""
    ministry = {"holder": "health ministry", "kind": OFFICIAL}
    claims = [
        Claim("people killed", "290", document="a.txt", published="2031-05-02"),
        Claim("people killed", "253", document="b.txt", published="2031-05-04", cue="down from", **ministry),  # type: ignore[arg-type]
        Claim(
            "people killed",
            "290",
            document="b.txt",
            published="2031-05-04",
            stance=Stance.SUPERSEDED,
            **ministry,  # type: ignore[arg-type]
        ),
    ]
    assert [f.rule for f in found(claims)] == ["revision"]
    assert [f.rule for f in found([evolve(claims[0], published="2031-05-06"), *claims[1:]])] == [
        "quantity-differs",
        "revision",
    ]


def test_the_gate_log_answers_why_not() -> None:
    """Pairs that look alike and were kept apart are logged with the axis and the reason."""
    _, log = detect(statements_of(RAID), RULES)
    reasons = {(e.first.quote, e.second.quote): e.verdict for e in log}
    assert reasons["three", "6"].axis is Axis.STANCE
    assert reasons["4", "1"].axis is Axis.PART


def test_the_gate_log_is_bounded() -> None:
    """A long case does not log more pairs than people read."""
    claims = [Claim("houses burnt", str(n), scope=f"place {n}") for n in range(60)]
    assert len(gate_log(statements_of(claims))) == MOST


def test_rows_of_a_table_are_detected_too() -> None:
    """Cells of a table conflict by question, exactly: no rounding is granted, and other times are other facts."""

    def row(s: Statement, n: int) -> Statement:
        return evolve(s, row=n, holder=evolve(s.holder, name=f"register {n}", kind=SourceKind.DATASET))

    claims = [Claim("village residents", v, document="t.csv", as_of=f"{y}-01-01") for v, y in RESIDENTS]
    statements = [row(s, n) for n, s in enumerate(statements_of(claims), 1)]
    [finding] = detect(statements, RULES)[0]
    assert [s.row for s in finding.statements] == [1, 2]


RESIDENTS = (("15200", 2030), ("15213", 2030), ("15600", 2031))


@pytest.mark.parametrize(
    ("example", "ok", "got"),
    [
        (contradicts(Claim("swans seen", "9"), Claim("swans seen", "9")), False, "silence"),
        (contradicts(Claim("swans seen", "9"), Claim("ducks seen", "8")), False, "not comparable"),
        (agrees(Claim("swans seen", "9"), Claim("swans seen", "8")), False, "contradicts: swans"),
        (agrees(Claim("swans seen", "9"), Claim("ducks seen", "8")), False, "not comparable"),
        (not_comparable(Claim("swans seen", "9"), Claim("swans seen", "9")), False, "agrees"),
        (not_comparable(Claim("swans seen", "9"), Claim("ducks seen", "9")), True, "not comparable"),
    ],
)
def test_an_example_that_does_not_hold_is_reported(example: object, ok: bool, got: str) -> None:
    """Agreement, silence and "not comparable" are three answers, and an example must meet the one it states."""
    differs = next(r for r in RULES if r.id == "quantity-differs")
    made = rule(id="swans", title="swans", scope=Scope.QUESTION, severity=Severity.INFO, examples=[example])  # type: ignore[list-item]
    [result] = run_examples([made(differs.check)])
    assert (result.ok, result.got[: len(got)]) == (ok, got)


@pytest.mark.parametrize("huge", [10**400, -(10**400), 1e308, float("inf")])
def test_numbers_beyond_all_measure_break_no_rule(huge: float) -> None:
    """Figures of 400 digits come to some verdict, not to an overflow."""
    claims = (*RAID, Claim("Jo Marn age", "5"), Claim("Jo Marn age", "9"), Claim("economy change", "5 %"))
    statements = statements_of(claims)
    enlarged = [evolve(s, value=Quantity.exact(huge)) if isinstance(s.value, Quantity) else s for s in statements]
    detect(enlarged, RULES)
