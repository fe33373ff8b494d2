"""Shapes of cells that could not be read: digits and words as one sign each, so that alike cells are told once."""

import re
from collections.abc import Iterable

_DIGITS, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]{4,}")


def shape(text: str) -> str:
    """Return a cell with its digits as 9 and long words as a word.

    >>> shape("12-Oct"), shape("Dec 08 - Contact Airline")
    ('99-Oct', 'Dec 99 - word word')
    """
    return " ".join(_DIGITS.sub("9", _LETTERS.sub("word", text)).split())


def shapes(cells: Iterable[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Return each shape with how many rows have it and one such cell, the most frequent first."""
    found: dict[str, tuple[int, str]] = {}
    for text, rows in cells:
        form = shape(text)
        before = found.get(form, (0, text))
        found[form] = (before[0] + rows, min(before[1], text))
    return sorted(((form, rows, text) for form, (rows, text) in found.items()), key=lambda x: (-x[1], x[0]))


__all__ = ["shape", "shapes"]
