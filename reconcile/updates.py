"""Updates: which figure of one voice replaces an earlier one of the same voice.

A toll that a spokesman raises from nine to twelve is no contradiction but news; so is a correction. A *different*
voice that comes later with another figure still disagrees, because nobody has withdrawn the first.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from attrs import frozen

from reconcile.finding import order
from reconcile.intervals import Interval, side_by_side
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity, Value

_HOUR = 3600.0
# Kinds that are nobody in particular: two documents' narrators or officials are not one speaker.
_NAMELESS = frozenset({SourceKind.NARRATION, SourceKind.HEARSAY, SourceKind.OFFICIALS})

# Between two figures of one text: the second is put in the first's place.
_CORRECTS = re.compile(
    r"\b(?:revis(?:ed|es|ing|ion)|correct(?:ed|s|ing|ion)|amend(?:ed|s|ing)|retract(?:ed|s|ing)|withdr(?:ew|awn)"
    r"|(?:cut|lowered|reduced|scaled back|brought down|changed) (?:\w+ ){0,5}?to"
    r"|later (?:\w+ ){0,2}?(?:said|told|put|gave|set|stated|announced|reported|confirmed|counted))\b",
    re.IGNORECASE,
)
# Before the first of two figures of one text: the speaker has gone beyond it.
_AT_FIRST = re.compile(
    r"\b(?:(?:at )?first|initially|originally|earlier|previously) (?:\w+ ){0,3}?"
    r"(?:said|told|put|gave|set|stated|announced|reported|estimated|counted|spoke|spoken)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CORRECTED_WITHIN = 250  # characters between a figure and its correction
_LEAD = 90


class Change(StrEnum):
    """What an update does to a figure."""

    SUPERSEDED = "superseded"  # later and higher, or marked as the news
    REVISION = "revision"  # lower, and marked as a correction
    FALL = "fall"  # later and lower without a word about it
    STALE = "stale"  # a later repetition of a figure that the voice has replaced


@frozen
class Update:
    """An earlier and a later figure of one voice."""

    change: Change
    earlier: Statement
    later: Statement


def voices(s: Statement) -> tuple[str, ...]:
    """Return under which names a statement's holder counts as one speaker: by name and by organisation."""
    holder = s.holder
    body = f"organisation:{holder.organisation.casefold()}" if holder.organisation else ""
    if holder.kind in _NAMELESS:
        outlet = s.document.publisher or s.document.name
        return tuple(filter(None, (f"{outlet}:{holder.name}".casefold(), body)))
    return tuple(filter(None, (holder.name.casefold(), body)))


def said_at(s: Statement) -> tuple[float, float] | None:
    """Return when a figure held, in seconds of the calendar: its as-of time, else its document's publication."""
    if s.as_of is not None and s.as_of.low is not None:
        _, low, high, _ = s.as_of.sort_key()
        return low, high
    return published_at(s)


def published_at(s: Statement) -> tuple[float, float] | None:
    """Return when the document was published: an instant, or a whole day; None where unknown or no ISO date."""
    stamp = s.published or ""
    try:
        low = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    width = timedelta(0) if len(stamp) > 10 else timedelta(days=1)
    _, start, _, _ = Moment(low=low, high=low).sort_key()
    return start, start + width.total_seconds()


def later(a: Statement, b: Statement) -> bool:
    """Return whether `a` certainly speaks of a later time than `b`."""
    return _after(said_at(a), said_at(b))


def _after(x: tuple[float, float] | None, y: tuple[float, float] | None) -> bool:
    return x is not None and y is not None and x != y and x[0] >= y[1]


def updates(statements: Iterable[Statement], context: Iterable[Statement] = ()) -> tuple[Update, ...]:
    """Return the updates among comparable quantities, in canonical order; each earlier statement is named once.

    Args:
        statements: the figures that their holders stand by.
        context: others on the question; those called former tell that a lower figure in their text is a correction.
    """
    corrected = {(s.document.id, voice) for s in context if s.stance is Stance.SUPERSEDED for voice in voices(s)}
    by_voice: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=order):
        if isinstance(s.value, Quantity):
            for voice in voices(s):
                by_voice[voice].append(s)
    found: dict[str, Update] = {}
    for _, spoken in sorted(by_voice.items()):
        for update in _of_one_voice(spoken, corrected):
            found.setdefault(update.earlier.id, update)
    return tuple(sorted(found.values(), key=lambda u: (order(u.earlier), order(u.later))))


@frozen
class _Spoken:
    """What deciding about a pair needs of a statement, found once: pairs grow with the square of the statements."""

    statement: Statement
    span: Interval
    when: tuple[float, float] | None
    marked: bool
    corrects: bool  # its text names the voice's former figure

    @classmethod
    def of(cls, s: Statement, span: Interval, corrected: Collection[tuple[str, str]]) -> "_Spoken":
        corrects = bool(corrected) and any((s.document.id, voice) in corrected for voice in voices(s))
        return cls(s, span, said_at(s), marked(s), corrects)


