"""A sentence as comparison sees it: its words, its figures, and its frame, which is the words with figures masked."""

from functools import lru_cache

from attrs import frozen

from reconcile.compare.figures import Figure
from reconcile.compare.marking import marks
from reconcile.compare.plain import plain
from reconcile.compare.stems import content
from reconcile.compare.surroundings import Slot, placed
from reconcile.compare.words import Word, words_of

_MASK = "#"
_ANAPHORS = frozenset("it he she they this these those the its his her their".split())
_SHORT = 1000  # characters; what is longer is not kept for the next comparison


@frozen
class Sentence:
    """What is compared.

    Attributes:
        words: its words, without punctuation.
        frame: the forms of its words, each figure as one "#".
        figures: its figures, from left to right.
        content: stems of the words that carry meaning, outside figures and names.
        names: forms of the capitalised words, outside figures.
    """

    words: tuple[Word, ...]
    frame: tuple[str, ...]
    figures: tuple[Figure, ...]
    content: frozenset[str]
    names: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms of all words, figures included."""
        return tuple(w.form for w in self.words)

    @property
    def subjects(self) -> frozenset[str]:
        """Return the stems of all words that carry meaning, names among them."""
        return self.content | content(self.names)

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
    found = marks(text)
    frame: list[str] = []
    said: list[Word] = []
    slots: list[Slot] = []
    at = 0
    for mark in found:
        first = at
        while first < len(words) and words[first].end <= mark.start:
            first += 1
        last = first
        while last < len(words) and words[last].start < mark.end:
            last += 1
        said += words[at:first]
        frame += [*(w.form for w in words[at:first]), _MASK]
        slots.append((first, last))
        at = last
    said += words[at:]
    return Sentence(
        words=words,
        frame=(*frame, *(w.form for w in words[at:])),
        figures=placed(text, words, found, slots),
        content=content(w.form for w in said if not w.is_capitalised),
        names=frozenset(w.form for w in said if w.is_capitalised),
    )
