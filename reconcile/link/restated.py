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
    x, y = _rest(_sentence(a), a.quote), _rest(_sentence(b), b.quote)
    shorter, longer = (x, y) if len(x) <= len(y) else (y, x)
    return shorter <= longer and len(shorter - _EMPTY) >= _FEWEST


def _sentence(s: Statement) -> str:
    return s.document.text[s.frame.sentence[0] : s.frame.sentence[1]]


@lru_cache(maxsize=8192)
def _rest(sentence: str, quote: str) -> frozenset[str]:
    """Return the words of a sentence, articles apart, without the figure that a quote of it states."""
    own = {w for w in _WORD.findall(quote.lower()) if w[0].isdigit() or w in _NUMBERS}
    return frozenset(_WORD.findall(sentence[:1000].lower())) - {"a", "an", "the"} - own
