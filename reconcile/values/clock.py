"""Times of day: "2:30 AM", "21:42 GMT", "0230 hours", "noon", "half past seven", "the early hours"."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta, timezone, tzinfo
from functools import cache

from reconcile.values.fold import GAP
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled, matches
from reconcile.values.piece import Piece
from reconcile.values.wordlist import CARDINALS, Sort

# What the words exclude (hours into the day), not when an almanac has them begin: an attack "at 2:30" may well have
# been "on Friday morning". A night ends on the next day.
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "early hours": (0, 6),
    "small hours": (0, 6),
    "wee hours": (0, 6),
    "predawn": (0, 6),
    "pre-dawn": (0, 6),
    "dawn": (4, 8),
    "daybreak": (4, 8),
    "sunrise": (4, 8),
    "early morning": (0, 9),
    "morning": (0, 12),
    "late morning": (9, 12),
    "mid-morning": (8, 12),
    "midmorning": (8, 12),
    "early afternoon": (12, 15),
    "afternoon": (12, 18),
    "mid-afternoon": (13, 17),
    "late afternoon": (14, 18),
    "daytime": (6, 20),
    "dusk": (16, 21),
    "sunset": (16, 21),
    "early evening": (16, 20),
    "evening": (16, 24),
    "late evening": (19, 24),
    "night": (18, 30),
    "nighttime": (18, 30),
    "late night": (21, 28),
    "overnight": (18, 32),
}
_ZONES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "pkt": 300, "ist": 330,
    "jst": 540, "aest": 600,
}  # fmt: skip
_HOURS = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.UNIT or w in ("ten", "eleven", "twelve")}
_MINUTES = {
    **{w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN) or w in ("twenty", "thirty", "forty", "fifty")},
    **{f"{t}{j}{u}": b + _HOURS[u] for t, b in (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50)) for u in list(_HOURS)[:9] for j in "- "},
    "quarter": 15, "a quarter": 15, "half": 30,
}  # fmt: skip
_SLACK = timedelta(minutes=15)
_ABOUT = (
    rf"(?:(?<!\w)(?:at{GAP})?(?:around|about|roughly|approximately|circa|nearly|almost|shortly{GAP}(?:before|after)"
    rf"|just{GAP}(?:before|after)){GAP}(?:the{GAP})?|~ ?)$"
)


def _words(table: dict[str, int]) -> str:
    return "(?:" + "|".join(sorted(table, key=lambda w: (-len(w), w))) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    half = r"(?P<AP>[ap])\.?m(?:\.(?=\W|$)|(?!\w))"
    zone = rf"(?:{GAP}?\(?(?P<ZONE>{'|'.join(_ZONES)})\)?(?!\w)(?P<shift>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?|{GAP}local(?:{GAP}time)?(?!\w))?"
    parts = "|".join(re.escape(w) for w in sorted(PARTS_OF_DAY, key=lambda w: (-len(w), w))).replace("\\ ", GAP)
    return re.compile(
        r"(?<![\w.:$£€/-])"
        r"(?:"
        rf"(?P<h>2[0-4]|[01]?[0-9])[:h](?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]+)?)?(?![\d:])(?:{GAP}?{half.replace('AP', 'ap1')})?(?:{GAP}(?:hours|hrs)(?!\w))?"
        rf"|(?P<h2>1[0-2]|0?[1-9])(?:[.:](?P<m2>[0-5][0-9]))?{GAP}?{half.replace('AP', 'ap2')}"
        rf"|(?P<mil>(?:[01][0-9]|2[0-3])[0-5][0-9])(?:{GAP}?(?:hours|hrs)(?!\w)|(?={GAP}(?:gmt|utc|local)(?!\w)))"
        rf"|(?P<h3>1[0-2]|[1-9]|{_words(_HOURS)}){GAP}?o'?clock(?!\w)"
        rf"|(?P<m4>{_words(_MINUTES)}|[0-5]?[0-9])(?:{GAP}minutes?)?{GAP}(?P<dir>past|to|after|before){GAP}(?P<h4>{_words(_HOURS)}|1[0-2]|[1-9])(?!\w)(?:{GAP}?{half.replace('AP', 'ap4')})?(?P<part4>(?={GAP}(?:in{GAP}the|at{GAP}night|on|this|tomorrow|yesterday|o'clock))?)"
        rf"|(?P<h5>{_words(_HOURS)})(?:{GAP}(?P<m5>{_words(_MINUTES)}))?{GAP}?{half.replace('AP', 'ap5')}"
        rf"|(?P<word>noon|midday|mid-day|midnight)(?!\w)"
        rf"|(?P<part>{parts})s?(?!\w)"
        rf"|(?<=at )(?P<h6>1[0-2]|[1-9]|{_words(_HOURS)})(?={GAP}(?:in{GAP}the{GAP}(?:early{GAP})?(?:morning|afternoon|evening)|at{GAP}night))"
        rf"){zone}"
    )


def first_words() -> list[str]:
    """Return the words that times of day begin with, besides digits."""
    parts = [w.replace("-", " ").split()[0] for w in PARTS_OF_DAY]
    minutes = [w.replace("-", " ").split()[0] for w in _MINUTES]
    return [*parts, *minutes, *_HOURS, "noon", "midday", "mid", "midnight", *(p + "s" for p in parts)]


def clocks(folded: str, places: Sequence[int]) -> Iterator[Piece]:
    """Yield the times of day as offsets into a day."""
    for m in matches(_pattern(), folded, places):
        if piece := _read(m, folded):
            yield piece


def _read(m: re.Match[str], folded: str) -> Piece | None:
    zone = _zone(m["ZONE"], m["shift"])
    if m["part"]:
        first, last = PARTS_OF_DAY[" ".join(m["part"].split())]
        return Piece(
            m.start("part"),
            m.end(),
            None,
            None,
            Grain.PART_OF_DAY,
            timedelta(hours=first),
            timedelta(hours=last),
            zone,
            bare=True,
        )
    minutes = _minutes(m, folded)
    if minutes is None:
        return None
    at = timedelta(minutes=minutes, seconds=int(m["s"] or 0))
    grain = Grain.SECOND if m["s"] else Grain.MINUTE
    if about := compiled(_ABOUT).search(folded, max(0, m.start() - 24), m.start()):
        before, after = "before" in about[0], "after" in about[0]
        low, high = (at - (timedelta() if after else _SLACK)), (at + (timedelta() if before else _SLACK))
        return Piece(about.start(), m.end(), None, None, grain, low, high, zone, True)
    step = timedelta(seconds=1) if m["s"] else timedelta(minutes=1)
    return Piece(m.start(), m.end(), None, None, grain, at, at + step, zone)


def _minutes(m: re.Match[str], folded: str) -> int | None:
    """Return the minutes into the day, or None where the digits are no time."""
    if m["word"]:
        return 24 * 60 if m["word"] == "midnight" else 12 * 60
    if m["mil"]:
        return int(m["mil"][:2]) * 60 + int(m["mil"][2:])
    half = m["ap1"] or m["ap2"] or m["ap4"] or m["ap5"] or _half_after(folded, m.end())
    hour = _number(m["h"] or m["h2"] or m["h3"] or m["h4"] or m["h5"] or m["h6"], _HOURS)
    minute = _number(m["m"] or m["m2"] or m["m5"] or "0", _MINUTES)
    if m["h4"]:
        if not (half or m["part4"] is not None) or not m["m4"]:
            return None
        if not half and m["dir"] in ("to", "after", "before") and m["m4"][0].isdigit():
            return None
        past = _number(m["m4"], _MINUTES)
        minute = past if m["dir"] in ("past", "after") else -past
    if hour > 24 or (hour == 24 and minute):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour * 60 + minute) % (24 * 60) if hour < 24 else 24 * 60


_LATER = rf"(?:{GAP}(?:in{GAP}the|on{GAP}[a-z]{{6,9}}|this|tomorrow|yesterday))?{GAP}(?:(?:early|late){GAP})?(?P<part>morning|afternoon|evening)|{GAP}at{GAP}night|{GAP}tonight"


def _half_after(folded: str, at: int) -> str:
    """Return the half of the day that "in the evening" behind a time says: "a", "p" or ""."""
    m = compiled(_LATER).match(folded, at)
    return "" if m is None else "a" if m["part"] == "morning" else "p"


def _number(word: str | None, table: dict[str, int]) -> int:
    word = " ".join((word or "0").split())
    return table[word] if word in table else int(word)


def _zone(name: str | None, shift: str | None) -> tzinfo | None:
    if name is None:
        return None
    minutes = _ZONES[name]
    if shift and name in ("gmt", "utc"):
        digits = shift[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        minutes += (int(hours) * 60 + int(rest)) * (-1 if shift[0] == "-" else 1)
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
