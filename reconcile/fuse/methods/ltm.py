"""LTM, the latent truth model: each value is true or not by itself, so that a question can have several true values.

A source that has a say on a question says yes to its values and no, by silence, to the other values.

    sens(s) = (sum over its values of p + 50) / (sum over all values of its questions of p + 100)
    fpr(s)  = (sum over its values of 1 - p + 10) / (sum over all values of its questions of 1 - p + 1010)
    logit p(v) = ln(10 / 10) + sum over yes of ln(sens / fpr) + sum over no of ln((1 - sens) / (1 - fpr))

The priors are the paper's Beta(50, 50), Beta(10, 1000) and Beta(10, 10). The paper samples; here expectation
maximisation, which has no chance in it: from p = share of the votes until no p moves by more than 1e-6, at most 100
rounds. Answers are the values with p > .5, the most probable one where there is none.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import largest, of_questions, of_slots, of_sources, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

SENSITIVITY = (50.0, 50.0)
FALSE_POSITIVE = (10.0, 1000.0)
TRUE = (10.0, 10.0)


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the probability of each value to be one of the answers, and the sources' precision-like accuracy."""
    # A source that gives two values of a question is asked once.
    pairs = numpy.unique(claims.asked.astype(numpy.int64) * claims.S + claims.source)
    question, source = pairs // max(claims.S, 1), pairs % max(claims.S, 1)
    prior = numpy.log(TRUE[0] / TRUE[1])

    def rates(p: "Floats") -> "tuple[Floats, Floats]":
        yes, yes_false = of_sources(claims, p[claims.slot]), of_sources(claims, 1 - p[claims.slot])
        seen = numpy.bincount(source, of_questions(claims, p)[question], claims.S)
        seen_false = numpy.bincount(source, of_questions(claims, 1 - p)[question], claims.S)
        sens = (yes + SENSITIVITY[0]) / (seen + sum(SENSITIVITY))
        return sens, (yes_false + FALSE_POSITIVE[0]) / (seen_false + sum(FALSE_POSITIVE))

    def step(p: "Floats") -> "Floats":
        sens, fpr = rates(p)
        yes, no = numpy.log(sens / fpr), numpy.log((1 - sens) / (1 - fpr))
        silent = numpy.bincount(question, no[source], claims.Q)[claims.question]
        logit = prior + silent + of_slots(claims, (yes - no)[claims.source])
        belief: Floats = 1 / (1 + numpy.exp(-logit.clip(-500, 500)))
        return belief

    p, taken = until_settled(step, shares(claims))
    sens, _ = rates(p)
    chosen = (p > 0.5) | (p >= largest(claims, p)[claims.question]) & (largest(claims, p)[claims.question] <= 0.5)
    because = ("each value is true or not by itself; silence of a source that has a say is a weak denial",)
    return Beliefs(p, sens, "sensitivity", chosen=chosen, iterations=taken, because=because)


METHOD = TableMethod(
    name="ltm",
    title="several true values, by sensitivity and false positives",
    reference="Zhao, Rubinstein, Gemmell & Han: A Bayesian approach to discovering truth (VLDB 2012)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="questions with several right answers: authors, members, diagnoses",
)
