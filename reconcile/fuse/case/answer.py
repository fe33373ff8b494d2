"""From candidates to an answer in people's units: the value to print and the range that is left open."""

import math
import re
from collections.abc import Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.fuse.case.cells import Cell
from reconcile.fuse.case.claim import Claim
from reconcile.fuse.case.voices import accuracy
from reconcile.statement import Statement
from reconcile.values import Moment, Number, Quantity, Value

# A rival a hundred times less likely than the best answer no longer widens the range.
PLAUSIBLE = 0.01
_GOES_ON = re.compile(r"\b(ongoing|continu\w+|under\s?way|still fighting|goes on|raging)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(fall|drop|decrease|decline|go down|be lower\w*|lowered)\b", re.IGNORECASE)


def answer(cell: Cell, config: Config) -> tuple[Value, Value]:
    """Return a candidate's value and hard bounds, in the words and the unit of its most reliable speaker."""
    claims = cell.claims
    first = claims[0]
    if all(c.value == first.value for c in claims):
        first = _speaker(claims, config) if len(claims) > 1 else first
        return first.value, first.bounds
    speaker = _speaker(claims, config)
    others = [c for c in claims if c is not speaker]
    value, bounds = speaker.value, speaker.bounds
    for c in others:
        value, bounds = _shared(value, c.value), _shared(bounds, c.bounds)
    return value, bounds


def _speaker(claims: Sequence[Claim], config: Config) -> Claim:
    return max(claims, key=lambda c: accuracy(c.statement, config))


def _shared(a: Value, b: Value) -> Value:
    """Return what two claims that overlap leave together, in the unit of the first."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return _quantity(a, b.to(a.unit))
    if isinstance(a, Moment) and isinstance(b, Moment):
        lows, highs = [t for t in (a.low, b.low) if t], [t for t in (a.high, b.high) if t]
        low, high = max(lows, key=_utc, default=None), min(highs, key=_utc, default=None)
        return (
            a
            if (low, high) == (a.low, a.high)
            else b
            if (low, high) == (b.low, b.high)
            else evolve(a, low=low, high=high, text="")
        )
    return a


def _utc(t: object) -> float:
    from datetime import datetime

    from reconcile.fuse.case.axis import seconds

    assert isinstance(t, datetime)
    return seconds(t)


def _quantity(a: Quantity, b: Quantity) -> Quantity:
    if a.bounds == b.bounds and a.core == b.core:
        return a
    met = a.intersection(b)
    if met is None:
        return a
    low, high = max(a.core[0], b.core[0]), min(a.core[1], b.core[1])
    point = met.point if met.point is not None and low <= met.point <= high else None
    if point is None:
        point = next((p for p in (a.point, b.point) if p is not None and low <= p <= high), None)
    if point is None and math.isinf(high) and not math.isinf(low):
        point = low
    return evolve(met, core_low=_finite(low), core_high=_finite(high), point=point)


def _finite(x: float) -> Number | None:
    return None if math.isinf(x) else x


def span(answers: Sequence[tuple[Value, float]], first: Value, open_up: bool) -> tuple[Number | None, Number | None]:
    """Return the range over the plausible answers' hard bounds, in the unit of the first; (None, None) for words.

    Args:
        answers: hard bounds and probability of each candidate, best first.
        first: the best candidate's value.
        open_up: whether something says that the figure may still rise.
    """
    if not isinstance(first, Quantity):
        return None, None
    least = answers[0][1] * PLAUSIBLE * (1 - 1e-6)  # probabilities are rounded; a hundredth is still in
    kept = [q.to(first.unit) for q, p in answers if isinstance(q, Quantity) and p >= least]
    closed = [q.closed() if not q.unit and (q.low_open or q.high_open) else q for q in kept]
    lows, highs = [q.low for q in closed], [q.high for q in closed]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if open_up or None in highs else max(x for x in highs if x is not None)
    return low, high


def opens_up(forecasts: Sequence[Statement], statements: Sequence[Statement]) -> bool:
    """Return whether a forecast says that the figure may rise, or a cue that the fighting goes on."""
    return bool(rising(forecasts)) or any(s.frame.cue and _GOES_ON.search(s.frame.cue) for s in statements)


def rising(forecasts: Sequence[Statement]) -> list[Statement]:
    """Return the forecasts that do not speak of a fall."""
    return [s for s in forecasts if not _FALLS.search(f"{s.frame.cue} {s.frame.hedge} {s.quote}")]
