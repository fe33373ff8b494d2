"""The labels of an attribute as one set that all of its questions share: what confusion matrices stand on."""

from functools import cached_property
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.errors import ConfigError
from reconcile.fuse.table.sums import shares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Claims, Floats, Ints, Mask

MOST_CELLS = 50_000_000  # of all confusion matrices, and of the table of questions by labels: 400 MB each


@frozen(eq=False)
class Labels:
    """Which label of its attribute each value is.

    Attributes:
        label: (M,) number of the label, over all attributes.
        attribute: (L,) the attribute that a label belongs to.
        many: (A,) number of labels of each attribute.
    """

    label: "Ints"
    attribute: "Ints"
    many: "Ints"


def labels(claims: "Claims") -> Labels:
    """Return the labels: the same text in any case is the same label, numbered in canonical order."""
    import pyarrow
    import pyarrow.compute

    texts = pyarrow.compute.utf8_lower(pyarrow.array(list(claims.spelling), pyarrow.string()))
    code = texts.dictionary_encode().indices.to_numpy(zero_copy_only=False).astype(numpy.int64)
    of = claims.attribute[claims.question].astype(numpy.int64)
    found, label = numpy.unique(of * (int(code.max(initial=0)) + 1) + code, return_inverse=True)
    attribute = (found // (int(code.max(initial=0)) + 1)).astype(numpy.int32)
    many = numpy.bincount(attribute, minlength=len(claims.attributes)).astype(numpy.int32)
    return Labels(label.astype(numpy.int32), attribute, many)


class Confusions:
    """Sums over the claims by who claims what: K labels, Q questions, W pairs of a source and an attribute."""

    def __init__(self, claims: "Claims", method: str) -> None:
        """Number the labels and the pairs.

        Raises:
            ConfigError: there are too many labels for confusion matrices.
        """
        found = labels(claims)
        first = numpy.append(0, numpy.cumsum(found.many))[:-1]
        self.claims = claims
        self.many = found.many
        self.K = int(found.many.max(initial=1))
        self.label = found.label - first[found.attribute[found.label]]
        wide = claims.source.astype(numpy.int64) * max(len(claims.attributes), 1) + claims.attribute[claims.asked]
        workers, worker = numpy.unique(wide, return_inverse=True)
        self.W = len(workers)
        self.worker_attribute = (workers % max(len(claims.attributes), 1)).astype(numpy.int64)
        self._refuse_many(method)
        self.cell = worker * self.K + self.label[claims.slot]
        self.open = numpy.arange(self.K) < found.many[:, None]  # (A, K): which labels an attribute has

    @cached_property
    def start(self) -> "Floats":
        """Return (Q, K): the shares of the votes."""
        p = numpy.zeros((self.claims.Q, self.K))
        numpy.add.at(p, (self.claims.question, self.label), shares(self.claims))
        return p

    @cached_property
    def used(self) -> "Mask":
        """Return (W, K): which labels a pair ever says."""
        size = self.W * self.K
        return numpy.asarray(numpy.bincount(self.cell, minlength=size).reshape(self.W, self.K) > 0)

    def counted(self, p: "Floats") -> "Floats":
        """Return (K, W, K): how often a pair says l, the last index, where k, the first, is true; p is (Q, K)."""
        asked = self.claims.asked
        size = self.W * self.K
        counts = [numpy.bincount(self.cell, p[asked, k], size).reshape(self.W, self.K) for k in range(self.K)]
        return numpy.stack(counts)

    def summed(self, logs: "Floats") -> "Floats":
        """Return (Q, K): the sum of logs, (K, W, K), over the claims of each question."""
        from reconcile.fuse.table.sums import of_questions, of_slots

        flat = logs.reshape(self.K, -1)
        rows = [of_questions(self.claims, of_slots(self.claims, flat[k][self.cell])) for k in range(self.K)]
        return numpy.stack(rows, axis=1)

    def of_attributes(self, p: "Floats") -> "Floats":
        """Return (A, K): the sum of p, (Q, K), over the questions of each attribute."""
        many = len(self.claims.attributes)
        return numpy.stack([numpy.bincount(self.claims.attribute, p[:, k], many) for k in range(self.K)], axis=1)

    def normalised(self, logs: "Floats") -> "Floats":
        """Return (Q, K): e^logs over their sum in each question; 0 for labels that the attribute has not."""
        logs = numpy.where(self.open[self.claims.attribute], logs, -numpy.inf)
        p: Floats = numpy.exp(logs - logs.max(axis=1, keepdims=True))
        total: Floats = p.sum(axis=1, keepdims=True)
        return p / total

    def of_values(self, p: "Floats") -> "Floats":
        """Return (M,): p, (Q, K), of the values that are claimed."""
        return numpy.asarray(p[self.claims.question, self.label])

    def _refuse_many(self, method: str) -> None:
        cells = max(self.W * self.K**2, self.claims.Q * self.K)
        if cells > MOST_CELLS:
            widest = self.claims.attributes[int(self.many.argmax())]
            raise ConfigError(
                f"'{method}' needs one small set of labels for all questions; '{widest}' has {self.K} values.",
                where="method",
                remedy="Choose auto, accu or one-coin, which need no confusion matrix.",
            )


def reachable(many: "NDArray[numpy.int32]") -> "Floats":
    """Return for K labels the number of wrong ones, K - 1, at least 1."""
    return (many - 1).clip(min=1).astype(numpy.float64)


__all__ = ["Confusions", "Labels", "labels", "reachable"]
