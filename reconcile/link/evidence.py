"""How much speaks for two statements answering one question: hard gates first, then summed log-likelihood ratios.

The ratios are rounded from counts on cases of our own (same slot against not the same slot) and deliberately few.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from reconcile.lexicon import Lexicon
from reconcile.link.separation import repeated, separated, telling
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Moment, Quantity, Relation, Value

_PRIOR = math.log(0.12)
_SAME_ATTRIBUTE = math.log(10)  # of an attribute that a lexicon knows
_SAME_COUNT = math.log(2.5)  # of a bare count
_SAME_EVENT_TIME = math.log(2)  # an article tells of many times
_OTHER_HAPPENING = math.log(0.3)
_LATER_COUNT = math.log(0.2)
_SAME_NOUN = math.log(6)
_SHARED_PLACE = math.log(7)
_CONTEXT = math.log(6)
_NEAR = math.log(3)
_SAME_FIGURE = math.log(6)
_SAME_RARE_FIGURE = math.log(12)
# The ratio of two figures above which they are rarely of one thing, with its log-ratio.
_FAR = ((100, math.log(0.003)), (30, math.log(0.02)), (10, math.log(0.07)), (3, math.log(0.2)))
_GUESSED = frozenset({"attendance"})  # estimates of crowds differ by factors
_REPEATED = math.log(8)
_SAME_PERSON = math.log(30)
_SAME_ROLE = math.log(4)
_MAYBE_PERSON = math.log(2)
_OTHER_NAME = math.log(0.06)
_SAME_NAME = math.log(3)
_UNNAMED_ATTRIBUTE = math.log(0.4)
_UPDATE = math.log(3)
_OTHER_PERIOD = math.log(0.1)
_OTHER_POPULATION = math.log(0.35)
_OTHER_NOUN = math.log(0.01)
_OTHER_SUBJECT = math.log(0.4)
_MAYBE_SYNONYM = math.log(0.1)
_OTHER_PLACE = math.log(0.12)
_PART_OF_PLACES = math.log(0.3)
_OTHER_OCCASION = math.log(0.01)
_OTHER_BASIS = math.log(0.05)
_OTHER_DIRECTION = math.log(0.1)
_BACKGROUND = math.log(0.08)
_SAME_SENTENCE = math.log(0.05)
_SAME_DOCUMENT = math.log(0.15)  # two bare counts of one text are mostly of two things
_TWO_SPEAKERS = math.log(2)
_SAME_VOICE = math.log(0.5)
_DIRECTION = {w[:4]: 1 for w in "rise rose risen grow grew growth gain jump climb expand surge increase".split()} | {
    w[:4]: -1 for w in "fall fell fallen drop decline contract shrink shrank shrunk decrease slump plunge loss".split()
}
# Occasions that come again: a vote or a match of another month is another occasion.
_OCCASIONS = frozenset({"attendance", "in favour", "against", "abstained", "votes"})
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    "the and that was were for with from had has have this but not his her its they their there been who "
    "which said says after when where while about into than more also would could will two one three four "
    "five people least".split()
)
GENERIC = frozenset({"", "people", "person", "victim", "other", "life", "resident", "body"})


@frozen
class Context:
    """What stands around each statement, in the order of the statements.

    Attributes:
        words: content words of its sentence.
        loci: where its clause puts it; the place that its sentence is about, if that opens it.
        others: where figures of the same text for the same thing are put, if it is put nowhere itself.
        weight: how telling each word is in the case: inverse sentence frequency.
    """

    words: tuple[frozenset[str], ...]
    loci: tuple[tuple[str, ...], ...]
    others: tuple[frozenset[str], ...]
    weight: dict[str, float]


def context(statements: Sequence[Statement]) -> Context:
    """Return what stands around each statement."""
    words = tuple(frozenset(_content(s)) for s in statements)
    sentences = {(s.document.id, s.frame.sentence): w for s, w in zip(statements, words, strict=True)}
    frequency = Counter(w for bag in sentences.values() for w in bag)
    known = sorted({p for s in statements for p in s.frame.locus})
    loci = tuple(s.frame.locus or _about(s, known) for s in statements)
    weight = {w: 1 / (1 + math.log(n)) if n > 1 else 1.0 for w, n in frequency.items()}
    return Context(words, loci, _others(statements, loci), weight)


def _content(s: Statement) -> set[str]:
    return {w for w in _WORD.findall(_sentence(s).lower()) if w not in _COMMON}


def _sentence(s: Statement) -> str:
    start, end = s.frame.sentence
    return s.document.text[start:end] if end else ""


def _about(s: Statement, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known place that opens the sentence: "Harl Province has lost 26 people"."""
    sentence = _sentence(s) if known else ""
    return next(((p,) for p in known if sentence.startswith(p) and not sentence[len(p) : len(p) + 1].isalnum()), ())


