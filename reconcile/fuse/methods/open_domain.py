"""One true value a question out of an open domain, sources of unequal accuracy: ACCU with hierarchical accuracies.

    C(v) = sum over sources s that claim v of f_s ln(n A_s / (1 - A_s)),  f_s = 1 / how many values s names
    P(v) = e^C(v) / sum over claimed v' of e^C(v')
    A_s from the P of what s claims, shrunk as in `table.accuracies`; n from how often wrong claims agree
    (`table.false_values`), rounds until no P changes by more than 1e-4, 30 at most.

P starts as the share of the votes. Three things differ from ACCU (Dong, Berti-Equille & Srivastava, VLDB 2009).
Accuracies are pooled, so few claims prove little. A source has one accuracy where sources differ and one over all,
because questions that raise no quarrel are easier than those that do: the quarrels teach the first, which is what
counts there. And the rounds take one of the claimed values to be true; only the last one leaves n + 1 - |V| values to
nobody's claim, so that a lone claim is as probable as its source is accurate.

The probability that an answer is right is that of all values within tolerance of it (`table.tolerance`). Errors that
sources share make it too sure, so its odds are taken to the power .7, and .4 where sources have so few claims that
their accuracies are hardly known.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve

from reconcile.fuse.table.accuracies import Roll
from reconcile.fuse.table.copies import copies
from reconcile.fuse.table.false_values import USUAL, FalseValues
from reconcile.fuse.table.features import traits
from reconcile.fuse.table.known import pinned
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.sums import best, of_questions, of_slots, softmax
from reconcile.fuse.table.tolerance import within

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats

ROUNDS = 30
SETTLED, ROUGHLY = 1e-4, 1e-2  # at the end; before copies are looked for
COPY_ROUNDS = 2
SETTLING = 10  # rounds before a source is judged by attribute: from the first one it hurts
POWER, POWER_OF_SMALL = 0.7, 0.4
CERTAIN = 1e-6  # nothing is surer than this from naught or one


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what follows from the accuracies that explain the claims, copies counted as what they are."""
    roll = Roll.of(claims, traits(given.features, claims.S))
    weight = numpy.ones(len(claims)) if roll.weight is None else roll.weight
    beliefs = _solve(claims, roll, given, _shares(claims, weight), ROUGHLY, SETTLING)
    found, counted = 0, roll
    for _ in range(COPY_ROUNDS):
        taken = copies(claims, beliefs.probability, beliefs.reliability)
        if not len(taken):
            break
        found = len(taken)
        counted = roll.counting(taken.weight)
        beliefs = _solve(claims, counted, given, beliefs.probability, ROUGHLY)
    beliefs = _solve(claims, counted, given, beliefs.probability, SETTLED)
    if found:
        told = f"{found} pairs of sources share rare mistakes; what one has from the other counts less"
        beliefs = evolve(beliefs, because=(*beliefs.because, told))
    return beliefs


def _solve(claims: "Claims", roll: Roll, given: Given, p: "Floats", change: float, settling: int = 0) -> Beliefs:
    """Return what rounds of judging sources and values end in.

    Args:
        claims: the claims.
        roll: of their sources.
        given: with the truths that are known.
        p: (M,) the first belief.
        change: of any P, below which the rounds end.
        settling: rounds before sources are judged by attribute.
    """
    false, rounds, p = FalseValues.of(claims), 0, pinned(claims, given.known, p)
    for rounds in range(1, ROUNDS + 1):
        late = rounds > settling or not roll.several
        accuracy, of_post = roll.judged(p[claims.slot], by_attribute=late)
        n = false.count(p)
        odds = numpy.log(n[roll.attribute] * of_post / (1 - of_post))[roll.post]
        score = of_slots(claims, odds if roll.weight is None else odds * roll.weight)
        before, p = p, pinned(claims, given.known, softmax(claims, score))
        if late and numpy.abs(p - before).max(initial=0.0) < change:
            break
    p = pinned(claims, given.known, softmax(claims, score, _unclaimed(claims, n)))
    return Beliefs(
        p,
        accuracy,
        confidence=confidence(claims, p, POWER if roll.proven else POWER_OF_SMALL),
        iterations=rounds,
        because=_reasons(claims, n, rounds),
    )


def _shares(claims: "Claims", weight: "Floats") -> "Floats":
    votes = of_slots(claims, weight)
    return votes / of_questions(claims, votes)[claims.question]


def confidence(claims: "Claims", p: "Floats", power: float) -> "Floats":
    """Return (Q,): how probable the best answer is, within tolerance, tempered."""
    mass = within(claims, p)[best(claims, p)].clip(CERTAIN, 1 - CERTAIN)
    right: Floats = 1 / (1 + ((1 - mass) / mass) ** power)
    return right


def _unclaimed(claims: "Claims", n: "Floats") -> "Floats":
    """Return (Q,): the logarithm of the values that nobody claims; one claim of accuracy A then has probability A."""
    rest = n[claims.attribute] + 1 - claims.rivals
    logarithm: Floats = numpy.log(rest.clip(1e-9))
    return logarithm


def _reasons(claims: "Claims", n: "Floats", rounds: int) -> tuple[str, ...]:
    low, high = float(n.min(initial=USUAL)), float(n.max(initial=0.0))
    choice = f"{low:.0f}" if round(low) == round(high) else f"{low:.0f} to {high:.0f}"
    return (
        f"one value a question is true; sources differ in accuracy, learned in {rounds} rounds",
        f"wrong claims agree as if there were {choice} false values to choose from",
    )


METHOD = TableMethod(
    name="open-domain",
    title="accuracies of sources, shrunk by size and attribute",
    reference="after Dong, Berti-Equille & Srivastava: Integrating conflicting data (VLDB 2009)",
    fit=fit,
    when="names, codes, times and exact numbers: one true value a question out of many",
    keeps=("symmetry", "order", "unanimity", "monotonicity", "scale"),
    breaks={
        "independence": "accuracies are pooled: one claim of one source has .70; beside two others that agree on"
        " another question it has .75, since people are seen to be right",
        "duplicate": "sources are independent here until they share rare mistakes (`auto` merges families first): one"
        " claim has .70, with a double's .99",
    },
)
