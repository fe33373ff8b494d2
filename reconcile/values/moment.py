"""When something was: an interval of time, as wide as the words leave it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self

from attrs import field, frozen

from reconcile.values.base import Relation, Value


class Grain(StrEnum):
    """How finely a moment is stated."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PART_OF_DAY = "part of day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


# Where a time of day stands whose day is not known: not the first of all days, so that zones stay in the calendar.
NO_DAY = datetime(1, 1, 2)


def _bare(t: datetime | None) -> datetime | None:
    """Return a time in UTC without its zone, so that aware and naive times can be ordered (naive is taken as UTC)."""
    if t is None or t.tzinfo is None or (offset := t.utcoffset()) is None:
        return t
    try:
        return t.replace(tzinfo=None) - offset
    except OverflowError:
        return datetime.min if offset > timedelta(0) else datetime.max


@frozen
class Moment:
    """An interval of time, `high` exclusive, None where it is open.

    Attributes:
        low, high: the interval; both naive (local time) or both with a zone.
        grain: how finely it was stated.
        clock_only: only a time of day was stated; the date part comes from the reference time, or is `NO_DAY`.
        approximate: "around", "~": the bounds are already widened.
        text: the words found; no part of equality.
    """

    kind: ClassVar[str] = "moment"

    low: datetime | None = None
    high: datetime | None = None
    grain: Grain = field(default=Grain.DAY, converter=Grain)
    clock_only: bool = False
    approximate: bool = False
    text: str = field(default="", eq=False)

    def relation(self, other: Value) -> Relation:
        """Compare the intervals; a bare time of day against a date has no common axis."""
        if not isinstance(other, Moment):
            return Relation.INCOMMENSURABLE
        a_lo, a_hi = _bare(self.low) or datetime.min, _bare(self.high) or datetime.max
        b_lo, b_hi = _bare(other.low) or datetime.min, _bare(other.high) or datetime.max
        if (a_lo, a_hi) == (b_lo, b_hi):
            return Relation.SAME
        if a_hi <= b_lo or b_hi <= a_lo:
            return Relation.DISJOINT
        if b_lo <= a_lo and a_hi <= b_hi:
            return Relation.NARROWER
        return Relation.BROADER if a_lo <= b_lo and b_hi <= a_hi else Relation.OVERLAP

    def in_core_of(self, other: Value) -> bool:
        """Return whether the intervals meet."""
        return self.relation(other) not in (Relation.DISJOINT, Relation.INCOMMENSURABLE)

    def sort_key(self) -> tuple[str, float, float, str]:
        """Order by beginning, then end."""
        lo, hi = _bare(self.low) or datetime.min, _bare(self.high) or datetime.max
        return (self.kind, (lo - datetime.min).total_seconds(), (hi - datetime.min).total_seconds(), "")

    def as_json(self) -> dict[str, object]:
        """Return the interval in ISO 8601 and how it was stated."""
        return {
            "kind": self.kind,
            "low": self.low.isoformat() if self.low else None,
            "high": self.high.isoformat() if self.high else None,
            "grain": str(self.grain),
            "clock_only": self.clock_only,
            "approximate": self.approximate,
            "text": self.text,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Restore what `as_json` gave."""

        def parsed(x: object) -> datetime | None:
            return datetime.fromisoformat(x) if isinstance(x, str) else None

        return cls(
            low=parsed(data.get("low")),
            high=parsed(data.get("high")),
            grain=Grain(str(data.get("grain", "day"))),
            clock_only=bool(data.get("clock_only")),
            approximate=bool(data.get("approximate")),
            text=str(data.get("text", "")),
        )

    def __str__(self) -> str:
        """Return the shortest ISO form that the grain supports: '2023-12-15', '2023-12', '2023-12-15 02:30'."""
        from reconcile.values.notation import moment_text

        return moment_text(self)
