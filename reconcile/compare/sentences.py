"""Two sentences: those that are equal but for figures or words are read slot by slot, others figure by figure."""

from collections.abc import Sequence

from reconcile.compare.alignment import aligned
from reconcile.compare.figures import Figure, stands
from reconcile.compare.periods import of_other_times
from reconcile.compare.reading import Sentence, read
from reconcile.compare.swaps import swapped
from reconcile.compare.verdict import OF_RELATION, Comparison, Verdict, together
from reconcile.values import Relation


def compare_sentences(a: str, b: str) -> Comparison:
    """Return how sentence `a` stands to sentence `b`."""
    x, y = read(a), read(b)
    if x.forms == y.forms:
        if x.words:
            return Comparison(Verdict.SAME, "the words are the same")
        return Comparison(Verdict.NOT_COMPARABLE, "there is nothing to compare")
    framed = _in_one_frame(x, y)
    # where figures tell nothing apart, or hedges and ranges blur them, the words that differ are more precise
    if framed and framed.verdict not in (Verdict.SAME, Verdict.COMPATIBLE):
        return framed
    return swapped(x, y) or framed or aligned(x, y)


def _in_one_frame(x: Sentence, y: Sentence) -> Comparison | None:
    """Return the verdict of sentences that are equal with figures masked, pairing these from left to right."""
    if x.frame != y.frame or not x.marks:
        return None
    pairs = [(m.figure, n.figure) for m, n in zip(x.marks, y.marks, strict=True)]
    relations = [stands(f, g, loose=True) for f, g in pairs]
    if Relation.INCOMMENSURABLE in relations:
        return None
    found = [(f, g, relation) for (f, g), relation in zip(pairs, relations, strict=True)]
    if of_other_times(found):
        return Comparison(Verdict.NOT_COMPARABLE, f"they speak of different times: {_because(found)}")
    return Comparison(OF_RELATION[together(relations)], _because(found))


def _because(found: Sequence[tuple[Figure, Figure, Relation]]) -> str:
    pairs = [f"{f.text} against {g.text}" for f, g, relation in found if relation is not Relation.SAME]
    return "; ".join(pairs) if pairs else "all figures are the same"
