"""What is known of sources may tell how accurate they are, before they are judged by their claims.

SLiMFast (Rekatsinas, Joglekar, Garcia-Molina, Parameswaran, Re: SLiMFast: guaranteed results for data fusion and source
reliability, SIGMOD 2017): logit A_s = w . x_s. Here it is the prior that a source's own record is shrunk to, so a
source with many claims is judged by them and one with few by its likes. w maximises

    sum_s right_s w.x_s - n_s ln(1 + e^(w.x_s)) - |w|^2 / 2    (the constant is not drawn to nought)

by Newton's steps, x standardised; with no information left in a feature its weight goes to nought.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats

STEPS = 20
FAR = 30.0  # log-odds are kept within


def traits(features: "Mapping[str, Floats]", sources: int) -> "Floats | None":
    """Return (S, F + 1): the features standardised, unknown ones as the mean, and a constant; None without features."""
    columns = []
    for name in sorted(features):
        x = numpy.asarray(features[name], dtype=numpy.float64)
        told = numpy.isfinite(x)
        spread = float(x[told].std()) if told.any() else 0.0
        if spread > 0:
            columns.append(numpy.where(told, (x - x[told].mean()) / spread, 0.0))
    return numpy.column_stack([numpy.ones(sources), *columns]) if columns else None


def expected(x: "Floats", right: "Floats", taught: "Floats") -> "Floats":
    """Return (S,): the accuracy that sources' features make likely.

    Args:
        x: (S, F + 1) traits.
        right: (S,) sum of the probabilities of what each source claims.
        taught: (S,) how many claims that is.
    """
    ridge = numpy.ones(x.shape[1])
    ridge[0] = 1e-6
    w = numpy.zeros(x.shape[1])
    for _ in range(STEPS):
        p = _logistic(x @ w)
        slope = x.T @ (right - taught * p) - ridge * w
        bend = (x.T * (taught * p * (1 - p))) @ x + numpy.diag(ridge)
        step = numpy.linalg.solve(bend, slope)
        w += step / max(1.0, float(abs(step).max()))  # no farther than the curve can be trusted
        if float(abs(step).max()) < 1e-8:
            break
    return _logistic(x @ w)


def _logistic(z: "Floats") -> "Floats":
    p: Floats = 1.0 / (1.0 + numpy.exp(-z.clip(-FAR, FAR)))
    return p


__all__ = ["expected", "traits"]
