"""Times of day: "2:30 AM", "21:42 GMT", "0230 hours", "noon", "half past seven", "5 to 6 pm", "the early hours"."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.hours import HOUR, PARTS_OF_DAY, WORD_HOURS, WORD_MINUTES, minutes_of, number_of
from reconcile.values.loose import loose_hours
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece
from reconcile.values.reading import Reading, any_of
from reconcile.values.zones import ZONE, zone_of

_SLACK = timedelta(minutes=15)
_ABOUT = (
    rf"(?:(?<!\w)(?:at{GAP})?(?:around|about|roughly|approximately|circa|nearly|almost|shortly{GAP}(?:before|after)"
    rf"|just{GAP}(?:before|after)){GAP}(?:the{GAP})?|~ ?)$"
)
_HALF = r"(?P<half>[ap])\.? ?m(?:\.(?=\W|$)|(?!\w))"
_LATER = (
    rf"(?:{GAP}(?:in{GAP}the|on{GAP}[a-z]{{6,9}}|this|tomorrow|yesterday))?{GAP}(?:(?:early|late){GAP})?"
    rf"(?P<part>morning|afternoon|evening)|{GAP}at{GAP}night|{GAP}tonight"
)
# What digits must be followed by to be part of a time of day.
_TIME_AHEAD = (
    r"[0-9]{1,2}(?:[:h.][0-9]{2}|[ \n]{0,6}(?:-|[ap]\.? ?m|o'?c|to |until|till|and|past|after|before|min|in|at))"
    r"|(?:1[0-2]|[1-9])[ \n]{0,6}(?:$|[.,;!?)])"
    r"|[0-9]{4}[ \n]{0,6}[hgul]"
)
_SHAPES = (
    # 21:42, 2:30:15 am, 14h30
    r"(?P<h>2[0-4]|[01]?[0-9])[:h](?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]+)?)?(?![0-9:])"
    rf"(?:{GAP}?{_HALF}|{GAP}(?:hours|hrs)(?!\w))?",
    # 9 pm, 10.30am, seven thirty p.m.
    rf"(?P<h>{HOUR})(?:[.:](?P<m>[0-5][0-9])|{GAP}(?P<wm>{any_of(WORD_MINUTES)}))?\.?{GAP}?{_HALF}",
    # 0230 hours, 2130 GMT
    rf"(?P<h>[01][0-9]|2[0-3])(?P<m>[0-5][0-9])(?:{GAP}?(?:hours|hrs)(?!\w)|(?={GAP}(?:gmt|utc|local)(?!\w)))",
    # seven o'clock
    rf"(?P<h>{HOUR}){GAP}?o'?clock",
    # at 3 in the morning, at 6.45 on Friday
    rf"(?<=at )(?P<h>{HOUR})(?:\.(?P<m>[0-5][0-9]))?"
    rf"(?={GAP}(?:in{GAP}the{GAP}(?:early{GAP})?(?:morn|after|even)|at{GAP}night))",
    r"(?<=at )(?P<h>1[0-2]|[1-9])\.(?P<m>[0-5][0-9])(?![0-9.%])(?= ?(?:$|[,;.?!]|on |today|tomorrow|yesterday))",
)
_WORDED = (_SHAPES[1], _SHAPES[3], _SHAPES[4])  # those whose hour may be a word
_PAST = (
    rf"(?P<by>{any_of(WORD_MINUTES)}|[0-5]?[0-9])(?:{GAP}min(?:ute)?s?)?{GAP}(?P<way>past|to|after|before){GAP}"
    rf"(?P<h>{HOUR})(?!\w)(?:{GAP}?{_HALF})?(?P<said>(?={GAP}(?:in{GAP}the|at{GAP}night|on|this|tomorrow|yesterday|o'clock)))?"
)
_SPAN = (
    rf"(?P<h>{HOUR})(?:[.:](?P<m>[0-5][0-9]))?(?:{GAP}?(?P<ap1>[ap])\.?m\.?(?!\w))?{GAP}?(?:-|to|until|till|and){GAP}?"
    rf"(?P<h2>{HOUR})(?:[.:](?P<m2>[0-5][0-9]))?{GAP}?(?P<ap2>[ap])\.?m(?:\.(?=\W|$)|(?!\w))"
)
_WORD = r"noon|midday|mid-day|midnight"
_PART = rf"(?P<part>{any_of(PARTS_OF_DAY)})s?"


def first_words() -> list[str]:
    """Return the words that times of day begin with, besides digits."""
    parts = [w.replace("-", " ").split()[0] for w in PARTS_OF_DAY]
    minutes = [w.replace("-", " ").split()[0] for w in WORD_MINUTES]
    return [*parts, *minutes, *WORD_HOURS, "noon", "midday", "mid", "midnight", *(p + "s" for p in parts)]


def clocks(text: str, folded: str, places: Sequence[int]) -> Iterator[Piece]:
    """Yield the times of day as offsets into a day."""
    reading, at = Reading(text, folded, None), 0
    for place in places:
        if place < at or _goes_on(folded, place):
            continue
        if folded[place].isdigit() and not compiled(_TIME_AHEAD).match(folded, place):
            continue
        found = next((p for read in _READERS if (p := read(reading, place))), None)
        if found is not None:
            found = _zoned(folded, found)
            at = found.end
            yield found


def _goes_on(folded: str, place: int) -> bool:
    last = folded[place - 1 : place]
    return last.isalnum() or (last != "" and last in "_.:$£€/") or (last == "-" and folded[place].isdigit())


def _zoned(folded: str, p: Piece) -> Piece:
    """Return the time with the zone behind it: "GMT", "(UTC+5)", "local time"."""
    m = compiled(ZONE).match(folded, p.end)
    return p if m is None else evolve(p, end=m.end(), zone=zone_of(m["name"], m["shift"]) if m["name"] else None)


def _time(r: Reading, at: int) -> Piece | None:
    """Read one time to the minute or second, with "around" before it."""
    if m := r.match(_WORD, at):
        return _told(r, m, timedelta(hours=24 if m[0] == "midnight" else 12), Grain.MINUTE)
    for shape in _SHAPES if r.folded[at].isdigit() else _WORDED:
        if m := r.match(shape, at):
            if _lasting(r, m):
                return None
            groups = m.groupdict()
            minute = number_of(groups.get("m") or groups.get("wm"), WORD_MINUTES)
            half = groups.get("half") or _half_after(r.folded, m.end())
            minutes = minutes_of(number_of(m["h"], WORD_HOURS), minute, half)
            if minutes is not None:
                second = groups.get("s")
                told = timedelta(minutes=minutes, seconds=int(second or 0))
                return _told(r, m, told, Grain.SECOND if second else Grain.MINUTE)
    return None


_LASTING = (
    rf"(?:(?<!\w)(?:(?:won|finish\w*|home|ran|run|record\w*|distance){GAP}(?:[a-z]+{GAP}){{0,3}}?(?:in|of)"
    rf"|(?:time|best|mark|record){GAP}of|clock(?:ed|ing)|timed{GAP}at){GAP}(?:(?:about|just|under|over){GAP})?)$"
)


def _lasting(r: Reading, m: re.Match[str]) -> bool:
    """Return whether digits with colons say how long a race took: "won in 2:19:54", "a time of 3:02"."""
    told = m.groupdict()
    if told.get("m") is None or told.get("half") or ":" not in m[0]:
        return False
    return r.before(_LASTING, m.start(), 48) is not None


def _past(r: Reading, at: int) -> Piece | None:
    """Read "quarter to nine in the evening", "half past seven"."""
    m = r.match(_PAST, at)
    if m is None:
        return None
    half = m["half"] or _half_after(r.folded, m.end())
    worded = m["way"] == "past" and not m["by"][0].isdigit()
    if not (half or worded or m["said"] is not None or m["by"].endswith("quarter")):
        return None  # "ten to five" may be a range, "20 after 3" anything
    by = number_of(m["by"], WORD_MINUTES)
    minutes = minutes_of(number_of(m["h"], WORD_HOURS), by if m["way"] in ("past", "after") else -by, half)
    return None if minutes is None else _told(r, m, timedelta(minutes=minutes), Grain.MINUTE)


def _span(r: Reading, at: int) -> Piece | None:
    """Read two hours that share their half of the day: "5 to 6 pm", "11-2pm"."""
    m = r.match(_SPAN, at)
    if m is None:
        return None
    hour, minute = number_of(m["h"], WORD_HOURS), number_of(m["m"], WORD_MINUTES)
    ends = minutes_of(number_of(m["h2"], WORD_HOURS), number_of(m["m2"], WORD_MINUTES), m["ap2"])
    begins = minutes_of(hour, minute, m["ap1"] or m["ap2"])
    if begins is None or ends is None:
        return None
    if begins >= ends and not m["ap1"]:
        begins -= 12 * 60
    ends += 0 if ends > begins else 24 * 60
    lead = r.before(rf"(?<!\w)(?:from|between){GAP}$", at)
    start = lead.start() if lead else at
    return Piece(start, m.end(), None, None, Grain.MINUTE, timedelta(minutes=max(begins, 0)), timedelta(minutes=ends))


def _part(r: Reading, at: int) -> Piece | None:
    """Read a part of the day."""
    m = r.match(_PART, at)
    if m is None:
        return None
    first, last = PARTS_OF_DAY[" ".join(m["part"].split())]
    begins, ends = timedelta(hours=first), timedelta(hours=last)
    return Piece(at, m.end(), None, None, Grain.PART_OF_DAY, begins, ends, bare=True)


def _told(r: Reading, m: re.Match[str], at: timedelta, grain: Grain) -> Piece:
    """Return the piece of one time, wider where "around", "just before" stand before it."""
    about = r.before(_ABOUT, m.start())
    if about is None:
        step = timedelta(seconds=1) if grain is Grain.SECOND else timedelta(minutes=1)
        return Piece(m.start(), m.end(), None, None, grain, at, at + step)
    before, after = "before" in about[0], "after" in about[0]
    begins, ends = (at if after else at - _SLACK), (at if before else at + _SLACK)
    return Piece(about.start(), m.end(), None, None, grain, begins, ends, approximate=True)


def _half_after(folded: str, at: int) -> str:
    """Return the half of the day that "in the evening" behind a time says: "a", "p" or ""."""
    m = compiled(_LATER).match(folded, at)
    return "" if m is None else "a" if m["part"] == "morning" else "p"


_READERS = (_span, loose_hours, _time, _past, _part)
