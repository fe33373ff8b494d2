"""Sentences that are equal but for a few words in the same places: "a Thai cook", "a Greek cook"."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from reconcile.compare.figures import Figure, kind_of, stands
from reconcile.compare.reading import Sentence
from reconcile.compare.siblings import load_siblings
from reconcile.compare.verdict import OF_RELATION, Comparison, Verdict, together
from reconcile.compare.words import Word, spelled
from reconcile.values import Quantity, Relation, find

_LONGEST = 6  # words of a difference; what differs more is no frame
_MOST = 3  # places that differ
_REACH = 2  # words behind a difference that may be part of its number: "less than" against nothing, then "40"


@frozen
class Swap:
    """A place where two sentences differ: words[first:last] of either."""

    first: int
    last_a: int
    last_b: int


def swapped(x: Sentence, y: Sentence) -> Comparison | None:
    """Return the verdict that the differing words give, or None where they give none."""
    for swaps in (_runs(x.forms, y.forms), _residue(x.forms, y.forms)):
        relations = [r for s in swaps if (r := _relation(x, y, s)) is not None]
        if swaps and len(relations) == len(swaps):
            return _verdict(x, y, swaps, relations)
    return None


def _verdict(x: Sentence, y: Sentence, swaps: Sequence[Swap], relations: Sequence[Relation]) -> Comparison:
    pairs = [(spelled(x.words, s.first, s.last_a), spelled(y.words, s.first, s.last_b)) for s in swaps]
    said = "; ".join(f"“{a}” against “{b}”" for a, b in pairs)
    if Relation.INCOMMENSURABLE in relations:
        return Comparison(Verdict.NOT_COMPARABLE, f"they are about different things: {said}")
    return Comparison(OF_RELATION[together(relations)], said)


def _runs(a: Sequence[str], b: Sequence[str]) -> list[Swap]:
    """Return the runs of words that differ in two sequences of one length, none if there are too many."""
    if len(a) != len(b):
        return []
    out: list[Swap] = []
    for i, (v, w) in enumerate(zip(a, b, strict=True)):
        if v == w:
            continue
        if out and out[-1].last_a == i:
            out[-1] = Swap(out[-1].first, i + 1, i + 1)
        elif len(out) == _MOST:
            return []
        else:
            out.append(Swap(i, i + 1, i + 1))
    return out


def _residue(a: Sequence[str], b: Sequence[str]) -> list[Swap]:
    """Return the one place between what two sequences begin with and what they end with, none if it is too long."""
    n = min(len(a), len(b))
    first = next((i for i in range(n) if a[i] != b[i]), n)
    tail = next((i for i in range(n - first) if a[-1 - i] != b[-1 - i]), n - first)
    last_a, last_b = len(a) - tail, len(b) - tail
    long = max(last_a, last_b) - first > _LONGEST
    return [] if long or first + tail == 0 else [Swap(first, last_a, last_b)]


def _relation(x: Sentence, y: Sentence, swap: Swap) -> Relation | None:
    return _numbers(x, y, swap) or _words(x, y, swap)


def _numbers(x: Sentence, y: Sentence, swap: Swap) -> Relation | None:
    """Return how the numbers stand that differ, together with up to two words that follow in both."""
    for more in range(_REACH + 1):
        f = _number(spelled(x.words, swap.first, swap.last_a + more))
        g = _number(spelled(y.words, swap.first, swap.last_b + more))
        if f and g and (relation := stands(f, g, loose=True)) is not Relation.INCOMMENSURABLE:
            return relation
    return None


@lru_cache(maxsize=1024)
def _number(words: str) -> Figure | None:
    """Return the quantity that words state which are nothing but one; the noun keeps "one" from being a pronoun."""
    if not words or len(words) > 80:
        return None
    found = find(f"{words} items")
    if len(found) != 1 or found[0].start or found[0].end != len(words) or not isinstance(found[0].value, Quantity):
        return None
    return Figure(kind_of(found[0]), found[0].value, found[0].text)


def _words(x: Sentence, y: Sentence, swap: Swap) -> Relation | None:
    a = " ".join(w.form for w in x.words[swap.first : swap.last_a])
    b = " ".join(w.form for w in y.words[swap.first : swap.last_b])
    siblings = load_siblings()
    if (a in siblings.negations and not b) or (b in siblings.negations and not a):
        return Relation.DISJOINT
    relation = siblings.relation(a, b)
    if relation is None and _is_name(x.words, swap.first, swap.last_a) and _is_name(y.words, swap.first, swap.last_b):
        relation = Relation.DISJOINT
    if relation is Relation.DISJOINT and _is_subject(x, y, swap, a, b):
        return Relation.INCOMMENSURABLE
    return relation


def _is_name(words: Sequence[Word], first: int, last: int) -> bool:
    return first < last and all(w.is_capitalised for w in words[first:last])


def _is_subject(x: Sentence, y: Sentence, swap: Swap, a: str, b: str) -> bool:
    """Return whether names open the sentence: what is said of one subject says nothing of another."""
    place = load_siblings().places.get(a)
    if place is not None and place.people:
        return False
    opens = swap.first == 0 or (swap.first == 1 and x.words[0].form == "the")
    return opens and _is_name(x.words, swap.first, swap.last_a) and _is_name(y.words, swap.first, swap.last_b)
