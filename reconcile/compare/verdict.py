"""What a comparison answers."""

from collections.abc import Mapping
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
