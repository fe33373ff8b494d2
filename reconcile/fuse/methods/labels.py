"""Closed label sets: five models of how workers err, weighted by agreement, tempered for the errors that they share.

No one model is best for every crowd, and the claims do not tell which (held-out likelihood picks wrongly). So five that
fail in different ways are averaged: confusion matrices with one row a class, with two subgroups of items a class, with
two levels of difficulty, with two subgroups that share the crowd's ways (`table.confusion`), and one coin a worker
(`table.coin`). One that the others contradict counts less (`table.panel`); each is first tempered by the correlation
of what workers get wrong together (`table.shared_errors`):

    answer: greatest sum_models v p_model,i        confidence: sum_models (v + 1 / 5) / 2 p_model,i^t_i

Confidence goes half by the plain mean, as a model that stands alone may still be right. It turns no answer: where the
tempered mean would have another winner, the two labels get nearly equal parts. Of two labels the one that nobody gives
is the answer where the other is more likely false than true, as those who give it may be known to confuse the two.
The five were chosen among twenty on thirteen public sets, so their figures there flatter them a little: panels chosen
on twelve and tried on the thirteenth are .0023 less often right in the mean.

Several attributes: each has its own labels and matrices, while a worker's skill on one is drawn towards its skill on
all (10 claims' worth).

A. P. Dawid, A. M. Skene: Maximum likelihood estimation of observer error-rates using the EM algorithm (1979).
H.-C. Kim, Z. Ghahramani: Bayesian classifier combination (AISTATS 2012). D. Hovy et al.: Learning whom to trust with
MACE (NAACL 2013). Y. Li, B. Rubinstein, T. Cohn: Exploiting worker correlation for label aggregation (ICML 2019).
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table import coin
from reconcile.fuse.table.confusion import Form, fixed
from reconcile.fuse.table.confusion import fit as fit_rows
from reconcile.fuse.table.crowd import Crowd
from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.panel import agreement
from reconcile.fuse.table.shared_errors import correlation, shrinkage, tempered
from reconcile.fuse.table.sums import of_sources

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Offsets

FORMS = (
    Form(strength=4.0, rounds=60),
    Form(subgroups=2, rounds=40),
    Form(subgroups=2, ease=(1.0, 0.5), rounds=100),
    Form(subgroups=2, shared=True, strength=4.0, rounds=40),
)
ROOM = 40_000_000  # cells of a table of workers, labels said and classes; with more there are no matrices
SURE = 1e-6  # no belief is nearer to 0 or 1
TIE = 1e-9  # beliefs that differ by less are equal


@frozen(eq=False)
class _Panel:
    """What the models say of one attribute."""

    belief: "Floats"
    skill: "Floats | None"
    rho: float
    rounds: int


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return the probability of each label, and each source's accuracy by them."""
    probability, confidence = numpy.zeros(claims.M), numpy.zeros(claims.Q)
    unclaimed = numpy.full(claims.Q, -1, dtype=numpy.int64)
    crowds = [c for c in (Crowd.of(claims, a) for a in range(len(claims.attributes))) if c.items]
    panels = _panels(crowds, given)
    for crowd, panel in zip(crowds, panels, strict=True):
        sure = panel.belief.clip(SURE, 1 - SURE)
        probability[crowd.slot] = sure[crowd.slot_item, crowd.slot_label]
        numpy.maximum.at(confidence, claims.question[crowd.slot], probability[crowd.slot])
        denied = _denied(crowd, panel.belief)
        unclaimed[crowd.question[denied]] = _opposite(crowd, denied)
        confidence[crowd.question[denied]] = sure[denied].max(1)
    right = of_sources(claims, probability[claims.slot])
    mean = right.sum() / max(len(claims), 1)
    return Beliefs(
        probability,
        (right + 2 * mean) / (claims.told + 2),
        confidence=confidence,
        unclaimed=unclaimed if (unclaimed >= 0).any() else None,
        iterations=max((p.rounds for p in panels), default=0),
        because=tuple(_because(c, p) for c, p in zip(crowds, panels, strict=True)),
    )


def _denied(crowd: Crowd, belief: "Floats") -> "Offsets":
    """Return the items whose only claimed label of two is more likely false than true."""
    if crowd.classes > 2 or "" in crowd.labels:
        return numpy.zeros(0, dtype=numpy.int64)
    alone = (crowd.votes > 0).sum(1) == 1
    claimed = belief[numpy.arange(crowd.items), crowd.votes.argmax(1)]
    return numpy.flatnonzero(alone & (claimed < belief.sum(1) / 2 - TIE))


