"""Figures that count nothing: codes, house numbers, years, and lists of which each figure is another owner's."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reconcile.extract.bare import year_like
from reconcile.extract.page import Line
from reconcile.inflection import is_plural
from reconcile.values import Form, Found

_CODE = re.compile(r"0\d")  # "at 0815", "agent 007": nobody counts so
_STREETS = frozenset("street st road rd avenue ave lane drive square boulevard terrace crescent close".split())
_OF_YEARS = frozenset("season edition campaign budget census film album model report constitution".split())


def no_count(line: Line, found: Found, last: int) -> bool:
    """Return whether a figure that ends before token `last` counts nothing that sources can disagree about."""
    if _label(line, found, last) or _respective(line, found):
        return True
    return _address(line, last) or _year(line, found, last)


def _label(line: Line, found: Found, last: int) -> bool:
    """Return whether digits are a code, a time without a colon, or the number of a paragraph: "5. The ..."."""
    digits = line.prose[found.core_start].isdigit()
    opens = line.token_at(found.start) == 0 and last + 1 < len(line.tokens) and line.tokens[last].low in {".", ")"}
    return digits and (opens or _CODE.match(line.prose, found.core_start) is not None)


def _address(line: Line, k: int) -> bool:
    """Return whether the figure that ends before token `k` numbers a house: "14 Marn Street"."""
    run = k
    while run < min(len(line.tokens), k + 4) and line.tokens[run].name:
        run += 1
    return run - k > 1 and any(t.low in _STREETS for t in line.tokens[k + 1 : run])


def _respective(line: Line, found: Found) -> bool:
    """Return whether a figure is in a list of bare ones: each of "9,000, 7,500 and 6,200 seats" is another hall's."""
    k = next((i for i, f in enumerate(line.found) if f.start == found.start), 0)  # a share of it may stand in its place
    return any(_list_of_figures(line, line.found[i : i + 3]) for i in range(max(0, k - 2), k + 1))


def _list_of_figures(line: Line, found: Sequence[Found]) -> bool:
    if len(found) < 3 or any(f.form is not Form.CARDINAL for f in found):
        return False
    gaps = [line.prose[a.end : b.start].strip() for a, b in pairwise(found)]
    return gaps[0] == "," and gaps[1] in {",", "and", ", and"}


def _year(line: Line, found: Found, k: int) -> bool:
    """Return whether a figure is the year of what follows: "the 2003 fires", "the 2012 Summer Games"."""
    if not year_like(found) or k >= len(line.tokens):
        return False
    token = line.tokens[k]
    first = line.token_at(found.start)
    one = line.words(first - 1, first) in {"a", "an", "his", "her"} and not is_plural(token.low)
    return one or token.name or token.low in line.lexicon.events or token.low in _OF_YEARS
