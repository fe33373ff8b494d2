"""The timeline of a figure: times across, figures up; a speaker's own changes are a line, a dispute is two dots."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from attrs import frozen

from reconcile.report.card import Card, Mark
from reconcile.report.page.scale import Scale, short, spanning, ticks
from reconcile.report.wording import holder_text, moment_text, published_text, value_text
from reconcile.statement import Statement
from reconcile.values import Moment, Quantity

WIDTH, HEIGHT = 420.0, 190.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 404.0, 14.0, 156.0
_EPOCH = datetime(1970, 1, 1)
# The axis leaves out what stands at the calendar's ends, where no minute follows and a zone leads out of it.
_FIRST, _LAST = ((datetime(y, 1, 1) - _EPOCH).total_seconds() for y in (2, 9999))
_ROOM = 125.0  # what the text of a time may take beside its neighbour
When = Callable[[Statement], tuple[float, float] | None]


@frozen
class Point:
    """One statement: a time that may be wide, a figure that may be open.

    Attributes:
        x, x_low, x_high: its middle and ends in time.
        y, y_low, y_high: the figure to mark and the ends of what its words allow.
        open_up, open_down: whether that is without end.
        mark: sign of its camp; None where it takes no part in the answer.
        text: what a reader gets to hear of it.
    """

    statement: Statement
    x: float
    x_low: float
    x_high: float
    y: float
    y_low: float
    y_high: float
    open_up: bool
    open_down: bool
    mark: Mark | None
    text: str


@frozen
class Tick:
    """A figure beside an axis."""

    at: float
    text: str
    anchor: str = "middle"


@frozen
class Timeline:
    """Everything to draw; `lines` are the ways of one speaker's changes, each a list of points."""

    points: tuple[Point, ...]
    lines: tuple[str, ...]
    times: tuple[Tick, ...]
    figures: tuple[Tick, ...]


@frozen
class _Dated:
    statement: Statement
    mark: Mark | None
    low: float
    high: float


def timeline(card: Card) -> Timeline | None:
    """Return the drawing, None unless figures were given for at least two times."""
    # Either all by the time they hold for or all by the time of the report: mixed, an early report would look late.
    dated = _times_of(card, _held) or _times_of(card, _reported)
    if not dated:
        return None
    across = spanning((x for d in dated for x in (d.low, d.high)), LEFT + 14, RIGHT - 14)
    up = spanning((x for d in dated for x in _figures(d.statement)), BOTTOM - 8, TOP + 8)
    points = tuple(_point(d, across, up) for d in dated)
    return Timeline(points, tuple(_lines(points)), _times(dated, across), _ticks(up))


def _times_of(card: Card, when: When) -> list[_Dated]:
    dated = sorted(_dated(card, when), key=lambda d: (d.low, d.high, d.statement.id))
    return dated if len({(d.low, d.high) for d in dated}) > 1 else []


def _dated(card: Card, when: When) -> Iterator[_Dated]:
    marks: dict[str, Mark] = {s.id: side.mark for side in card.sides for s in side.statements}
    said = {s.id: s for s in (*(s for side in card.sides for s in side.statements), *card.others)}
    for s in said.values():
        span = when(s)
        if isinstance(s.value, Quantity) and span and _figures(s):
            yield _Dated(s, marks.get(s.id), *span)


def _held(s: Statement) -> tuple[float, float] | None:
    """Return the time that a figure holds for, in seconds."""
    if s.as_of is None or s.as_of.low is None or s.as_of.clock_only:
        return None
    low = _seconds(s.as_of.low)
    return _drawable(low, low if s.as_of.high is None else max(low, _seconds(s.as_of.high)))


def _reported(s: Statement) -> tuple[float, float] | None:
    """Return the time that a figure was reported at, in seconds."""
    try:
        at = _seconds(datetime.fromisoformat(s.published or ""))
    except ValueError:
        return None
    return _drawable(at, at)


def _drawable(low: float, high: float) -> tuple[float, float] | None:
    return (low, high) if low >= _FIRST and high <= _LAST else None


def _seconds(t: datetime) -> float:
    offset = t.utcoffset()
    return (t.replace(tzinfo=None) - _EPOCH).total_seconds() - (offset.total_seconds() if offset else 0.0)


def _figures(s: Statement) -> list[float]:
    q = s.value
    return [float(x) for x in (q.low, q.point, q.high) if x is not None] if isinstance(q, Quantity) else []


def _point(d: _Dated, across: Scale, up: Scale) -> Point:
    q = d.statement.value
    assert isinstance(q, Quantity)
    known = _figures(d.statement)
    figure = float(q.point) if q.point is not None else known[0]
    when = moment_text(d.statement.as_of) if d.statement.as_of else published_text(d.statement.published)
    x_low, x_high = across.at(d.low), across.at(d.high)
    return Point(
        statement=d.statement,
        x=round((x_low + x_high) / 2, 1),
        x_low=x_low,
        x_high=x_high,
        y=up.at(figure),
        y_low=up.at(min(known)),
        y_high=up.at(max(known)),
        open_up=q.high is None,
        open_down=q.low is None,
        mark=d.mark,
        text=f"{when}: {value_text(q)}, {holder_text(d.statement)}",
    )


def _lines(points: Iterable[Point]) -> Iterator[str]:
    by_speaker: dict[tuple[str, str], list[Point]] = {}
    for p in points:
        by_speaker.setdefault((p.statement.origin or p.statement.id, p.statement.holder.name), []).append(p)
    for _, way in sorted(by_speaker.items()):
        if len({(p.x, p.y) for p in way}) > 1:
            yield " ".join(f"{p.x},{p.y}" for p in way)


def _times(dated: list[_Dated], across: Scale) -> tuple[Tick, ...]:
    """Return the first, the last and, where there is room, one time between."""
    middles = sorted({(d.low + d.high) / 2 for d in dated})
    first, last = middles[0], middles[-1]
    free = (across.start + _ROOM, across.end - _ROOM)
    between = [t for t in middles[1:-1] if free[0] < across.at(t) < free[1]][:1]
    later = [(t, "middle") for t in between] + [(last, "end")]
    return (
        Tick(across.at(first), _clock(first), "start"),
        *(Tick(across.at(t), _clock(t, after=first), anchor) for t, anchor in later if t != first),
    )


def _clock(seconds: float, *, after: float | None = None) -> str:
    """Return a time with as much of its date as differs from that of the time before."""
    t, before = (None if x is None else (_EPOCH + timedelta(seconds=x)) for x in (seconds, after))
    assert t is not None
    minute = t.replace(second=0, microsecond=0)
    text = moment_text(Moment(minute, minute + timedelta(minutes=1), "minute"))
    if before is not None and t.date() == before.date():
        return f"{t:%H:%M}"
    if before is not None and t.year == before.year:
        text = text.replace(f" {t.year}", "", 1)
    return text.removesuffix(" 00:00")


def _ticks(up: Scale) -> tuple[Tick, ...]:
    return tuple(Tick(up.at(x), short(x)) for x in ticks(up.low, up.high))
