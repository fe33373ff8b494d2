"""Questions whose truth is known: no round of any method may believe otherwise, and so their claims teach for sure."""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Ints
    from reconcile.fuse.table.method import Beliefs

SURE = 1 - 1e-6


def pinned(claims: "Claims", known: "Ints | None", p: "Floats") -> "Floats":
    """Return (M,): p with 1 for the slot that is known to be true and 0 for its rivals."""
    if known is None:
        return p
    sure = known >= 0
    return numpy.where(sure[claims.question], known[claims.question] == numpy.arange(claims.M), p).astype(numpy.float64)


def answered(claims: "Claims", known: "Ints | None", beliefs: "Beliefs") -> "Beliefs":
    """Return the beliefs with the known truths for answers, whatever the method made of them."""
    if known is None or not (known >= 0).any():
        return beliefs
    sure = known >= 0
    slots = sure[claims.question]
    p = pinned(claims, known, beliefs.probability)

    def where_open(x: "Floats | None", instead: float) -> "Floats | None":
        return None if x is None else numpy.where(sure, instead, x)

    return evolve(
        beliefs,
        probability=numpy.where(slots, p * SURE + (1 - p) * (1 - SURE), p) if beliefs.is_probability else p,
        chosen=None if beliefs.chosen is None else numpy.where(slots, p > 0.5, beliefs.chosen),
        estimate=where_open(beliefs.estimate, numpy.nan),
        unclaimed=None if beliefs.unclaimed is None else numpy.where(sure, -1, beliefs.unclaimed),
        confidence=where_open(beliefs.confidence, SURE),
        low=where_open(beliefs.low, numpy.nan),
        high=where_open(beliefs.high, numpy.nan),
        because=(*beliefs.because, f"the truth of {int(sure.sum()):,} questions is given"),
    )


__all__ = ["answered", "pinned"]
