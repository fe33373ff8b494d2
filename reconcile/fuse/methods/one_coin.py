"""One-coin Dawid-Skene, as in ZenCrowd: a source is right by one chance whatever the truth; wrong labels are all alike.

    P(q = k) ~ kappa(k) * product over the claims (s, l) on q of: A(s) for l = k, else (1 - A(s)) / (K - 1)
    A(s) = mean of P over the claims of s;   kappa(k) = mean of P(q = k) over the questions of the attribute

K labels an attribute. Begins with the shares of the votes; A within [1e-9, 1 - 1e-9]. Until no A and no kappa moves by
more than 1e-6, at most 100 rounds. Labels that nobody claims of a question all have the likelihood of "everybody is
wrong", so their part is summed at once and the cost does not grow with K.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.labels import labels, reachable
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import largest, means, of_questions, of_slots, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

LEAST = 1e-9


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors of the claimed labels, and the sources' accuracies."""
    known = labels(claims)
    label, question = known.label, claims.question
    wrong = numpy.log(reachable(known.many))[claims.attribute]  # (Q,)
    asked = numpy.bincount(claims.attribute, minlength=len(claims.attributes)).clip(min=1)[known.attribute]
    size = len(known.attribute)

    def posterior(accuracy: "Floats", kappa: "Floats") -> "tuple[Floats, Floats]":
        """Return (M,) the posteriors, and (Q,) what a label of prior 1 would have that nobody claims."""
        a = accuracy.clip(LEAST, 1 - LEAST)
        odds = of_slots(claims, numpy.log(a / (1 - a))[claims.source]) + claims.votes * wrong[question]
        prior = kappa[label].clip(min=LEAST)
        top = numpy.maximum(largest(claims, odds), 0.0)
        mass = prior * numpy.exp(odds - top[question])
        unclaimed = (1 - of_questions(claims, prior)).clip(min=0)
        total = of_questions(claims, mass) + unclaimed * numpy.exp(-top)
        return mass / total[question], numpy.exp(-top) / total

    def step(state: "Floats") -> "Floats":
        p, each = posterior(state[: claims.S], state[claims.S :])
        return numpy.concatenate([means(claims, p[claims.slot]), priors(p, each, state[claims.S :])])

    def priors(p: "Floats", each: "Floats", kappa: "Floats") -> "Floats":
        everywhere = numpy.bincount(claims.attribute, each, len(claims.attributes))[known.attribute]
        not_claimed = everywhere - numpy.bincount(label, each[question], size)
        return numpy.asarray((numpy.bincount(label, p, size) + kappa * not_claimed.clip(min=0)) / asked)

    votes = shares(claims)
    start = numpy.concatenate([means(claims, votes[claims.slot]), numpy.bincount(label, votes, size) / asked])
    state, taken = until_settled(step, start)
    p, _ = posterior(state[: claims.S], state[claims.S :])
    because = ("one accuracy for each source; its wrong labels are all alike",)
    return Beliefs(p, state[: claims.S], iterations=taken, because=because)


METHOD = TableMethod(
    name="one-coin",
    title="one accuracy for each source (ZenCrowd)",
    reference="Demartini, Difallah & Cudre-Mauroux: ZenCrowd (WWW 2012); Zhang, Chen, Zhou & Jordan (JMLR 2016)",
    fit=fit,
    keeps=("symmetry", "order", "monotonicity", "duplicate", "scale"),
    breaks={
        "unanimity": "a: y, y, y, z; b: z; both say x on all: a rare label is believed less",
        "independence": "how frequent a label is, and how many there are, is learnt from all questions",
    },
    when="labels and too few claims a source for a confusion matrix",
)
