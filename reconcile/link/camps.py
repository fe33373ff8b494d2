"""Clustering by summed evidence: equal figures first, then whole camps, never across a hard gate.

Two parts are as near as the mean of their average and their best pair (between average and single linkage: single
linkage chains, average linkage shatters). What is known of two parts is kept as sums, so that a merge costs one pass
over the parts, and the whole n^2 log n.
"""

import heapq
import math
from collections.abc import Callable, Mapping

from attrs import frozen

Pair = Callable[[int, int], float]
_THRESHOLD = 0.0


@frozen
class _Between:
    """The evidence between two parts: over all pairs its sum, number and best, and whether any may start a merge."""

    total: float
    pairs: int
    best: float
    usable: bool

    @property
    def linkage(self) -> float:
        return (self.total / self.pairs + self.best) / 2

    def with_(self, other: "_Between") -> "_Between":
        return _Between(
            self.total + other.total, self.pairs + other.pairs, max(self.best, other.best), self.usable or other.usable
        )


def clusters(n: int, score: Pair, same: Pair) -> list[list[int]]:
    """Return a partition of range(n), each part sorted, parts ordered by their first member.

    Args:
        n: how many.
        score: log-odds that two belong together; -inf forbids it for good.
        same: 1.0 where two state the same figure: these merge first, so that camps meet before they are compared.
    """
    between = {
        (i, j): _Between(value, 1, value, same(i, j) > 0)
        for i in range(n)
        for j in range(i + 1, n)
        if (value := score(i, j)) > -math.inf
    }
    parts = {i: [i] for i in range(n)}
    between = _merge(parts, between)
    _merge(parts, {pair: _Between(b.total, b.pairs, b.best, True) for pair, b in between.items()})
    return sorted(sorted(part) for part in parts.values())


def _merge(parts: dict[int, list[int]], between: Mapping[tuple[int, int], _Between]) -> dict[tuple[int, int], _Between]:
    """Merge the best two parts until none is above the threshold; return what is left between the parts.

    A pair that is missing is forbidden, and so is every pair that it becomes part of.
    """
    alive = {k: dict[int, _Between]() for k in parts}
    for (i, j), b in between.items():
        alive[i][j] = alive[j][i] = b
    queue = [(-b.linkage, i, j) for (i, j), b in between.items() if b.usable and b.linkage > _THRESHOLD]
    heapq.heapify(queue)
    while queue:
        worth, i, j = heapq.heappop(queue)
        if i not in alive or j not in alive or j not in alive[i] or -worth != alive[i][j].linkage:
            continue
        parts[i] += parts.pop(j)
        mine, theirs = alive.pop(i), alive.pop(j)
        joined = {k: mine[k].with_(theirs[k]) for k in mine if k in theirs}
        for k in {*mine, *theirs} - {i, j}:
            alive[k].pop(i, None)
            alive[k].pop(j, None)
        alive[i] = joined
        for k, b in joined.items():
            alive[k][i] = b
            if b.usable and b.linkage > _THRESHOLD:
                heapq.heappush(queue, (-b.linkage, min(i, k), max(i, k)))
    return {(i, j): b for i, near in alive.items() for j, b in near.items() if i < j}
