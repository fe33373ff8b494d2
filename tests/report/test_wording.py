"""Figures, times and people are worded as people write them, alike in all reports."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.consensus import Consensus, Status
from reconcile.report.wording import confidence_word, holder_text, moment_text, percent, plain, range_text, signed
from reconcile.statement import Document, Question, Source, SourceKind, Statement
from reconcile.values import Moment, Quantity

DAY = datetime(2026, 5, 3)
EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(DAY, DAY + timedelta(days=1)), "3 May 2026"),
        (Moment(DAY, DAY.replace(month=6), "month"), "May 2026"),
        (Moment(DAY.replace(month=1, day=1), datetime(2027, 1, 1), "year"), "2026"),
        (Moment(DAY.replace(hour=2), DAY.replace(hour=2, minute=1), "minute"), "3 May 2026 02:00"),
        (Moment(DAY.replace(tzinfo=EAST), DAY.replace(minute=1, tzinfo=EAST), "minute"), "3 May 2026 00:00 UTC+05:30"),
        (Moment(DAY, DAY.replace(hour=6), "part of day"), "3 May 2026 00:00 to 06:00"),
        (Moment(DAY, DAY + timedelta(days=7), "week"), "3 May 2026 to 10 May 2026"),
        (Moment(None, DAY), "before 3 May 2026"),
        (Moment(DAY.replace(hour=7), None), "after 3 May 2026 07:00"),
        (Moment(), "unknown time"),
        (Moment(datetime(1, 1, 1, 2, 15), datetime(1, 1, 1, 2, 45), "minute", clock_only=True, approximate=True),
         "02:15 to 02:45"),
        (Moment(datetime(1, 1, 1, 2), datetime(1, 1, 1, 2, 1), "minute", clock_only=True), "02:00"),
    ],
)  # fmt: skip
def test_times_are_told_as_finely_as_they_are_known(moment: Moment, text: str) -> None:
    """A time names day, month and year as far as it has them, its clock and zone where it has them."""
    assert moment_text(moment) == text


@given(p=st.floats(0, 1))
def test_no_probability_claims_certainty(p: float) -> None:
    """Confidence is never 0 or 100 per cent."""
    assert percent(p) not in ("0 %", "100 %")
    assert percent(p).endswith(" %")


@given(text=st.text())
def test_plain_text_is_plain(text: str) -> None:
    """Plain text is one line, without control characters or direction overrides, and stays as it is."""
    shown = plain(text)
    assert plain(shown) == shown
    assert not any(ord(c) < 32 or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in shown)


@pytest.mark.parametrize(("x", "text"), [(1.36, "+1.4"), (-0.7, "−0.7"), (0.0, "0.0"), (-0.01, "0.0")])
def test_log_odds_have_a_sign(x: float, text: str) -> None:
    """What a voice moves is told with its sign, and nothing is no minus nothing."""
    assert signed(x) == text


def consensus(value: Quantity | None, low: float | None, high: float | None, status: str = "contested") -> Consensus:
    """Return an answer with nothing behind it."""
    return Consensus(Question(), value, low, high, 0.9, Status(status), (), ())


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        (Quantity.exact(3), 2, 3, "2 to 3"),
        (Quantity.exact(3), 2, None, "2 or more"),
        (Quantity.exact(3), None, 9, "up to 9"),
        (Quantity.exact(3), 3, 3, ""),
        (Quantity(low=4, point=4), 4, None, ""),
        (None, 2, 3, "2 to 3"),
        (Quantity.exact(3), None, None, ""),
    ],
)
def test_a_range_is_told_where_it_says_more(
    value: Quantity | None, low: float | None, high: float | None, text: str
) -> None:
    """The range stands beside the value unless it repeats it."""
    assert range_text(consensus(value, low, high)) == text


def test_a_single_origin_is_weak_whatever_its_number() -> None:
    """One origin is never more than weak; several at the same probability are high."""
    three = Quantity.exact(3)
    assert confidence_word(consensus(three, 3, 3, "single-origin")) == "weak"
    assert confidence_word(consensus(three, 3, 3, "agreed")) == "high"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (Source("Ana Bo", SourceKind.OFFICIAL, "mayor of Ulm"), "Ana Bo, mayor of Ulm"),
        (Source("the mayor", SourceKind.OFFICIALS, "mayor"), "the mayor"),
        (Source("crisis staff", SourceKind.OFFICIALS, "the town's crisis staff"), "the town's crisis staff"),
        (Source("narrator", SourceKind.NARRATION), "Ulm Post (unattributed)"),
    ],
)
def test_holders_are_introduced_once(source: Source, text: str) -> None:
    """A role is told beside the name unless one says the other; a text that names nobody is its publisher's."""
    document = Document("x", publisher="Ulm Post")
    assert holder_text(Statement(Question(), Quantity.exact(1), source, document, "x", 0, 1)) == text
