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

from reconcile.fuse.table.sums import of_questions

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

USUAL = 20.0
PAIRS = 200.0  # wrong pairs that it takes to doubt the usual number
FEWEST, MOST = 3.0, 100.0


def false_values(claims: "Claims", p: "Floats") -> "Floats":
    """Return (A,): the number of false values of each attribute.

    Args:
        claims: of single-valued questions.
        p: (M,) belief in each slot.
    """
    voters, votes = claims.voters[claims.question], claims.votes
    attribute = claims.attribute
    agreeing = of_questions(claims, (1 - p) * votes * (votes - 1))
    wrong = of_questions(claims, p * (voters - votes) * (voters - votes - 1).clip(min=0))
    kinds = len(claims.attributes)
    alike = numpy.bincount(attribute, weights=agreeing, minlength=kinds) + PAIRS / USUAL
    pairs = numpy.bincount(attribute, weights=wrong, minlength=kinds) + PAIRS
    return numpy.clip(pairs / alike, FEWEST, MOST)


__all__ = ["USUAL", "false_values"]
