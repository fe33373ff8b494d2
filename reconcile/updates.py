"""Updates: which figure of one voice replaces an earlier one of the same voice.

A toll that a spokesman raises from nine to twelve is no contradiction but news; so is a correction. A *different*
voice that comes later with another figure still disagrees, because nobody has withdrawn the first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from attrs import frozen

from reconcile.camps import allowed
from reconcile.finding import order
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity, Value

# Kinds that are nobody in particular: two documents' narrators or officials are not one speaker.
_NAMELESS = frozenset({SourceKind.NARRATION, SourceKind.HEARSAY, SourceKind.OFFICIALS})


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
    x, y = said_at(a), said_at(b)
    return x is not None and y is not None and x != y and x[0] >= y[1]


def updates(statements: Iterable[Statement]) -> tuple[Update, ...]:
    """Return the updates among comparable quantities, in canonical order; each earlier statement is named once."""
    by_voice: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=order):
        if isinstance(s.value, Quantity):
            for voice in voices(s):
                by_voice[voice].append(s)
    found: dict[str, Update] = {}
    for _, spoken in sorted(by_voice.items()):
        for update in _of_one_voice(spoken):
            found.setdefault(update.earlier.id, update)
    return tuple(sorted(found.values(), key=lambda u: (order(u.earlier), order(u.later))))


def _of_one_voice(spoken: Sequence[Statement]) -> list[Update]:
    if len({s.value for s in spoken}) < 2:
        return []
    replaced = []
    for s in spoken:
        newer = [t for t in spoken if _replaces(t, s)]
        if newer:
            last = max(newer, key=lambda t: (said_at(t) or (0.0, 0.0), marked(t), order(t)))
            replaced.append(Update(_change(s, last), s, last))
    gone = {u.earlier.value for u in replaced if u.change is not Change.FALL}
    return [Update(Change.STALE, u.later, u.earlier) if _repeats(u, gone) else u for u in replaced]


def _repeats(u: Update, gone: set[Value]) -> bool:
    return u.change is Change.FALL and u.later.value in gone


def _replaces(t: Statement, s: Statement) -> bool:
    """Return whether `t` replaces `s`: another figure, and later, or of no other time and marked as the update."""
    if _meet(t, s):
        return False
    if later(t, s):
        return True
    if later(s, t) or marked(s) or s.frame.part is Part.CUMULATIVE:
        return False
    return marked(t) or (t.frame.part is Part.CUMULATIVE and _rises(s, t))


def marked(s: Statement) -> bool:
    """Return whether the words mark a figure as an update; "a total of" says only that it is one."""
    return s.frame.cue not in ("", "total")


def _rises(s: Statement, t: Statement) -> bool:
    assert isinstance(s.value, Quantity)
    return allowed(t, s.value.unit).low > allowed(s, s.value.unit).low


def _meet(a: Statement, b: Statement) -> bool:
    assert isinstance(a.value, Quantity)
    return allowed(a, a.value.unit).meets(allowed(b, a.value.unit))


def _change(s: Statement, t: Statement) -> Change:
    if _rises(s, t):
        return Change.SUPERSEDED
    return Change.REVISION if marked(t) else Change.FALL


def current(statements: Sequence[Statement], context: Sequence[Statement] = ()) -> tuple[Statement, ...]:
    """Return the statements that still stand: without those that their own voice has replaced.

    A figure that some text names as the former one is stale wherever it was not published after that text.
    """
    gone = {u.earlier.id for u in updates(statements)}
    former = [s for s in context if s.stance is Stance.SUPERSEDED]
    return tuple(s for s in statements if s.id not in gone and not any(_stale(s, f) for f in former))


def _stale(s: Statement, former: Statement) -> bool:
    if s.value != former.value or marked(s):
        return False
    x, y = published_at(s), published_at(former)
    return x is None or y is None or x[0] <= y[0]
