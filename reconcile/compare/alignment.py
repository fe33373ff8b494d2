"""Two sentences in different words: figures of one type are aligned one to one, and their relations decide."""

from collections.abc import Sequence

from attrs import frozen

from reconcile.compare.differ import excluded
from reconcile.compare.figures import Figure, Kind, stands
from reconcile.compare.periods import of_other_times, says_as_of
from reconcile.compare.reading import Sentence
from reconcile.compare.stems import content
from reconcile.compare.verdict import Comparison, Verdict
from reconcile.config import Config
from reconcile.lexicon import load_lexicon
from reconcile.values import Quantity, Relation

# What speaks for two figures being about the same thing; ours, not a source's.
_NOUN = 4.0  # the same noun behind both
_OTHER_NOUN = -1.0
_NEAR = 1.0  # each word in the clauses of both
_NAME = 2.0  # each name there
_OTHER_NAMES = -1.0
_CONTEXT = 0.5  # each word further out
_SATISFIED = 2.0  # one bears the other out
_TELLING = 2.0  # equal figures that are too precise to meet by chance
_AS_OF = 2.0  # both dates say as of when the other figures hold
_ASIDE = -2.0  # one only tells things of one name apart
_MOST = 64  # figures of a sentence that are aligned; bounds the work on hostile input
_SHARED = 2  # words that make two sentences be about the same thing
_MET = (Relation.SAME, Relation.NARROWER, Relation.BROADER)
_IMPLIED = (Relation.SAME, Relation.NARROWER)
_IMPLIES = (Relation.SAME, Relation.BROADER)


@frozen
class Pair:
    """Two figures that answer each other."""

    first: int
    second: int
    score: float
    relation: Relation


def aligned(x: Sentence, y: Sentence) -> Comparison:
    """Return how sentence x stands to y by the figures that answer each other, and by words that deny each other."""
    shared = x.subjects & y.subjects
    if not shared:
        return Comparison(Verdict.NOT_COMPARABLE, "the two share no word that says what they are about")
    related = len(shared) >= _SHARED or x.is_anaphoric or y.is_anaphoric
    every = _greedy(_candidates(x.figures, y.figures, related))
    pairs = [p for p in every if not _of_other_things(x.figures[p.first], y.figures[p.second])]
    denied = [p for p in pairs if p.relation is Relation.DISJOINT]
    if of_other_times((x.figures[p.first], y.figures[p.second], p.relation) for p in pairs):
        return Comparison(Verdict.NOT_COMPARABLE, f"they speak of different times: {_said(x, y, denied)}")
    if denied:
        return Comparison(Verdict.CONTRADICT, _said(x, y, denied))
    agreeing = [(x.figures[p.first], y.figures[p.second]) for p in every if p.relation in _MET]
    if words := excluded(x, y, agreeing):
        return Comparison(Verdict.CONTRADICT, words)
    if not pairs:
        return Comparison(Verdict.NOT_COMPARABLE, "no figure of the one answers one of the other")
    return Comparison(_verdict(x, y, pairs), _said(x, y, pairs))


def _said(x: Sentence, y: Sentence, pairs: Sequence[Pair]) -> str:
    return "; ".join(f"{x.figures[p.first].text} against {y.figures[p.second].text}" for p in pairs)


def _candidates(xs: Sequence[Figure], ys: Sequence[Figure], related: bool) -> list[Pair]:
    """Return the pairs of figures that can answer each other; disjoint ones need a word in common around them.

    `related`: the sentences as a whole have enough in common.
    """
    out = []
    for i, f in enumerate(xs[:_MOST]):
        for j, g in enumerate(ys[:_MOST]):
            relation = stands(f, g) if _of_one_type(f, g) else Relation.INCOMMENSURABLE
            if relation is Relation.INCOMMENSURABLE:
                continue
            if relation is Relation.DISJOINT and (_is_part(f, g) or _is_part(g, f)):
                continue
            if relation is Relation.DISJOINT and not (related or f.noun & g.noun or f.context & g.context):
                continue
            out.append(Pair(i, j, _likeness(f, g) + _agreement(f, g, relation), relation))
    return out


