"""Collects what a person reads of a marked-up text, each character with its place in the text as given."""

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_UNSEEN = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width blanks: they would cut words and numbers in two
_WORDS_OR_SPACE = re.compile(rf"(\s+)|[^\s{_UNSEEN}]+")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_STRENGTH = {"": 0, " ": 1, "\n": 2, "\n\n": 3}


class Prose:
    """Grows character by character; white space is one blank, and breaks come between blocks, never at the ends.

    Invariants: `len(chars) == len(offsets)`; offsets never fall as long as what is taken comes in its order; a
    character is the one at its offset, or the one that the escape there stands for, or white space. Where an escape
    ends (`&amp;` in HTML, `\\u00e9` in JSON) is kept by the place where it begins.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._chars: list[str] = []
        self._offsets = array("q")
        self._escapes: dict[int, int] = {}
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

    @property
    def escapes(self) -> Mapping[int, int]:
        """Return where each escape ends, by where it begins."""
        return self._escapes

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
        if piece:
            self._break()
        self._chars.append(piece)
        self._offsets.extend(range(at, at + len(piece)))

    def _break(self) -> None:
        white, place = self._pending
        self._chars.append(white)
        self._offsets.extend([place] * len(white))
        self._pending = ("", 0)

    def entity(self, meaning: str, at: int, end: int) -> None:
        """Take what an entity from `at` to `end` stands for."""
        meaning = meaning.strip(_UNSEEN)
        self._escapes[at] = end
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
            self.words(text, here, match.start())
            if (meaning := unescape(match[0])) != match[0]:
                self.entity(meaning, *match.span())
                here = match.end()
            else:
                here = match.start()
        self.words(text, here, end)

    def end_line(self, at: int) -> None:
        """Take the end of a line of plain text: a new line, or a new paragraph where the line was empty."""
        self._ask("\n\n" if self._pending[0] == "\n" else "\n", at)

    def plain(self, text: str, start: int, end: int) -> None:
        """Take `text[start:end]` as plain text, which keeps its lines."""
        for match in _LINE.finditer(text, start, end):
            self.words(text, match.start(), match.end(1))
            if match.end() > match.end(1):
                self.end_line(match.end(1))

    def part(self, start: int, end: int) -> "Prose":
        """Return the characters from `start` to `end`."""
        other = Prose()
        other._chars, other._offsets = [self.text[start:end]], self._offsets[start:end]
        other._escapes = {at: self._escapes[at] for at in other._offsets if at in self._escapes}
        return other

    def moved(self, places: Sequence[int], escapes: Mapping[int, int]) -> "Prose":
        """Return the same characters where the text that they stand in is itself written in another.

        Args:
            places: where in the other each character of the text stands.
            escapes: where in the other each escape ends, by where it begins.
        """
        other = Prose()
        other._chars, other._offsets = [self.text], array("q", (places[at] for at in self._offsets))
        lasts = ((at, places[end - 1]) for at, end in self._escapes.items())
        other._escapes = {**escapes, **{places[at]: escapes.get(last, last + 1) for at, last in lasts}}
        return other

    def append(self, other: "Prose") -> None:
        """Take another prose as a paragraph of its own."""
        if len(other):
            if len(self):
                self.paragraph(self._offsets[-1] + 1)
            self._break()
            self._chars.append(other.text)
            self._offsets.extend(other.offsets)
            self._escapes |= other._escapes

    def words(self, text: str, start: int, end: int) -> None:
        """Take `text[start:end]` as running text as it stands: white space folded, nothing resolved."""
        for match in _WORDS_OR_SPACE.finditer(text, start, end):
            if match[1]:
                self.space(match.start())
            else:
                self.write(match[0], match.start())


def joined(parts: Iterable[Prose]) -> Prose:
    """Return one prose of several, a paragraph each; one that a later one repeats as its beginning is left out."""
    whole, given = Prose(), list(parts)
    beginnings = [p.text.partition("\n\n")[0] for p in given]
    for number, part in enumerate(given, 1):
        if part.text not in beginnings[number:]:
            whole.append(part)
    return whole