def _others(statements: Sequence[Statement], loci: Sequence[tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    by_topic: dict[tuple[str, str], set[str]] = {}
    for s, where in zip(statements, loci, strict=True):
        if where:
            by_topic.setdefault((s.document.id, s.question.attribute), set()).update(where)
    none: frozenset[str] = frozenset()
    return tuple(
        none if where else frozenset(by_topic.get((s.document.id, s.question.attribute), ()))
        for s, where in zip(statements, loci, strict=True)
    )


def score(a: Statement, b: Statement, i: int, j: int, around: Context, lexicon: Lexicon) -> float:
    """Return the log-odds that two statements answer one question; -inf where the gate keeps them apart."""
    if separated(a, b, lexicon):
        return -math.inf
    if Part.UNIT in (a.frame.part, b.frame.part):
        return _persons(a, b)
    total = _PRIOR + _attributes(a, b)
    total += _nouns(a, b, lexicon) + _populations(a, b) + _figures(a, b) + _names(a, b)
    total += _where(a, b, i, j, around)
    if a.frame.cue or b.frame.cue or Stance.SUPERSEDED in (a.stance, b.stance):
        total += _UPDATE
    if a.frame.basis and b.frame.basis and a.frame.basis != b.frame.basis:
        total += _OTHER_BASIS
    return total + _time(a, b) + _together(a, b)


def _where(a: Statement, b: Statement, i: int, j: int, around: Context) -> float:
    """Weigh places and words: those of one and the same sentence tell nothing of two figures in it."""
    if a.document == b.document and a.frame.sentence == b.frame.sentence:
        return _loci(around.loci[i], around.loci[j])
    total = _CONTEXT * _overlap(around.words[i], around.words[j], around.weight)
    total += _loci(around.loci[i], around.loci[j]) + (_REPEATED if repeated(a, b) else 0.0)
    if set(a.frame.places) & set(b.frame.places) and not _apart(around.loci[i], around.loci[j]):
        total += _SHARED_PLACE
    if a.document != b.document and not _same_figure(a, b) and (_told_of(i, j, around) or _told_of(j, i, around)):
        total += _OTHER_PLACE
    return total


def _told_of(i: int, j: int, around: Context) -> bool:
    """Return whether the text of i has another figure for the very place that j is about."""
    return any(akin(p.lower(), q.lower()) for p in around.others[i] for q in around.loci[j])


def _apart(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    return bool(x and y) and not any(akin(p.lower(), q.lower()) for p in x for q in y)


def _persons(a: Statement, b: Statement) -> float:
    """Weigh two statements of one person each, of which nothing says that they are two."""
    x, y = a.frame.qualifiers, b.frame.qualifiers
    if x and y:
        return _SAME_PERSON
    total = _MAYBE_PERSON if x or y or a.frame.noun != b.frame.noun else _SAME_ROLE
    return total + (_BACKGROUND if a.frame.background != b.frame.background else 0.0)


def _loci(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Weigh where each clause puts it: another place is another figure, some of the places a part of it."""
    if not x or not y:
        return 0.0
    if _apart(x, y):
        return _OTHER_PLACE
    return 0.0 if len(x) == len(y) else _PART_OF_PLACES


def _attributes(a: Statement, b: Statement) -> float:
    x, y = a.question.attribute, b.question.attribute
    if x != y:
        return _UNNAMED_ATTRIBUTE
    return {"count": _SAME_COUNT, "time": _SAME_EVENT_TIME}.get(x, _SAME_ATTRIBUTE)


def _nouns(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    x, y = a.frame.noun, b.frame.noun
    if x == y:
        return 0.0 if x in GENERIC else _SAME_NOUN
    if a.question.population == b.question.population:
        return _OTHER_HAPPENING if a.question.attribute == "time" else 0.0
    if isinstance(a.value, Quantity) and a.value.unit:
        return _OTHER_SUBJECT  # the subject of a percentage is found by position only
    things = any(s.question.population not in lexicon.populations and s.question.population for s in (a, b))
    if "count" not in (a.question.attribute, b.question.attribute) and not things:
        return 0.0
    if _same_figure(a, b):
        return 0.0 if telling(a.value) else _MAYBE_SYNONYM
    return _OTHER_NOUN


def _same_figure(a: Statement, b: Statement) -> bool:
    return _point(a.value) is not None and _point(a.value) == _point(b.value)


def _populations(a: Statement, b: Statement) -> float:
    x, y = a.question.population, b.question.population
    return 0.0 if x == y else _OTHER_POPULATION


def _figures(a: Statement, b: Statement) -> float:
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return _NEAR if a.value.relation(b.value) is not Relation.DISJOINT else 0.0
    x, y = _point(a.value), _point(b.value.to(a.value.unit) if b.value.commensurable(a.value) else b.value)
    if x is None or y is None:
        return 0.0
    if x == y:
        return _SAME_RARE_FIGURE if telling(a.value) else _SAME_FIGURE if x > 2 else _NEAR
    if a.value.relation(b.value) in (Relation.NARROWER, Relation.BROADER):
        return _NEAR
    if a.value.unit:
        return _measures(a, b, abs(x), abs(y))
    ratio = max(abs(x), abs(y)) / max(min(abs(x), abs(y)), 1)
    if ratio < 1.3:
        return _NEAR
    least = 10 if a.question.attribute in _GUESSED else 3
    return next((against for above, against in _FAR if ratio > max(above, least) and max(abs(x), abs(y)) > 20), 0.0)


def _measures(a: Statement, b: Statement, x: float, y: float) -> float:
    """Weigh two different measured figures: shares and changes are many in one text, so only near ones are rivals."""
    ratio = max(x, y) / max(min(x, y), 1e-9)
    total = 0.0 if ratio < 1.15 else math.log(0.3) if ratio < 1.5 else math.log(0.05)
    direction = _DIRECTION.get(a.frame.predicate[:4], 0) * _DIRECTION.get(b.frame.predicate[:4], 0)
    return total + (_OTHER_DIRECTION if direction < 0 else 0.0)


def _names(a: Statement, b: Statement) -> float:
    """Weigh the names that narrow who is counted: "Norwegian customers" are not "Danish customers"."""
    x, y = a.frame.qualifiers, b.frame.qualifiers
    if ("elsewhere" in x) != ("elsewhere" in y):
        return _OTHER_NAME
    if not x or not y:
        return 0.0
    return _SAME_NAME if any(akin(p, q) for p in x for q in y) else _OTHER_NAME


def akin(a: str, b: str) -> bool:
    """Return whether two names share their stem: Norway's, Norwegian, Norwegians.

    >>> akin("norwegian", "norwegians"), akin("danish", "norwegian")
    (True, False)
    """
    n = min(len(a), len(b))
    return a[: max(4, n - 3)] == b[: max(4, n - 3)]


def _point(q: Value) -> float | None:
    if not isinstance(q, Quantity):
        return None
    return q.point if q.point is not None else q.low if q.low is not None else q.high


def _time(a: Statement, b: Statement) -> float:
    x, y = a.frame.when, b.frame.when
    total = 0.0
    if isinstance(x, Moment) and isinstance(y, Moment) and x.relation(y) is Relation.DISJOINT:
        total += _OTHER_PERIOD
    if _weeks_apart(a, b):
        attributes = {a.question.attribute, b.question.attribute}
        total += _OTHER_OCCASION if attributes <= _OCCASIONS else _LATER_COUNT if attributes == {"count"} else 0.0
    if a.frame.background != b.frame.background:
        total += _BACKGROUND
    if a.frame.period and b.frame.period and a.frame.period != b.frame.period:
        total += _OTHER_PERIOD
    return total


def _weeks_apart(a: Statement, b: Statement) -> bool:
    if a.as_of is None or b.as_of is None or a.as_of.low is None or b.as_of.low is None:
        return False
    return abs((a.as_of.low.replace(tzinfo=None) - b.as_of.low.replace(tzinfo=None)).days) > 20


def _together(a: Statement, b: Statement) -> float:
    """Weigh standing in one sentence or one voice: nobody gives two figures for one thing in one breath.

    Two speakers in one sentence are another matter: "police said two, while the mayor said three".
    """
    if a.document != b.document:
        return 0.0
    if a.value.relation(b.value) in (Relation.SAME, Relation.NARROWER, Relation.BROADER):
        return 0.0
    updating = a.frame.cue or b.frame.cue or Stance.SUPERSEDED in (a.stance, b.stance)
    if a.frame.sentence == b.frame.sentence and a.frame.part is b.frame.part is not Part.ADDITION and not updating:
        named = SourceKind.NARRATION not in (a.holder.kind, b.holder.kind) and a.holder != b.holder
        return _TWO_SPEAKERS if named else _SAME_SENTENCE
    if a.question.attribute == "count" and a.value.relation(b.value) is Relation.DISJOINT and not updating:
        return _SAME_DOCUMENT
    return _SAME_VOICE if a.holder == b.holder and not updating else 0.0


def _overlap(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    """Return the weighted overlap coefficient of two bags, 0 to 1."""
    if not a or not b:
        return 0.0
    smaller = min(math.fsum(weight[w] for w in sorted(a)), math.fsum(weight[w] for w in sorted(b)))
    return min(1.0, math.fsum(weight[w] for w in sorted(a & b)) / smaller) if smaller else 0.0
