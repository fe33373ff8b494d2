"""Collects what a person reads of a marked-up text, each character with its place in the text as given."""

import re
from array import array
from html import unescape

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width blanks: they would cut words and numbers in two
_WORDS_OR_SPACE = re.compile(rf"(\s+)|[^\s{_UNSEEN}]+")
_STRENGTH = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


class Prose:
    """Grows character by character; white space is one blank, and breaks come between blocks, never at the ends.

    Invariants: `len(chars) == len(offsets)`; offsets never fall; a character is the one at its offset, or the one that
    the entity there stands for, or white space.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._chars: list[str] = []
        self._offsets = array("q")
        self._pending = ("", 0)

    def __len__(self) -> int:
        """Return how many characters there are."""
        return len(self._offsets)

    @property
    def midway(self) -> bool:
        """Return whether a paragraph is going on."""
        return len(self) > 0 and self._pending[0] != "\n\n"

    @property
    def text(self) -> str:
        """Return the characters."""
        return "".join(self._chars)

    @property
    def offsets(self) -> "array[int]":
        """Return the place of each character."""
        return self._offsets

    def space(self, at: int) -> None:
        """Ask for a blank before what follows."""
        self._ask(" ", at)

    def line(self, at: int) -> None:
        """Ask for a new line before what follows."""
        self._ask("\n", at)

    def paragraph(self, at: int) -> None:
        """Ask for a blank line before what follows."""
        self._ask("\n\n", at)

    def _ask(self, white: str, at: int) -> None:
        if len(self) and _STRENGTH[white] > _STRENGTH[self._pending[0]]:
            self._pending = (white, at)

    def write(self, piece: str, at: int) -> None:
        """Take `piece`, which stands at `at`, as it is."""
        white, place = self._pending
        if white and piece:
            self._chars.append(white)
            self._offsets.extend([place] * len(white))
            self._pending = ("", 0)
        self._chars.append(piece)
        self._offsets.extend(range(at, at + len(piece)))

    def entity(self, meaning: str, at: int) -> None:
        """Take what an entity at `at` stands for."""
        meaning = meaning.strip(_UNSEEN)
        if meaning.isspace():
            self.space(at)
        elif meaning:
            self.write(meaning[0], at)
            self._chars.append(meaning[1:])
            self._offsets.extend([at] * (len(meaning) - 1))

    def flow(self, text: str, start: int, end: int) -> None:
        """Take `text[start:end]` as running text: entities resolved, white space folded."""
        here = start
        for match in _ENTITY.finditer(text, start, end):
            self._words(text, here, match.start())
            if (meaning := unescape(match[0])) != match[0]:
                self.entity(meaning, match.start())
                here = match.end()
            else:
                here = match.start()
        self._words(text, here, end)

    def _words(self, text: str, start: int, end: int) -> None:
        for match in _WORDS_OR_SPACE.finditer(text, start, end):
            if match[1]:
                self.space(match.start())
            else:
                self.write(match[0], match.start())
