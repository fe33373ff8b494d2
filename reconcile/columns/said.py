"""What rows say, and the values of a question that turn out to be one only beside each other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.columns.profile import Profile
from reconcile.columns.vocabulary import Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Ints


@frozen(eq=False)
class Said:
    """What the rows say: one entry a value of a row.

    Attributes:
        row: of the table.
        question: that it answers.
        value: index of the value in the Vocabulary.
        spelled: index of the spelling.
    """

    row: "NDArray[numpy.int64]"
    question: "Ints"
    value: "Ints"
    spelled: "Ints"


def merged(said: Said, words: Vocabulary, attribute: "Ints", profiles: Sequence[Profile]) -> Said:
    """Return what rows say with the values of a question that its attribute's kind takes for one as one.

    Only questions with several values are looked at, value by value, not claim by claim.

    Args:
        said: what rows say.
        words: the values.
        attribute: of each row of the table.
        profiles: of the attributes.
    """
    merging = numpy.array([p.kind.merge is not None for p in profiles])
    if not merging.any():
        return said
    where = numpy.flatnonzero(merging[attribute[said.row]])
    size = max(len(words.key), 1)
    pair, at, votes = numpy.unique(
        said.question[where].astype(numpy.int64) * size + said.value[where], return_inverse=True, return_counts=True
    )
    question, value = numpy.divmod(pair, size)
    first = numpy.zeros(len(pair), dtype=numpy.int64)
    first[at[::-1]] = where[::-1]
    becomes = value.copy()
    begins = numpy.flatnonzero(numpy.diff(question, prepend=-1))
    ends = numpy.append(begins[1:], len(question))
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if end - begin > 1:
            merge = profiles[int(attribute[said.row[first[begin]]])].kind.merge
            keys = [words.key[v] for v in value[begin:end].tolist()]
            assert merge is not None
            becomes[begin:end] = value[begin:end][numpy.array(merge(keys, votes[begin:end].tolist()))]
    values = said.value.copy()
    values[where] = becomes[at]
    return evolve(said, value=values)


__all__ = ["Said", "merged"]
