"""Dawid & Skene: a confusion matrix for each source over the labels that all questions of an attribute share.

    pi(s; k, l) = sum of P(q = k) over the questions that s answers by l / the same over all of its answers
    kappa(k) = mean of P(q = k) over the questions
    P(q = k) ~ kappa(k) * product over the claims (s, l) on q of pi(s; k, l)

Expectation maximisation from the shares of the votes until no P moves by more than 1e-5, at most 100 rounds. Counts
and kappa are at least 1e-10, so that a row of pi of which nothing is known is uniform over the labels that the source
uses. Probability goes to labels that nobody claims of a question too; only claimed ones are answers.
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

TOLERANCE = 1e-5
LEAST = 1e-10


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the posteriors of the claimed labels, and the sources' expected accuracies."""
    table = Confusions(claims, METHOD.name)
    questions = numpy.bincount(claims.attribute, minlength=len(claims.attributes)).clip(min=1)[:, None]

    def step(p: "Floats") -> "Floats":
        counts = numpy.where(table.used, table.counted(p).clip(min=LEAST), 0.0)
        confusion = counts / counts.sum(axis=2, keepdims=True)
        prior = (table.of_attributes(p) / questions).clip(min=LEAST)
        return table.normalised(
            numpy.log(prior)[claims.attribute] + table.summed(numpy.log(numpy.where(table.used, confusion, 1.0)))
        )

    p, taken = until_settled(step, table.start, tolerance=TOLERANCE)
    chances = table.of_values(p)
    because = (f"a confusion matrix over {table.K} labels for each source",)
    return Beliefs(chances, means(claims, chances[claims.slot]), iterations=taken, because=because)


METHOD = TableMethod(
    name="dawid-skene",
    title="a confusion matrix for each source",
    reference="Dawid & Skene: Maximum likelihood estimation of observer error-rates using the EM algorithm (1979)",
    fit=fit,
    kinds=("label",),
    keeps=("symmetry", "order", "duplicate", "scale"),
    breaks={
        "unanimity": "c says x on q but y on r and p: what all say can be explained by a rare label and bad sources",
        "independence": (
            "how frequent a label is, and how many there are, is learnt from all questions: b z alone is sure, "
            "beside another question's y it is not"
        ),
    },
    when="few labels, shared by all questions, and many claims a source",
)
