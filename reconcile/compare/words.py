"""The words of a sentence with their places."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

_WORD = re.compile(r"\w+(?:[.,:](?=\d)\w+)*|[$£€¥₹%°]")


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

    @property
    def is_capitalised(self) -> bool:
        """Return whether it begins with a capital."""
        return self.text[:1].isupper()


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text, signs of currency and percent among them, punctuation not.

    >>> [w.form for w in words_of("An offer of $4.5, no more.")]
    ['a', 'offer', 'of', '$', '4.5', 'no', 'more']
    """
    for m in _WORD.finditer(text):
        folded = m[0].casefold()
        yield Word(m[0], "a" if folded == "an" else folded, m.start(), m.end())


def spelled(words: Sequence[Word], first: int, last: int) -> str:
    """Return words[first:last] as written, blanks between them."""
    return " ".join(w.text for w in words[first:last])
