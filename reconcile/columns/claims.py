"""Claims as sorted columns: who says what on which question, ten of them or ten million."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy
from attrs import field, frozen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.ballots import Ballots

    Ints = NDArray[numpy.int32]
    Offsets = NDArray[numpy.int64]
    Floats = NDArray[numpy.float64]
    Mask = NDArray[numpy.bool_]


@frozen(eq=False, slots=False)
class Claims:
    """Who claims which value of which question: n claims of S sources on Q questions that have M values together.

    Sorted by (question, value, source), each such triple once, so that nothing depends on the order of the input and
    sums run over neighbours. A *slot* is one value of one question.

    Attributes:
        sources: names, sorted; S of them.
        keys: key columns by their name in the input ("item", "attribute"), Q texts each; together they are unique.
        attributes: names of the attributes, sorted; one nameless where the table has none.
        kinds: kind of each attribute ("label", "number", "time", "code", "names" ...: `columns.kinds`).
        attribute: (Q,) index into `attributes`.
        source: (n,) index into `sources`.
        slot: (n,) index of the value, ascending.
        question: (M,) index of the question that a slot belongs to, ascending.
        spelling: M texts: each value as most of its sources write it, the first in order on a tie.
        number: (M,) the value as a number (minutes of a time), NaN where it is none.
        time: (n,) when a claim was made, in seconds of the calendar, NaN where unknown; None without such a column.
        value: (M,) which of all values a slot has: the same number wherever an attribute has the same value, however it
            is spelled; None: told by the spelling (`meaning`).
    """

    sources: Sequence[str]
    keys: Mapping[str, Sequence[str]]
    attributes: Sequence[str]
    kinds: Sequence[str]
    attribute: "Ints"
    source: "Ints"
    slot: "Ints"
    question: "Ints"
    spelling: Sequence[str]
    number: "Floats"
    time: "Floats | None" = field(default=None)
    value: "Ints | None" = field(default=None)

    def __len__(self) -> int:
        """Return the number of claims."""
        return len(self.source)

    def __repr__(self) -> str:
        """Return the sizes."""
        return f"<Claims: {len(self)} of {self.S} sources on {self.Q} questions with {self.M} values>"

    @property
    def S(self) -> int:  # noqa: N802 - the letters of the papers
        """Return the number of sources."""
        return len(self.sources)

    @property
    def Q(self) -> int:  # noqa: N802
        """Return the number of questions."""
        return len(self.attribute)

    @property
    def M(self) -> int:  # noqa: N802
        """Return the number of slots."""
        return len(self.question)

    @cached_property
    def first_claim(self) -> "Offsets":
        """Return (M + 1,): the claims of slot m are those from first_claim[m] up to first_claim[m + 1]."""
        return numpy.searchsorted(self.slot, numpy.arange(self.M + 1, dtype=self.slot.dtype)).astype(numpy.int64)

    @cached_property
    def first_slot(self) -> "Offsets":
        """Return (Q + 1,): the slots of question q are those from first_slot[q] up to first_slot[q + 1]."""
        grid = numpy.arange(self.Q + 1, dtype=self.question.dtype)
        return numpy.searchsorted(self.question, grid).astype(numpy.int64)

    @cached_property
    def asked(self) -> "Ints":
        """Return (n,): the question of each claim."""
        return self.question[self.slot]

    @cached_property
    def votes(self) -> "Floats":
        """Return (M,): how many sources claim each slot."""
        return numpy.diff(self.first_claim).astype(numpy.float64)

    @cached_property
    def voters(self) -> "Floats":
        """Return (Q,): how many claims each question has."""
        return numpy.diff(self.first_claim[self.first_slot]).astype(numpy.float64)

    @cached_property
    def rivals(self) -> "Floats":
        """Return (Q,): how many different values each question has."""
        return numpy.diff(self.first_slot).astype(numpy.float64)

    @cached_property
    def told(self) -> "Floats":
        """Return (S,): how many claims each source makes."""
        return numpy.bincount(self.source, minlength=self.S).astype(numpy.float64)

    @cached_property
    def by_source(self) -> "Offsets":
        """Return (n,): the claims in order of their source, those of one source in their own order."""
        short = (
            self.source.astype(numpy.uint16) if self.S <= 1 << 16 else self.source
        )  # numpy sorts short ones by radix
        return numpy.argsort(short, kind="stable")

    @cached_property
    def meaning(self) -> "Ints":
        """Return (M,): which of all values each slot has; equal within an attribute where the value is equal."""
        if self.value is not None:
            return self.value
        first: dict[str, int] = {}
        return numpy.fromiter(map(first.setdefault, self.spelling, range(self.M)), dtype=numpy.int32, count=self.M)

    @cached_property
    def ballots(self) -> "Ballots":
        """Return who answers which question, with however many values."""
        from reconcile.columns.ballots import Ballots

        return Ballots.of(self)

    def of_questions(self, chosen: "Mask") -> "Claims":
        """Return the claims on some questions, all sources kept under their numbers.

        Args:
            chosen: (Q,) true for the questions to keep.
        """
        of_slots = chosen[self.question]
        of_claims = of_slots[self.slot]
        questions = numpy.cumsum(chosen) - 1
        slots = numpy.cumsum(of_slots) - 1
        at = numpy.flatnonzero(chosen).tolist()
        spelled = numpy.flatnonzero(of_slots).tolist()
        return Claims(
            sources=self.sources,
            keys={name: [column[q] for q in at] for name, column in self.keys.items()},
            attributes=self.attributes,
            kinds=self.kinds,
            attribute=self.attribute[chosen],
            source=self.source[of_claims],
            slot=slots[self.slot[of_claims]].astype(numpy.int32),
            question=questions[self.question[of_slots]].astype(numpy.int32),
            spelling=[self.spelling[m] for m in spelled],
            number=self.number[of_slots],
            time=None if self.time is None else self.time[of_claims],
            value=None if self.value is None else self.value[of_slots],
        )

    def without(self, dropped: "Mask") -> "Claims":
        """Return the claims without some of them; every slot is kept, also one that nobody claims any more.

        Args:
            dropped: (n,) true for the claims to leave out.
        """
        from attrs import evolve

        kept = ~dropped
        time = None if self.time is None else self.time[kept]
        return evolve(self, source=self.source[kept], slot=self.slot[kept], time=time)


__all__ = ["Claims"]
