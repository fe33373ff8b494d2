"""A claim: what one statement on a question answers, as spans on the question's axis."""

import math
from collections.abc import Hashable, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from reconcile.fuse.case.axis import Span, seconds, spans
from reconcile.statement import Stance, Statement
from reconcile.values import Number, Quantity, Value
from reconcile.wording import wording

When = tuple[float, float]  # seconds since the year 1; the end exclusive unless it equals the beginning


@frozen
class Claim:
    """One live answer.

    Attributes:
        statement: whose.
        value: what it answers; a sum of the statement's figure and its additions where there are any.
        denies: whether the holder rejects the value.
        bounds: the value with its hard bounds; wider than `value` where additions may overlap with the figure.
        core, hard: spans on the question's axis; None for labels and names.
        when: when it was so, or was said; None where nothing tells.
        loose: what it allows where that is more than its hard bounds: an early count, of what was told later.
        parts: the statements that were added; those that repeat another's words count once.
    """

    statement: Statement
    value: Value
    bounds: Value
    denies: bool
    core: Span | None
    hard: Span | None
    when: When | None
    parts: tuple[Statement, ...] = ()
    loose: Span | None = None

    @property
    def allows(self) -> Span | None:
        """Return the span that it does not exclude."""
        return self.hard if self.loose is None else self.loose

    @property
    def key(self) -> tuple[bool, object, object]:
        """Return what claims of the same answer share."""
        return (self.denies, self.hard, self.core) if self.hard is not None else (self.denies, self.value, None)


def once(parts: Sequence[Statement]) -> list[Statement]:
    """Return additions without those that repeat the words of another: carried twice, they are still said once."""
    found: dict[Hashable, Statement] = {}
    for p in parts:
        found.setdefault(wording(p), p)
    return list(found.values())


def claim(s: Statement, parts: tuple[Statement, ...], unit: str | None) -> Claim:
    """Return what a statement answers, in `unit` where units are mixed, with what it says comes on top."""
    value = bounds = s.value
    if parts and isinstance(value, Quantity):
        low = value.low
        for p in once(parts):
            assert isinstance(p.value, Quantity)
            value = _plus(value, p.value.to(value.unit))
        bounds = evolve(value, low=low, low_open=False)
    core, hard = spans(s, bounds, unit) or (None, None)
    return Claim(s, value, bounds, s.stance is Stance.DENIED, core, hard, when(s), parts)


def _plus(a: Quantity, b: Quantity) -> Quantity:
    """Return the sum of two figures: ends, cores and points add up."""

    def add(x: Number | None, y: Number | None) -> Number | None:
        return None if x is None or y is None else x + y

    core = [None if math.isinf(x) or math.isinf(y) else x + y for x, y in zip(a.core, b.core, strict=True)]
    return Quantity(
        low=add(a.low, b.low),
        high=add(a.high, b.high),
        low_open=a.low_open or b.low_open,
        high_open=a.high_open or b.high_open,
        core_low=core[0],
        core_high=core[1],
        point=add(a.point, b.point),
        unit=a.unit,
    )


def when(s: Statement) -> When | None:
    """Return the time that a statement holds for, or else the time of its document."""
    if s.as_of is not None and (s.as_of.low or s.as_of.high):
        lo = -math.inf if s.as_of.low is None else seconds(s.as_of.low)
        return lo, (math.inf if s.as_of.high is None else seconds(s.as_of.high))
    return _published(s.published) if s.published else None


@lru_cache(maxsize=4096)
def _published(text: str) -> When | None:
    """Return the day or the instant of an ISO 8601 date or time; None for anything else."""
    from datetime import datetime

    try:
        t = seconds(datetime.fromisoformat(text.strip()))
    except ValueError:
        return None
    return (t, t + 86400.0) if len(text.strip()) <= 10 else (t, t)


def later(a: When | None, b: When | None) -> bool:
    """Return whether a is wholly after b."""
    return a is not None and b is not None and a[0] >= b[1] and a[0] > b[0]


__all__ = ["Claim", "claim", "later", "once", "when"]
