"""Whose amount or votes a figure gives: the names in its own clause."""

from reconcile.extract.page import Line, Page

_STOPS = frozenset(
    "; : ( ) and but or while where which who whose that although because after before when if said says told".split()
)
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec us eur usd gbp rs".split()
)
_REACH = 25


def owners(page: Page, line: Line, first: int, last: int) -> tuple[str, ...]:
    """Return the names in the clause of the figure at tokens [first, last), lower-case, each once, in their order."""
    start, end = first, last
    while start > max(0, first - _REACH) and line.tokens[start - 1].low not in _STOPS:
        start -= 1
    while end < min(len(line.tokens), last + _REACH) and line.tokens[end].low not in _STOPS | {",", "."}:
        end += 1
    named = (t.low for t in line.tokens[start:end] if t.name and t.low not in _DATES and t.low[0].isalpha())
    opening = line.tokens[:1] if start == 0 and not line.shouting else ()
    return tuple(dict.fromkeys((*(t.low for t in opening if t.low in page.names), *named)))
