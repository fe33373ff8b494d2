"""Claims on questions that share one closed set of labels: workers, items and classes, as crowdsourcing has them."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Offsets


@frozen(eq=False, slots=False)
class Crowd:
    """Who says which of K labels of which of N items; S workers make n claims.

    Attributes:
        labels: K texts, sorted, two at least.
        item: (n,) ascending.
        worker: (n,)
        said: (n,) index of the label.
        items, workers: N and S.
        slot: (m,) the slots of the claims table that these questions have.
        slot_item, slot_label: (m,) their item and their label.
        question: (N,) the questions of the claims table.
    """

    labels: tuple[str, ...]
    item: "Offsets"
    worker: "Offsets"
    said: "Offsets"
    items: int
    workers: int
    slot: "Offsets"
    slot_item: "Offsets"
    slot_label: "Offsets"
    question: "Offsets"

    @classmethod
    def of(cls, claims: "Claims", attribute: int) -> "Crowd":
        """Return the claims on one attribute."""
        question = numpy.flatnonzero(claims.attribute == attribute)
        number = numpy.full(claims.Q, -1, dtype=numpy.int64)
        number[question] = numpy.arange(len(question))
        slot = numpy.flatnonzero(number[claims.question] >= 0)
        words = [claims.spelling[m] for m in slot.tolist()]
        labels = tuple(sorted(set(words)))
        labels += ("",) if len(labels) == 1 else ()  # there is always something else that could be true
        place = {text: k for k, text in enumerate(labels)}
        label = numpy.full(claims.M, -1, dtype=numpy.int64)
        label[slot] = numpy.fromiter((place[w] for w in words), dtype=numpy.int64, count=len(words))
        mine = numpy.flatnonzero(label[claims.slot] >= 0)
        of = claims.slot[mine]
        return cls(
            labels=labels,
            item=number[claims.question[of]],
            worker=claims.source[mine].astype(numpy.int64),
            said=label[of],
            items=len(question),
            workers=claims.S,
            slot=slot,
            slot_item=number[claims.question[slot]],
            slot_label=label[slot],
            question=question,
        )

    def __len__(self) -> int:
        """Return the number of claims."""
        return len(self.item)

    @property
    def classes(self) -> int:
        """Return K."""
        return len(self.labels)

    @cached_property
    def votes(self) -> "Floats":
        """Return (N, K): how many workers say each label of each item."""
        flat = numpy.bincount(self.item * self.classes + self.said, minlength=self.items * self.classes)
        return flat.reshape(self.items, self.classes).astype(numpy.float64)

    @cached_property
    def shares(self) -> "Floats":
        """Return (N, K): the parts of the votes; equal parts where nobody says anything."""
        total = self.votes.sum(1, keepdims=True)
        parts: Floats = numpy.where(total > 0, self.votes / total.clip(min=1), 1 / self.classes)
        return parts

    @cached_property
    def heard(self) -> "Floats":
        """Return (N,): how many claims each item has."""
        return numpy.asarray(self.votes.sum(1), dtype=numpy.float64)

    @cached_property
    def told(self) -> "Floats":
        """Return (S,): how many claims each worker makes here."""
        return numpy.bincount(self.worker, minlength=self.workers).astype(numpy.float64)

    @cached_property
    def _said_by(self) -> Any:
        """Return the N x (S K) matrix of who says what, as rows and as columns."""
        from scipy.sparse import csr_matrix

        column = self.worker * self.classes + self.said
        shape = (self.items, self.workers * self.classes)
        rows = csr_matrix((numpy.ones(len(self)), (self.item, column)), shape=shape)
        return rows, rows.T.tocsr()

    @cached_property
    def _asked(self) -> Any:
        """Return the N x S matrix of who answers what."""
        from scipy.sparse import csr_matrix

        return csr_matrix((numpy.ones(len(self)), (self.item, self.worker)), shape=(self.items, self.workers))

    def sum_of_claims(self, table: "Floats") -> "Floats":
        """Return (N, C): for each item the sum of `table`, (S, K, C), over its claims: gathered rows, added up."""
        flat = table.reshape(self.workers * self.classes, -1)
        return numpy.asarray(self._said_by[0] @ flat, dtype=numpy.float64)

    def counts(self, belief: "Floats") -> "Floats":
        """Return (S, K, C): how often each worker says each label of items of each class, by `belief`, (N, C)."""
        summed = numpy.asarray(self._said_by[1] @ belief, dtype=numpy.float64)
        return summed.reshape(self.workers, self.classes, -1)

    def sum_of_workers(self, table: "Floats") -> "Floats":
        """Return (N, C): for each item the sum of `table`, (S, C), over the workers who answer it."""
        return numpy.asarray(self._asked @ table, dtype=numpy.float64)


def normal(score: "Floats") -> "Floats":
    """Return e^score over its sum along the last axis."""
    mass = numpy.exp(score - score.max(-1, keepdims=True))
    return numpy.asarray(mass / mass.sum(-1, keepdims=True), dtype=numpy.float64)


__all__ = ["Crowd", "normal"]
