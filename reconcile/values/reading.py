"""What a reader of dates or times of day is given, and the words that several of them share."""

import re
from datetime import datetime

from attrs import frozen

from reconcile.values.calendar import MONTHS, Interval, ahead, nearest_year
from reconcile.values.moment import Grain
from reconcile.values.pattern import compiled
from reconcile.values.piece import Piece
from reconcile.values.wordyears import year_number


@frozen
class Reading:
    """A text under reading.

    Attributes:
        text, folded: the text as given, and folded.
        now: the reference time, or None.
    """

    text: str
    folded: str
    now: datetime | None

    def match(self, source: str, at: int) -> re.Match[str] | None:
        """Return the match of a pattern at an offset, if no word goes on behind it."""
        m = compiled(source).match(self.folded, at)
        return None if m is None or self.folded[m.end() : m.end() + 1].isalnum() else m

    def before(self, source: str, at: int, reach: int = 24) -> re.Match[str] | None:
        """Return the match of a pattern that ends in "$" right before an offset."""
        return compiled(source).search(self.folded, max(0, at - reach), at)

    def is_name(self, at: int) -> bool:
        """Return whether the word there is capitalised."""
        return self.text[at].isupper()

    def year_of(self, month: int, day: int | None, at: int) -> int | None:
        """Return the year of a date that stands without one, or None without a `now`."""
        return nearest_year(self.now, month, day, ahead(self.folded, at)) if self.now else None


def any_of(words: object) -> str:
    """Return a pattern of any of the words, the longest first."""
    assert isinstance(words, dict | list | tuple)
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))).replace(" ", "[ \\n]{1,6}") + ")"


def piece(m: re.Match[str], found: Interval | None, grain: Grain) -> Piece | None:
    """Return the piece of a match with its interval, or None where the calendar has none."""
    return Piece(m.start(), m.end(), *found, grain) if found else None


MONTH = any_of(MONTHS) + r"(?!\w)\.?"
YEAR = r"(?:1[4-9]|20)[0-9]{2}(?![0-9%])"


def month_of(word: str) -> int:
    """Return the number of a month's name, with its full stop or without."""
    return MONTHS[word.rstrip(".")]


def year_said(word: str) -> int:
    """Return the year of four digits, of two (50 to 99 in the last century), or in words."""
    word = word.strip("'")
    if not word.isdigit():
        return year_number(word)
    return int(word) if len(word) == 4 else int(word) + (2000 if int(word) < 50 else 1900)
