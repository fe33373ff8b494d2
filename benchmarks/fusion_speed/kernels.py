"""One round of one-coin EM, written four ways: log-odds of sources in, probabilities and sums by source out."""

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import numpy
from numpy.typing import NDArray

from reconcile.columns import Claims
from reconcile.fuse.table import sums

Floats = NDArray[numpy.float64]
Round = Callable[[Floats], tuple[Floats, Floats]]


def ours(claims: Claims) -> Round:
    """Return the round as the methods of `reconcile.fuse` make it."""

    def step(odds: Floats) -> tuple[Floats, Floats]:
        p = sums.softmax(claims, sums.of_slots(claims, odds[claims.source]))
        return p, sums.of_sources(claims, p[claims.slot])

    return step


def sparse(claims: Claims) -> Round:
    """Return the round with a matrix of slots by sources."""
    from scipy.sparse import csr_matrix

    shape, ones = (claims.M, claims.S), numpy.ones(len(claims))
    matrix = csr_matrix((ones, claims.source, claims.first_claim.astype(numpy.int32)), shape=shape)
    turned = matrix.T

    def step(odds: Floats) -> tuple[Floats, Floats]:
        p = sums.softmax(claims, matrix @ odds)
        return p, turned @ p

    return step


def in_c(claims: Claims) -> Round | None:
    """Return the round as one loop of C; None where there is no compiler."""
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None:
        return None
    library = Path(mkdtemp()) / "fused.so"
    flags = ["-O3", "-march=native", "-shared", "-fPIC", "-o", str(library)]
    subprocess.run([compiler, *flags, str(Path(__file__).with_name("fused.c")), "-lm"], check=True)
    loop = ctypes.CDLL(str(library)).fused_round
    shutil.rmtree(library.parent)

    def step(odds: Floats) -> tuple[Floats, Floats]:
        p, total = numpy.empty(claims.M), numpy.zeros(claims.S)
        arrays = (claims.first_slot, claims.first_claim, claims.source, odds, p, total)
        loop(ctypes.c_int64(claims.Q), *(ctypes.c_void_p(x.ctypes.data) for x in arrays))
        return p, total

    return step


def compiled_late(claims: Claims) -> Round | None:
    """Return the round as a loop that numba compiles when it is first called; None where numba is not installed."""
    try:
        import numba
    except ImportError:
        return None

    @numba.njit(fastmath=False)
    def loop(first_slot, first_claim, source, odds, p, total):  # type: ignore[no-untyped-def]
        for q in range(len(first_slot) - 1):
            begin, end = first_slot[q], first_slot[q + 1]
            top, mass = -numpy.inf, 0.0
            for m in range(begin, end):
                score = 0.0
                for n in range(first_claim[m], first_claim[m + 1]):
                    score += odds[source[n]]
                p[m] = score
                top = max(top, score)
            for m in range(begin, end):
                p[m] = numpy.exp(p[m] - top)
                mass += p[m]
            for m in range(begin, end):
                p[m] /= mass
                for n in range(first_claim[m], first_claim[m + 1]):
                    total[source[n]] += p[m]

    def step(odds: Floats) -> tuple[Floats, Floats]:
        p, total = numpy.empty(claims.M), numpy.zeros(claims.S)
        loop(claims.first_slot, claims.first_claim, claims.source, odds, p, total)
        return p, total

    return step
