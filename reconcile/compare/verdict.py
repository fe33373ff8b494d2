"""What a comparison answers."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import frozen

from reconcile.values import Relation


class Verdict(StrEnum):
    """The relation of a to b."""

    SAME = "same"
    NARROWER = "narrower"  # a implies b
    BROADER = "broader"
    COMPATIBLE = "compatible"
    CONTRADICT = "contradict"
    SUPERSEDED = "superseded"
    NOT_COMPARABLE = "not_comparable"


@frozen
class Comparison:
    """A verdict and its reason in words."""

    verdict: Verdict
    reason: str


OF_RELATION: Mapping[Relation, Verdict] = {
    Relation.SAME: Verdict.SAME,
    Relation.NARROWER: Verdict.NARROWER,
    Relation.BROADER: Verdict.BROADER,
    Relation.OVERLAP: Verdict.COMPATIBLE,
    Relation.DISJOINT: Verdict.CONTRADICT,
    Relation.INCOMMENSURABLE: Verdict.NOT_COMPARABLE,
}


def together(relations: Sequence[Relation]) -> Relation:
    """Return how two sentences stand whose slots stand so."""
    kinds = set(relations)
    if Relation.DISJOINT in kinds:
        return Relation.DISJOINT
    kinds.discard(Relation.SAME)
    return Relation.SAME if not kinds else kinds.pop() if len(kinds) == 1 else Relation.OVERLAP
