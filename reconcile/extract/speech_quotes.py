"""Pairing quotation marks: which stretches of a text are somebody's words."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

# Every mark's first character stands first, so that the search leaps from one to the next.
_MARK = re.compile(r"[“”„«»\"‘’`'](?:(?<=[“”„«»\"‘’])|(?<=`)`|(?<=')(?:'|(?<![\w']')(?=\w)|(?<=[\w.,!?…]')(?![\w'])))")
_LONGEST_SINGLE = 600  # characters: further apart, two single marks are apostrophes


@frozen
class Quote:
    """A quoted stretch, marks and all.

    Attributes:
        start, end: offsets, with the marks.
        continues: it goes on with the quote of the paragraph before, which was left open.
        single: it stands in single marks.
        title: short and without a verb's room: a name or a scare quote rather than speech.
    """

    start: int
    end: int
    continues: bool = False
    single: bool = False
    title: bool = False


def pair(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quote]:
    """Return the quotes of a text in their order; a quote ends with its paragraph at the latest."""
    found: list[Quote] = []
    open_ended = False
    for start, end in paragraphs:
        quotes, left_open = _paragraph(text, start, end)
        if quotes and open_ended and quotes[0].start == start:
            first = quotes[0]
            quotes[0] = Quote(first.start, first.end, True, first.single, False)
        found.extend(quotes)
        open_ended = left_open
    return found


def _paragraph(text: str, start: int, end: int) -> tuple[list[Quote], bool]:
    quotes: list[Quote] = []
    opened: int | None = None
    single: int | None = None
    for at, mark, opens, closes in _marks(text, start, end):
        if mark in "'‘’":
            if opened is not None:
                continue
            if opens and not (closes and single is not None):
                single = at
            elif single is not None:
                if at - single <= _LONGEST_SINGLE:
                    quotes.append(_quote(text, single, at + 1, True))
                single = None
        elif opened is None:
            if opens:
                opened, single = at, None
        elif closes:
            quotes.append(_quote(text, opened, at + len(mark), False))
            opened = None
        else:
            opened = at
    if opened is not None and end - opened > 2:
        quotes.append(Quote(opened, end))
    return quotes, opened is not None


def _marks(text: str, start: int, end: int) -> Iterator[tuple[int, str, bool, bool]]:
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        if mark in "“„«``":
            # a closing mark in German and Danish use
            yield at, mark, True, mark in "“«" and not before.isspace() and not after.isalnum() and before.isalnum()
        elif mark in "”»''" and mark != "'":
            yield at, mark, mark == "»" and before.isspace() and not after.isspace(), True
        elif mark == "‘":
            yield at, mark, not before.isalnum(), False
        elif mark == "’":
            yield at, mark, False, not after.isalnum()
        else:
            outside = before.isspace() or before in "([{-—–/"
            inside = not after.isspace() and after not in ",.;:!?)]}-—–"
            opens, closes = outside and inside, not outside and not (inside and after.isalnum())
            both = opens == closes
            yield at, mark, opens or both, closes or both


def _quote(text: str, start: int, end: int, single: bool) -> Quote:
    inner = text[start + 1 : end - 1].strip()
    title = len(inner) < 40 and inner[-1:] not in ".,!?…" and inner.count(" ") < 4
    return Quote(start, end, False, single, title)
