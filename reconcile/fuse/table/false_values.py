"""How many false values there are to choose from, told by how often wrong claims agree.

ACCU takes n equally likely false values a question, so two wrong claims agree with probability 1 / n. Real errors are
alike (the scheduled time instead of the actual one), and then n is small: agreement among few proves less. With beliefs
P at hand the claims show it themselves. On a question with N claims, c_v of them for v,

    wrong and agreeing pairs: sum over v of (1 - P_v) c_v (c_v - 1)
    wrong pairs: sum over v of P_v (N - c_v)(N - c_v - 1)
    1 / n = (agreeing + 200 / 20) / (wrong + 200), n kept within [3, 100].

Of each attribute by itself. POPACCU (Dong, Saha & Srivastava, VLDB 2012) counts popularity a question; few claims a
question do not show it, those of an attribute do.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Ints

USUAL = 20.0
PAIRS = 200.0  # wrong pairs that it takes to doubt the usual number
FEWEST, MOST = 3.0, 100.0


@frozen(eq=False)
class FalseValues:
    """The pairs of claims that tell how many false values there are.

    Attributes:
        alike: (M,) pairs of claims of each slot: they agree, wrongly where the slot is false.
        others: (M,) pairs of claims of the question's other slots: both are wrong where the slot is true.
        attribute: (M,) of each slot.
        attributes: how many there are.
    """

    alike: "Floats"
    others: "Floats"
    attribute: "Ints"
    attributes: int

    @classmethod
    def of(cls, claims: "Claims") -> "FalseValues":
        """Return the pairs of a table of claims on single-valued questions."""
        votes = claims.votes
        rest = claims.voters[claims.question] - votes
        alike, others = votes * (votes - 1), rest * (rest - 1).clip(min=0)
        return cls(alike, others, claims.attribute[claims.question], len(claims.attributes))

    def count(self, p: "Floats") -> "Floats":
        """Return (A,): the number of false values of each attribute, by the belief p, (M,), in each slot."""
        agreeing = self._sums(self.alike) - self._sums(self.alike * p)
        wrong = self._sums(self.others * p)
        return numpy.clip((wrong + PAIRS) / (agreeing + PAIRS / USUAL), FEWEST, MOST)

    def _sums(self, x: "Floats") -> "Floats":
        if self.attributes == 1:
            return numpy.array([x.sum()])
        return numpy.bincount(self.attribute, weights=x, minlength=self.attributes).astype(numpy.float64, copy=False)


__all__ = ["USUAL", "FalseValues"]
