"""Counts that grow: which of an early and a later figure of different voices stands."""

from datetime import datetime

import pytest
from attrs import evolve
from ballots import KILLED, OFFICIAL, PLAIN, ballots, fused, said
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.fuse.case.early import as_floors
from reconcile.fuse.case.heard import hear
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity


def day(n: int) -> Moment:
    """Return a whole day of March."""
    return Moment(low=datetime(2031, 3, n), high=datetime(2031, 3, n + 1))


def test_among_equals_the_later_toll_stands() -> None:
    """Four on Monday and five on Tuesday: five is ahead, and four is told as another figure."""
    four, five = said(4, "a", as_of=day(3)), said(5, "b", as_of=day(4))
    c = fused([four, five])
    assert (str(c.value), c.low, c.high) == ("5", 4, 5)
    assert c.supporting == (five,)
    assert c.dissenting == (four,)


def test_many_early_voices_outweigh_a_late_one() -> None:
    """One late voice does not overturn six that agree."""
    early = [said(4, name, as_of=day(3)) for name in "abcdef"]
    assert str(fused([*early, said(5, "z", as_of=day(4))]).value) == "4"


@pytest.mark.parametrize(
    "late",
    [
        said(5, "b", as_of=day(3)),
        said(5, "b"),
        said(5, "b", SourceKind.HEARSAY, as_of=day(4)),
        said(5, "b", SourceKind.PARTY, as_of=day(4)),
        said(3, "b", as_of=day(4)),
    ],
    ids=["same day", "no day", "a rumour", "a party", "a fall"],
)
def test_an_early_toll_stays_closed(late: Statement) -> None:
    """Only a certainly later and higher figure of somebody who is no rumour and no party overtakes an earlier one."""
    four = said(4, "a", OFFICIAL, as_of=day(3))
    assert all(c.loose is None for c in as_floors(hear((four, late)).claims, frozenset()))


def test_what_does_not_grow_is_not_overtaken() -> None:
    """Two crowds of two days, or two lengths, are as far apart as before."""
    for question, unit in ((evolve(KILLED, attribute="attendance"), ""), (KILLED, "km")):
        pair = [
            said(Quantity(low=n, high=n, unit=unit), who, as_of=day(n), question=question)
            for n, who in ((4, "a"), (5, "b"))
        ]
        assert all(c.loose is None for c in as_floors(hear(pair).claims, frozenset()))


figures = st.builds(Quantity.exact, st.integers(0, 9))


@given(
    ballots(figures, (Stance.ASSERTED,)),
    st.lists(st.integers(1, 5), min_size=12, max_size=12),
    st.integers(0, 11),
    st.sampled_from("yz"),
)
@settings(max_examples=500)
def test_a_later_support_never_lowers_the_toll_that_it_supports(
    statements: list[Statement], days: list[int], which: int, who: str
) -> None:
    """Somebody new who gives an answer that stands does not make it less likely, whenever they say so."""
    dated = [evolve(s, as_of=day(n)) for s, n in zip(statements, days, strict=False)]
    before = fused(dated, config=PLAIN)
    chosen = before.candidates[which % len(before.candidates)]
    assert isinstance(chosen.value, Quantity)
    assert chosen.value.low is not None
    support = said(chosen.value.low, who, as_of=day(6), start=900)
    after = next(c for c in fused([*dated, support], config=PLAIN).candidates if c.value == chosen.value)
    assert after.probability >= chosen.probability - 1e-9
