"""Labels: words that mean the same whatever their case, spacing and punctuation."""

import re
import unicodedata
from functools import cache

import numpy

from reconcile.columns.kind import Cells, Kind, Meanings

_APART = re.compile(r"[\s_.,;:!?'\"`´‘’“”()\[\]{}/\\|-]+")
_MINUS = re.compile(r"^[-−](?=\d)")
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)


@cache
def folded(text: str) -> str:
    """Return what a label is compared by: letters, digits and symbols without case, accents' form and punctuation.

    >>> folded("Saint-Denis"), folded(" saint  denis."), folded("-1"), folded("***")
    ('saintdenis', 'saintdenis', '-1', '***')
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    bare = _APART.sub("", _MINUS.sub("\0", plain)).replace("\0", "-")
    return bare or plain.strip() or text


def number_of(text: str) -> float:
    """Return the plain number that a label is, NaN where it is none."""
    return float(text) if _NUMBER.fullmatch(text) else float("nan")


def why(cells: Cells) -> str:
    """Return why cells are labels: all that nothing else can read are."""
    return "its cells are words, compared without case, spacing and punctuation"


def read(cells: Cells) -> Meanings:
    """Return one label a cell."""
    numbers = numpy.array([number_of(text) for text in cells.texts], dtype=numpy.float64)
    return Meanings.of([folded(text) for text in cells.texts], cells.texts, numbers)


KIND = Kind("label", "words", order=99, why=why, read=read)
