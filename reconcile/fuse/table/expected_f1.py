"""Which values to list where there may be several right ones: those that make the expected F1 of the lists greatest.

A value listed in error costs precision, one left out costs recall. With probabilities P in falling order, listing the
first k has the expected F1 (of sums) 2 sum_1..k P / (k + sum P); the greatest is F*, reached by listing what has
P > F* / 2 (Lipton, Elkan & Naryanaswamy: Optimal thresholding of classifiers to maximize F1 measure, ECML 2014). Clear
tables are cut near a half, muddy ones lower.
"""

from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats


def greatest_f1(p: "Floats") -> float:
    """Return F*: the greatest expected F1 of any choice among values of probability p."""
    if not len(p):
        return 1.0
    ranked = numpy.sort(p)[::-1]
    return float((2 * numpy.cumsum(ranked) / (numpy.arange(1, len(ranked) + 1) + ranked.sum())).max())


__all__ = ["greatest_f1"]
