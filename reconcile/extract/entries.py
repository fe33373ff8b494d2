"""Entries of a live blog: each opens with its own time, and what it tells holds as of then."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from attrs import frozen

from reconcile.extract.speech_dateline import Dateline
from reconcile.values import Grain, Moment, find

_LEAST = 2  # a single time at the head of a text is that of the text
_LONGEST = 60  # days that a blog may run; clocks in disorder go no further back
_HALF = r"\s?(?:am|pm|a\.m\.|p\.m\.)"
_ZONE = r"(?:\s?(?:GMT|UTC|BST|Z|(?:local|universal) time|[A-Z]{1,3}[SD]?T)\b)?"
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:{_HALF})?|(?:0?\d|1[0-2])\.[0-5]\d{_HALF}|(?:0?\d|1[0-2]){_HALF}"
    r"|(?:[01]?\d|2[0-3])h[0-5]\d|(?:[01]\d|2[0-3])\.[0-5]\d(?=\s?(?:GMT|UTC|BST|CES?T)))"
)
_LABEL = r"(?:(?:latest|last|new|breaking)\s)?(?:updated?|posted|published|filed)?(?:\s?at)?:?\s?"
_HEAD = re.compile(
    rf"[\[(]?{_LABEL}(?P<clock>{_CLOCK}{_ZONE})[\])]?(?:\s?[:|–—]\s?|\s-(?:\s|$)|\s(?=[A-Z“\"‘])|$)", re.IGNORECASE
)
_OPENS = re.compile(r"[^a-z]*[A-Z“\"‘]|$")


def heads(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, Dateline]:
    """Return the time that opens each paragraph of a live blog, by the paragraph's start; none in another text."""
    found: dict[int, Dateline] = {}
    for start, end in paragraphs:
        m = _HEAD.match(text, start, min(end, start + 60))
        if m and (m.end() == end or _OPENS.match(text, m.end(), min(end, m.end() + 12))):
            found[start] = Dateline(start, m.end(), clock=m["clock"])
    return found if len({d.clock for d in found.values()}) >= _LEAST else {}


@frozen
class Entries:
    """When each part of a text was written: `starts` of the entries, in order, with their times."""

    starts: tuple[int, ...] = ()
    times: tuple[Moment, ...] = ()

    def at(self, offset: int) -> Moment | None:
        """Return the time of the entry that holds an offset, or None before the first."""
        k = bisect_right(self.starts, offset) - 1
        return self.times[k] if k >= 0 else None


def entries(datelines: Sequence[Dateline], published: datetime | None) -> Entries:
    """Return the entries of a live blog with their moments, the newest of which is of the day of publication.

    It runs up or down the page, whichever makes it shorter.
    """
    if published is None:
        return Entries()
    day = published.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    read = [(d, m) for d in datelines if d.clock and (m := _moment(d.clock, day))]
    if len(read) < _LEAST:
        return Entries()
    down = _dated([m for _, m in read])
    up = _dated([m for _, m in reversed(read)])[::-1]
    times = down if _bare(down[0]) - _bare(down[-1]) <= _bare(up[-1]) - _bare(up[0]) else up
    return Entries(tuple(d.start for d, _ in read), tuple(times))


def _dated(newest_first: Sequence[Moment]) -> list[Moment]:
    """Return the moments with their days: where a clock shows more than the one after it, midnight lies between."""
    days, dated = 0, [_earlier(newest_first[0], 0)]
    for after, before in pairwise(newest_first):
        days = min(days + (_bare(before) > _bare(after)), _LONGEST)
        dated.append(_earlier(before, days))
    return dated


def _bare(moment: Moment) -> datetime:
    assert moment.low is not None
    return moment.low.replace(tzinfo=None)


def _earlier(moment: Moment, days: int) -> Moment:
    """Return the minute that a clock shows, as many days earlier."""
    low = moment.low and moment.low - timedelta(days=days)
    return Moment(low=low, high=low and low + timedelta(minutes=1), grain=Grain.MINUTE, text=moment.text)


def _moment(clock: str, day: datetime) -> Moment | None:
    """Return the time that a clock shows on a day; a stop between hour and minute is a colon here."""
    words = re.sub(r"(?<=\d)[.h](?=\d\d)", ":", clock)
    for f in find(words, now=day):
        if isinstance(f.value, Moment) and f.value.low is not None:
            return Moment(low=f.value.low, high=f.value.high, grain=f.value.grain, text=clock)
    return None
