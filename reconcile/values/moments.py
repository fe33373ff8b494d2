"""Moments in running text: the pieces of `dates`, `relative` and `clock` put together, with "since" and "before"."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from attrs import evolve

from reconcile.values.calendar import DAY, add_months
from reconcile.values.clock import clocks
from reconcile.values.dates import dates
from reconcile.values.fold import GAP
from reconcile.values.found import Form, Found
from reconcile.values.joining import joined, ranged
from reconcile.values.moment import NO_DAY, Grain, Moment
from reconcile.values.offsets import told_from
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece
from reconcile.values.relative import relatives
from reconcile.values.triggers import Scan

Span = tuple[int, int]


def moments(
    text: str, folded: str, places: Mapping[Scan, Sequence[int]], now: datetime | None
) -> tuple[list[Found], list[Span]]:
    """Return the moments of a text in order, and the spans of all times, those left unresolved too.

    A time of day alone stands on the day of `now`, or on `NO_DAY` without it, and is `clock_only`.
    """
    pieces = [
        *dates(text, folded, places[Scan.DATE], now),
        *relatives(text, folded, places[Scan.RELATIVE], now),
        *clocks(text, folded, places[Scan.CLOCK]),
    ]
    pieces = ranged(folded, told_from(folded, joined(folded, _apart(pieces))))
    today = datetime(now.year, now.month, now.day) if now else NO_DAY
    found = [f for p in pieces if (f := _found(text, folded, p, today)) is not None]
    spans = [(p.start, p.end) for p in pieces if not (p.bare or p.ending or p.loose)]
    return found, sorted({*spans, *((f.start, f.end) for f in found)})


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces in order; of those that overlap, the longer."""
    out: list[Piece] = []
    for p in sorted(pieces, key=lambda p: (p.start, -p.end)):
        if not out or p.start >= out[-1].end:
            out.append(p)
        elif p.end - p.start > out[-1].end - out[-1].start:
            out[-1] = p
    return out


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    opening = re.compile(
        rf"(?<!\w)(?P<word>(?:on{GAP}or{GAP}|at{GAP}or{GAP})?(?:before|after)|prior{GAP}to|ahead{GAP}of|(?:ever{GAP})?since|as{GAP}of|until|till|up{GAP}to"
        rf"|no{GAP}later{GAP}than|by|as{GAP}late{GAP}as|later{GAP}than|earlier{GAP}than|(?:starting|beginning)(?:{GAP}(?:from|on|in))?|from)"
        rf"{GAP}(?:(?:the{GAP}end{GAP}of|about|around|on|in|at|the){GAP})?$"
    )
    about = re.compile(rf"(?<!\w)(?<!how )(?<!what )(?:around|about|circa|ca\.|c\.|approximately|roughly){GAP}$")
    placed = re.compile(
        rf"(?<!\w)(?:in|during|at|before|after|around|by|until|since|through|throughout){GAP}(?:the{GAP})?(?:(?:very|same|dead{GAP}of)?{GAP})?$"
    )
    return opening, about, placed


def _found(text: str, folded: str, p: Piece, today: datetime) -> Found | None:
    if p.loose or (p.bare and p.low is None and not _stands_alone(folded, p)):
        return None
    try:
        value, start, hedge = _value(folded, p, today)
        if p.ending and hedge not in ("until", "till"):
            return None
    except (ValueError, OverflowError):
        return None
    if value is None:
        return None
    end = p.end
    if value.low is not None and value.high is not None and (m := compiled(_BEHIND).match(folded, end)):
        later = m["later"] is not None
        value = evolve(value, low=value.low if later else None, high=None if later else value.high)
        end, hedge = m.end(), " ".join(m[0].split())
    words = text[start:end]
    value = Moment(value.low, value.high, value.grain, value.clock_only, value.approximate, words)
    return Found(start, end, words, value, Form.MOMENT, hedge, p.start, p.end)


_BEHIND = (
    rf"{GAP}(?:(?P<later>(?:and|or){GAP}(?:later|after|greater|newer|onwards?|beyond)|onwards?)"
    rf"|(?:and|or){GAP}(?:earlier|before))(?!\w)(?={GAP}?(?:$|[.,;:!?)]))"
)


def _stands_alone(folded: str, p: Piece) -> bool:
    """Return whether a part of the day says when: "overnight", "in the morning"; not "Good morning"."""
    words = folded[p.start : p.end]
    return (
        words.endswith(("hours", "overnight"))
        or _patterns()[2].search(folded, max(0, p.start - 24), p.start) is not None
    )


def _value(folded: str, p: Piece, today: datetime) -> tuple[Moment | None, int, str]:
    """Return the moment with where its words begin and what opens or loosens it."""
    low, high = p.low, p.high
    approximate = p.approximate
    clock_only = False
    if p.begins is not None and p.ends is not None:
        clock_only = low is None
        day = today if low is None else datetime(low.year, low.month, low.day)
        if clock_only and p.begins.days == 1:  # midnight, of no day in particular
            day -= DAY
        low, high = day + p.begins, day + p.ends
        if p.zone is not None:
            low, high = low.replace(tzinfo=p.zone), high.replace(tzinfo=p.zone)
    if low is None or high is None:
        return None, p.start, ""
    start, hedge = p.start, "around" if p.approximate else ""
    if p.opens and (opened := _opened(p.opens, low, high, p)) is not None:
        return Moment(*opened, p.grain, clock_only, approximate), start, p.opens
    opening, about, _ = _patterns()
    if not approximate and not p.is_clock and (m := about.search(folded, max(0, start - 24), start)):
        low, high, approximate, start, hedge = *widened(low, high, p.grain), True, m.start(), m[0].strip()
    if m := opening.search(folded, max(0, start - 32), start):
        word = " ".join(m["word"].split())
        opened = None if _possessive(folded, p, word) else _opened(word, low, high, p)
        if opened is not None:
            return Moment(*opened, p.grain, clock_only, approximate), m.start(), word
    return Moment(low, high, p.grain, clock_only, approximate), start, hedge


def _possessive(folded: str, p: Piece, word: str) -> bool:
    """Return whether the day only names an event: "after Monday's explosion" is after it, not after Monday."""
    return word in ("after", "before", "prior to", "ahead of") and compiled(_GENITIVE).match(folded, p.end) is not None


_GENITIVE = r"['’]s?(?!\w)"


def widened(low: datetime, high: datetime, grain: Grain) -> tuple[datetime, datetime]:
    """Return "around 2019", "about 3 May": one unit of its grain more on either side."""
    months = {Grain.YEAR: 12, Grain.DECADE: 60, Grain.CENTURY: 240, Grain.QUARTER: 3, Grain.MONTH: 1}.get(grain)
    if months is None:
        return low - DAY, high + DAY
    return add_months(low, -months), add_months(high, months)


def _opened(word: str, low: datetime, high: datetime, p: Piece) -> tuple[datetime | None, datetime | None] | None:
    """Return the interval that "since", "before" and the like open, or None where they do not."""
    if word in ("before", "prior to", "ahead of", "earlier than", "until", "till", "up to"):
        return None, low
    if word in ("by", "no later than", "as late as", "on or before", "at or before"):
        return None, high
    if word in ("after", "later than"):
        return (low if p.is_clock else high), None
    if word == "as of":
        return low, high
    if word in ("since", "ever since", "on or after", "at or after") or word.startswith(("starting", "beginning")):
        return low, None
    if word == "from":
        return None
    return None
