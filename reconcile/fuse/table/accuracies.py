"""How accurate sources are, by and by: the whole table, sources of one size, one source, one source on one attribute.

Each level is shrunk to the one above, so that a source with two claims is judged like others of its size, and one with
a thousand by its own record:

    g = (sum of P + 14) / (N + 20)                    all sources
    A_size = (sum of P + 20 g) / (N + 20)             sources with 1, 2-3, 4-10, 11-50 or more claims
    A_s = (sum of P + 10 A_size) / (N + 10)           one source
    A_sa = (sum of P + 20 A_s) / (N + 20)             one source on one attribute, once the answers have settled

P is the belief in what was claimed, N the number of claims that teach: those on questions that two or more answer. All
of it twice: on questions where sources differ, taught by those alone, and over all. Questions that raise no quarrel are
easier than those that do, and where there is one the record in quarrels counts.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.fuse.table.features import expected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats

    Indices = NDArray[numpy.int64]

RIGHT, COUNT = 14.0, 20.0  # prior of the whole
SIZES = (2, 4, 11, 51)
TO_WHOLE, TO_SIZE, TO_SOURCE = 20.0, 10.0, 20.0
LOW, HIGH, HIGH_OF_SMALL = 0.05, 0.95, 0.75
SMALL = 20.0  # claims that a mean source has: under it nobody's record proves much
ROOMY = 4  # posts a claim that are cheaper to keep empty than to leave out


@frozen(eq=False)
class Roll:
    """Who is judged, and by which claims. A *post* is a source on an attribute, in quarrels or where there are none.

    Attributes:
        weight: (n,) what each claim counts; None: each counts 1.
        shared: (n,) whether another source answers the question, so that the claim teaches; None: all do.
        post: (n,) the post of each claim.
        source: (W,) of each post.
        quarrel: (W,) whether it is of quarrels.
        attribute: (W,) of each post.
        taught: (W,) the claims that teach, by weight.
        size: (S,) class of each source by its number of claims.
        proven: whether sources have claims enough to know their accuracies.
        several: whether there is more than one attribute.
        traits: (S, F) features that tell how accurate a source may be, in the place of its size; None: there are none.
    """

    weight: "Floats | None"
    shared: "NDArray[numpy.bool_] | None"
    post: "Indices"
    source: "Indices"
    quarrel: "NDArray[numpy.bool_]"
    attribute: "Indices"
    taught: "Floats"
    size: "Indices"
    proven: bool
    several: bool
    traits: "Floats | None" = None

    @classmethod
    def of(cls, claims: "Claims", traits: "Floats | None" = None) -> "Roll":
        """Return the roll of a table's sources."""
        ballots = claims.ballots
        told = numpy.bincount(ballots.source, minlength=claims.S).astype(numpy.float64)
        share = 1.0 / ballots.size[ballots.of_claim] if len(ballots.size) < len(claims) else None
        shared = (ballots.voters >= 2)[claims.asked]
        key = claims.attribute[claims.asked].astype(numpy.int64) * claims.S + claims.source
        post, posts = _numbered(key * 2 + (claims.rivals >= 2)[claims.asked], len(claims.attributes) * claims.S * 2)
        few = len(ballots.size) < SMALL * max(1, int(numpy.count_nonzero(told)))
        roll = cls(
            weight=share,
            shared=None if shared.all() else shared,
            post=post,
            source=posts // 2 % max(1, claims.S),
            quarrel=posts % 2 == 1,
            attribute=posts // 2 // max(1, claims.S),
            taught=numpy.zeros(len(posts)),
            size=numpy.digitize(told, SIZES),
            proven=not few,
            several=len(claims.attributes) > 1,
            traits=traits,
        )
        return evolve(roll, taught=roll.sums(numpy.ones(len(claims))))

    def counting(self, weight: "Floats") -> "Roll":
        """Return the roll where each claim counts a part, (n,), of what it counts here: copies count less."""
        roll = evolve(self, weight=weight if self.weight is None else weight * self.weight)
        return evolve(roll, taught=roll.sums(numpy.ones(len(weight))))

    def sums(self, x: "Floats") -> "Floats":
        """Return (W,): the sum of x, (n,), over the claims of each post that teach."""
        if self.weight is not None:
            x = x * self.weight
        if self.shared is not None:
            x = x * self.shared
        return _sums(self.post, x, len(self.source))

    def judged(self, belief: "Floats", *, by_attribute: bool) -> "tuple[Floats, Floats]":
        """Return (S,) the accuracy of each source over all, and (W,) that of each post, clipped.

        Args:
            belief: (n,) P of what each claim states.
            by_attribute: whether a source may be better at one attribute than at another.
        """
        right = self.sums(belief)
        finely = by_attribute and self.several
        accuracy, of_post = self._level(right, self.taught, finely=finely)
        _, quarrels = self._level(right * self.quarrel, self.taught * self.quarrel, finely=finely)
        return accuracy, numpy.where(self.quarrel, quarrels, of_post).clip(LOW, HIGH if self.proven else HIGH_OF_SMALL)

    def _level(self, right: "Floats", taught: "Floats", *, finely: bool) -> "tuple[Floats, Floats]":
        """Return (S,) and (W,): accuracies by what the posts were right in."""
        sources = len(self.size)
        s, n = _sums(self.source, right, sources), _sums(self.source, taught, sources)
        whole = (s.sum() + RIGHT) / (n.sum() + COUNT)
        top = len(SIZES) + 1
        of_size = (_sums(self.size, s, top) + TO_WHOLE * whole) / (_sums(self.size, n, top) + TO_WHOLE)
        likes = of_size[self.size] if self.traits is None else expected(self.traits, s, n)
        accuracy = (s + TO_SIZE * likes) / (n + TO_SIZE)
        of_post = accuracy[self.source]
        if finely:
            pair = self.attribute * sources + self.source
            _, pair = numpy.unique(pair, return_inverse=True)
            pairs = int(pair.max(initial=-1)) + 1
            s, n = _sums(pair, right, pairs), _sums(pair, taught, pairs)
            of_post = (s[pair] + TO_SOURCE * of_post) / (n[pair] + TO_SOURCE)
        return accuracy, of_post


def _numbered(key: "Indices", room: int) -> "tuple[Indices, Indices]":
    """Return (n,) numbers from 0 for keys, and what key each number stands for."""
    if room <= ROOMY * len(key):
        return key, numpy.arange(room)
    keys, number = numpy.unique(key, return_inverse=True)
    return number, keys


def _sums(which: "Indices", x: "Floats", length: int) -> "Floats":
    return numpy.bincount(which, weights=x, minlength=length).astype(numpy.float64, copy=False)


__all__ = ["Roll"]
