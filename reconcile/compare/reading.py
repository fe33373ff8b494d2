"""A sentence as comparison sees it: its words, its figures, and its frame, which is the words with figures masked."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

from attrs import frozen

from reconcile.compare.figures import Figure
from reconcile.compare.marking import Mark, marks
from reconcile.compare.plain import plain
from reconcile.compare.stems import content
from reconcile.compare.surroundings import Slot, placed
from reconcile.compare.words import Word, words_of

_MASK = "#"
_ANAPHORS = frozenset("it he she they this these those the its his her their".split())
_SHORT = 1000  # characters; what is longer is not kept for the next comparison


@frozen
class Sentence:
    """What is compared; what only differently built sentences need is worked out when they ask for it.

    Attributes:
        text: the sentence in plain typography.
        words: its words, without punctuation.
        frame: the forms of its words, each figure as one "#".
        marks: its figures with their spans, from left to right.
        slots: which words each figure covers.
    """

    text: str
    words: tuple[Word, ...]
    frame: tuple[str, ...]
    marks: tuple[Mark, ...]
    slots: tuple[Slot, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures with what the words around them say."""
        return placed(self.text, self.words, self.marks, self.slots)

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the words that carry meaning, outside figures and names."""
        return content(w.form for w in self._said() if not w.is_capitalised)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Stems of all words that carry meaning, names among them."""
        return self.content | content(w.form for w in self._said() if w.is_capitalised)

    def _said(self) -> Iterator[Word]:
        """Yield the words outside figures."""
        at = 0
        for first, last in self.slots:
            yield from self.words[at:first]
            at = last
        yield from self.words[at:]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms of all words, figures included."""
        return tuple(w.form for w in self.words)

    @property
    def is_anaphoric(self) -> bool:
        """Return whether its subject only refers to what another sentence names: "It", "The film"."""
        if not self.words or self.words[0].form not in _ANAPHORS:
            return False
        return self.words[0].form != "the" or (len(self.words) > 1 and not self.words[1].is_capitalised)


def read(text: str) -> Sentence:
    """Return a text as it is compared."""
    return _kept(text) if len(text) <= _SHORT else _read(text)


@lru_cache(maxsize=512)
def _kept(text: str) -> Sentence:
    return _read(text)


def _read(text: str) -> Sentence:
    text = plain(text)
    words = tuple(words_of(text))
    found = tuple(marks(text))
    frame: list[str] = []
    slots: list[Slot] = []
    at = 0
    for mark in found:
        first = at
        while first < len(words) and words[first].end <= mark.start:
            first += 1
        last = first
        while last < len(words) and words[last].start < mark.end:
            last += 1
        frame += [*(w.form for w in words[at:first]), _MASK]
        slots.append((first, last))
        at = last
    frame += [w.form for w in words[at:]]
    return Sentence(text, words, tuple(frame), found, tuple(slots))