def _agreement(f: Figure, g: Figure, relation: Relation) -> float:
    """Return what it speaks for two figures being about the same that they agree."""
    if relation not in _MET:
        return 0.0
    return _SATISFIED + (_TELLING if f.is_telling and g.is_telling else 0.0)


_CROWDS = frozenset({"attendance"})  # whoever comes, fans or guests, is the whole crowd
_DATES = frozenset({Kind.DATE, Kind.MONTH_DAY})


def _of_one_type(f: Figure, g: Figure) -> bool:
    """Return whether two figures can answer one question: not the killed and the injured."""
    if {f.kind, g.kind} <= _DATES:
        return True
    return f.kind is g.kind and not _of_other_things(f, g)


def _of_other_things(f: Figure, g: Figure) -> bool:
    if f.attributes and g.attributes and not f.attributes & g.attributes:
        return True
    return _of_other_people(f.population, g.population)


def _of_other_people(p: str, q: str) -> bool:
    """Return whether two known populations are counted, neither of them part of the other: officers and civilians."""
    if not p or not q or p == q:
        return False
    lexicon = load_lexicon(Config())
    return p not in lexicon.broader(q) and q not in lexicon.broader(p) and not lexicon.same_kind(p, q)


def _is_part(part: Figure, whole: Figure) -> bool:
    """Return whether one counts some of those whom the other counts: five officers killed, nine people killed."""
    p, q = part.population, whole.population
    if not p or not q or p == q or not isinstance(part.value, Quantity) or not isinstance(whole.value, Quantity):
        return False
    if not part.attributes & whole.attributes - _CROWDS or q not in load_lexicon(Config()).broader(p):
        return False
    return part.value.low is None or whole.value.high is None or part.value.low <= whole.value.high


def _likeness(f: Figure, g: Figure) -> float:
    """Return how likely two figures of one type are about the same."""
    score = _CONTEXT * len(f.context & g.context) + _NEAR * len(content(f.near & g.near))
    if f.names and g.names:
        score += _NAME * len(f.names & g.names) or _OTHER_NAMES
    if f.noun and g.noun:
        score += _NOUN if f.noun & g.noun else _OTHER_NOUN
    if says_as_of(f) and says_as_of(g):
        score += _AS_OF
    return score + (_ASIDE if f.aside or g.aside else 0)


def _greedy(pairs: list[Pair]) -> list[Pair]:
    """Return the best pairs, each figure in one; equal scores go by position, which is the same in both directions."""
    taken: list[Pair] = []
    first: set[int] = set()
    second: set[int] = set()
    for p in sorted(pairs, key=lambda p: (-p.score, p.first + p.second)):
        if p.first not in first and p.second not in second:
            taken.append(p)
            first.add(p.first)
            second.add(p.second)
    return sorted(taken, key=lambda p: p.first + p.second)


def _verdict(x: Sentence, y: Sentence, pairs: Sequence[Pair]) -> Verdict:
    relations = [p.relation for p in pairs]
    implied = _answered(y.figures, {p.second for p in pairs}) and all(r in _IMPLIED for r in relations)
    implies = _answered(x.figures, {p.first for p in pairs}) and all(r in _IMPLIES for r in relations)
    if implied and implies:
        more, fewer = x.content > y.content, x.content < y.content
        return Verdict.NARROWER if more else Verdict.BROADER if fewer else Verdict.SAME
    return Verdict.NARROWER if implied else Verdict.BROADER if implies else Verdict.COMPATIBLE


def _answered(figures: Sequence[Figure], paired: set[int]) -> bool:
    """Return whether every figure that is a claim has its counterpart."""
    return all(i in paired or f.aside for i, f in enumerate(figures))
