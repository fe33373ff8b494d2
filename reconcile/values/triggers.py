"""Where in a text a value can begin: one pass that looks every word up in a table of first words.

The grammar's patterns are tried only at these places. That is what keeps the reading linear and fast: most words of a
text begin nothing, and a table tells so sooner than a pattern does.
"""

from collections.abc import Iterable
from enum import Enum
from functools import cache

from reconcile.values.pattern import compiled, cut


class Scan(Enum):
    """The scanners, each with its own table of first words."""

    NUMERAL = "numeral"
    VAGUE = "vague"
    ABSENCE = "absence"
    DATE = "date"
    RELATIVE = "relative"
    CLOCK = "clock"


_TOKEN = r"((?:https?://|www\.)\S+|[a-z]+|[0-9]+|[^\sa-z0-9.,;:!?'\"()-])"
_DIGITS = (Scan.NUMERAL, Scan.DATE, Scan.RELATIVE, Scan.CLOCK)


@cache
def _table() -> dict[str, tuple[Scan, ...]]:
    from reconcile.values import clock, dates, numerals, relative, vague

    table: dict[str, tuple[Scan, ...]] = {}
    firsts: tuple[tuple[Scan, Iterable[str]], ...] = (
        (Scan.NUMERAL, numerals.first_words()),
        (Scan.VAGUE, vague.first_words()),
        (Scan.ABSENCE, ("no", "nobody", "none")),
        (Scan.DATE, dates.first_words()),
        (Scan.RELATIVE, relative.first_words()),
        (Scan.CLOCK, clock.first_words()),
    )
    for scan, words in firsts:
        for word in sorted(set(words)):
            table[word] = (*table.get(word, ()), scan)
    return table


def places(folded: str) -> dict[Scan, list[int]]:
    """Return, for each scanner, the offsets in rising order at which its patterns may match."""
    out: dict[Scan, list[int]] = {scan: [] for scan in Scan}
    words, starts, _ = cut(compiled(_TOKEN), folded)
    for word, at, scans in zip(words, starts, map(_table().get, words), strict=True):
        if scans is None and "0" <= word < ":":
            scans = _DIGITS
        if scans is not None:
            for scan in scans:
                out[scan].append(at)
    return out