def _of_one_voice(spoken: Sequence[Statement], corrected: Collection[tuple[str, str]]) -> list[Update]:
    if len({s.value for s in spoken}) < 2:
        return []
    replaced = []
    together = _given_together(spoken)
    told = [_Spoken.of(s, span, corrected) for s, span in zip(spoken, side_by_side(spoken), strict=True)]
    for s in told:
        newer = [t for t in told if not t.span.meets(s.span) and _replaces(t, s, together)]
        if newer:
            last = max(newer, key=lambda t: (t.when or (0.0, 0.0), t.marked, order(t.statement)))
            replaced.append(Update(_change(s, last), s.statement, last.statement))
    gone = {u.earlier.value for u in replaced if u.change is not Change.FALL}
    return [Update(Change.STALE, u.later, u.earlier) if _repeats(u, gone) else u for u in replaced]


def _given_together(spoken: Sequence[Statement]) -> frozenset[frozenset[Value]]:
    """Return the pairs of figures that stand in one text: no other text of that day can put them in order."""
    by_document: dict[str, set[Value]] = defaultdict(set)
    for s in spoken:
        by_document[s.document.id].add(s.value)
    return frozenset(frozenset(pair) for values in by_document.values() for pair in combinations(values, 2))


def _repeats(u: Update, gone: set[Value]) -> bool:
    return u.change is Change.FALL and u.later.value in gone


def _replaces(t: _Spoken, s: _Spoken, together: frozenset[frozenset[Value]]) -> bool:
    """Return whether `t`, another figure, replaces `s`: it is later, or of no other time and marked as the update."""
    if _after(t.when, s.when):
        return True
    if _after(s.when, t.when):
        return False
    if _of_one_day(s, t) and frozenset({s.statement.value, t.statement.value}) not in together:
        return _rises(s, t)
    if _in_its_place(s.statement, t.statement):
        return True
    if s.marked or s.statement.frame.part is Part.CUMULATIVE:
        return False
    # Without times, words like "cut to" may stand for either figure's news, so that only a rise is told by them.
    return (t.marked or t.statement.frame.part is Part.CUMULATIVE) and _rises(s, t)


def _in_its_place(s: Statement, t: Statement) -> bool:
    """Return whether one text puts `t` in the place of `s`: "first said 290, but later revised the figure to 253"."""
    if s.document.id != t.document.id or s.row is not None or not 0 <= t.start - s.end <= _CORRECTED_WITHIN:
        return False
    text = s.document.text
    return bool(_CORRECTS.search(text, s.end, t.start) or _AT_FIRST.search(text, max(0, s.start - _LEAD), s.start))


def _of_one_day(s: _Spoken, t: _Spoken) -> bool:
    """Return whether a named speaker speaks in two texts of one day whose hours are not both known.

    Tolls rise, so the higher figure is then taken for the later one.
    """
    a, b, x, y = s.statement, t.statement, s.when, t.when
    if x is None or y is None or a.document.id == b.document.id or a.holder.kind in _NAMELESS:
        return False
    instants = x[1] - x[0] < _HOUR and y[1] - y[0] < _HOUR
    return a.holder.name == b.holder.name and not instants


def marked(s: Statement) -> bool:
    """Return whether the words mark a figure as an update; "a total of" says only that it is one."""
    return s.frame.cue not in ("", "total")


def _rises(s: _Spoken, t: _Spoken) -> bool:
    return t.span.low > s.span.low


def _change(s: _Spoken, t: _Spoken) -> Change:
    if _rises(s, t):
        return Change.SUPERSEDED
    told = t.marked or t.corrects or _in_its_place(s.statement, t.statement)
    return Change.REVISION if told else Change.FALL


def current(statements: Sequence[Statement], context: Sequence[Statement] = ()) -> tuple[Statement, ...]:
    """Return the statements that still stand: without those that their own voice has replaced.

    A figure that some text names as the former one is stale wherever it was not published after that text, and so is
    a replaced figure that nobody in particular repeats: outlets that carry an old toll are no dissent.
    """
    replaced = updates(statements, context)
    gone = {u.earlier.id for u in replaced}
    former = [(s, s) for s in context if s.stance is Stance.SUPERSEDED]
    dated = (
        u
        for u in replaced
        if u.change in (Change.SUPERSEDED, Change.REVISION) and u.earlier.document.text != u.later.document.text
    )  # a copy of the text that gives both is no later text
    echoed = [(u.earlier, u.later) for u in dated]
    return tuple(
        s
        for s in statements
        if s.id not in gone
        and not any(_stale(s, old, news) for old, news in former)
        and not (s.holder.kind in _NAMELESS and any(_stale(s, old, news) for old, news in echoed))
    )


def _stale(s: Statement, old: Statement, news: Statement) -> bool:
    """Return whether a statement gives the replaced figure and was not published after the news of its replacement."""
    if s.value != old.value or s.id == news.id:
        return False
    x, y = published_at(s), published_at(news)
    return x is None or y is None or x[0] < y[1] or x == y
