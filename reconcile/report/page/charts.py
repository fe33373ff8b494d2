"""The geometry of a card's charts; the template draws it. Lengths are units of the drawing, not pixels."""

from attrs import frozen

from reconcile.report.card import Card, Mark, Side, Voice
from reconcile.report.page.scale import Scale, spanning
from reconcile.report.whisker import point_of
from reconcile.report.wording import percent, signed, value_text
from reconcile.values import Number, Quantity
from reconcile.values.quantity import number_text

WIDTH, EDGE = 300.0, 16.0


@frozen
class Dot:
    """A camp's value on the axis."""

    x: float
    mark: Mark
    text: str
    best: bool


@frozen
class Whisker:
    """The range with the best value on it; an open end is an arrow."""

    low: float
    high: float
    low_text: str
    high_text: str
    low_open: bool
    high_open: bool
    dots: tuple[Dot, ...]
    label: str


@frozen
class Step:
    """One bar of the waterfall.

    Attributes:
        voice: whose.
        mark: of the voice's camp.
        before, after: where the running log-odds lie on a line of 0 to 100, before and after this voice.
        probability: of the best answer, once this voice and those above are counted.
    """

    voice: Voice
    mark: Mark
    before: float
    after: float
    text: str
    probability: float
    probability_text: str


@frozen
class Waterfall:
    """Contributions in log-odds, largest first; `zero` is where the line of no evidence lies."""

    steps: tuple[Step, ...]
    zero: float


def whisker(card: Card) -> Whisker | None:
    """Return the drawing of the range, None where the answers are no numbers or leave nothing open."""
    c = card.consensus
    if not card.numeric or (c.low is None and c.high is None):
        return None
    points = [(side, p) for side in card.sides if (p := _point(side.value)) is not None]
    known = [float(x) for x in (c.low, c.high, point_of(c), *(p for _, p in points)) if x is not None]
    if len(set(known)) < 2 and c.low is not None and c.high is not None:
        return None
    scale = spanning(known, EDGE + 22 * (c.low is None), WIDTH - EDGE - 22 * (c.high is None))
    best = point_of(c)
    return Whisker(
        low=EDGE if c.low is None else scale.at(c.low),
        high=WIDTH - EDGE if c.high is None else scale.at(c.high),
        low_text="" if c.low is None else number_text(c.low),
        high_text="" if c.high is None else number_text(c.high),
        low_open=c.low is None,
        high_open=c.high is None,
        dots=tuple(_dot(side, p, best, scale) for side, p in reversed(points)),
        label=f"range {_range(c.low, c.high)}",
    )


def _dot(side: Side, point: Number, best: Number | None, scale: Scale) -> Dot:
    return Dot(scale.at(point), side.mark, value_text(side.value), best=side.supports and best is not None)


def _point(value: object) -> Number | None:
    if not isinstance(value, Quantity):
        return None
    return next((x for x in (value.point, value.low, value.high) if x is not None), None)


def _range(low: Number | None, high: Number | None) -> str:
    left = "open" if low is None else number_text(low)
    return f"{left} to {'open' if high is None else number_text(high)}"


def waterfall(card: Card) -> Waterfall | None:
    """Return the bars, None where fewer than two voices spoke."""
    by_origin = {v.contribution.origin: (v, side) for side in card.sides for v in side.voices if v.contribution}
    voices = [(c, *by_origin[c.origin]) for c in card.consensus.contributions if c.origin in by_origin]
    if len(voices) < 2:
        return None
    running = [0.0]
    for c, _, _ in voices:
        running.append(running[-1] + c.log_odds)
    scale = spanning(running, 2.0, 98.0)
    steps = tuple(
        Step(
            voice=voice,
            mark=side.mark,
            before=scale.at(a),
            after=scale.at(b),
            text=signed(c.log_odds),
            probability=round(100 * c.probability, 1),
            probability_text=percent(c.probability),
        )
        for (c, voice, side), a, b in zip(voices, running, running[1:], strict=False)
    )
    return Waterfall(steps, scale.at(0.0))
