"""What stands around each statement: the words of its sentence, and where its clause puts it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum

from attrs import frozen

from reconcile.lexicon import Lexicon
from reconcile.statement import Stance, Statement
from reconcile.values import Quantity, Relation

_WORD = re.compile(r"[^\W\d_]{3,}")
_MANY = 100  # figures for one noun in one text that are compared with each other
_COMMON = frozenset(
    "the and that was were for with from had has have this but not his her its their they there been who "
    "which said says after when where while about into than more also would could will two one three four "
    "five people least".split()
)


class Several(IntEnum):
    """Whether a text has several figures for what one of its bare counts counts, which then needs more to be told."""

    NO = 0
    NOUNS = 1  # for its noun, with other verbs
    DEEDS = 2  # for its noun with its verb: of other places or days


@frozen
class Context:
    """What stands around each statement, in the order of the statements.

    Attributes:
        words: content words of its sentence.
        loci: where its clause puts it; the place that its sentence is about, if that opens it.
        others: where figures of the same text for the same thing are put, if it is put nowhere itself.
        weight: how telling each word is in the case: inverse sentence frequency.
        several: whether its text has several figures for what it counts.
    """

    words: tuple[frozenset[str], ...]
    loci: tuple[tuple[str, ...], ...]
    others: tuple[frozenset[str], ...]
    weight: dict[str, float]
    several: tuple[Several, ...] = ()


def context(statements: Sequence[Statement], lexicon: Lexicon) -> Context:
    """Return what stands around each statement."""
    words = tuple(frozenset(_content(s)) for s in statements)
    sentences = {(s.document.id, s.frame.sentence): w for s, w in zip(statements, words, strict=True)}
    frequency = Counter(w for bag in sentences.values() for w in bag)
    known = _Known(p for s in statements for p in s.frame.locus)
    loci = tuple(s.frame.locus or _about(s, known) for s in statements)
    weight = {w: 1 / (1 + math.log(n)) if n > 1 else 1.0 for w, n in frequency.items()}
    return Context(words, loci, _others(statements, loci), weight, _several(statements, lexicon))


def _several(statements: Sequence[Statement], lexicon: Lexicon) -> tuple[Several, ...]:
    by_noun: dict[tuple[str, str], list[Statement]] = {}
    for s in statements:
        if bare(s):
            by_noun.setdefault(_counted(s, lexicon), []).append(s)
    return tuple(_of(s, by_noun[_counted(s, lexicon)][:_MANY], lexicon) if bare(s) else Several.NO for s in statements)


def bare(s: Statement) -> bool:
    """Return whether a statement counts something of which no lexicon knows what befell it."""
    return s.question.attribute == "count" and isinstance(s.value, Quantity) and not s.value.unit


def _counted(s: Statement, lexicon: Lexicon) -> tuple[str, str]:
    return s.document.id, min(lexicon.families.get(s.frame.noun, (s.frame.noun,)))


def _of(s: Statement, others: Sequence[Statement], lexicon: Lexicon) -> Several:
    rivals = [t for t in others if _two_things(s, t, lexicon)]
    if any(lexicon.same_deeds(s.frame.deeds, t.frame.deeds) for t in rivals):
        return Several.DEEDS
    return Several.NOUNS if rivals else Several.NO


def _two_things(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """Return whether a text means two things by two figures for one noun, and no dispute or change of one."""
    if a.value.relation(b.value) is not Relation.DISJOINT or a.as_of != b.as_of or a.frame.cue or b.frame.cue:
        return False
    if not {Stance.SUPERSEDED, Stance.DENIED}.isdisjoint((a.stance, b.stance)):
        return False
    return a.holder == b.holder or not lexicon.same_deeds(a.frame.deeds, b.frame.deeds)


def _content(s: Statement) -> set[str]:
    return {w for w in _WORD.findall(_sentence(s).lower()) if w not in _COMMON}


def _sentence(s: Statement) -> str:
    start, end = s.frame.sentence
    return s.document.text[start:end] if end else ""


class _Known:
    """The places that some clause is put in, to be found at the beginning of a sentence."""

    def __init__(self, places: Iterable[str]) -> None:
        self._places = frozenset(places)
        self._lengths = sorted({len(p) for p in self._places})

    def opening(self, sentence: str) -> str | None:
        """Return the shortest of the places that a sentence opens with as words of their own."""
        for n in self._lengths:
            if sentence[:n] in self._places and n <= len(sentence) and not sentence[n : n + 1].isalnum():
                return sentence[:n]
        return None


def _about(s: Statement, known: _Known) -> tuple[str, ...]:
    """Return the known place that opens the sentence: "Harl Province has lost 26 people"."""
    place = known.opening(_sentence(s))
    return () if place is None else (place,)


def _others(statements: Sequence[Statement], loci: Sequence[tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    by_topic: dict[tuple[str, str], set[str]] = {}
    for s, where in zip(statements, loci, strict=True):
        if where:
            by_topic.setdefault((s.document.id, s.question.attribute), set()).update(where)
    found = {topic: frozenset(places) for topic, places in by_topic.items()}
    none: frozenset[str] = frozenset()
    return tuple(
        none if where else found.get((s.document.id, s.question.attribute), none)
        for s, where in zip(statements, loci, strict=True)
    )


def overlap(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    """Return the weighted overlap coefficient of two bags, 0 to 1."""
    if not a or not b:
        return 0.0
    # fsum rounds once, so that the order in which a set gives its words tells nothing.
    smaller = min(math.fsum([weight[w] for w in a]), math.fsum([weight[w] for w in b]))
    return min(1.0, math.fsum([weight[w] for w in a & b]) / smaller) if smaller else 0.0
