"""Which later figure of one voice takes the place of each earlier one, found by sorting instead of by comparing pairs.

A text of five megabytes may hold ten thousand figures of one narrator on one question. Whether one of them replaces
another depends, but for a correction in the same breath, on little: when it was said, in which text and by whom,
whether words mark it as the news, and whether it lies above. So the figures are put into classes that are alike in all
of it; two classes are judged once, and within a class the latest figure above or below is looked up.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum

from attrs import frozen

from reconcile.finding import order
from reconcile.intervals import Interval
from reconcile.statement import Part, SourceKind, Statement
from reconcile.values import Value

_HOUR = 3600.0
# Kinds that are nobody in particular: two documents' narrators or officials are not one speaker.
NAMELESS = frozenset({SourceKind.NARRATION, SourceKind.HEARSAY, SourceKind.OFFICIALS})

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
_FEW = 40  # kinds whose pairs are looked through

Time = tuple[float, float] | None
Corrections = Mapping[str, Sequence[Statement]]
_End = tuple[float, int]  # an end of a span: the number, and which side of it an open end lies on


@frozen
class Kind:
    """All that decides whether a figure replaces another, but for how high they are.

    Attributes:
        when: when the figure held.
        marked: whether words mark it as an update.
        cumulative: whether it is a running total.
        document: in which text it stands.
        speaker: who says so.
        nobody: whether that is nobody in particular.
    """

    when: Time
    marked: bool
    cumulative: bool
    document: str
    speaker: str
    nobody: bool

    @classmethod
    def of(cls, s: Statement, when: Time, marked: bool) -> "Kind":
        """Return the kind of a statement."""
        cumulative = s.frame.part is Part.CUMULATIVE
        return cls(when, marked, cumulative, s.document.id, s.holder.name, s.holder.kind in NAMELESS)

    @property
    def rank(self) -> tuple[tuple[float, float], bool]:
        """Return how late it is."""
        return self.when or (0.0, 0.0), self.marked


@frozen(eq=False)
class Spoken:
    """What deciding about a pair needs of a statement, found once.

    Attributes:
        statement: the statement.
        kind: what it shares with all whom the same figures replace, but for how high they are.
        span: the numbers that it allows.
        corrects: whether its text names the voice's former figure.
    """

    statement: Statement
    kind: Kind
    span: Interval
    corrects: bool


class _Means(Enum):
    """Which figures of one class replace those of another."""

    NONE = "none"
    ANY = "any"
    ABOVE = "above"
    ABOVE_UNLESS_TOGETHER = "above, unless one text gives both figures"


def after(x: Time, y: Time) -> bool:
    """Return whether a time is certainly later than another."""
    return x is not None and y is not None and x != y and x[0] >= y[1]


def rises(s: Spoken, t: Spoken) -> bool:
    """Return whether the second figure begins above the first."""
    return t.span.low > s.span.low


def in_its_place(s: Statement, t: Statement) -> bool:
    """Return whether one text puts `t` in the place of `s`: "first said 290, but later revised the figure to 253"."""
    if s.document.id != t.document.id or s.row is not None or not 0 <= t.start - s.end <= _CORRECTED_WITHIN:
        return False
    text = s.document.text
    return bool(_CORRECTS.search(text, s.end, t.start) or _AT_FIRST.search(text, max(0, s.start - _LEAD), s.start))


def may_replace(kinds: Iterable[Kind]) -> bool:
    """Return, at the cost of a glance, whether a figure can replace another by when and how they are said."""
    distinct = set(kinds)
    if len(distinct) == 1:
        return False
    return len(distinct) > _FEW or any(_means(t, s) is not _Means.NONE for t in distinct for s in distinct)


def successions(told: Sequence[Spoken], corrections: Corrections) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield each replaced figure of one voice with the last that replaces it; `told` in canonical order.

    A figure that does not meet an earlier one replaces it where it is later, or of no other time and either put in its
    place, marked as the update, or of another text of that day, and higher.
    """
    classes: dict[Kind, list[Spoken]] = defaultdict(list)
    for s in told:
        classes[s.kind].append(s)
    latest = [(kind, _Latest(members)) for kind, members in sorted(classes.items(), key=lambda c: c[0].rank)[::-1]]
    by_id = {s.statement.id: s for s in told} if corrections else {}
    texts = _Texts(told)
    found: dict[tuple[Kind, Interval, Value], Spoken | None] = {}
    means: dict[Kind, list[tuple[Kind, _Latest, _Means]]] = {}
    for s in told:
        kind = s.kind
        key = (kind, s.span, s.statement.value)
        if key not in found:
            if kind not in means:
                judged = ((k, those, _means(k, kind)) for k, those in latest)
                means[kind] = [(k, those, how) for k, those, how in judged if how is not _Means.NONE]
            found[key] = _last(s, means[kind], texts)
        put = (by_id[t.id] for t in corrections.get(s.statement.id, ()))
        newer = [t for t in put if not after(kind.when, t.kind.when) and _apart(s, t)]
        newer += [t for t in (found[key],) if t is not None]
        if newer:
            yield s, max(newer, key=lambda t: (t.kind.rank, order(t.statement)))


