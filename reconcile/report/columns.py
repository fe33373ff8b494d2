"""Text in columns: how wide a terminal shows a string, and cutting, padding and wrapping by that width.

Widths follow Unicode Standard Annex 11 (wide and full-width characters take two cells); marks and format characters
take none, and an emoji joined to the one before it by U+200D is part of that one.
"""

import re
import unicodedata
from collections.abc import Iterator

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character with the number of cells that it takes on its own."""
    last, joined = 0, False
    for c in text:
        if c == _EMOJI_STYLE:
            wide = 2 - last if last == 1 else 0
        elif joined or unicodedata.category(c) in ("Mn", "Me", "Cf"):
            wide = 0
        else:
            wide = 2 if unicodedata.east_asian_width(c) in "WF" else 1
        last = wide or last
        joined = c == _JOINER
        yield c, wide


def width(text: str) -> int:
    """Return the number of cells that a line takes; colour codes take none.

    >>> width("abc"), width("東京"), width("e\u0301")
    (3, 4, 1)
    """
    return len(text) if text.isascii() and "\x1b" not in text else sum(n for _, n in cells(_STYLE.sub("", text)))


def clip(text: str, room: int) -> str:
    """Return the text cut to a number of cells, with an ellipsis where it is cut.

    >>> clip("contradiction", 8)
    'contrad…'
    """
    if width(text) <= room:
        return text
    kept, used = [], 0
    for c, n in cells(text):
        if used + n > room - 1:
            break
        kept.append(c)
        used += n
    return "".join(kept).rstrip() + "…" if room > 0 else ""


def pad(text: str, room: int) -> str:
    """Return the text followed by blanks up to a number of cells."""
    return text + " " * max(0, room - width(text))


def spread(left: str, right: str, room: int) -> str:
    """Return two pieces of a line, one at each edge, with at least two blanks between."""
    gap = room - width(left) - width(right)
    return f"{left}{' ' * max(2, gap)}{right}".rstrip()


def wrap(text: str, room: int, *, lines: int | None = None) -> list[str]:
    """Return the text in lines of at most `room` cells; of more than `lines` the last kept one is cut.

    >>> wrap("two dots at one time", 9)
    ['two dots', 'at one', 'time']
    """
    done, line = [], ""
    for word in _words(text, max(room, 2)):
        longer = f"{line} {word}" if line else word
        if width(longer) <= room:
            line = longer
        else:
            done.append(line)
            line = word
    done = [x for x in (*done, line) if x]
    if lines is None or len(done) <= lines:
        return done
    return [*done[: lines - 1], clip(" ".join(done[lines - 1 :]), room)]


def _words(text: str, room: int) -> Iterator[str]:
    """Yield the words of a text, those wider than a line in pieces."""
    for word in text.split():
        piece, used = "", 0
        for c, n in cells(word) if width(word) > room else ((word, 0),):
            if used + n > room:
                yield piece
                piece, used = "", 0
            piece, used = piece + c, used + n
        yield piece
