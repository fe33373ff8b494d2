"""A sentence as comparison sees it: its words, its figures, and its frame, which is the words with figures masked."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from reconcile.compare.figures import Figure, Kind, ends_of, kind_of, value_of
from reconcile.compare.months import month_days
from reconcile.compare.plain import plain
from reconcile.compare.stems import content, noun_after
from reconcile.inflection import singular
from reconcile.values import Found, find

_WORD = re.compile(r"\w+(?:[.,:](?=\d)\w+)*|[$£€¥₹%°]")
_MASK = "#"
_REACH = 6  # words to either side of a figure that say what it is about
_SHORT = 1000  # characters; what is longer is not kept for the next comparison


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
    return _kept(text) if len(text) <= _SHORT else _read(text)


@lru_cache(maxsize=512)
def _kept(text: str) -> Sentence:
    return _read(text)


def _read(text: str) -> Sentence:
    text = plain(text)
    words = tuple(_words(text))
    frame: list[str] = []
    figures: list[Figure] = []
    at = 0
    for start, end, figure, found in _figures(text):
        while at < len(words) and words[at].end <= start:
            frame.append(words[at].form)
            at += 1
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        frame.append(_MASK)
        figures.append(_placed(text, figure, found, words, first, at))
    frame += [w.form for w in words[at:]]
    return Sentence(text, words, tuple(frame), tuple(figures), content(f for f in frame if f != _MASK))


def _words(text: str) -> Iterator[Word]:
    for m in _WORD.finditer(text):
        folded = m[0].casefold()
        yield Word(m[0], "a" if folded == "an" else folded, m.start(), m.end())


def _figures(text: str) -> list[tuple[int, int, Figure, Found | None]]:
    """Return the figures with their spans and, where the value grammar found them, what it found."""
    found = [f for f in find(text) if not _in_name(text, f)]
    out: list[tuple[int, int, Figure, Found | None]] = [
        (f.start, f.end, Figure(kind_of(f), f.value, f.text, ends=ends_of(f)), f) for f in found
    ]
    for start, end, value in month_days(text):
        if all(end <= f.start or f.end <= start for f in found):
            out.append((start, end, Figure(Kind.MONTH_DAY, value, text[start:end]), None))
    return sorted(out, key=lambda f: f[:2])


_CAPITALISED = re.compile(r"[A-Z][a-z]+ $")


def _in_name(text: str, found: Found) -> bool:
    """Return whether a number word is part of a name: "Ocean Seven"."""
    before = _CAPITALISED.search(text, max(0, found.start - 20), found.start)
    return found.text[:1].isupper() and found.text.isalpha() and before is not None


def _placed(text: str, figure: Figure, found: Found | None, words: Sequence[Word], first: int, last: int) -> Figure:
    """Return a figure with the words around it."""
    after = [w.form for w in words[last : last + _REACH]]
    near = [w.form for w in words[max(0, first - _REACH) : first]] + after
    dated = figure.kind in (Kind.DATE, Kind.MONTH_DAY)
    return evolve(
        figure,
        value=value_of(found, singular(after[0]) if after else "") if found else figure.value,
        noun=frozenset() if dated else noun_after(after[:4]),
        context=content(near),
        aside=figure.kind is Kind.ORDINAL or (dated and _bracketed(text, words, first, last)),
    )


def _bracketed(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether brackets hold a year and at most two words: "Harbour (2004 film)"."""
    if first >= len(words) or text[: words[first].start].rstrip()[-1:] != "(":
        return False
    close = text.find(")", words[last - 1].end)
    return 0 <= close - words[last - 1].end <= 24
