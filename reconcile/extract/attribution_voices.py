"""Who speaks at any place of a document."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from attrs import frozen

from reconcile.statement import Source, Stance

_DEEPEST = 400  # reaches looked through: only a text made to be odd nests deeper


@frozen
class Voice:
    """Who answers for a stretch of prose.

    Attributes:
        holder: the innermost speaker.
        relays: who passed it on, from the holder towards the reader.
        stance: how the holder stands to it.
        cue: the words that attribute it; "" for the narrator.
        quoted: it stands in quotation marks.
    """

    holder: Source
    relays: tuple[Source, ...] = ()
    stance: Stance = Stance.ASSERTED
    cue: str = ""
    quoted: bool = False


@frozen(slots=False)
class Voices:
    """The voices of a document.

    Attributes:
        narrator: the voice wherever nobody is named.
        reaches: start, end and voice of each attribution, in the order of their starts.
    """

    narrator: Voice
    reaches: tuple[tuple[int, int, Voice], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.reaches]

    @cached_property
    def _furthest(self) -> list[int]:
        ends: list[int] = []
        for _, end, _ in self.reaches:
            ends.append(max(end, ends[-1] if ends else 0))
        return ends

    def at(self, start: int, end: int) -> Voice:
        """Return the voice of the innermost attribution that covers a span of the prose, else the narrator's."""
        best: tuple[int, int, Voice] | None = None
        index = bisect_right(self._starts, start) - 1
        lowest = index - _DEEPEST
        while index > lowest and index >= 0 and self._furthest[index] >= end:
            reach = self.reaches[index]
            if reach[1] >= end and (best is None or _inside(reach, best)):
                best = reach
            index -= 1
        return best[2] if best else self.narrator

    def last_within(self, start: int, end: int) -> Voice | None:
        """Return the voice of the last attribution that begins in a span, or None."""
        index = bisect_left(self._starts, end) - 1
        return self.reaches[index][2] if index >= 0 and self._starts[index] >= start else None


def _inside(reach: tuple[int, int, Voice], best: tuple[int, int, Voice]) -> bool:
    """Return whether a reach is the inner one; of two alike, the one that more relays passed on."""
    size, other = reach[1] - reach[0], best[1] - best[0]
    return size < other or (size == other and len(reach[2].relays) > len(best[2].relays))
