"""Whether two sentences of one text say the same of another figure: what an edit leaves behind."""

import re
from functools import lru_cache

from reconcile.statement import Statement

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    "a an the of in on at by for with from to into as and or but is are was were be been has have had it its he she "
    "they his her their this that".split()
)
_FEWEST = 3  # words that carry meaning, beside the figure
_NUMBERS = frozenset(
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
    "million billion dozen dozens half about some nearly almost around least more than less fewer over under".split()
)


def restated(a: Statement, b: Statement) -> bool:
    """Return whether of two sentences of one text the shorter has no word that the longer lacks but its figure.

    "The ferry carried 40 passengers." and "Police said the ferry carried 60 passengers that night." A date, a place
    or "another" in the shorter one that the longer lacks tells of a second occasion.
    """
    if a.document != b.document or a.frame.sentence == b.frame.sentence or not (a.frame.sentence[1]):
        return False
    x, y = _rest(a), _rest(b)
    shorter, longer = (x, y) if len(x) <= len(y) else (y, x)
    return shorter <= longer and len(shorter - _EMPTY) >= _FEWEST


def _rest(s: Statement) -> frozenset[str]:
    """Return the words of a statement's sentence without its own figure."""
    start, end = s.frame.sentence
    return _words(s.document.text[start:end]) - {w for w in _words(s.quote) if w[0].isdigit() or w in _NUMBERS}


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text[:1000].lower())) - {"a", "an", "the"}
