"""Values that contain one another: a source may be exact, right but general, or wrong.

After TDH (Jung, Kim & Shim: Crowdsourced truth discovery in the presence of hierarchies for knowledge fusion, EDBT
2019). A source has three probabilities (exact, general, wrong). Where v is the truth, the claim u of source s has

    P(u | v) = exact_s              if u = v
               general_s / depth_v  if u contains v, depth_v = how many values contain v
               wrong_s / 50         otherwise

and P(v) is proportional to their product over the question's claims. The three follow from what P makes of the source's
claims, shrunk by 10 to the whole, and the whole by (3, 3, 2). With few false values instead of 50 accuracy collapses:
places are many. Between equally probable values the deeper one is the answer. An answer is right, if general, where the
truth lies below it too: confidence = P(v) + P(all below v), its odds to the power .4.
"""

from typing import TYPE_CHECKING

import numpy

from reconcile.fuse.table.ancestry import Ancestry
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import best, of_slots, of_sources, shares, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats

ROUNDS = 30
SETTLED = 1e-4
WHOLE = (3.0, 3.0, 2.0)
SHRUNK = 10.0
FALSE_VALUES = 50.0
POWER = 0.4
TIE = 1e-9
CERTAIN = 1e-6


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what follows from how exact sources are."""
    tree = Ancestry.of(claims, given.ancestors)
    p = shares(claims)
    rounds = 0
    for rounds in range(1, ROUNDS + 1):  # noqa: B007
        exact, general = p, tree.sum_below(p)
        skill = _skills(claims, exact, general)
        before, p = p, softmax(claims, _score(claims, tree, skill))
        if numpy.abs(p - before).max(initial=0.0) < SETTLED:
            break
    chosen = best(claims, p + TIE * tree.depth / tree.depth.max(initial=1.0))
    right = (p + tree.sum_below(p))[chosen].clip(CERTAIN, 1 - CERTAIN)
    answer = numpy.zeros(claims.M, dtype=bool)
    answer[chosen] = True
    reasons = (
        f"values contain one another; how exact sources are was learned in {rounds} rounds",
        "an answer is right if the truth is the answer or lies below it",
    )
    confidence = 1 / (1 + ((1 - right) / right) ** POWER)
    return Beliefs(p, skill[0] + skill[1], chosen=answer, confidence=confidence, iterations=rounds, because=reasons)


def _skills(claims: "Claims", exact: "Floats", general: "Floats") -> "NDArray[numpy.float64]":
    """Return (3, S): how often each source is exact, general and wrong."""
    wrong = (1 - exact - general).clip(min=0)
    counts = numpy.stack([of_sources(claims, part[claims.slot]) for part in (exact, general, wrong)])
    whole = counts.sum(axis=1) + WHOLE
    shrunk = counts + SHRUNK * (whole / whole.sum())[:, None]
    skills: NDArray[numpy.float64] = shrunk / shrunk.sum(axis=0)
    return skills


def _score(claims: "Claims", tree: Ancestry, skill: "NDArray[numpy.float64]") -> "Floats":
    """Return (M,): ln of the product of P(u | v), each over what it were if all of the question's claims were wrong."""
    wrong = numpy.log(skill[2] / FALSE_VALUES)
    hits = of_slots(claims, (numpy.log(skill[0]) - wrong)[claims.source])
    covers = of_slots(claims, (numpy.log(skill[1]) - wrong)[claims.source])
    return hits + tree.sum_above(covers) - numpy.log(tree.depth) * tree.sum_above(claims.votes)


METHOD = TableMethod(
    name="hierarchy",
    title="exact, general or wrong",
    reference="after Jung, Kim & Shim: Crowdsourced truth discovery in the presence of hierarchies (EDBT 2019)",
    fit=fit,
    when="places, classes: values that contain one another, with `--hierarchy FILE`",
    keeps=("symmetry", "order", "unanimity", "monotonicity", "scale"),
    breaks={
        "independence": "skills are pooled: what others get right elsewhere raises everybody's",
        "duplicate": "sources are independent here (`auto` merges families first): x against y is open, twice x is .99",
    },
)
