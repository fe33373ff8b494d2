"""Figures in cells: digits with separators of thousands, a sign, a currency, a word for a power of ten, a unit."""

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from reconcile.errors import ReconcileError
from reconcile.values import Quantity, parse

PLAIN = re.compile(r"[+-]?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_FIGURE = re.compile(
    r"(?P<before>[^\W\d_]{0,3}[$€£¥₹₽#~≈]?\s*)(?P<sign>[+\-−]?)\s?(?P<money>[$€£¥₹₽]?\s?)"
    r"(?P<digits>\d[\d.,'’ \u00a0\u202f]*\d|\d|[.,]\d+)\s*(?P<behind>[^\d]{0,24})",
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "million": 1e6, "millions": 1e6, "bn": 1e9}
_SCALES |= {"billion": 1e9, "billions": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMA = re.compile(r"\d+,\d+")
_SPACED = re.compile(r"\d{1,3}(?:[ '’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")


@frozen
class Figure:
    """A number with what is written behind it: its unit, or ""."""

    number: float
    unit: str


def decimal_comma(texts: Sequence[str]) -> bool:
    """Return whether a column writes 12,5 for twelve and a half: some cell can mean nothing else, none the opposite.

    >>> decimal_comma(["12,5", "1.234.567"]), decimal_comma(["1,234", "12.5"]), decimal_comma(["1,234"])
    (True, False, False)
    """
    found = [m["digits"] for text in texts if "," in text and (m := _FIGURE.fullmatch(text))]
    comma = any(re.fullmatch(r"[\d.]*\d,(?:\d{1,2}|\d{4,})", d) for d in found)
    return comma and not any(re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}", d) for d in found)


@lru_cache(1 << 16)
def figure_of(text: str, comma: bool = False) -> Figure | None:
    """Return the figure that a cell writes, None where it writes none or more than one.

    >>> figure_of("1,234,567").number, figure_of("1.234,5", True).number, figure_of("$3.5m").number
    (1234567.0, 1234.5, 3500000.0)
    >>> figure_of("48 km"), figure_of("F80"), figure_of("12-Oct")
    (Figure(number=48.0, unit='km'), None, None)
    """
    if PLAIN.fullmatch(text):
        return Figure(float(text), "")
    if len(text) > 60 or (found := _FIGURE.fullmatch(text)) is None:
        return None
    before, behind = found["before"].strip(), found["behind"].strip()
    if (before.isalpha() and not found["money"].strip() and not _is_currency(before)) or behind[:1] in ("-", "–", "/"):
        return None
    number = _digits(found["digits"], comma)
    if number is None:
        return None
    word, _, rest = behind.partition(" ")
    if (scale := _SCALES.get(word.casefold().rstrip("."))) and (
        len(word) > 1 or before or found["money"] or word != "m"
    ):
        number, behind = number * scale, rest.strip()
    unit = behind or before or found["money"].strip()
    return Figure(-number if found["sign"] in ("-", "−") else number, unit)


def _is_currency(word: str) -> bool:
    return len(word) == 3 and word.isupper()


def _digits(text: str, comma: bool) -> float | None:
    """Return what digits with separators stand for, None where they are no one number."""
    if PLAIN.fullmatch(text) and not (comma and _CONTINENTAL.fullmatch(text)):
        return float(text)
    if text[0] in ".,":
        return float("0." + text[1:])
    if _SPACED.fullmatch(text):
        text = re.sub(r"[ '’\u00a0\u202f]", "", text)
        return float(text.replace(",", "."))
    if _ENGLISH.fullmatch(text) and not comma:
        return float(text.replace(",", ""))
    if _CONTINENTAL.fullmatch(text) and (comma or text.count(".") > 1 or "," in text):
        return float(text.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


@lru_cache(1 << 14)
def hedged(text: str) -> float | None:
    """Return the middle of what a cell with a hedge or a range allows ("5-7", "about 40"), None where it has no bounds.

    The grammar of prose reads it, which takes a thousand times as long as `figure_of`.
    """
    if len(text) > 60 or not any(c.isdigit() for c in text):
        return None
    try:
        value = parse(text)
    except ReconcileError:
        return None
    if not isinstance(value, Quantity):
        return None
    if value.point is not None:
        return float(value.point)
    if value.low is not None and value.high is not None:
        return (float(value.low) + float(value.high)) / 2
    return None


__all__ = ["PLAIN", "Figure", "decimal_comma", "figure_of", "hedged"]
