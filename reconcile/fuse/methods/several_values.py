"""Several true values a question, lists that may be incomplete: a latent truth model of an open world.

LTM (Zhao, Rubinstein, Gemmell & Han, VLDB 2012) gives each source a sensitivity and a false-positive rate over the
claimed values. Here a source lists each true value with probability e_s and adds r_s false ones a question, each out of
N possible ones, both learned from what exists without it (`table.listing`):

    logit P(v) = ln(T / N) + sum over s that list v of ln(e_s N / r_s)
                 + w sum over s that answer without v of ln((1 - e_s) / (1 - r_s / N))

So silence denies as much as a source lists completely: of one that names but the first author of each book it says
little. Silences are not independent, hence w = .7. Where only one source answers, nothing teaches: its logit is mixed
with that of .85, which is what undisputed answers are worth, .7 for the latter.

All values with P > F* / 2 are listed (`table.expected_f1`), or the best one. The confidence is that of the whole list.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.columns.ballots import Ballots
from reconcile.fuse.table.expected_f1 import greatest_f1
from reconcile.fuse.table.listing import Habits, habits
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import best, of_questions, of_slots

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask

ROUNDS = 30
SETTLED = 1e-5
SILENCE = 0.7
LONE, LONE_WEIGHT = 0.85, 0.7
CERTAIN = 0.01


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what follows from the habits of listing that explain the claims."""
    ballots = claims.ballots
    p = claims.votes / ballots.voters[claims.question]
    learned, rounds = habits(claims, ballots, p), 1
    for rounds in range(1, ROUNDS + 1):  # noqa: B007 - told afterwards
        before, p = p, _beliefs(claims, ballots, learned)
        if numpy.abs(p - before).max(initial=0.0) < SETTLED:
            break
        learned = habits(claims, ballots, p)
    cut = greatest_f1(p) / 2
    chosen = p > cut
    chosen[best(claims, p)] = True
    return Beliefs(
        p,
        learned.sensitivity,
        measure="sensitivity",
        chosen=chosen,
        confidence=_whole(claims, p, chosen),
        iterations=rounds,
        because=(
            f"several values a question may be true; how completely sources list was learned in {rounds} rounds",
            f"values of probability over {cut:.2f} are listed: that makes the expected F1 greatest",
        ),
    )


def _beliefs(claims: "Claims", ballots: Ballots, learned: Habits) -> "Floats":
    """Return (M,): P of each slot."""
    silent = SILENCE * (numpy.log1p(-learned.lists) - numpy.log1p(-learned.invents))
    listed = numpy.log(learned.lists / learned.invents) - silent
    silence = numpy.bincount(ballots.question, weights=silent, minlength=claims.Q)
    logit = (numpy.log(learned.odds) + silence)[claims.question] + of_slots(claims, listed[ballots.of_claim])
    lone = (ballots.voters == 1)[claims.question]
    logit = numpy.where(lone, (1 - LONE_WEIGHT) * logit + LONE_WEIGHT * numpy.log(LONE / (1 - LONE)), logit)
    p: Floats = 1 / (1 + numpy.exp(-logit.clip(-40, 40)))
    return p


def _whole(claims: "Claims", p: "Floats", chosen: "Mask") -> "Floats":
    """Return (Q,): that all of the chosen values and none of the others are right."""
    sure = p.clip(1e-9, 1 - 1e-9)
    together = numpy.exp(of_questions(claims, numpy.log(numpy.where(chosen, sure, 1 - sure))))
    return together.clip(CERTAIN, 1 - CERTAIN)


METHOD = TableMethod(
    name="several-values",
    title="lists of values, some of them incomplete",
    reference="after Zhao et al.: A Bayesian approach to discovering truth from conflicting sources (VLDB 2012)",
    fit=fit,
    when="lists: authors, directors, whatever has several true values and is listed in part",
    kinds=("names",),
    keeps=("symmetry", "order", "unanimity", "monotonicity", "scale"),
    breaks={
        "independence": "habits are pooled: one claim of one source has .838; beside another source's lone claim .839",
        "duplicate": "sources are independent here (`auto` merges families first): one claim .84, twice .998",
    },
)
