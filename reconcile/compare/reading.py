"""A sentence as comparison sees it: its words, its figures, and its frame, which is the words with figures masked."""

import re
from functools import lru_cache

from attrs import frozen

from reconcile.compare.figures import Figure, Kind, kind_of
from reconcile.compare.plain import plain
from reconcile.compare.stems import content, noun_after
from reconcile.values import Found, find

_WORD = re.compile(r"\w+(?:[.,:](?=\d)\w+)*|[$£€¥₹%°]")
_MASK = "#"
_CLAUSE = 6  # words to either side of a figure that say what it is about


@frozen
class Word:
    """A word with its place.

    Attributes:
        text: as written.
        form: in lower case, "an" as "a".
        start, end: its span in the sentence.
    """

    text: str
    form: str
    start: int
    end: int


@frozen
class Sentence:
    """What is compared.

    Attributes:
        text: the sentence in plain typography.
        words: its words, without punctuation.
        frame: the forms of its words, each figure as one "#".
        figures: its figures, from left to right.
        content: stems of the words that carry meaning, outside figures.
    """

    text: str
    words: tuple[Word, ...]
    frame: tuple[str, ...]
    figures: tuple[Figure, ...]
    content: frozenset[str]

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms of all words, figures included."""
        return tuple(w.form for w in self.words)


def read(text: str) -> Sentence:
    """Return a text as it is compared."""
    return _read(text) if len(text) <= _SHORT else _read.__wrapped__(text)


_SHORT = 1000  # characters; what is longer is not kept for the next comparison


@lru_cache(maxsize=512)
def _read(text: str) -> Sentence:
    text = plain(text)
    words = tuple(_words(text))
    found = find(text)
    frame: list[str] = []
    places: list[tuple[int, int]] = []  # of each figure: the first word and the one behind its last
    at = 0
    for f in found:
        while at < len(words) and words[at].end <= f.start:
            frame.append(words[at].form)
            at += 1
        first = at
        while at < len(words) and words[at].start < f.end:
            at += 1
        frame.append(_MASK)
        places.append((first, at))
    frame += [w.form for w in words[at:]]
    figures = tuple(_figure(f, words, first, last) for f, (first, last) in zip(found, places, strict=True))
    return Sentence(text, words, tuple(frame), figures, content(f for f in frame if f != _MASK))


def _words(text: str) -> list[Word]:
    return [Word(m[0], _form(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def _form(word: str) -> str:
    folded = word.casefold()
    return "a" if folded == "an" else folded


def _figure(found: Found, words: tuple[Word, ...], first: int, last: int) -> Figure:
    near = [w.form for w in words[max(0, first - _CLAUSE) : first]] + [w.form for w in words[last : last + _CLAUSE]]
    kind = kind_of(found)
    noun = noun_after([w.form for w in words[last : last + 4]]) if kind is not Kind.DATE else frozenset()
    return Figure(kind, found.value, found.text, noun, content(near))
