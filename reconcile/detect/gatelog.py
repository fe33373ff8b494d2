"""The gate log: alike pairs that were kept apart, so that "why was this not flagged" has an answer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.gate import EVERYBODY, GateEntry, comparable
from reconcile.statement import Statement
from reconcile.values import Relation, relation

MOST = 200
# Pairs looked at for one attribute; a table of millions of rows must not cost their square.
_LOOKED_AT = 2000


def gate_log(statements: Sequence[Statement], most: int = MOST) -> tuple[GateEntry, ...]:
    """Return up to `most` pairs of one attribute that differ in value and were not compared, in canonical order.

    Statements come in canonical order. Cells of tables are left out: their questions are their keys.
    """
    entries: list[GateEntry] = []
    for first, second in _alike(statements):
        verdict = comparable(first, second)
        if not verdict.comparable:
            entries.append(GateEntry(first, second, verdict))
            if len(entries) == most:
                break
    return tuple(entries)


def _alike(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    by_attribute: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.row is None:
            by_attribute[s.question.attribute].append(s)
    for _, members in sorted(by_attribute.items()):
        looked_at = 0
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                looked_at += 1
                if looked_at > _LOOKED_AT:
                    break
                if _overlap(a.question.population, b.question.population) and _differ(a, b):
                    yield a, b
            if looked_at > _LOOKED_AT:
                break


def _overlap(a: str, b: str) -> bool:
    return a == b or a in EVERYBODY or b in EVERYBODY


def _differ(a: Statement, b: Statement) -> bool:
    return relation(a.value, b.value) in (Relation.DISJOINT, Relation.INCOMMENSURABLE)
