"""Updates: which figure of one voice replaces an earlier one of the same voice.

A toll that a spokesman raises from nine to twelve is no contradiction but news; so is a correction. A *different*
voice that comes later with another figure still disagrees, because nobody has withdrawn the first.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from attrs import frozen

from reconcile.finding import order
from reconcile.intervals import side_by_side
from reconcile.statement import Stance, Statement
from reconcile.succession import (
    NAMELESS,
    Kind,
    Spoken,
    Time,
    after,
    corrections,
    in_its_place,
    may_replace,
    rises,
    successions,
)
from reconcile.values import Moment, Quantity, Relation, Value
from reconcile.wording import gives


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
    if holder.kind in NAMELESS:
        outlet = (not carried_late(s) and s.document.publisher) or s.document.name
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
    return _instant(s.published) if s.published else None


def carried_late(s: Statement) -> bool:
    """Return whether a text was surely published before the document that carries it: it is none of that outlet's own.

    A table's row that was reported earlier is no copy.
    """
    if s.row is not None or s.reported is None or s.document.published is None:
        return False
    return after(_instant(s.document.published), _instant(s.reported))


@lru_cache(maxsize=4096)
def _instant(stamp: str) -> tuple[float, float] | None:
    try:
        low = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    width = timedelta(0) if len(stamp) > 10 else timedelta(days=1)
    _, start, _, _ = Moment(low=low, high=low).sort_key()
    return start, start + width.total_seconds()


def later(a: Statement, b: Statement) -> bool:
    """Return whether `a` certainly speaks of a later time than `b`."""
    return after(said_at(a), said_at(b))


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


def _of_one_voice(spoken: Sequence[Statement], corrected: Collection[tuple[str, str]]) -> list[Update]:
    if len({s.value for s in spoken}) < 2:
        return []
    kinds = [Kind.of(s, said_at(s), marked(s)) for s in spoken]
    put = corrections(spoken)
    if not put and not may_replace(kinds):
        return []
    told = [
        Spoken(s, kind, span, bool(corrected) and any((s.document.id, voice) in corrected for voice in voices(s)))
        for s, kind, span in zip(spoken, kinds, side_by_side(spoken), strict=True)
    ]
    replaced = [Update(_change(s, last), s.statement, last.statement) for s, last in successions(told, put)]
    gone = {u.earlier.value for u in replaced if u.change is not Change.FALL}
    falls = [u for u in replaced if _repeats(u, gone)]
    return [*(u for u in replaced if not _repeats(u, gone)), *_stale(falls, spoken)] if falls else replaced


def _repeats(u: Update, gone: Collection[Value]) -> bool:
    return u.change is Change.FALL and u.later.value in gone


def _stale(falls: Iterable[Update], spoken: Iterable[Statement]) -> list[Update]:
    """Return all repetitions of the replaced figures to which a voice seems to fall: a text may have many carriers."""
    news: dict[Value, Statement] = {}
    for u in falls:
        first = news.setdefault(u.later.value, u.earlier)
        news[u.later.value] = min(first, u.earlier, key=_until)
    return [Update(Change.STALE, s, news[s.value]) for s in spoken if s.value in news and later(s, news[s.value])]


def _until(s: Statement) -> float:
    """Return the end of the time at which a figure held."""
    span = said_at(s)
    return span[1] if span is not None else math.inf


def marked(s: Statement) -> bool:
    """Return whether the words mark a figure as an update; "a total of" says only that it is one."""
    return s.frame.cue not in ("", "total")


def _change(s: Spoken, t: Spoken) -> Change:
    if rises(s, t):
        return Change.SUPERSEDED
    told = t.kind.marked or t.corrects or in_its_place(s.statement, t.statement)
    return Change.REVISION if told else Change.FALL


def current(statements: Sequence[Statement], context: Sequence[Statement] = ()) -> tuple[Statement, ...]:
    """Return the statements that still stand: without those that their own voice has replaced.

    A figure that some text names as the former one is stale wherever it was not published after that text, and so is
    a replaced figure that nobody in particular repeats: outlets that carry an old toll are no dissent. An early bound
    that allows the former figure but not the one in its place has gone with it.
    """
    replaced = updates(statements, context)
    gone = {u.earlier.id for u in replaced}
    named = [s for s in context if s.stance is Stance.SUPERSEDED]
    former = _Stale((s, s) for s in named)
    echoed = _Stale(
        (u.earlier, u.later)
        for u in replaced
        if u.change in (Change.SUPERSEDED, Change.REVISION) and not gives(u.earlier.document, u.later)
    )  # a copy of the text that gives both is no later text
    standing = [
        s
        for s in statements
        if s.id not in gone and s not in former and not (s.holder.kind in NAMELESS and s in echoed)
    ]
    outgrown = _outgrown(named, standing)
    return tuple(s for s in standing if s.id not in outgrown)


def _outgrown(former: Sequence[Statement], standing: Sequence[Statement]) -> set[str]:
    """Return the ids of bounds that allow a former figure and exclude the one that its text puts in its place.

    They count as stale under the same terms as the former figure itself.
    """
    bounds: dict[Value, list[Statement]] = defaultdict(list)
    news: dict[tuple[str, str], dict[Value, None]] = defaultdict(dict)
    for s in standing if former else ():
        if isinstance(s.value, Quantity):
            for voice in voices(s):
                news[s.document.id, voice][s.value] = None
            if not s.value.is_exact:
                bounds[s.value].append(s)
    outgrown = []
    for f in former if bounds else ():
        instead = {v: None for voice in voices(f) for v in news.get((f.document.id, voice), ())}
        outgrown += [
            (f, v)
            for v in (bounds if instead else ())
            if f.value.relation(v) is Relation.NARROWER and any(n.relation(v) is Relation.DISJOINT for n in instead)
        ]
    stale = _Stale((bounds[v][0], f) for f, v in outgrown)
    return {s.id for _, v in outgrown for s in bounds[v] if s in stale}


class _Stale:
    """The statements that give a replaced figure and were not published after the news of its replacement."""

    def __init__(self, replaced: Iterable[tuple[Statement, Statement]]) -> None:
        self._news: dict[Value, dict[Time, set[str]]] = {}
        for old, news in replaced:
            self._news.setdefault(old.value, {}).setdefault(published_at(news), set()).add(news.id)

    def __contains__(self, s: Statement) -> bool:
        x = published_at(s) if s.value in self._news else None
        return any(
            not ids <= {s.id} and (x is None or y is None or x[0] < y[1] or x == y)
            for y, ids in self._news.get(s.value, {}).items()
        )
