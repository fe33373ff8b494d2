"""Where, when and in whose breath two statements are made."""

import math

from reconcile.link.context import Context, overlap
from reconcile.link.counted import akin
from reconcile.link.digits import point, same_figure
from reconcile.link.restated import restated
from reconcile.link.separation import OCCASIONS, repeated, weeks_apart
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity, Relation

_LATER_COUNT = math.log(0.2)
_SHARED_PLACE = math.log(7)
_CONTEXT = math.log(6)
_REPEATED = math.log(8)
_OTHER_PERIOD = math.log(0.1)
_OTHER_PLACE = math.log(0.12)
_LESS_AT_FEWER = math.log(0.25)
_PART_OF_PLACES = math.log(0.3)
_OTHER_OCCASION = math.log(0.01)
_NEXT_DAY = math.log(0.5)
_SOON = 3
# What one event does and reporters count on, so that the day beside a figure is often that of the search or the speech.
_COUNTED_ON = frozenset(
    "killed injured casualties captured escaped rescued destroyed damaged detained infected affected".split()
)
_LASTING = frozenset({"capacity"})  # true of a ship since it was built
_BACKGROUND = math.log(0.08)
_RESTATED = math.log(100)
_SAME_SENTENCE = math.log(0.05)
_IN_ITS_PLACE = math.log(5)  # one sentence gives up a figure and gives another
_SAME_DOCUMENT = math.log(0.15)  # two bare counts of one text are mostly of two things
_TWO_SPEAKERS = math.log(2)
_SAME_VOICE = math.log(0.1)


def where(a: Statement, b: Statement, i: int, j: int, around: Context) -> float:
    """Weigh places and words: those of one and the same sentence tell nothing of two figures in it."""
    if a.document == b.document and a.frame.sentence == b.frame.sentence:
        return _loci(around.loci[i], around.loci[j])
    total = _CONTEXT * overlap(around.words[i], around.words[j], around.weight)
    total += _loci(around.loci[i], around.loci[j]) + (_REPEATED if repeated(a, b) else 0.0)
    total += _share(a, b, around.loci[i], around.loci[j])
    if _shared(a.frame.places, b.frame.places) and not _apart(around.loci[i], around.loci[j]):
        total += _SHARED_PLACE
    if a.document != b.document and not same_figure(a, b) and (_told_of(i, j, around) or _told_of(j, i, around)):
        total += _OTHER_PLACE
    return total


def _shared(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Return whether two texts name one place, in full or without what it is: "Harl", "Harl District"."""
    return any(p == q or p.startswith(f"{q} ") or q.startswith(f"{p} ") for p in x for q in y)


def _told_of(i: int, j: int, around: Context) -> bool:
    """Return whether the text of i has another figure for the very place that j is about."""
    return any(akin(p.lower(), q.lower()) for p in around.others[i] for q in around.loci[j])


def _apart(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    return bool(x and y) and not any(akin(p.lower(), q.lower()) for p in x for q in y)


def _share(a: Statement, b: Statement, x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Weigh the smaller figure of one place against the larger one of several: most likely it is a part of that."""
    if not x or not y or len(x) == len(y) or _apart(x, y):
        return 0.0
    few, many = (a, b) if len(x) < len(y) else (b, a)
    p, q = point(few.value), point(many.value)
    return _LESS_AT_FEWER if p is not None and q is not None and p < q else 0.0


def _loci(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Weigh where each clause puts it: another place is another figure, some of the places a part of it."""
    if not x or not y:
        return 0.0
    if _apart(x, y):
        return _OTHER_PLACE
    return 0.0 if len(x) == len(y) else _PART_OF_PLACES


def time(a: Statement, b: Statement) -> float:
    x, y = a.frame.when, b.frame.when
    total = 0.0
    if isinstance(x, Moment) and isinstance(y, Moment) and x.relation(y) is Relation.DISJOINT:
        told = a.question.attribute == b.question.attribute and a.question.attribute in _COUNTED_ON
        total += _NEXT_DAY if told and _days_apart(x, y) <= _SOON else _OTHER_PERIOD
    if weeks_apart(a, b) and not (a.frame.background or b.frame.background):
        attributes = {a.question.attribute, b.question.attribute}
        total += _OTHER_OCCASION if attributes <= OCCASIONS else _LATER_COUNT if attributes == {"count"} else 0.0
    if isinstance(a.value, Quantity) and a.value.unit and _past(a) != _past(b):
        total += _OTHER_PERIOD
    if a.frame.background != b.frame.background and a.question.attribute not in _LASTING:
        total += _BACKGROUND
    if a.frame.period and b.frame.period and a.frame.period != b.frame.period:
        total += _OTHER_PERIOD
    return total


def _past(s: Statement) -> bool:
    """Return whether a figure is told of a year before the last: "the storm of 2029 spilled 220 tonnes"."""
    when, told = s.frame.when, s.as_of
    if when is None or when.low is None or when.high is None or told is None or told.low is None:
        return False
    return when.high.year < told.low.year - 1 and s.question.attribute not in _LASTING


def _days_apart(x: Moment, y: Moment) -> float:
    """Return the days between two dates, infinitely many where one is open."""
    if x.low is None or y.low is None:
        return math.inf
    return abs((x.low.replace(tzinfo=None) - y.low.replace(tzinfo=None)).days)


def together(a: Statement, b: Statement) -> float:
    """Weigh standing in one sentence or one voice: nobody gives two figures for one thing in one breath.

    Two speakers in one sentence are another matter: "police said two, while the mayor said three".
    """
    if a.document != b.document:
        return 0.0
    if a.value.relation(b.value) in (Relation.SAME, Relation.NARROWER, Relation.BROADER):
        return 0.0
    if restated(a, b):
        return _RESTATED
    if a.frame.sentence == b.frame.sentence and (a.stance is Stance.SUPERSEDED) != (b.stance is Stance.SUPERSEDED):
        return _IN_ITS_PLACE
    updating = a.frame.cue or b.frame.cue or Stance.SUPERSEDED in (a.stance, b.stance)
    if a.frame.sentence == b.frame.sentence and a.frame.part is b.frame.part is not Part.ADDITION and not updating:
        named = SourceKind.NARRATION not in (a.holder.kind, b.holder.kind) and a.holder != b.holder
        return _TWO_SPEAKERS if named else _SAME_SENTENCE
    measured = isinstance(a.value, Quantity) and a.value.unit and a.holder == b.holder
    if (
        (a.question.attribute == "count" or measured)
        and a.value.relation(b.value) is Relation.DISJOINT
        and not updating
    ):
        return _SAME_DOCUMENT
    return _SAME_VOICE if a.holder == b.holder and not updating else 0.0
