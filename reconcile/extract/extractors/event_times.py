"""When it happened: the moments that a sentence gives for the event it tells of."""

from collections.abc import Iterator

from attrs import evolve

from reconcile.extract.draft import Draft
from reconcile.extract.page import Line, Page
from reconcile.values import Found, Grain, Moment

_FINE = frozenset({Grain.DAY, Grain.PART_OF_DAY, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
_REACH = 9  # tokens between the word for the event and the moment


def drafts(page: Page) -> Iterator[Draft]:
    """Yield a draft for every moment that an event is said to have happened at."""
    for line in page.lines:
        for found in line.found:
            value = found.value
            if isinstance(value, Moment) and value.grain in _FINE and value.low is not None:
                event = _event_near(page, line, found)
                if event:
                    yield _draft(page, line, found, value, event)


def _draft(page: Page, line: Line, found: Found, value: Moment, event: str) -> Draft:
    return Draft(
        start=found.start,
        end=found.end,
        anchor=found.start,
        value=evolve(value, text=found.text),
        attribute="time",
        population="event",
        noun=event,
        predicate=event,
        line=line.number,
        places=line.place_names,
    )


def _event_near(page: Page, line: Line, found: Found) -> str:
    """Return the happening that the moment belongs to: "the raid began at about nine", "unfolded in ..."."""
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    low = [t.low for t in line.tokens]
    for k in range(first - 1, max(-1, first - _REACH), -1):
        if low[k] in {";", "said", "told", "says", "reported", "announced"}:
            return ""
        for size in (1, 2, 3):
            if tuple(low[k : k + size]) in page.lexicon.happen and k + size <= first:
                subject = [w for w in low[max(0, k - 8) : k] if w in page.lexicon.events]
                return page.lexicon.events[subject[-1]] if subject else low[k]
    after = low[last : last + 2]
    return next((page.lexicon.events[w] for w in after if w in page.lexicon.events), "")
