"""Figures, times, people and states as people write them; the same words in every report."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from reconcile.camps import quantity_text
from reconcile.consensus import Consensus, Status
from reconcile.statement import SourceKind, Stance, Statement
from reconcile.values import Moment, Number, Quantity, Value
from reconcile.values.quantity import number_text

# Bidirectional overrides, embeddings and isolates: they would let a quote re-order the words around it.
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

STATUS_MARKS: dict[Status, str] = {
    Status.AGREED: "✓",
    Status.SINGLE_ORIGIN: "○",
    Status.RESOLVED: "◐",
    Status.CONTESTED: "≠",
    Status.UNRESOLVED: "?",
    Status.REVISED: "↻",
}

STATUS_WORDS: dict[Status, str] = {
    Status.AGREED: "independent origins agree",
    Status.SINGLE_ORIGIN: "one origin only, however many carry it",
    Status.RESOLVED: "contradicted, but one answer is far ahead",
    Status.CONTESTED: "contradicted; one answer is ahead, not safely",
    Status.UNRESOLVED: "no answer is ahead",
    Status.REVISED: "the speaker changed the figure; the latest stands",
}


def plain(text: str) -> str:
    """Return a text on one line without anything that could steer a terminal or re-order a line.

    >>> plain("two\\n\\x1b[31mred")
    'two �[31mred'
    """
    shown = "".join(_harmless(c) for c in _BIDI.sub("", text))
    return " ".join(shown.split())


def _harmless(c: str) -> str:
    if c.isspace():
        return " "
    return "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c


def count(n: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "origin"), count(1200, "statement")
    ('1 origin', '1,200 statements')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def value_text(value: Value) -> str:
    """Return a value as people read it: '3', 'at least 4', '4,200,000 EUR', '4 Mar 2026 02:30', a name as spelt."""
    if isinstance(value, Moment):
        return moment_text(value)
    return plain(quantity_text(value) if isinstance(value, Quantity) else str(value))


def answer(c: Consensus) -> str:
    """Return the best value, or the range that is left where there is none."""
    if c.value is not None:
        return value_text(c.value)
    claimed = [value_text(x.value) for x in c.candidates[:3]]
    return range_text(c) or " or ".join(claimed) or "no answer"


def range_text(c: Consensus) -> str:
    """Return low and high in words, '' where they say no more than the value: '2 to 3', '2 or more', 'up to 9'."""
    low, high = c.low, c.high
    if isinstance(c.value, Quantity) and (low, high) == (c.value.closed().low, c.value.closed().high):
        return ""
    if low is not None and high is not None:
        return f"{number_text(low)} to {number_text(high)}" if low != high else ""
    if low is not None:
        return f"{number_text(low)} or more"
    return f"up to {number_text(high)}" if high is not None else ""


def percent(p: float) -> str:
    """Return a probability as a percentage that never claims certainty: '62 %', '> 99 %'."""
    if p > 0.99:
        return "> 99 %"
    return "< 1 %" if p < 0.01 else f"{p:.0%}".replace("%", " %")


def confidence_word(c: Consensus) -> str:
    """Return the word beside the number; a single origin is at most 'weak' (semantics of the statuses)."""
    if c.status is Status.SINGLE_ORIGIN:
        return "weak"
    bands = ((0.95, "very high"), (0.80, "high"), (0.60, "moderate"), (0.40, "low"))
    return next((word for floor, word in bands if c.confidence >= floor), "very low")


def signed(x: float) -> str:
    """Return log-odds with a real minus sign and one decimal: '+1.4', '−0.7'."""
    shown = f"{abs(x):.1f}"
    return shown if shown == "0.0" else f"{'+' if x > 0 else '−'}{shown}"


def holder_text(s: Statement) -> str:
    """Return who says it, as people would introduce them."""
    if s.holder.kind is SourceKind.NARRATION:
        return plain(f"{s.document.publisher or s.document.name} (unattributed)")
    name, role = plain(s.holder.name), plain(s.holder.role)
    if not role or role.casefold() in name.casefold():
        return name
    return role if name.casefold() in role.casefold() else f"{name}, {role}"


def words_of(s: Statement) -> str:
    """Return the quote as a person reads it: the words that the span shows, without the markup between them."""
    document = s.document
    if document.offsets is None or s.start >= s.end:
        return plain(s.quote)
    start, end = document.prose_span(s.start, s.end)
    return plain(document.prose[start:end]) or plain(s.quote)


def source_text(s: Statement) -> str:
    """Return the short name of who says it: the holder, or the carrier where the text names nobody."""
    if s.holder.kind is SourceKind.NARRATION:
        return plain(s.document.publisher or s.document.name)
    return plain(s.holder.name)


def stance_text(s: Statement) -> str:
    """Return the stance where it is not a plain assertion, else ''."""
    return "" if s.stance is Stance.ASSERTED else str(s.stance)


def moment_text(m: Moment) -> str:
    """Return a time in the day-month-year order of the question cards, with its zone where it has one."""
    low, high = m.low, m.high
    if low is None or high is None:
        edge = low or high
        return "unknown time" if edge is None else f"{'after' if low else 'before'} {_at(edge, clock=_has_clock(edge))}"
    if m.clock_only:  # its date is a placeholder
        exact = m.grain in ("minute", "second") and not m.approximate
        return f"{low:%H:%M}{_zone(low)}" if exact else f"{low:%H:%M} to {high:%H:%M}{_zone(low)}"
    grain = str(m.grain)
    if grain in ("minute", "second") and not m.approximate:
        return _at(low, clock=True)
    if grain in ("day", "month", "year") and not m.approximate:
        return {"day": _at(low, clock=False), "month": f"{_month(low)} {low.year}", "year": str(low.year)}[grain]
    if (high - low).total_seconds() < 86400:
        return f"{_at(low, clock=True, zone=False)} to {high:%H:%M}{_zone(low)}"
    return f"{_at(low, clock=_has_clock(low))} to {_at(high, clock=_has_clock(high))}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _month(t: datetime) -> str:
    # Not strftime("%b"): the month's name must not follow the machine's language.
    return _MONTHS[t.month - 1]


def _has_clock(t: datetime) -> bool:
    return (t.hour, t.minute, t.second) != (0, 0, 0)


def _at(t: datetime, *, clock: bool, zone: bool = True) -> str:
    day = f"{t.day} {_month(t)} {t.year}"
    return f"{day} {t:%H:%M}{_zone(t) if zone else ''}" if clock else day


def _zone(t: datetime) -> str:
    offset = t.strftime("%z")
    if not offset:
        return ""
    return " UTC" if offset == "+0000" else f" UTC{offset[:3]}:{offset[3:5]}"


def published_text(published: str | None) -> str:
    """Return an ISO date or time as people write it, or as given where it is neither."""
    if not published:
        return ""
    try:
        t = datetime.fromisoformat(published)
    except ValueError:
        return plain(published)
    return _at(t, clock="T" in published or " " in published)


def number(x: Number | None) -> str:
    """Return a bound, or '' where it is open."""
    return "" if x is None else number_text(x)


def joined(names: Iterable[str], by: str = "; ") -> str:
    """Return distinct names, in the order given, joined."""
    return by.join(dict.fromkeys(n for n in names if n))
