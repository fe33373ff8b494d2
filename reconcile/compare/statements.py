"""Two statements: the gate first, then the values."""

from collections.abc import Sequence

from attrs import evolve

from reconcile.compare.verdict import OF_RELATION, Comparison, Verdict
from reconcile.config import Config
from reconcile.gate import comparable
from reconcile.lexicon import load_lexicon
from reconcile.link import separated
from reconcile.statement import Stance, Statement

# Of several pairs the gravest verdict is that of the whole.
_GRAVITY = (
    Verdict.CONTRADICT,
    Verdict.SUPERSEDED,
    Verdict.COMPATIBLE,
    Verdict.BROADER,
    Verdict.NARROWER,
    Verdict.SAME,
)


def compare_statements(first: Sequence[Statement], second: Sequence[Statement]) -> Comparison:
    """Return the gravest verdict among those pairs that can be compared."""
    pairs = [_pair(x, y) for x in first for y in second]
    found = [c for c in pairs if c.verdict is not Verdict.NOT_COMPARABLE]
    if found:
        return min(found, key=lambda c: _GRAVITY.index(c.verdict))
    if len(pairs) == 1:
        return pairs[0]
    reason = "nothing in the two can be compared" if pairs else "there is no figure to compare"
    return Comparison(Verdict.NOT_COMPARABLE, reason)


def _pair(a: Statement, b: Statement) -> Comparison:
    axis = separated(a, b, load_lexicon(Config()))
    if axis:
        return Comparison(Verdict.NOT_COMPARABLE, f"they differ in {axis}")
    if Stance.SUPERSEDED in (a.stance, b.stance) and a.stance is not b.stance:
        return Comparison(Verdict.SUPERSEDED, "one is named as a former figure")
    # what an event is called differs from text to text; whether it is another one, `separated` has told
    gate = comparable(a, evolve(b, question=evolve(b.question, event=a.question.event)))
    if not gate.comparable:
        return Comparison(Verdict.NOT_COMPARABLE, gate.reason)
    return Comparison(OF_RELATION[a.value.relation(b.value)], f"{a.value} against {b.value}")
