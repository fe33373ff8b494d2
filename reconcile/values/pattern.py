"""Patterns compiled when first used, so that importing costs nothing, and tried only where a word calls for them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return the pattern of a source string, compiled once."""
    return re.compile(source)


def matches(pattern: re.Pattern[str], folded: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at one of the places (in rising order), none overlapping another."""
    at = 0
    for place in places:
        if place >= at and (m := pattern.match(folded, place)):
            at = m.end()
            yield m
