"""IBCC, independent Bayesian classifier combination: Dawid & Skene with Dirichlet priors, by variational Bayes.

    alpha(s; k, l) = alpha0(k, l) + sum of P(q = k) over the questions that s answers by l
    alpha0(k, l) = 4 for k = l, else 1
    nu(k) = 1 + sum of P(q = k) over the questions
    ln P(q = k) = psi(nu(k)) - psi(sum of nu) + sum over the claims (s, l) on q of
                  psi(alpha(s; k, l)) - psi(sum over l of alpha(s; k, l)) + constant

psi is the digamma function. From the shares of the votes until no P moves by more than 1e-5, at most 100 rounds.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.labels import Confusions
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import means
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

RIGHT, WRONG, CLASS = 4.0, 1.0, 1.0
TOLERANCE = 1e-5


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors of the claimed labels, and the sources' expected accuracies."""
    from scipy.special import digamma

    table = Confusions(claims, METHOD.name)
    open_to = table.open[table.worker_attribute]  # (W, K)
    same = numpy.eye(table.K) * (RIGHT - WRONG) + WRONG
    prior = numpy.where(open_to[None], same[:, None, :], 0.0)

    def step(p: "Floats") -> "Floats":
        alpha = prior + table.counted(p)
        total = digamma(alpha.sum(axis=2, keepdims=True))
        logs = numpy.where(open_to[None], digamma(numpy.where(open_to[None], alpha, 1.0)) - total, 0.0)
        nu = numpy.where(table.open, CLASS + table.of_attributes(p), 0.0)
        kappa = digamma(numpy.where(table.open, nu, 1.0)) - digamma(nu.sum(axis=1, keepdims=True).clip(min=CLASS))
        return table.normalised(kappa[claims.attribute] + table.summed(logs))

    p, taken = until_settled(step, table.start, tolerance=TOLERANCE)
    chances = table.of_values(p)
    because = (f"a confusion matrix over {table.K} labels for each source, with Dirichlet priors",)
    return Beliefs(chances, means(claims, chances[claims.slot]), iterations=taken, because=because)


METHOD = TableMethod(
    name="ibcc",
    title="confusion matrices with priors",
    reference="Kim & Ghahramani: Bayesian classifier combination (AISTATS 2012); Simpson et al. (2013)",
    fit=fit,
    kinds=("label",),
    keeps=("symmetry", "order", "duplicate", "scale"),
    breaks={
        "unanimity": "one source says z on p and q and x on r: z is the more frequent label and believed more",
        "independence": "how frequent a label is, and how many there are, is learnt from all questions",
    },
    when="few labels, shared by all questions; safer than dawid-skene where sources say little",
)
