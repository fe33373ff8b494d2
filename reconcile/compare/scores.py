"""Scores of games and votes ("3-2"), which are no quantities but can deny each other."""

import re
from collections.abc import Iterator

from reconcile.values import Label

_SCORE = re.compile(r"(?<![\w.,:/–-])(?P<ours>[0-9]{1,3}) ?[–-] ?(?P<theirs>[0-9]{1,3})(?![\w/:–-]|[.,][0-9])")


def scores(text: str) -> Iterator[tuple[int, int, Label]]:
    """Yield (start, end, value) of scores; which side named first is not told by them, so the higher comes first.

    >>> [(s, e, v.name) for s, e, v in scores("They lost 1-4 away.")]
    [(10, 13, '4 1')]
    """
    for m in _SCORE.finditer(text):
        low, high = sorted((int(m["ours"]), int(m["theirs"])))
        yield m.start(), m.end(), Label(f"{high}-{low}", text=m[0])
