"""The gate: what may contradict each other at all."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reconcile.detect.examples import statements_of
from reconcile.gate import Axis, comparable, in_its_own_right
from reconcile.rule import Claim
from reconcile.statement import Part, Stance, Statement

STANCES = st.sampled_from(list(Stance))
PARTS = st.sampled_from(list(Part))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim from a small world, so that many pairs are alike."""
    population = draw(st.sampled_from(["", "people", "police", "militants"]))
    attribute = draw(st.sampled_from(["killed", "missing"]))
    return Claim(
        f"{population} {attribute}".strip(),
        draw(st.sampled_from(["2", "3", "at least 2", "about 40", "5 %"])),
        holder=draw(st.sampled_from(["narrator", "Ines Orlan"])),
        stance=draw(STANCES),
        scope=draw(st.sampled_from(["", "Kallo", "Marn"])),
        event=draw(st.sampled_from(["", "raid"])),
        part=draw(PARTS),
        basis=draw(st.sampled_from(["", "per day"])),
        period=draw(st.sampled_from(["", "2031"])),
        background=draw(st.booleans()),
        as_of=draw(st.sampled_from(["", "2031-05-02", "2031-05-03"])),
    )


def pair(a: Claim, b: Claim) -> tuple[Statement, Statement]:
    """Return the statements of two claims of one text."""
    first, second = statements_of((a, b))
    return first, second


@given(claims(), claims())
def test_the_gate_is_symmetric(a: Claim, b: Claim) -> None:
    """Which of two statements comes first changes neither the verdict nor its reason."""
    x, y = pair(a, b)
    assert comparable(x, y) == comparable(y, x)


@given(claims())
def test_a_standing_statement_is_comparable_with_its_like(a: Claim) -> None:
    """Two statements alike in all but their place are comparable, unless their holder does not stand by them."""
    x, y = pair(a, a)
    standing = a.stance not in (Stance.DENIED, Stance.FORECAST, Stance.SUPERSEDED)
    assert comparable(x, y).comparable == standing


@given(claims(), claims())
def test_what_is_kept_apart_has_a_reason(a: Claim, b: Claim) -> None:
    """A verdict of "not comparable" names the axis and says in words how the two differ."""
    verdict = comparable(*pair(a, b))
    assert verdict.comparable == (verdict.axis is None) == (verdict.reason == "")


@pytest.mark.parametrize(
    ("a", "b", "axis", "reason"),
    [
        (
            Claim("police killed", "3"),
            Claim("militants killed", "3"),
            Axis.POPULATION,
            "one counts militants, the other",
        ),
        (Claim("police killed", "3"), Claim("people killed", "5"), Axis.POPULATION, "everybody or does not say whom"),
        (Claim("police killed", "3"), Claim("police injured", "3"), Axis.ATTRIBUTE, "one is about injured, the other"),
        (
            Claim("police killed", "3", scope="Kallo"),
            Claim("police killed", "4", scope="both attacks"),
            Axis.SCOPE,
            "one is about Kallo, the other about both attacks",
        ),
        (Claim("police killed", "3"), Claim("police killed", "5 %"), Axis.UNIT, "one is measured as count"),
        (Claim("police killed", "3"), Claim("police killed", "x", label=True), Axis.KIND, "one states a label"),
        (Claim("police killed", "3"), Claim("police killed", "9", stance=Stance.FORECAST), Axis.STANCE, "forecast"),
        (Claim("police killed", "3"), Claim("police killed", "9", stance=Stance.SUPERSEDED), Axis.STANCE, "former"),
        (Claim("police killed", "3"), Claim("police killed", "9", stance=Stance.DENIED), Axis.STANCE, "denied"),
        (Claim("police killed", "3"), Claim("police killed", "9", background=True), Axis.EVENT, "background"),
        (Claim("police killed", "3"), Claim("police killed", "1", part=Part.INCREMENT), Axis.PART, "an increase"),
        (
            Claim("police killed", "3"),
            Claim("police killed", "1", part=Part.ADDITION, antecedent=0),
            Axis.PART,
            "added to it",
        ),
        (Claim("rain fell", "3", basis="per hour"), Claim("rain fell", "9", basis="per day"), Axis.PERIOD, "per day"),
        (Claim("police killed", "3"), Claim("police killed", "90", period="this year"), Axis.PERIOD, "this year"),
        (
            Claim("people missing", "3", as_of="2031-05-02"),
            Claim("people missing", "9", as_of="2031-05-03"),
            Axis.TIME,
            "one holds for 2031-05-02, the other for 2031-05-03",
        ),
    ],
)
def test_axis(a: Claim, b: Claim, axis: Axis, reason: str) -> None:
    """Each axis keeps apart what differs on it, and says so."""
    verdict = comparable(*pair(a, b))
    assert verdict.axis is axis
    assert reason in verdict.reason


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Claim("people killed", "3"), Claim("killed", "5")),
        (Claim("police killed", "3", scope="Kallo"), Claim("police killed", "5")),
        (Claim("police killed", "3", as_of="2031-05-02"), Claim("police killed", "5", as_of="2031-05-03")),
        (Claim("police killed", "3"), Claim("police killed", "5", part=Part.CUMULATIVE)),
    ],
    ids=["everybody", "scope not stated", "tolls of two days", "a cumulative total"],
)
def test_comparable(a: Claim, b: Claim) -> None:
    """What is left unstated, and the day of a toll, keep nothing apart."""
    assert comparable(*pair(a, b)).comparable


def test_rows_of_a_table_hold_for_their_own_time() -> None:
    """Two cells of a table with other times are two facts, whatever they measure."""
    a, b = pair(
        Claim("people killed", "3", as_of="2031"[:4] + "-01-01"), Claim("people killed", "5", as_of="2032-01-01")
    )
    assert comparable(a, b).comparable
    assert comparable(evolve(a, row=1), evolve(b, row=2)).axis is Axis.TIME


def test_a_subset_of_another_population_is_a_total_of_its_own() -> None:
    """Two children among five dead are all dead children, but two of the five dead are nobody's total."""
    whole, children = pair(Claim("people killed", "5"), Claim("children killed", "2", part=Part.SUBSET, antecedent=0))
    assert in_its_own_right(children, whole).frame.part is Part.TOTAL
    whole, two = pair(Claim("police killed", "5"), Claim("police killed", "2", part=Part.SUBSET, antecedent=0))
    assert in_its_own_right(two, whole).frame.part is Part.SUBSET
