"""How one statement stands to another: the same, narrower, broader, in contradiction, or not comparable at all."""

from enum import StrEnum

from attrs import evolve, frozen

from reconcile.config import Config
from reconcile.extract import extract
from reconcile.gate import comparable
from reconcile.lexicon import load_lexicon
from reconcile.link import separated
from reconcile.statement import Document, Stance, Statement
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


_OF_RELATION = {
    Relation.SAME: Verdict.SAME,
    Relation.NARROWER: Verdict.NARROWER,
    Relation.BROADER: Verdict.BROADER,
    Relation.OVERLAP: Verdict.COMPATIBLE,
    Relation.DISJOINT: Verdict.CONTRADICT,
    Relation.INCOMMENSURABLE: Verdict.NOT_COMPARABLE,
}
# Of several pairs the gravest verdict is that of the texts.
_GRAVITY = (
    Verdict.CONTRADICT,
    Verdict.SUPERSEDED,
    Verdict.COMPATIBLE,
    Verdict.BROADER,
    Verdict.NARROWER,
    Verdict.SAME,
)


def compare(a: str | Statement, b: str | Statement) -> Comparison:
    """Return how `a` stands to `b`, each a sentence or a Statement.

    Two sentences are compared figure by figure; the gravest verdict among those that can be compared is theirs.
    """
    first, second = _statements(a), _statements(b)
    found = [c for x in first for y in second if (c := _pair(x, y)).verdict is not Verdict.NOT_COMPARABLE]
    if not found:
        reason = "nothing in the two can be compared" if first and second else "there is no figure to compare"
        return Comparison(Verdict.NOT_COMPARABLE, reason)
    return min(found, key=lambda c: _GRAVITY.index(c.verdict))


def _statements(x: str | Statement) -> list[Statement]:
    return [x] if isinstance(x, Statement) else list(extract(Document(x)))


def _pair(a: Statement, b: Statement) -> Comparison:
    axis = separated(a, b, load_lexicon(Config()))
    if axis:
        return Comparison(Verdict.NOT_COMPARABLE, f"they differ in {axis}")
    if Stance.SUPERSEDED in (a.stance, b.stance) and a.stance is not b.stance:
        return Comparison(Verdict.SUPERSEDED, "one is named as a former figure")
    gate = comparable(a, evolve(b, question=a.question))
    if not gate.comparable:
        return Comparison(Verdict.NOT_COMPARABLE, gate.reason)
    return Comparison(_OF_RELATION[a.value.relation(b.value)], f"{a.value} against {b.value}")
