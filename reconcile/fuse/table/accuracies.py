"""How accurate sources are, by and by: the whole table, sources of one size, one source, one source on one attribute.

Each level is shrunk to the one above, so that a source with two claims is judged like others of its size, and one with
a thousand by its own record:

    g = (sum of P + 14) / (N + 20)                    all sources
    A_size = (sum of P + 20 g) / (N + 20)             sources with 1, 2-3, 4-10, 11-50 or more claims
    A_s = (sum of P + 10 A_size) / (N + 10)           one source
    A_sa = (sum of P + 20 A_s) / (N + 20)             one source on one attribute, once the answers have settled

P is the belief in what was claimed, N the number of claims that teach. The prior .7 is what an unattributed voice gets.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Mask

RIGHT, COUNT = 14.0, 20.0  # prior of the whole
SIZES = (2, 4, 11, 51)
TO_WHOLE, TO_SIZE, TO_SOURCE = 20.0, 10.0, 20.0
LOW, HIGH, HIGH_OF_SMALL = 0.05, 0.95, 0.75
SMALL = 20.0  # claims that a mean source has: under it nobody's record proves much


@frozen(eq=False)
class Roll:
    """Who is judged, and by which claims.

    Attributes:
        source: (n,) of each claim.
        weight: (n,) what each claim counts: a source that names several values shares its vote among them.
        size: (S,) class of each source by its number of claims.
        post: (n,) source x attribute of each claim; None while only one attribute is told.
        posts: how many of those there are.
        high: the greatest accuracy that anybody is granted.
    """

    source: "NDArray[numpy.int32]"
    weight: "Floats"
    size: "NDArray[numpy.int64]"
    post: "NDArray[numpy.int64] | None"
    posts: int
    high: float

    @classmethod
    def of(cls, claims: "Claims") -> "Roll":
        """Return the roll of a table's sources."""
        weight = vote_shares(claims)
        told = numpy.bincount(claims.source, weights=weight, minlength=claims.S)
        few = len(claims) < SMALL * max(1, int(numpy.count_nonzero(told)))
        several = len(claims.attributes) > 1
        post = claims.attribute[claims.asked].astype(numpy.int64) * claims.S + claims.source if several else None
        return cls(
            source=claims.source,
            weight=weight,
            size=numpy.digitize(told, SIZES),
            post=post,
            posts=len(claims.attributes) * claims.S,
            high=HIGH_OF_SMALL if few else HIGH,
        )

    def judged(self, belief: "Floats", teaches: "Mask", *, by_attribute: bool) -> "tuple[Floats, Floats]":
        """Return (S,) the accuracy of each source and (n,) that of each claim's source on its attribute, clipped.

        Args:
            belief: (n,) P of what each claim states.
            teaches: (n,) which claims show anything.
            by_attribute: whether a source may be better at one attribute than at another.
        """
        counted = self.weight * teaches
        right = counted * belief
        sources = len(self.size)
        s, n = _sums(self.source, right, sources), _sums(self.source, counted, sources)
        whole = (s.sum() + RIGHT) / (n.sum() + COUNT)
        top = len(SIZES) + 1
        of_size = (_sums(self.size, s, top) + TO_WHOLE * whole) / (_sums(self.size, n, top) + TO_WHOLE)
        accuracy = (s + TO_SIZE * of_size[self.size]) / (n + TO_SIZE)
        of_claim = accuracy[self.source]
        if by_attribute and self.post is not None:
            s, n = _sums(self.post, right, self.posts), _sums(self.post, counted, self.posts)
            of_claim = (s[self.post] + TO_SOURCE * of_claim) / (n[self.post] + TO_SOURCE)
        return accuracy, of_claim.clip(LOW, self.high)


def vote_shares(claims: "Claims") -> "Floats":
    """Return (n,): 1 / how many values the claim's source names for its question."""
    ballot = claims.asked.astype(numpy.int64) * claims.S + claims.source
    order = numpy.argsort(ballot, kind="stable")
    begins = numpy.flatnonzero(numpy.diff(ballot[order], prepend=-1))
    if len(begins) == len(ballot):
        return numpy.ones(len(ballot))
    size = numpy.diff(begins, append=len(ballot))
    share = numpy.empty(len(ballot))
    share[order] = numpy.repeat(1.0 / size, size)
    return share


def _sums(which: "NDArray[numpy.int32] | NDArray[numpy.int64]", x: "Floats", length: int) -> "Floats":
    return numpy.bincount(which, weights=x, minlength=length).astype(numpy.float64, copy=False)


__all__ = ["Roll", "vote_shares"]
