"""What clauses say of two bare counts of one noun: only where the same is said of both are they one quantity.

"94 countries co-sponsored it" and "35 countries abstained" do not differ about countries. A noun names a quantity by
itself only as long as a text has one figure for it; a text that counts it twice shows that it does not.
"""

import math

from reconcile.lexicon import Lexicon
from reconcile.link.context import Context, Several, bare
from reconcile.link.digits import point, slip
from reconcile.statement import Statement
from reconcile.values import Relation

_SAME_DEED = math.log(3)
_OTHER_DEED = math.log(0.02)
_OTHER_VERB = math.log(0.6)  # of a noun that both texts count once: "paralysed", "knocked out"
_UNTOLD = math.log(0.05)  # of a noun that one of the texts counts several times
_UNTOLD_NEAR = math.log(0.4)
_FURTHER = math.log(0.02)  # "a further 15" are beside those that others count
_OTHER_KIND = math.log(0.1)
_COUNTED_ON = math.log(0.05)
_CLOSE = 1.15  # the ratio under which two figures are most likely of one thing, whatever the verbs


def predications(a: Statement, b: Statement, i: int, j: int, around: Context, lexicon: Lexicon) -> float:
    """Weigh what is said of two bare counts with different figures."""
    if not (bare(a) and bare(b)) or a.value.relation(b.value) is Relation.SAME:
        return 0.0
    slipped = slip(point(a.value) or 0.0, point(b.value) or 0.0)
    told = 0.0 if slipped else _kinds(a, b) + _deeds(a, b, i, j, around, lexicon)
    return told + _tallies(a, b, lexicon)


def _kinds(a: Statement, b: Statement) -> float:
    x, y = a.frame.kinds, b.frame.kinds
    if ("further" in x) != ("further" in y):
        return _FURTHER
    return _OTHER_KIND if x and y and set(x).isdisjoint(y) else 0.0


def _tallies(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    """Weigh two counts of what contenders have, votes or seats, of two days: they are counted on."""
    contested = a.frame.noun in lexicon.contested and b.frame.noun in lexicon.contested
    return _COUNTED_ON if contested and (a.published or "")[:10] != (b.published or "")[:10] else 0.0


def _deeds(a: Statement, b: Statement, i: int, j: int, around: Context, lexicon: Lexicon) -> float:
    x, y = point(a.value) or 0.0, point(b.value) or 0.0
    near = max(x, y) <= _CLOSE * min(x, y)
    several = max(around.several[i], around.several[j])
    same = lexicon.same_deeds(a.frame.deeds, b.frame.deeds)
    if a.frame.deeds and b.frame.deeds and not same:
        return _OTHER_DEED if several else _OTHER_VERB
    if several is Several.DEEDS or (several is Several.NOUNS and not same):
        return _UNTOLD_NEAR if near and several is Several.NOUNS else _UNTOLD
    return _SAME_DEED if same and set(around.loci[i]) == set(around.loci[j]) else 0.0
