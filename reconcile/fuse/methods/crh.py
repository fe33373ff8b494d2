"""CRH: truths that are as near as they can be to the claims of sources that are near the truths; labels and numbers.

    loss(s) = mean over the claims of s of: 0 or 1 for a label; |x - truth| / deviation of the question for a quantity
    w(s)  = -ln(loss(s) / sum of the losses)
    truth = the label with the greatest sum of w; the median of the numbers weighted by w

Losses of the quantities and of the labels are each divided by their sum over the sources, as in the paper, and added.
Begins with equal weights, until no weight moves by more than 1e-6 of the greatest, at most 100 rounds. Sources without
a loss get that of a tenth of one claim, so that their weight is finite.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.middle import deviation, measured, weighted_median
from reconcile.fuse.table.rounds import at_most_one, until_settled
from reconcile.fuse.table.sums import largest, of_questions, of_slots, of_sources, portions
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

LEAST = 0.1  # of a claim


def distances(claims: "Claims", weight: "Floats", truth: "Floats", spread: "Floats") -> "tuple[Floats, Floats]":
    """Return (M,) how far each value is from the truth: of labels (0, 1, a part where several lead), of quantities.

    Args:
        claims: the claims.
        weight: (M,) the weight for each value.
        truth: (Q,) the quantity held for true.
        spread: (Q,) the unit of length of a question.
    """
    number = measured(claims)
    top = numpy.round(weight, 12)
    leads = (top >= largest(claims, top)[claims.question]).astype(numpy.float64)
    wrong = 1 - leads / of_questions(claims, leads)[claims.question]
    unit = spread[claims.question]
    off = numpy.abs(claims.number - truth[claims.question]) / numpy.where(unit > 0, unit, 1.0)
    return numpy.where(number, 0.0, wrong), numpy.where(number & (unit > 0), off, 0.0)


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the weighted shares, weighted medians and weights."""
    spread, number = deviation(claims), measured(claims)
    told = claims.told.clip(min=1)

    def support(weight: "Floats") -> "Floats":
        return portions(claims, of_slots(claims, weight[claims.source]))

    def step(weight: "Floats") -> "Floats":
        held = support(weight)
        median = weighted_median(claims, numpy.where(number, held, 0.0))
        loss = numpy.zeros(claims.S)
        for off in distances(claims, held, median, spread):
            of_kind = of_sources(claims, off[claims.slot]) / told
            total = of_kind.sum()
            loss += of_kind / total if total > 0 else 0.0
        return at_most_one(weights(loss, claims.told))

    weight, taken = until_settled(step, numpy.ones(claims.S))
    held = support(weight)
    return Beliefs(
        held,
        weight,
        "weight",
        estimate=weighted_median(claims, numpy.where(number, held, 0.0)),
        iterations=taken,
        is_probability=False,
        because=("labels by weighted vote, quantities by weighted median; a source weighs as it is near them",),
    )


def weights(loss: "Floats", told: "Floats") -> "Floats":
    """Return (S,): -ln of each source's part of all losses; equal weights where there is no loss at all."""
    if not loss.sum() > 0:
        return numpy.ones(len(loss))
    part = numpy.maximum(loss / loss.sum(), LEAST / told.clip(min=1) / (told > 0).sum()).clip(max=1)
    return numpy.asarray(0.0 - numpy.log(part), dtype=numpy.float64)


METHOD = TableMethod(
    name="crh",
    title="least weighted distance, of labels and numbers together",
    reference="Li, Li, Gao, Zhao, Fan & Han: Resolving conflicts in heterogeneous data (SIGMOD 2014)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate", "scale"),
    breaks={
        "independence": (
            "weights come from a source's part of the losses of all sources: further sources make the loss of "
            "each a smaller part"
        ),
    },
    when="tables of labels and heavy-tailed numbers, where a median is wanted",
)
