"""Large figures: the least change, weighed by how sure each is, that makes them add up.

Stone, Champernowne, Meade: The precision of national income estimates (1942). With x0 the figures, V the diagonal of
their variances and A x = 0 the sums (a row is 1 at the total, -1 at its parts):

    x* = x0 - V A' (A V A')^-1 A x0

The gaps r = A x0 have the chi-square statistic r' (A V A')^-1 r with as many degrees of freedom as A has rank. Where
that is too large for the stated errors, some figure is wrong beyond them. Freeing figure i takes

    z_i^2 = (x*_i - x0_i)^2 / (V A' (A V A')^-1 A V)_ii

from the statistic (the measurement test: Mah, Tamhane 1982); the suspect is the one that takes most. In a single sum
every figure takes the same: then all are suspect and none is singled out. What a single suspect says counts no more:
the others are balanced without it, and it is what follows from them.
"""

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from reconcile.fuse.arithmetic.figure import Balance, Figure, Sum, gap

LEVEL = 0.05  # of the test
Matrix = NDArray[numpy.float64]


def stone(figures: Sequence[Figure], sums: Sequence[Sum]) -> Balance:
    """Return the figures balanced, with the test of the gaps and the suspects where it fails."""
    x = numpy.array([figure.value for figure in figures])
    scale = max(1.0, float(abs(x).max(initial=0.0)))
    if all(abs(gap(x.tolist(), bond)) <= 1e-9 * scale for bond in sums):
        return Balance(x.tolist())
    a = _matrix(len(figures), sums)
    variance = numpy.array([figure.variance for figure in figures])
    values, statistic, taken = _step(x, variance, a)
    p = _beyond(statistic, int(numpy.linalg.matrix_rank(a * numpy.sqrt(variance))))
    suspects = _worst(taken) if p < LEVEL else []
    if len(suspects) == 1:
        values = _without(x, variance, a, suspects[0])
    solved = bool((abs(a @ values) <= 1e-6 * scale).all())
    kept = values.tolist() if solved else x.tolist()
    return Balance(kept, False, solved, tuple(suspects), statistic=statistic, p_value=p)


def _matrix(size: int, sums: Sequence[Sum]) -> Matrix:
    a = numpy.zeros((len(sums), size))
    for row, bond in enumerate(sums):
        a[row, bond.total] += 1.0
        for n in bond.parts:
            a[row, n] -= 1.0
    return a


def _step(x: Matrix, variance: Matrix, a: Matrix) -> tuple[Matrix, float, Matrix]:
    """Return x*, the statistic and z^2 of each figure."""
    spread = a * variance
    inverse = numpy.linalg.pinv(spread @ a.T, rcond=1e-15, hermitian=True)
    gaps = a @ x
    move = spread.T @ (inverse @ gaps)
    explained = numpy.einsum("ij,ik,kj->j", spread, inverse, spread)
    taken = numpy.divide(move**2, explained, out=numpy.zeros(len(x)), where=explained > 0)
    return x - move, float(gaps @ inverse @ gaps), taken


def _without(x: Matrix, variance: Matrix, a: Matrix, unknown: int) -> Matrix:
    """Return the figures balanced by the sums that do without one, which then follows from a sum of its own."""
    own = int(numpy.argmax(abs(a[:, unknown])))
    share = a[:, unknown] / a[own, unknown]
    share[own] = 1.0
    rest = numpy.delete(a - numpy.outer(share, a[own]), own, axis=0)
    values = _step(x, variance, rest)[0] if len(rest) else x.copy()
    values[unknown] = 0.0
    values[unknown] = -float(a[own] @ values) / a[own, unknown]
    return values


def _worst(taken: Matrix) -> list[int]:
    """Return the figures that take most from the statistic, all that the sums cannot tell apart."""
    return [int(n) for n in numpy.flatnonzero(taken >= taken.max() * (1 - 1e-6))]


def _beyond(statistic: float, degrees: int) -> float:
    """Return how often chi-square is larger."""
    if not degrees:
        return 0.0
    from scipy.special import chdtrc

    return float(chdtrc(degrees, statistic))


__all__ = ["stone"]
