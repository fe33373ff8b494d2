"""Codes: gates, terminals, part numbers: letters and digits, whatever is written around and between them."""

import re
import unicodedata

from reconcile.columns.kind import Cells, Kind, Meanings
from reconcile.columns.sampling import share

_MOST = 0.8
_CODE = re.compile(r"(?:[a-z]{2,14}\.?\s+){0,2}[a-z]{0,3}[\s-]?\d{1,6}[\s-]?[a-z]{0,2}(?:[\s/-]\w{1,4})?|[a-z]{1,2}")
_WORDS = re.compile(r"[a-z]{4,}|\bno\b")
_NOISE = re.compile(r"[^a-z0-9]+")


def code_of(text: str) -> str | None:
    """Return letters and digits of a code without the words that name what it is a code of, None where none is left.

    >>> code_of("Gate F80"), code_of("F-80"), code_of("Terminal 4"), code_of("f80")
    ('f80', 'f80', '4', 'f80')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _NOISE.sub("", _WORDS.sub(" ", plain)) or _NOISE.sub("", plain)
    return bare.lstrip("0") or bare or None


def why(cells: Cells) -> str:
    """Return why cells are codes: nearly all are short, of few letters with digits, and not all are mere numbers."""
    part = share(cells, lambda text: len(text) <= 24 and _CODE.fullmatch(text.casefold()) is not None)
    mixed = share(cells, lambda text: any(c.isdigit() for c in text) and any(c.isalpha() for c in text))
    if part < _MOST or mixed < 0.3:
        return ""
    return f"{part:.0%} of its cells are codes of letters and digits"


def read(cells: Cells) -> Meanings:
    """Return one code a cell."""
    return Meanings.of([code_of(text) for text in cells.texts], cells.texts)


KIND = Kind("code", "codes of letters and digits", order=30, why=why, read=read)
