"""Hours, minutes and parts of the day in words and figures."""

from reconcile.values.reading import any_of
from reconcile.values.wordlist import CARDINALS, Sort

# What the words exclude (hours into the day), not when an almanac has them begin: an attack "at 2:30" may well have
# been "on Friday morning". A night ends on the next day.
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "early hours": (0, 6),
    "small hours": (0, 6),
    "wee hours": (0, 6),
    "predawn": (0, 6),
    "pre-dawn": (0, 6),
    "before dawn": (0, 6),
    "before daybreak": (0, 6),
    "before sunrise": (0, 6),
    "before first light": (0, 6),
    "first light": (4, 8),
    "dawn": (4, 8),
    "daybreak": (4, 8),
    "sunrise": (4, 8),
    "early morning": (0, 9),
    "morning": (0, 12),
    "late morning": (9, 12),
    "mid-morning": (8, 12),
    "midmorning": (8, 12),
    "early afternoon": (12, 15),
    "afternoon": (12, 18),
    "mid-afternoon": (13, 17),
    "late afternoon": (14, 18),
    "daytime": (6, 20),
    "dusk": (16, 21),
    "sunset": (16, 21),
    "early evening": (16, 20),
    "evening": (16, 24),
    "late evening": (19, 24),
    "night": (18, 30),
    "nighttime": (18, 30),
    "late night": (21, 28),
    "overnight": (18, 32),
}
WORD_HOURS = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.UNIT or w in ("ten", "eleven", "twelve")}
_TENS = {w: n for w, (s, n) in CARDINALS.items() if s is Sort.TENS and n < 60}
WORD_MINUTES = {
    **{w: n for w, (s, n) in CARDINALS.items() if s in (Sort.UNIT, Sort.TEEN)},
    **_TENS,
    **{f"{t}{j}{u}": n + k for t, n in _TENS.items() for u, k in WORD_HOURS.items() if k < 10 for j in "- "},
    "quarter": 15,
    "a quarter": 15,
    "half": 30,
}
HOUR = rf"(?:1[0-2]|0?[1-9]|{any_of(WORD_HOURS)}(?!\w))"


def minutes_of(hour: int, minute: int, half: str) -> int | None:
    """Return the minutes into the day, or None where the figures are no time."""
    if hour > 24 or (hour == 24 and minute):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return (hour * 60 + minute) % (24 * 60) if hour < 24 else 24 * 60


def number_of(word: str | None, table: dict[str, int]) -> int:
    """Return what a word of a table or digits say; 0 for None."""
    word = " ".join((word or "0").split())
    return table[word] if word in table else int(word)
