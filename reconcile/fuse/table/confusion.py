"""Confusion matrices whose prior knows what they have in common: the skill of the worker and the ways of the crowd.

Dawid & Skene (1979) give each worker w a row p(says y | truth k); Kim & Ghahramani (2012) put Dirichlet priors on the
rows; Li, Rubinstein & Cohn (ICML 2019) let each class have subgroups m of items on which workers err together. Workers
with few claims cannot carry K rows of their own, so a row is drawn round what skill and habit make of it, as Hovy et
al. (MACE, NAACL 2013) model them:

    row_w,km ~ Dirichlet(s mu_w,km)        mu_w,km = a_w e_m M_km + (1 - a_w e_m) g_w

a_w is the worker's skill, g_w what it says when it guesses, M_km the crowd's way with items of the class, e_m how easy
the subgroup is (1 unless subgroups are levels of difficulty, which classes share). Expectation maximisation with counts
N_wkmy = sum over w's claims y of q_km:

    known_wkmy = N_wkmy a_w e_m M_kmy / mu_wkmy      unknown = N - known
    a_w = (sum known + sum unknown a_w (1 - e_m) / (1 - a_w e_m) + 10 a) / (n_w + 10),  a its mean over all claims
    g_w ~ sum unknown + 10 g,   M_km ~ sum_w known + (4 on the diagonal, 1 off it)
    e_m = (sum known + sum unknown e_m (1 - a_w) / (1 - a_w e_m) + 10 e0_m) / (N_m + 10)
    s: fixed, or by Minka's fixed point for the Dirichlet-multinomial (2000)
    q_km ~ p_k p_m|k prod_claims (N_wkmy + s mu_wkmy) / (N_wkm + s)

Priors: what a worker is taken to be counts as 10 claims. The first belief is the vote; the items of a class are dealt
to subgroups by rank of their vote share, ties in equal parts, so that no order of items, workers or labels matters.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.crowd import normal

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats, Offsets
    from reconcile.fuse.table.crowd import Crowd

_PRIOR = 10.0  # claims that the prior of a worker weighs
_DIAGONAL, _OFF = 4.0, 1.0
_SKILL = 0.7  # where skill starts
_TINY = 1e-300
SETTLED = 1e-5
DIGITS = 10  # beliefs are rounded to so many, lest rounds blow up the last bit and labels that are alike drift apart


@frozen
class Form:
    """What the confusion matrices look like.

    Attributes:
        subgroups: how many each class has.
        ease: e0 of each subgroup where they are levels of difficulty; empty: each has rows of its own.
        shared: whether the subgroups of a class share the crowd's row M_k.
        strength: s; None: estimated from round 4 on.
        rounds: at most so many; fewer where beliefs change by less than `SETTLED` in the mean.
    """

    subgroups: int = 1
    ease: tuple[float, ...] = ()
    shared: bool = False
    strength: float | None = None
    rounds: int = 60


@frozen(eq=False)
class Fitted:
    """What a model says.

    Attributes:
        belief: (N, K) probability of each label.
        rows: (S, K, K) what each worker says, given the class (last axis): means of its rows; of the last subgroup only
            where there are several.
        skill: (S,)
        rounds: how many were taken.
    """

    belief: "Floats"
    rows: "Floats"
    skill: "Floats"
    rounds: int


def fit(crowd: "Crowd", form: Form, known: "Offsets | None" = None, skill: "Floats | None" = None) -> Fitted:
    """Return what confusion matrices of a form make of the claims.

    Args:
        crowd: the claims.
        form: of the matrices.
        known: (N,) index of the true label, -1 where unknown.
        skill: (S,) what the workers' skill is on other attributes, for their prior; None: the mean of the crowd.
    """
    model = _Model(crowd, form, skill)
    belief = fixed(model.start(), known, form.subgroups)
    for rounds in range(1, form.rounds + 1):
        before = belief
        table = model.learn(crowd.counts(belief), rounds)
        score = crowd.sum_of_claims(numpy.log(table)) + model.log_prior(belief)
        belief = fixed(normal(score).round(DIGITS), known, form.subgroups)
        if numpy.abs(belief - before).mean() < SETTLED:
            break
    by_class = belief.reshape(crowd.items, crowd.classes, form.subgroups).sum(2)
    return Fitted(by_class, table[:, :, :: form.subgroups], model.skill, rounds)


def fixed(belief: "Floats", known: "Offsets | None", subgroups: int = 1) -> "Floats":
    """Return the belief, (N, K M), with known labels certain; subgroups keep their parts."""
    if known is None or (known < 0).all():
        return belief
    at = numpy.flatnonzero(known >= 0)
    apart = belief.reshape(len(belief), -1, subgroups).copy()
    parts = apart[at, known[at]] + 1e-12
    apart[at] = 0.0
    apart[at, known[at]] = parts / parts.sum(1, keepdims=True)
    return apart.reshape(len(belief), -1)


class _Model:
    """The parameters, and how a round changes them; axes are (worker, label said, class and subgroup)."""

    def __init__(self, crowd: "Crowd", form: Form, skill: "Floats | None") -> None:
        k = crowd.classes
        self.crowd, self.form = crowd, form
        self.of_class = numpy.repeat(numpy.arange(k), form.subgroups)
        self.of_level = numpy.tile(numpy.arange(form.subgroups), k)
        self.row = self.of_class if form.shared or form.ease else numpy.arange(k * form.subgroups)
        self.prior = numpy.full((k, len(numpy.unique(self.row))), _OFF)
        self.prior[self.of_class, self.row] = _DIAGONAL
        self.ways = self.prior / self.prior.sum(0)
        self.ease = numpy.array(form.ease or (1.0,) * form.subgroups)
        self.skill_before = skill
        self.skill = numpy.full(crowd.workers, _SKILL)
        said = crowd.votes.sum(0)
        self.guess = numpy.tile(said / said.sum(), (crowd.workers, 1))
        self.strength = 10.0 if form.strength is None else form.strength

    def start(self) -> "Floats":
        """Return the first belief, (N, K M)."""
        shares, m = self.crowd.shares, self.form.subgroups
        if m == 1:
            return shares.copy()
        if self.form.ease:
            level = dealt(-shares.max(1), m)
            parts = 0.7 * level[:, None, :] + 0.3 / m
            return (shares[:, :, None] * parts).reshape(self.crowd.items, -1)
        apart = numpy.zeros((self.crowd.items, self.crowd.classes, m))
        for k in range(self.crowd.classes):
            some = numpy.flatnonzero(shares[:, k] > 0)
            apart[some, k] = shares[some, k, None] * dealt(shares[some, k], m)
        return apart.reshape(self.crowd.items, -1)

    def learn(self, counts: "Floats", rounds: int) -> "Floats":
        """Take in the counts, (S, K, C); return the means of the rows, (S, K, C)."""
        for _ in range(2):
            self._share_out(counts)
        mean = self._known() + self._unknown()
        if self.form.strength is None and rounds > 3:
            for _ in range(2):
                self.strength = _minka(counts, mean, self.strength)
        table = counts + self.strength * mean
        rows: Floats = table / table.sum(1, keepdims=True)
        return rows

    def log_prior(self, belief: "Floats") -> "Floats":
        """Return (C,): log p_k + log p_m|k; levels of difficulty are as frequent in every class."""
        share = belief.sum(0).reshape(self.crowd.classes, -1)
        of_class = share.sum(1) + 1.0
        within = (share.sum(0, keepdims=True) if self.form.ease else share) + 1.0
        within = numpy.log(within / within.sum(1, keepdims=True))
        prior: Floats = numpy.log(of_class / of_class.sum())[:, None] + within
        return prior.reshape(-1)

    def _knows(self) -> "Floats":
        """Return (S, C): how likely each worker knows the answer."""
        knows: Floats = self.skill[:, None] * self.ease[self.of_level]
        return knows

    def _known(self) -> "Floats":
        known: Floats = self._knows()[:, None, :] * self.ways[:, self.row]
        return known

    def _unknown(self) -> "Floats":
        unknown: Floats = (1 - self._knows())[:, None, :] * self.guess[:, :, None]
        return unknown

    def _share_out(self, counts: "Floats") -> None:
        """Say which answers were known and which were guessed, and learn from both."""
        knows, levels = self._knows(), self.ease[self.of_level]
        known = self._known()
        known *= counts / numpy.maximum(known + self._unknown(), _TINY)
        unknown = counts - known
        missed = unknown.sum(1) / numpy.maximum(1 - knows, 1e-12)
        able = known.sum((1, 2)) + self.skill * (missed * (1 - levels)).sum(1)
        ways = known.sum(0)
        ease = self._eased(known, missed, counts) if self.form.ease else self.ease
        told = self.crowd.told
        before = able.sum() / told.sum() if self.skill_before is None else self.skill_before
        self.skill = ((able + _PRIOR * before) / (told + _PRIOR)).clip(0.02, 0.98)
        guessed = unknown.sum(2)
        crowd = guessed.sum(0) / numpy.maximum(guessed.sum(), _TINY)
        guessed += _PRIOR * crowd + 1e-9
        self.guess = guessed / guessed.sum(1, keepdims=True)
        pooled = numpy.zeros_like(self.prior)
        numpy.add.at(pooled.T, self.row, ways.T)
        pooled += self.prior
        self.ways, self.ease = pooled / pooled.sum(0), ease

    def _eased(self, known: "Floats", missed: "Floats", counts: "Floats") -> "Floats":
        """Return (M,): how easy each level is; the first is the measure."""
        m = self.form.subgroups
        solved = known.sum((0, 1)) + self.ease[self.of_level] * ((1 - self.skill)[:, None] * missed).sum(0)
        top = solved.reshape(-1, m).sum(0) + _PRIOR * numpy.array(self.form.ease)
        ease = top / (counts.sum((0, 1)).reshape(-1, m).sum(0) + _PRIOR)
        ease[0] = 1.0
        clipped: Floats = ease.clip(0.02, 1.0)
        return clipped


def dealt(x: "Floats", parts: int) -> "Floats":
    """Return (N, parts): the items in equal quantiles of x, from the least; ties belong to several in equal parts."""
    _, place, size = numpy.unique(x, return_inverse=True, return_counts=True)
    end = numpy.cumsum(size)
    edges = numpy.arange(parts + 1) * len(x) / parts
    low, high = numpy.maximum((end - size)[:, None], edges[:-1]), numpy.minimum(end[:, None], edges[1:])
    shares: Floats = (high - low).clip(min=0) / size[:, None]
    return shares[place]


def _minka(counts: "Floats", mean: "Floats", strength: float) -> float:
    """Return a better strength of the rows' prior."""
    from scipy.special import digamma

    shape = strength * mean
    top = (mean * (digamma(counts + shape) - digamma(shape))).sum()
    bottom = (digamma(counts.sum(1) + strength) - digamma(strength)).sum()
    if not (top > 0 and bottom > 0):
        return strength
    return float(numpy.clip(strength * top / bottom, 0.5, 1000.0))


__all__ = ["DIGITS", "Fitted", "Form", "dealt", "fit", "fixed"]
