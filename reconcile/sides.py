"""The sides on a question, in one order for every card, chart and picture: that of the answer first."""

from collections.abc import Mapping

from attrs import frozen

from reconcile.consensus import Consensus
from reconcile.statement import Statement
from reconcile.values import Relation, Value, relation


@frozen
class Sided:
    """Statements that stand together.

    Attributes:
        value: what they say; of those that allow the answer, the answer.
        statements: in the order of the consensus.
        supports: whether they allow the answer.
    """

    value: Value
    statements: tuple[Statement, ...]
    supports: bool


def sides(c: Consensus) -> tuple[Sided, ...]:
    """Return the sides: all that allow the answer, then the others by how probable the answer is that they allow."""
    grouped: dict[str, tuple[Value, list[Statement]]] = {}
    supporting = {s.id for s in c.supporting} if c.value is not None else set()
    for s in dict.fromkeys(c.statements):
        value = c.value if c.value is not None and s.id in supporting else _allowed(s, c)
        grouped.setdefault(repr(value.sort_key()), (value, []))[1].append(s)
    chance = {repr(x.value.sort_key()): x.probability for x in c.candidates}
    mine = "" if c.value is None else repr(c.value.sort_key())
    ranked = sorted(grouped, key=lambda k: (k != mine, -chance.get(k, 0.0), k))
    return tuple(Sided(grouped[k][0], tuple(grouped[k][1]), k == mine) for k in ranked)


def numbered(c: Consensus) -> Mapping[str, int]:
    """Return statement id -> the number of its side, 0 for that of the answer."""
    return {s.id: n for n, side in enumerate(sides(c)) for s in side.statements}


def _allowed(s: Statement, c: Consensus) -> Value:
    """Return the likeliest answer, other than the best, that the statement allows; its own value where none is."""
    for candidate in c.candidates:
        if c.value is not None and relation(candidate.value, c.value) is Relation.SAME:
            continue
        if relation(candidate.value, s.value) in (Relation.SAME, Relation.NARROWER):
            return candidate.value
    return s.value