def _opposite(crowd: Crowd, denied: "Offsets") -> "Offsets":
    """Return a slot that has the label which nobody gives to some items."""
    first = numpy.array([numpy.argmax(crowd.slot_label == k) for k in (0, 1)])
    slots: Offsets = crowd.slot[first[crowd.votes[denied].argmin(1)]]
    return slots


def _panels(crowds: list[Crowd], given: Given) -> list[_Panel]:
    """Return what is believed of each attribute; skill on each is drawn towards skill on all."""
    knowns = [_known(c, given) for c in crowds]
    panels = [_panel(c, k, None) for c, k in zip(crowds, knowns, strict=True)]
    taught = [(c, p.skill) for c, p in zip(crowds, panels, strict=True) if p.skill is not None]
    if len(taught) < 2:
        return panels
    claims, able = sum(c.told.sum() for c, _ in taught), sum(s @ c.told for c, s in taught)
    told, known = sum(c.told for c, _ in taught), sum(s * c.told for c, s in taught)
    skill = (known + 10 * able / claims) / (told + 10)
    return [_panel(c, k, skill) if p.skill is not None else p for c, k, p in zip(crowds, knowns, panels, strict=True)]


def _panel(crowd: Crowd, known: "Offsets | None", skill: "Floats | None") -> _Panel:
    """Return the models' mean for one attribute."""
    coins = coin.fit(crowd, known)
    if crowd.workers * crowd.classes**2 * 2 > ROOM:
        return _Panel(tempered(coins, shrinkage(crowd, 0.0)), None, 0.0, 1)
    fitted = [fit_rows(crowd, form, known, skill) for form in FORMS]
    rho = correlation(crowd, fitted[0].belief, fitted[0].rows)
    beliefs = [f.belief for f in fitted] + [coins]
    power = shrinkage(crowd, rho)
    weights = agreement(beliefs)
    plain = numpy.sum([v * b for v, b in zip(weights, beliefs, strict=True)], axis=0)
    doubting = (weights + 1 / len(weights)) / 2
    shrunk = numpy.sum([v * tempered(b, power) for v, b in zip(doubting, beliefs, strict=True)], axis=0)
    belief = fixed(settled(plain, shrunk), known)
    return _Panel(belief, fitted[0].skill, rho, max(f.rounds for f in fitted))


def settled(plain: "Floats", shrunk: "Floats") -> "Floats":
    """Return `shrunk`, (N, K), with the winners of `plain`: where they differ, both labels get the mean of their parts.

    The winner of `plain` then leads by a millionth. Labels that tie win or lose together.
    """
    top = plain >= plain.max(1, keepdims=True) - TIE
    won = numpy.where(top, shrunk, 0.0).max(1)
    turned = won < shrunk.max(1)
    ahead = shrunk >= shrunk.max(1, keepdims=True) - TIE
    both = (top | ahead) & turned[:, None]
    mean = numpy.where(both, shrunk, 0.0).sum(1, keepdims=True) / both.sum(1, keepdims=True).clip(min=1)
    return numpy.where(both, mean + numpy.where(top, 5e-7, -5e-7), shrunk)


def _known(crowd: Crowd, given: Given) -> "Offsets | None":
    """Return (N,): the label known to be true, -1 where unknown."""
    if given.known is None:
        return None
    slot = given.known[crowd.question].astype(numpy.int64)
    label = numpy.full(int(crowd.slot[-1]) + 2, -1, dtype=numpy.int64)
    label[crowd.slot] = crowd.slot_label
    return label[slot]


def _because(crowd: Crowd, panel: _Panel) -> str:
    """Return how an attribute was done."""
    if panel.skill is None:
        return f"{crowd.classes} labels: one coin a source, as there is no room for confusion matrices"
    count = len(crowd.labels) - ("" in crowd.labels)
    shared = f"; errors that sources share (correlation {panel.rho:.3f}) lower the confidence" if panel.rho > 0 else ""
    return f"{count} labels: five models of how sources err, weighted by agreement{shared}"


METHOD = TableMethod(
    name="labels",
    title="closed label sets: five models of how sources err",
    reference="Dawid & Skene 1979; Kim & Ghahramani 2012; Hovy et al. 2013; Li, Rubinstein & Cohn 2019",
    fit=fit,
    kinds=("label",),
    keeps=("symmetry", "order"),
    breaks={
        "independence": "what sources say on one question shows how they err on others",
        "monotonicity": "a further vote of a source that is mostly wrong is evidence against its label",
        "unanimity": "labels that one source says only wrongly can lose where it is alone",
    },
)
