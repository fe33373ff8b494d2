"""The number of the camp that a statement stands in, by which pictures choose colour and marker."""

from collections.abc import Mapping

from reconcile.consensus import Consensus
from reconcile.statement import Statement
from reconcile.values import Relation, Value, relation


def sides(c: Consensus) -> Mapping[str, int]:
    """Return statement id -> 0 for the camp of the answer, then 1, 2 ... by how probable the other answers are.

    The report's cards number the camps by the same rule.
    """
    supporting = {s.id for s in c.supporting} if c.value is not None else set()
    stands: dict[str, str] = {}
    for s in c.statements:
        value = c.value if c.value is not None and s.id in supporting else _allowed(s, c)
        stands[s.id] = repr(value.sort_key())
    chance = {repr(x.value.sort_key()): x.probability for x in c.candidates}
    mine = "" if c.value is None else repr(c.value.sort_key())
    ranked = sorted(set(stands.values()), key=lambda k: (k != mine, -chance.get(k, 0.0), k))
    return {i: ranked.index(k) for i, k in stands.items()}


def _allowed(s: Statement, c: Consensus) -> Value:
    """Return the likeliest answer other than the best that a statement allows, or its own value where there is none."""
    for candidate in c.candidates:
        if c.value is not None and relation(candidate.value, c.value) is Relation.SAME:
            continue
        if relation(candidate.value, s.value) in (Relation.SAME, Relation.NARROWER):
            return candidate.value
    return s.value
