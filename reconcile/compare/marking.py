"""Finding the figures of a sentence: those of the value grammar, days without a year, scores."""

import re
from bisect import bisect
from collections.abc import Sequence

from attrs import frozen

from reconcile.compare.figures import Figure, Kind, ends_of, kind_of, value_of
from reconcile.compare.months import month_days
from reconcile.compare.scores import scores
from reconcile.inflection import is_plural, singular
from reconcile.values import Found, Moment, find


@frozen
class Mark:
    """A figure with its span in the text."""

    start: int
    end: int
    figure: Figure


_NEXT = re.compile(r"[\s-]*([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)\s$")


def marks(text: str) -> list[Mark]:
    """Return the figures of a text from left to right, none overlapping."""
    out = [
        Mark(f.start, f.end, _figure(text, f)) for f in find(text) if not _in_name(text, f) and not _is_rating(text, f)
    ]
    own = [Mark(s, e, Figure(Kind.MONTH_DAY, v, text[s:e])) for s, e, v in month_days(text)]
    own += [Mark(s, e, Figure(Kind.SCORE, v, text[s:e])) for s, e, v in scores(text)]
    return sorted([*out, *_apart(own, out)], key=lambda m: m.start)


def _apart(own: Sequence[Mark], found: Sequence[Mark]) -> list[Mark]:
    """Return those that overlap none of the others, which are sorted."""
    starts = [m.start for m in found]
    at = [(m, bisect(starts, m.start)) for m in own]
    return [
        m for m, i in at if (i == 0 or found[i - 1].end <= m.start) and (i == len(found) or m.end <= found[i].start)
    ]


def _figure(text: str, found: Found) -> Figure:
    following = _NEXT.match(text, found.end)
    noun = following[1].lower() if following else ""
    if (year := _year(text, found, noun)) is not None:
        return Figure(Kind.DATE, year, found.text)
    return Figure(kind_of(found), value_of(found, singular(noun)), found.text, ends=ends_of(found))


_CAPITALISED = re.compile(r"[A-Z][a-z]+ $")


def _in_name(text: str, found: Found) -> bool:
    """Return whether a number word is part of a name: "Ocean Seven"."""
    before = _CAPITALISED.search(text, max(0, found.start - 20), found.start)
    return found.text[:1].isupper() and found.text.isalpha() and before is not None


_RATED = re.compile(" of [0-9]")


def _is_rating(text: str, found: Found) -> bool:
    """Return whether "a score" is that of a test, "a score of 58", and not twenty."""
    return found.text.lower() == "a score" and _RATED.match(text, found.end) is not None


_YEAR = re.compile("1[5-9][0-9][0-9]|20[0-9][0-9]")
_DETERMINERS = frozenset("a the this that his her its their our my".split())


def _year(text: str, found: Found, noun: str) -> Moment | None:
    """Return the year that the number of "her 1982 album" is: no plural follows."""
    if kind_of(found) is not Kind.COUNT or not _YEAR.fullmatch(found.text) or not noun or is_plural(noun):
        return None
    before = _BEFORE.search(text, max(0, found.start - 12), found.start)
    if before is None or before[1].lower() not in _DETERMINERS:
        return None
    return next((f.value for f in find(f"in {found.text}") if isinstance(f.value, Moment)), None)
