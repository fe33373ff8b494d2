"""How much speaks for two statements answering one question: hard gates first, then summed log-likelihood ratios.

The ratios are rounded from counts on cases of our own (same slot against not the same slot) and deliberately few. They
stand beside what they weigh: `counted`, `figures`, `occasion`.
"""

import math

from reconcile.lexicon import Lexicon
from reconcile.link.context import Context
from reconcile.link.counted import names, nouns, persons, populations
from reconcile.link.figures import figures
from reconcile.link.occasion import time, together, where
from reconcile.link.predications import predications
from reconcile.link.separation import separated
from reconcile.statement import Part, Stance, Statement

_PRIOR = math.log(0.12)
_SAME_SUBJECT = math.log(30)  # the gate has let their names pass
_SAME_ATTRIBUTE = math.log(10)  # of an attribute that a lexicon knows
_LIKE_ATTRIBUTE = math.log(4)
_SAME_COUNT = math.log(2.5)  # of a bare count
_SAME_EVENT_TIME = math.log(2)  # an article tells of many times
_OTHERS_EVENT_TIME = math.log(4)
_UNNAMED_ATTRIBUTE = math.log(0.4)
_UPDATE = math.log(3)
_OTHER_BASIS = math.log(0.05)


def score(a: Statement, b: Statement, i: int, j: int, around: Context, lexicon: Lexicon) -> float:
    """Return the log-odds that two statements answer one question; -inf where the gate keeps them apart."""
    if separated(a, b, lexicon):
        return -math.inf
    if Part.UNIT in (a.frame.part, b.frame.part):
        return persons(a, b)
    if a.question.attribute in lexicon.of_subjects:
        return _SAME_SUBJECT
    total = _PRIOR + _attributes(a, b, lexicon)
    total += nouns(a, b, lexicon) + populations(a, b, lexicon) + figures(a, b, lexicon) + names(a, b)
    total += where(a, b, i, j, around) + predications(a, b, i, j, around, lexicon)
    if a.frame.cue or b.frame.cue or Stance.SUPERSEDED in (a.stance, b.stance):
        total += _UPDATE
    if a.frame.basis and b.frame.basis and a.frame.basis != b.frame.basis:
        total += _OTHER_BASIS
    return total + time(a, b) + together(a, b)


def _attributes(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    x, y = a.question.attribute, b.question.attribute
    if x != y and lexicon.same_kind(x, y):
        return _LIKE_ATTRIBUTE
    if x != y:
        return _UNNAMED_ATTRIBUTE
    if x == "time":
        return _SAME_EVENT_TIME if a.document == b.document else _OTHERS_EVENT_TIME
    return _SAME_COUNT if x == "count" else _SAME_ATTRIBUTE
