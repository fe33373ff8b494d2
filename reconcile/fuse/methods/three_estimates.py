"""3-Estimates: as 2-Estimates, with a third estimate: how hard it is to be right about a value.

    val(v) = (sum over the sources of v of 1 - hard(v) err(s) + sum over those of its rivals of hard(v) err(s)) / asked
    hard(v) = (sum over the sources of v of (1 - val(v)) / err(s) + sum over those of its rivals of val(v) / err(s))
              / sources asked that ever err
    err(s) = (sum over its values of (1 - val(v)) / hard(v) + sum over their rivals of val(v) / hard(v))
             / values looked at that are hard at all

Each is normalised as in 2-Estimates. err = hard = .1 at first. Until no figure of err and hard moves by more than 1e-6,
at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.methods.two_estimates import START, normalised
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import of_questions, of_slots, of_sources
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return how true the values are, and 1 - err of the sources."""
    question, voters = claims.question, claims.voters[claims.question]
    told, asked = claims.told > 0, voters > 0

    def rivals(x: "Floats") -> "Floats":
        return of_questions(claims, x)[question] - x

    def believed(error: "Floats", hard: "Floats") -> "Floats":
        mine = of_slots(claims, error[claims.source])
        return normalised((claims.votes + hard * (rivals(mine) - mine)) / voters.clip(min=1), asked)

    def step(state: "Floats") -> "Floats":
        error, hard = state[: claims.S], state[claims.S :]
        val = believed(error, hard)
        mine = of_slots(claims, _inverse(error)[claims.source])
        err_at_all = of_slots(claims, (error > 0).astype(numpy.float64)[claims.source])
        size = (err_at_all + rivals(err_at_all)).clip(min=1)
        hard = normalised(((1 - val) * mine + val * rivals(mine)) / size, asked)
        inverse = _inverse(hard)
        looked_at = of_questions(claims, (hard > 0).astype(numpy.float64))[claims.asked]
        off = (1 - val) * inverse + rivals(val * inverse)
        error = of_sources(claims, off[claims.slot]) / of_sources(claims, looked_at).clip(min=1)
        return numpy.concatenate([normalised(error, told), hard])

    state, taken = until_settled(step, numpy.full(claims.S + claims.M, START))
    error, hard = state[: claims.S], state[claims.S :]
    because = ("values, errors of sources and how hard the values are, estimated in turn",)
    p = believed(error, hard)
    return Beliefs(p, 1 - error, "trust", iterations=taken, is_probability=False, because=because)


def _inverse(x: "Floats") -> "Floats":
    """Return 1 / x, 0 where x is 0: who never errs, and what nobody gets wrong, tell nothing."""
    return numpy.where(x > 0, 1 / numpy.where(x > 0, x, 1.0), 0.0)


METHOD = TableMethod(
    name="3-estimates",
    title="truth, errors and difficulty in turn",
    reference="Galland, Abiteboul, Marian & Senellart: Corroborating information from disagreeing views (WSDM 2010)",
    fit=fit,
    keeps=("symmetry", "order", "duplicate", "scale"),
    breaks={
        "independence": "values are stretched between the least and the greatest of the whole table",
        "monotonicity": (
            "rounding turns a small change of one vote into another answer: found in a table of eight claims"
        ),
    },
    when="for comparison with the literature",
)
