"""2-Estimates: how true a value is, and how often a source errs; a vote for a value is one against its rivals.

    val(v) = (sum over the sources of v of 1 - err(s) + sum over the sources of its rivals of err(s)) / sources asked
    err(s) = (sum over its values of 1 - val(v) + sum over their rivals of val(v)) / values looked at

Each of the two is then normalised: x <- l * (x - min) / (max - min) + (1 - l) * round(x), l = .5. err = .1 at first.
Until no error moves by more than 1e-6, at most 100 rounds: rounding can make it go round in circles for ever.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import DIGITS, until_settled
from reconcile.fuse.table.sums import of_questions, of_slots, of_sources
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask

START = 0.1
LINEAR = 0.5


def normalised(x: "Floats", there: "Mask") -> "Floats":
    """Return x stretched to [0, 1] and drawn half way to the nearer of 0 and 1; only what is there counts."""
    if not there.any():
        return x
    x = numpy.round(x, DIGITS)  # what should be one half is not to be rounded by its last digit
    low, high = x[there].min(), x[there].max()
    stretched = (x - low) / (high - low) if high > low else x.clip(0, 1)
    return numpy.where(there, LINEAR * stretched + (1 - LINEAR) * numpy.rint(x.clip(0, 1)), 0.0)


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return how true the values are, and 1 - err of the sources."""
    voters = claims.voters.clip(min=1)[claims.question]
    against = voters - claims.votes
    looked_at = of_sources(claims, claims.rivals[claims.asked]).clip(min=1)
    told = claims.told > 0

    def believed(error: "Floats") -> "Floats":
        mine = of_slots(claims, error[claims.source])
        theirs = of_questions(claims, mine)[claims.question] - mine
        return normalised((claims.votes - mine + theirs) / voters, claims.votes + against > 0)

    def step(error: "Floats") -> "Floats":
        val = believed(error)
        rivals = of_questions(claims, val)[claims.question] - val
        return normalised(of_sources(claims, (1 - val + rivals)[claims.slot]) / looked_at, told)

    error, taken = until_settled(step, numpy.full(claims.S, START))
    because = ("a vote for a value is a vote against its rivals; values and errors estimated in turn",)
    return Beliefs(believed(error), 1 - error, "trust", iterations=taken, is_probability=False, because=because)


METHOD = TableMethod(
    name="2-estimates",
    title="truth of values and errors of sources in turn",
    reference="Galland, Abiteboul, Marian & Senellart: Corroborating information from disagreeing views (WSDM 2010)",
    fit=fit,
    keeps=("symmetry", "order", "duplicate", "scale"),
    breaks={
        "unanimity": (
            "q: c z, e x; s: e z; all: c x, e x: z on s has one source, x on all the mean of a good and a bad one"
        ),
        "independence": "values are stretched between the least and the greatest of the whole table",
        "monotonicity": (
            "rounding turns a small change of one vote into another answer: found in a table of eleven claims"
        ),
    },
    when="for comparison with the literature",
)
