"""Two sentences in different words: figures of one type are aligned one to one, and their relations decide."""

from collections.abc import Sequence

from attrs import frozen

from reconcile.compare.differ import excluded
from reconcile.compare.figures import Figure, Kind, stands
from reconcile.compare.reading import Sentence
from reconcile.compare.verdict import Comparison, Verdict
from reconcile.values import Relation

_NOUN = 4.0
_CONTEXT = 0.5
_SATISFIED = 1.5
_ASIDE = 2.0
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
    pairs = _greedy(_candidates(x.figures, y.figures))
    denied = [p for p in pairs if p.relation is Relation.DISJOINT]
    if denied:
        return Comparison(Verdict.CONTRADICT, _said(x, y, denied))
    if words := excluded(x, y):
        return Comparison(Verdict.CONTRADICT, words)
    if not pairs:
        return Comparison(Verdict.NOT_COMPARABLE, "no figure of the one answers one of the other")
    return Comparison(_verdict(x, y, pairs), _said(x, y, pairs))


def _said(x: Sentence, y: Sentence, pairs: Sequence[Pair]) -> str:
    return "; ".join(f"{x.figures[p.first].text} against {y.figures[p.second].text}" for p in pairs)


def _candidates(xs: Sequence[Figure], ys: Sequence[Figure]) -> list[Pair]:
    out = []
    for i, f in enumerate(xs):
        for j, g in enumerate(ys):
            if _of_one_type(f, g) and (relation := stands(f, g)) is not Relation.INCOMMENSURABLE:
                score = _likeness(f, g) + (_SATISFIED if relation not in (Relation.DISJOINT, Relation.OVERLAP) else 0)
                out.append(Pair(i, j, score, relation))
    return out


_DATES = frozenset({Kind.DATE, Kind.MONTH_DAY})


def _of_one_type(f: Figure, g: Figure) -> bool:
    return f.kind is g.kind or {f.kind, g.kind} == _DATES


def _likeness(f: Figure, g: Figure) -> float:
    """Return how likely two figures of one type are about the same."""
    score = _CONTEXT * len(f.context & g.context) - (_ASIDE if f.aside or g.aside else 0)
    if f.noun and g.noun:
        score += _NOUN if f.noun & g.noun else -1
    return score


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