def _means(t: Kind, s: Kind) -> _Means:
    """Return which figures of `t` replace one of `s`, apart from those that a text puts in its place."""
    if after(t.when, s.when):
        return _Means.ANY
    if after(s.when, t.when):
        return _Means.NONE
    # Without times, words like "cut to" may stand for either figure's news, so that only a rise is told by them.
    if (t.marked or t.cumulative) and not (s.marked or s.cumulative):
        return _Means.ABOVE
    return _Means.ABOVE_UNLESS_TOGETHER if _of_one_day(s, t) else _Means.NONE


def _of_one_day(s: Kind, t: Kind) -> bool:
    """Return whether a named speaker speaks in two texts of one day whose hours are not both known.

    Tolls rise, so the higher figure is then taken for the later one.
    """
    if s.when is None or t.when is None or s.document == t.document or s.nobody or s.speaker != t.speaker:
        return False
    return not (s.when[1] - s.when[0] < _HOUR and t.when[1] - t.when[0] < _HOUR)


def _last(s: Spoken, classes: Iterable[tuple[Kind, "_Latest", _Means]], texts: "_Texts") -> Spoken | None:
    """Return the last figure of all classes (given latest first) that replaces `s`."""
    best: Spoken | None = None
    for kind, those, how in classes:
        if best is not None and kind.rank < best.kind.rank:
            return best
        if how is _Means.ABOVE_UNLESS_TOGETHER:
            t = next((t for t in those.members if rises(s, t) and not texts.together(s, t) and _apart(s, t)), None)
        else:
            t = those.above(s) if how is _Means.ABOVE else those.apart(s)
        if t is not None and (best is None or order(t.statement) > order(best.statement)):
            best = t
    return best


def _apart(s: Spoken, t: Spoken) -> bool:
    return not t.span.meets(s.span)


class _Latest:
    """The figures of one class, latest in canonical order first, with those that nothing later outreaches.

    Of the figures above a number the latest is one that no later figure exceeds, so that only these are kept, and among
    them both height and age grow: the first that is high enough is the one.
    """

    def __init__(self, members: Sequence[Spoken]) -> None:
        self.members = members[::-1]
        self._lows = _Records(self.members, lambda i: (i.low, int(i.low_open)))
        self._highs = _Records(self.members, lambda i: (-i.high, int(i.high_open)))

    def above(self, s: Spoken) -> Spoken | None:
        """Return the latest figure that lies wholly above `s` and begins above it."""
        return self._lows.first_beyond(max((s.span.high, -int(s.span.high_open)), (s.span.low, 1)))

    def apart(self, s: Spoken) -> Spoken | None:
        """Return the latest figure that lies wholly above or below `s`."""
        above = self._lows.first_beyond((s.span.high, -int(s.span.high_open)))
        below = self._highs.first_beyond((-s.span.low, -int(s.span.low_open)))
        return max((t for t in (above, below) if t is not None), key=lambda t: order(t.statement), default=None)


class _Records:
    """Of a sequence of figures those that reach further than all before them."""

    def __init__(self, figures: Iterable[Spoken], end: Callable[[Interval], _End]) -> None:
        self._ends: list[_End] = []
        self._figures: list[Spoken] = []
        for s in figures:
            if not self._ends or end(s.span) > self._ends[-1]:
                self._ends.append(end(s.span))
                self._figures.append(s)

    def first_beyond(self, end: _End) -> Spoken | None:
        """Return the first figure of the sequence that reaches beyond an end."""
        n = bisect_right(self._ends, end)
        return self._figures[n] if n < len(self._figures) else None


class _Texts:
    """In which texts each figure stands."""

    def __init__(self, told: Iterable[Spoken]) -> None:
        self._texts: dict[Value, set[str]] = defaultdict(set)
        for s in told:
            self._texts[s.statement.value].add(s.statement.document.id)

    def together(self, s: Spoken, t: Spoken) -> bool:
        """Return whether one text gives both figures: no other text of that day can put them in order."""
        a, b = s.statement.value, t.statement.value
        return a != b and not self._texts[a].isdisjoint(self._texts[b])


def corrections(spoken: Iterable[Statement]) -> Corrections:
    """Return the figures that a text puts in the place of another, by the id of that: they stand shortly behind it."""
    by_text: dict[str, list[Statement]] = defaultdict(list)
    for s in spoken:
        by_text[s.document.id].append(s)
    found: dict[str, list[Statement]] = {}
    for members in by_text.values():
        members.sort(key=lambda s: s.start)
        starts = [s.start for s in members]
        for s in members if len(members) > 1 else ():
            first = bisect_right(starts, s.end - 1)
            for t in members[first : bisect_right(starts, s.end + _CORRECTED_WITHIN)]:
                if in_its_place(s, t):
                    found.setdefault(s.id, []).append(t)
    return found
