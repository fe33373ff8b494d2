"""Patterns compiled when first used, so that importing costs nothing, and tried only where a word calls for them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Return the pattern of a source string, compiled once."""
    return re.compile(source)


def cut(pattern: re.Pattern[str], text: str, at: int = 0) -> tuple[list[str], list[int], list[int]]:
    """Return what a pattern matches in a text that begins at offset `at`: the words, where they begin, where they end.

    The pattern has one group, round all of it. Twice as fast as a walk over the matches.

    >>> cut(compiled("([a-z]+)"), "two dead")
    (['two', 'dead'], [0, 4], [3, 8])
    """
    parts = pattern.split(text)
    ends = list(accumulate(map(len, parts), initial=at))
    return parts[1::2], ends[1:-1:2], ends[2::2]


def matches(pattern: re.Pattern[str], folded: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at one of the places (in rising order), none overlapping another."""
    at = 0
    for place in places:
        if place >= at and (m := pattern.match(folded, place)):
            at = m.end()
            yield m
