"""Hours that only a day or part of it beside them makes a time: "last night at 8", "from 7 to 9:30 this morning"."""

from datetime import timedelta

from reconcile.values.fold import GAP
from reconcile.values.hours import HOUR, WORD_HOURS, WORD_MINUTES, minutes_of, number_of
from reconcile.values.moment import Grain
from reconcile.values.piece import Piece
from reconcile.values.reading import Reading

_LOOSE_AT = rf"(?P<h>{HOUR})(?={GAP}?(?:$|[.,;!?)](?![0-9])))"
_LOOSE_SPAN = (
    rf"(?P<h>{HOUR})(?::(?P<m>[0-5][0-9]))?(?P<h1>{GAP}?[ap]\.?m\.?)?(?:{GAP}?-{GAP}?|{GAP}(?:to|and|until|till){GAP})"
    rf"(?P<h2>{HOUR})(?::(?P<m2>[0-5][0-9]))?(?![:.,%]?[0-9])(?!{GAP}?[ap]\.?m)"
)


def loose_hours(r: Reading, at: int) -> Piece | None:
    """Read an hour behind "at", or two hours of which one has minutes, which only a day beside them makes a time."""
    if (m := r.match(_LOOSE_SPAN, at)) and (m["m"] or m["m2"] or m["h1"]):
        begins = minutes_of(number_of(m["h"], WORD_HOURS), number_of(m["m"], WORD_MINUTES), _half_said(m["h1"]))
        ends = minutes_of(number_of(m["h2"], WORD_HOURS), number_of(m["m2"], WORD_MINUTES), "")
        if begins is None or ends is None:
            return None
        ends += 720 if ends <= begins else 0
        lead = r.before(rf"(?<!\w)(?:from|between){GAP}$", at)
        if ends <= begins or not (lead or m["h1"]):
            return None
        start, low, high = lead.start() if lead else at, timedelta(minutes=begins), timedelta(minutes=ends)
        return Piece(start, m.end(), None, None, Grain.MINUTE, low, high, loose=True)
    if not r.before(rf"(?<!\w)(?:at|around){GAP}$", at) or not (m := r.match(_LOOSE_AT, at)):
        return None
    minutes = timedelta(hours=number_of(m["h"], WORD_HOURS))
    return Piece(at, m.end(), None, None, Grain.MINUTE, minutes, minutes + timedelta(minutes=1), loose=True)


def _half_said(word: str | None) -> str:
    return "" if word is None else word.strip()[0]
