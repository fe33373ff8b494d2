"""One document prepared for the extractors: sentences, tokens, figures, voices and what befell whom."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property, partial
from typing import NamedTuple

from attrs import evolve, field, frozen

from reconcile.config import Config
from reconcile.extract.attribution_voices import Voices
from reconcile.extract.places import places
from reconcile.extract.sentences import Layout, Sentence
from reconcile.lexicon import Lexicon, Trigger, TriggerKind
from reconcile.statement import Document
from reconcile.values import Form, Found, Moment, Quantity
from reconcile.values.pattern import cut

_LONGEST = 1500  # characters: hardly a sentence that anybody wrote is longer, and some steps look at pairs of words
_TOKEN = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’.\-][^\W\d_]+)*['’]?s?(?!\w)|\d[\d.,:]*\d|\w+|[^\w\s])")
QUOTES = frozenset('“”"‘’«»„')
# What an editor put between: "[as received]", "[word indistinct]", a name spelt out in capitals.
_NOTE = re.compile(
    r"\[(?:[^\[\]a-z]{1,120}|[^\[\]]{0,60}\b(?:indistinct|as (?:received|heard|published|printed|broadcast)|sic|passage"
    r"|omitted|(?:begin|end) (?:recording|quote)|applause|video)\b[^\[\]]{0,60})\]"
)


class Token(NamedTuple):
    """A word, a number or a punctuation mark.

    `low` is its lower-case form, offsets are into the prose, `name` says that it is capitalised amid the sentence.
    """

    low: str
    start: int
    end: int
    name: bool = False


_new = partial(tuple.__new__, Token)  # what a NamedTuple's own constructor comes to, at a third of its time


class Hit(NamedTuple):
    """A trigger phrase at tokens [first, last) of a sentence."""

    first: int
    last: int
    triggers: tuple[Trigger, ...]


@frozen(slots=False)
class Line:
    """A sentence with its tokens, figures and triggers; `shouting`: capitals tell no names from words in it."""

    sentence: Sentence
    number: int
    tokens: tuple[Token, ...]
    found: tuple[Found, ...]
    prose: str = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    shouting: bool = False

    @cached_property
    def lows(self) -> list[str]:
        """Return the tokens in lower case."""
        return [t.low for t in self.tokens]

    @cached_property
    def bag(self) -> frozenset[str]:
        """Return the different words and marks, in lower case."""
        return frozenset(self.lows)

    @cached_property
    def folded(self) -> str:
        """Return the sentence in lower case, to see at a glance that a word is not in it."""
        return self.prose[self.sentence.start : self.sentence.end].casefold()

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Return the trigger phrases, the longest at each place, without overlap."""
        hits: list[Hit] = []
        heads, triggers, past = self.lexicon.heads, self.lexicon.triggers, 0
        if self.bag.isdisjoint(QUOTES):
            words = self.lows
            at: Sequence[int] = range(len(words))
        else:
            at = [k for k, word in enumerate(self.lows) if word not in QUOTES]  # states voted “against”
            words = [self.lows[k] for k in at]
        for i in [i for i, word in enumerate(words) if word in heads]:
            for size in heads[words[i]] if i >= past else ():
                if i + size <= len(words) and (known := triggers.get(tuple(words[i : i + size]))):
                    past = i + size
                    hits.append(Hit(at[i], at[past - 1] + 1, known))
                    break
        return tuple(hits)

    @cached_property
    def opening(self) -> Mapping[int, Hit]:
        """Return the trigger phrases by their first token."""
        return {h.first: h for h in self.hits}

    @cached_property
    def closing(self) -> Mapping[int, Hit]:
        """Return the trigger phrases by the token after them."""
        return {h.last: h for h in self.hits}

    @cached_property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Return (name, offset) of the places that the sentence names."""
        return places(self.prose, self.sentence.start, self.sentence.end)

    @cached_property
    def place_names(self) -> tuple[str, ...]:
        """Return the names of the places, in their order."""
        return tuple(name for name, _ in self.places)

    def before(self, k: int) -> int:
        """Return the index of the token before token `k`, quotation marks aside; -1 where there is none."""
        k -= 1
        while k >= 0 and self.tokens[k].low in QUOTES:
            k -= 1
        return k

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends after `offset`."""
        return bisect_right(self._ends, offset)

    @cached_property
    def forms(self) -> Mapping[int, Form]:
        """The kind of each quantity, by the token that it begins in."""
        return {self.token_at(f.start): f.form for f in self.found if isinstance(f.value, Quantity)}

    @cached_property
    def quantities(self) -> Mapping[int, Found]:
        """The first quantity that begins in a token, by that token."""
        return {self.token_at(f.start): f for f in reversed(self.found) if isinstance(f.value, Quantity)}

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]

    def words(self, first: int, last: int) -> str:
        """Return tokens [first, last) in lower case, joined by blanks."""
        return " ".join(t.low for t in self.tokens[max(first, 0) : last])

    def unquoted(self, first: int, last: int) -> str:
        """Return tokens [first, last) in lower case, joined by blanks, without quotation marks."""
        return " ".join(t.low for t in self.tokens[max(first, 0) : last] if t.low not in QUOTES)

    def has(self, kind: TriggerKind) -> bool:
        """Return whether the sentence has a trigger of this kind."""
        return any(t.kind == kind for h in self.hits for t in h.triggers)


