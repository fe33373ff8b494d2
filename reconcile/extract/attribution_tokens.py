"""The words and marks of a text, and which of them end a phrase or look like verbs."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from reconcile.extract.attribution_lexicon import AUXILIARIES
from reconcile.values.pattern import cut

_TOKEN = re.compile(
    r"(\w+(?:['’\-]\w+)*(?:(?<=s)['’](?=\s[a-z]))?|[^\w\s])"
)  # "a nurses' union" holds no quotation mark

QUOTE_MARKS = frozenset("\"“”„«»‘’'`")

_STOPS = frozenset(",;:()[]—–.!?…") | QUOTE_MARKS

_NOT_VERBS = frozenset(
    [
        "united",
        "armed",
        "unidentified",
        "unnamed",
        "injured",
        "wounded",
        "displaced",
        "besieged",
        "hundred",
        "speed",
        "naked",
        "sacred",
        "occupied",
        "affected",
        "alleged",
        "retired",
        "combined",
        "indeed",
        "limited",
        "wicked",
        "crowded",
        "named",
        "based",
        "elected",
        "appointed",
        "accused",
        "so-called",
        "detained",
        "embattled",
        "disputed",
        "sealed",
        "aged",
        "trained",
        "unconfirmed",
        "red-bearded",
        "bed",
        "shed",
        "seed",
        "breed",
        "embed",
        "concerned",
    ]
)

_COMMON_VERBS = frozenset(
    [
        "went",
        "came",
        "took",
        "made",
        "got",
        "began",
        "fell",
        "rose",
        "struck",
        "hit",
        "broke",
        "left",
        "led",
        "held",
        "ran",
        "saw",
        "found",
        "kept",
        "lost",
        "met",
        "sent",
        "shot",
        "stood",
        "won",
        "burst",
        "blew",
        "drove",
        "fled",
        "hid",
        "grew",
        "sank",
        "sought",
        "spread",
        "swept",
        "threw",
        "became",
        "brought",
        "built",
        "caught",
        "died",
        "dies",
        "dead",
        "rises",
        "says",
        "said",
        "told",
        "wrote",
    ]
)


@frozen(slots=False)
class Tokens:
    """The words and marks of a text.

    Attributes:
        text: the text.
        starts, ends: offsets of each token.
        words: the tokens in lower case.
        soft: indices of quotation marks round a mere name, which end no phrase.
        upper: the text is set in capitals, so that they tell nothing.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    soft: frozenset[int] = frozenset()
    upper: bool = False

    def at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def capital(self, index: int) -> bool:
        """Return whether a token begins with a capital."""
        return self.text[self.starts[index]].isupper()


def tokens_of(text: str, names: Iterable[tuple[int, int]] = (), upper: bool = False) -> Tokens:
    """Return the tokens of a text; `names` are quoted stretches that are only names. The WHO is no pronoun."""
    written, starts, ends = cut(_TOKEN, text)
    words = list(map(str.lower, written))
    if not upper and "who" in words:
        words = ["the-who" if word == "WHO" else low for word, low in zip(written, words, strict=True)]
    marks = frozenset(bisect_left(starts, at) for start, end in names for at in (start, end - 1))
    return Tokens(text, starts, ends, words, marks, upper)


def dotted(tokens: Tokens, index: int) -> bool:
    """Return whether the full stop at `index` only abbreviates ('Gen.', 'Q.', 'U.S.')."""
    if tokens.words[index] != "." or index == 0 or tokens.starts[index] != tokens.ends[index - 1]:
        return False
    glued = index + 1 < len(tokens.starts) and tokens.starts[index + 1] == tokens.ends[index]
    return len(tokens.words[index - 1]) <= 5 or glued


def is_stop(tokens: Tokens, index: int) -> bool:
    """Return whether a token ends a phrase."""
    word = tokens.words[index]
    return word in _STOPS and index not in tokens.soft and not (word == "." and dotted(tokens, index))


def verb_like(word: str) -> bool:
    """Return whether a lower-case word is probably a finite verb."""
    return (
        word in AUXILIARIES
        or word in _COMMON_VERBS
        or (word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBS)
    )
