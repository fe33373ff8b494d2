"""Small counts: the most probable whole numbers that add up, by search (HiGHS, through `scipy.optimize.milp`).

Least squares would spread a gap over all figures and give two and a half dead. Here a figure takes a claimed value v at
the cost -ln P(v), or one that nobody claims: at distance d from the answer it costs -ln P(unclaimed) + d ln 2, as the
chance of a slip halves with each further unit. The least cost is the most probable way of adding up.

Each figure is then tried as it was, and otherwise: the difference of the costs is the log-odds that it had to change.
Whatever can change at the least cost is suspect; where several can, the sums cannot tell which of them is wrong.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.arithmetic.figure import Balance, Figure, Sum, gap
from reconcile.fuse.arithmetic.propagation import propagated

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

UNCLAIMED = 0.001  # least probability that the truth is nobody's claim
ALONE = 0.9  # of an answer of which no claims are known
SAME = 1e-6  # costs nearer than this are equal
SECONDS = 10.0  # a search that takes longer is given up


def searched(figures: Sequence[Figure], sums: Sequence[Sum]) -> Balance:
    """Return the most probable whole numbers that add up.

    Args:
        figures: their values and claims are taken as whole numbers.
        sums: what adds up to what.
    """
    before = [float(round(figure.value)) for figure in figures]
    bounds = propagated([_finite(figure, figures) for figure in figures], sums)
    if bounds is None:
        return Balance(before, consistent=False, solved=False)
    if not any(gap(before, bond) for bond in sums) and all(
        a <= x <= b for x, (a, b) in zip(before, bounds, strict=True)
    ):
        return Balance(before)
    cells = [_cells(figure, *bound) for figure, bound in zip(figures, bounds, strict=True)]
    best = _least(cells, sums)
    if best is None:
        return Balance(before, consistent=False, solved=False)
    suspects = _suspects(before, best[0], cells, sums)
    order = sorted(suspects, key=lambda n: (-round(suspects[n], 9), n))
    return Balance(best[1], False, suspects=tuple(order), confidence=tuple(suspects[n] for n in order))


def _suspects(
    before: Sequence[float], least: float, cells: "Sequence[_Cells]", sums: Sequence[Sum]
) -> dict[int, float]:
    """Return what can change at the least cost, and how probably it had to."""
    suspects: dict[int, float] = {}
    for n, value in enumerate(before):
        other = [_least(cells, sums, n, *span) for span in ((-numpy.inf, value - 1), (value + 1, numpy.inf))]
        changed = min((found[0] for found in other if found), default=math.inf)
        if changed <= least + SAME:
            kept = _least(cells, sums, n, value, value)
            suspects[n] = 1 / (1 + math.exp(min(changed - kept[0], 0.0))) if kept else 1.0
    return suspects


def _finite(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Return the figure with a ceiling: nothing is more than all that anybody claims together."""
    most = math.fsum(max((abs(f.value), *map(abs, f.values))) for f in figures)
    return Figure(figure.value, low=math.ceil(max(figure.low, -most)), high=math.floor(min(figure.high, most)))


_Found = tuple[float, list[float]]


@frozen
class _Cells:
    """What a figure can be: claimed values with their costs, or anything within bounds at a cost that grows."""

    answer: float
    low: float
    high: float
    costs: Mapping[float, float]
    unclaimed: float


def _cells(figure: Figure, low: float, high: float) -> _Cells:
    told: dict[float, float] = {}
    for value, probability in zip(figure.values, figure.probabilities, strict=True):
        told[float(round(value))] = told.get(float(round(value)), 0.0) + probability
    answer = float(round(figure.value))
    told = told or {answer: ALONE}
    rest = max(1 - math.fsum(told.values()), UNCLAIMED)
    costs = {v: -math.log(max(p, UNCLAIMED)) for v, p in sorted(told.items()) if low <= v <= high}
    return _Cells(answer, low, high, costs, -math.log(rest))


def _least(
    cells: Sequence[_Cells], sums: Sequence[Sum], held: int = 0, floor: float = -math.inf, ceiling: float = math.inf
) -> _Found | None:
    """Return the least cost of adding up and the values, with one figure held between bounds; None where nothing does.

    Columns of a figure: one switch for each claimed value, a switch for any other, that other value, its distance.
    """
    from scipy.optimize import Bounds as Box
    from scipy.optimize import milp

    width = [len(c.costs) + 3 for c in cells]
    start = [sum(width[:n]) for n in range(len(cells))]
    size = sum(width)
    cost, low, high, whole = numpy.zeros(size), numpy.zeros(size), numpy.ones(size), numpy.ones(size)
    value = numpy.zeros((len(cells), size))
    for n, (c, at) in enumerate(zip(cells, start, strict=True)):
        end = at + len(c.costs)
        cost[at : end + 3] = [*c.costs.values(), c.unclaimed, 0.0, math.log(2)]
        value[n, at : end + 2] = [*c.costs, 0.0, 1.0]
        low[end + 1], high[end + 1] = min(c.low, 0.0), max(c.high, 0.0)
        high[end + 2], whole[end + 2] = numpy.inf, 0
    rules = _rules(cells, start, value, sums, (held, floor, ceiling))
    options = {"time_limit": SECONDS, "mip_rel_gap": 0.0}
    found = milp(cost, integrality=whole, bounds=Box(low, high), constraints=rules, options=options)
    if found.x is None or not found.success:
        return None
    return float(found.fun), [float(round(x)) for x in (value @ found.x).tolist()]


def _rules(
    cells: Sequence[_Cells],
    start: Sequence[int],
    value: "numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float64]]",
    sums: Sequence[Sum],
    held: tuple[int, float, float],
) -> "LinearConstraint":
    """Return: one cell a figure; another value in bounds, its distance from the answer; what adds up; what is held."""
    from scipy.optimize import LinearConstraint

    rows, low, high = [], [], []

    def rule(row: "numpy.ndarray[tuple[int], numpy.dtype[numpy.float64]]", least: float, most: float) -> None:
        rows.append(row)
        low.append(least)
        high.append(most)

    for c, at in zip(cells, start, strict=True):
        other = at + len(c.costs)
        unit = numpy.eye(value.shape[1])[other : other + 3]
        one = numpy.zeros(value.shape[1])
        one[at : other + 1] = 1
        rule(one, 1, 1)
        rule(unit[1] - c.low * unit[0], 0, numpy.inf)
        rule(unit[1] - c.high * unit[0], -numpy.inf, 0)
        rule(unit[2] - unit[1] + c.answer * unit[0], 0, numpy.inf)
        rule(unit[2] + unit[1] - c.answer * unit[0], 0, numpy.inf)
    for bond in sums:
        rule(value[bond.total] - value[list(bond.parts)].sum(axis=0), 0, 0)
    rule(value[held[0]], *held[1:])
    return LinearConstraint(numpy.array(rows), low, high)


__all__ = ["searched"]