@frozen(slots=False)
class Page:
    """A document and what every extractor needs of it.

    Attributes:
        document: as given; all offsets here are into its prose.
        layout: sentences and paragraphs.
        found: values in order of their place.
        voices: who says what.
        lexicon, config: in force.
        published: when it was published, as given, or as its dateline or by-line says; None where nothing does.
    """

    document: Document
    layout: Layout
    found: Sequence[Found]
    voices: Voices
    lexicon: Lexicon = field(repr=False)
    config: Config = field(repr=False)
    published: datetime | None = None

    @property
    def prose(self) -> str:
        """Return the text that offsets are into."""
        return self.document.prose

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return every sentence with its tokens and figures."""
        return tuple(self._lines())

    def holding(self, *words: str) -> Iterator[Line]:
        """Yield the sentences in which one of some lower-case words stands, or a longer word that it is part of.

        A pattern that needs one of them is tried on no other sentence.
        """
        there = [word for word in words if word in self._folded]
        for line in self.lines if there else ():
            folded = line.folded
            for word in there:
                if word in folded:
                    yield line
                    break

    @cached_property
    def _folded(self) -> str:
        return self.prose.casefold()

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the words that the text writes as names amid its sentences, lower-case."""
        return frozenset(t.low for line in self.lines for t in line.tokens if t.name)

    def _lines(self) -> Iterator[Line]:
        starts = [f.start for f in self.found]
        for number, (sentence, shouting) in enumerate(self._sentences()):
            first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
            notes = [m.span() for m in _NOTE.finditer(self.prose, sentence.start, sentence.end)]
            tokens = self._tokens(sentence.start, sentence.end, shouting)
            found = tuple(self.found[first:last])
            if notes:
                tokens = tuple(t for t in tokens if not _within(t.start, notes))
                found = tuple(f for f in found if isinstance(f.value, Moment) or not _within(f.start, notes))
            yield Line(sentence, number, tokens, found, self.prose, self.lexicon, shouting)

    def _tokens(self, start: int, end: int, shouting: bool) -> tuple[Token, ...]:
        words, starts, ends = cut(_TOKEN, self.prose[start:end], start)
        names = [False] * len(words) if shouting else [word[0].isupper() for word in words]
        if names and starts[0] == start:
            names[0] = False  # a capital that opens a sentence marks no name
        return tuple(map(_new, zip(map(str.lower, words), starts, ends, names, strict=True)))

    def _sentences(self) -> Iterator[tuple[Sentence, bool]]:
        """Yield the sentences, and whether they shout; what runs on without end, and is no prose, piece by piece."""
        for sentence in self.layout.sentences:
            shouting = sentence.headline or self.layout.upper or self.prose[sentence.start : sentence.end].isupper()
            start = sentence.start
            while sentence.end - start > _LONGEST:
                cut = self.prose.rfind(" ", start + 1, start + _LONGEST)
                cut = cut if cut > start else start + _LONGEST
                yield evolve(sentence, start=start, end=cut), shouting
                start = cut
            yield (sentence if start == sentence.start else evolve(sentence, start=start)), shouting


def _within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= offset < b for a, b in spans)
