"""Every value in a text: quantities and moments with their exact places."""

from datetime import date, datetime, time

from reconcile.errors import ValueParseError
from reconcile.values.fold import fold
from reconcile.values.found import Found
from reconcile.values.moments import moments
from reconcile.values.profile import PROFILES, Profile
from reconcile.values.quantities import quantities
from reconcile.values.triggers import places


def find(text: str, now: datetime | date | str | None = None, profile: Profile = PROFILES["default"]) -> list[Found]:
    """Return the values that a text states, sorted and not overlapping.

    `now` is when the text speaks from: "Friday", "yesterday" and "15 December" are resolved against it. Without it,
    days that need one are left out and a time of day stands on `moment.NO_DAY`, marked `clock_only`.
    `profile` says what vague words ("dozens") mean. No text raises.

    Args:
        text: what to look through.
        now: a datetime, a date, or either as ISO 8601 text ("2024-01-02").
        profile: one of `PROFILES`.

    Raises:
        ValueParseError: `now` is none of these.
    """
    now = _instant(now)
    folded = fold(text)
    at = places(folded)
    times, spans = moments(text, folded, at, now)
    counts = quantities(text, folded, at, spans, profile)
    return sorted([*times, *counts], key=lambda f: f.start)


def _instant(now: object) -> datetime | None:
    if now is None or isinstance(now, datetime):
        return now
    if isinstance(now, date):
        return datetime.combine(now, time())
    try:
        return datetime.fromisoformat(now)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        remedy = "Give a datetime, or write 2024-01-02 or 2024-01-02T15:30."
        raise ValueParseError(f"now = {str(now)[:60]!r} is not a date or time.", remedy=remedy) from None
