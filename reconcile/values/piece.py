"""The pieces of which a time is said: a date, a weekday, a period, a time of day."""

from datetime import datetime, timedelta, tzinfo

from attrs import frozen

from reconcile.values.moment import Grain


@frozen
class Piece:
    """One piece, resolved as far as it can be alone.

    Attributes:
        start, end: its span.
        low, high: the interval of a date or period; None for a time of day.
        grain: how finely it is stated.
        begins, ends: offsets into the day, of a time of day; `ends` may lie beyond the day ("night").
        zone: the zone of a time of day, or None for local time.
        approximate: whether "around" widened it.
        yearless: (month, day or None) of a date without its year, which a range may borrow from its other end.
        weekday: whether it is a bare weekday, which a date beside it makes redundant.
        in_week: whether it is a time on a bare weekday, which a week beside it fixes.
        opens: "since", "before" and the like, where they stand between a day and its time, or behind.
        ending: whether it is the present ("now", "to date"), which counts only as the end of something.
        loose: whether it counts only with a day beside it ("at 8", "from 7 to 9:30").
        bare: an hour or part of day too vague to stand alone ("morning", "5").
    """

    start: int
    end: int
    low: datetime | None = None
    high: datetime | None = None
    grain: Grain = Grain.DAY
    begins: timedelta | None = None
    ends: timedelta | None = None
    zone: tzinfo | None = None
    approximate: bool = False
    yearless: tuple[int, int | None] | None = None
    weekday: bool = False
    in_week: bool = False
    bare: bool = False
    opens: str = ""
    ending: bool = False
    loose: bool = False

    @property
    def is_clock(self) -> bool:
        """Return whether it is a time of day."""
        return self.begins is not None
