"""Every value in a text: quantities and moments with their exact places."""

from datetime import datetime

from reconcile.values.fold import fold
from reconcile.values.found import Found
from reconcile.values.moments import moments
from reconcile.values.profile import PROFILES, Profile
from reconcile.values.quantities import quantities
from reconcile.values.triggers import places


def find(text: str, now: datetime | None = None, profile: Profile = PROFILES["default"]) -> list[Found]:
    """Return the values that a text states, sorted and not overlapping.

    `now` is when the text speaks from: "Friday", "yesterday" and "15 December" are resolved against it. Without it,
    days that need one are left out and a time of day stands on `moment.NO_DAY`, marked `clock_only`.
    `profile` says what vague words ("dozens") mean. No text raises.
    """
    folded = fold(text)
    at = places(folded)
    times, spans = moments(text, folded, at, now)
    counts = quantities(text, folded, at, spans, profile)
    return sorted([*times, *counts], key=lambda f: f.start)
