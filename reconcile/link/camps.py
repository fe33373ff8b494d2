"""Clustering by summed evidence: equal figures first, then whole camps, never across a hard gate."""

import math
from collections.abc import Callable, Sequence

Pair = Callable[[int, int], float]
_THRESHOLD = 0.0


def clusters(n: int, score: Pair, same: Pair) -> list[list[int]]:
    """Return a partition of range(n), each part sorted, parts ordered by their first member.

    Args:
        n: how many.
        score: log-odds that two belong together; -inf forbids it for good.
        same: 1.0 where two state the same figure: these merge first, so that camps meet before they are compared.
    """
    parts = [[i] for i in range(n)]
    scores = {(i, j): score(i, j) for i in range(n) for j in range(i + 1, n)}
    parts = _merge(parts, {k: v for k, v in scores.items() if same(*k) > 0 or v == -math.inf}, scores)
    return sorted(_merge(parts, scores, scores))


def _merge(
    parts: list[list[int]], usable: dict[tuple[int, int], float], scores: dict[tuple[int, int], float]
) -> list[list[int]]:
    """Merge the best two parts until none is above the threshold; linkage is the mean of average and maximum."""
    links = {
        (i, j): v
        for i in range(len(parts))
        for j in range(i + 1, len(parts))
        if (v := _linkage(parts[i], parts[j], usable, scores)) is not None
    }
    alive = dict(enumerate(parts))
    while links:
        (i, j), best = max(links.items(), key=lambda kv: (kv[1], -kv[0][0], -kv[0][1]))
        if best <= _THRESHOLD:
            break
        alive[i] = sorted(alive[i] + alive.pop(j))
        links = {k: v for k, v in links.items() if i not in k and j not in k}
        for k in alive:
            if k != i and (v := _linkage(alive[min(i, k)], alive[max(i, k)], usable, scores)) is not None:
                links[min(i, k), max(i, k)] = v
    return list(alive.values())


def _linkage(
    a: Sequence[int], b: Sequence[int], usable: dict[tuple[int, int], float], scores: dict[tuple[int, int], float]
) -> float | None:
    pairs = [(i, j) if i < j else (j, i) for i in a for j in b]
    if not any(p in usable for p in pairs):
        return None
    values = [scores[p] for p in pairs]
    best, worst = max(values), min(values)
    return None if worst == -math.inf else (math.fsum(values) / len(values) + best) / 2
