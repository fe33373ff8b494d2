"""A sentence as comparison sees it: its words, its figures, and its frame, which is the words with figures masked."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from reconcile.compare.figures import Figure, Kind, ends_of, kind_of, value_of
from reconcile.compare.months import month_days
from reconcile.compare.plain import plain
from reconcile.compare.scores import scores
from reconcile.compare.stems import content, noun_after
from reconcile.inflection import is_plural, singular
from reconcile.values import Found, Moment, find

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
        content: stems of the words that carry meaning, outside figures and names.
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
    said: list[Word] = []
    figures: list[Figure] = []
    at = 0
    for start, end, figure, found in _figures(text):
        while at < len(words) and words[at].end <= start:
            said.append(words[at])
            frame.append(words[at].form)
            at += 1
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        frame.append(_MASK)
        figures.append(_placed(text, figure, found, words, first, at))
    said += words[at:]
    frame += [w.form for w in words[at:]]
    common = content(w.form for w in said if w.text[:1].islower())
    return Sentence(text, words, tuple(frame), tuple(figures), common)


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
    own = [(s, e, Figure(Kind.MONTH_DAY, v, text[s:e])) for s, e, v in month_days(text)]
    own += [(s, e, Figure(Kind.SCORE, v, text[s:e])) for s, e, v in scores(text)]
    for start, end, figure in own:
        if all(end <= s or e <= start for s, e, *_ in out):
            out.append((start, end, figure, None))
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
    if found:
        figure = evolve(figure, value=value_of(found, singular(after[0]) if after else ""))
    figure = _as_year(figure, after, words[first - 1].form if first else "")
    dated = figure.kind in (Kind.DATE, Kind.MONTH_DAY)
    return evolve(
        figure,
        noun=frozenset() if dated else noun_after(after[:4]),
        context=content(near),
        aside=figure.kind is Kind.ORDINAL or (dated and _bracketed(text, words, first, last)),
    )


_YEAR = re.compile("1[5-9][0-9][0-9]|20[0-9][0-9]")
_DETERMINERS = frozenset("a the this that his her its their our my".split())


def _as_year(figure: Figure, after: Sequence[str], before: str) -> Figure:
    """Return the number of "her 1982 album" as the year that it is: no plural follows."""
    if figure.kind is not Kind.COUNT or before not in _DETERMINERS or not _YEAR.fullmatch(figure.text):
        return figure
    if not after or is_plural(after[0]):
        return figure
    year = next((f.value for f in find(f"in {figure.text}") if isinstance(f.value, Moment)), figure.value)
    return evolve(figure, kind=Kind.DATE, value=year)


def _bracketed(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether brackets hold a year and at most two words: "Harbour (2004 film)"."""
    if first >= len(words) or text[: words[first].start].rstrip()[-1:] != "(":
        return False
    close = text.find(")", words[last - 1].end)
    return 0 <= close - words[last - 1].end <= 24
