"""Forecasts without a figure: "the toll may rise" opens the upper end of the current figure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reconcile.extract.draft import Draft
from reconcile.extract.headed import number_of
from reconcile.extract.page import Hit, Line, Page
from reconcile.inflection import singular
from reconcile.lexicon import TriggerKind
from reconcile.statement import Stance
from reconcile.values import Quantity

_GROWING = ("rise", "climb", "grow", "increase", "go up", "be h")
_GROW = "(?:rise|climb|grow|increase|go up|be (?:higher|heavier))"
_RISE = re.compile(
    rf"\b(?:(?:may|might|could|will|would)(?: well| still| yet| further)* {_GROW}"
    rf"|(?:(?:is|are|was|were) )?(?:expected|likely|feared|set) to {_GROW}"
    r"|fear(?:s|ed)?[^.;]{0,30}(?:toll|number)[^.;]{0,30}(?:rise|climb))\b",
    re.IGNORECASE,
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield an open-ended forecast for every toll that is said to rise."""
    for line in page.holding(*_GROWING):
        s = line.sentence
        m = _RISE.search(page.prose, s.start, s.end)
        if m is None:
            continue
        toll = _toll(line, m.end())
        target = page.prose[m.end() : m.end() + 12]
        if toll is None or (" to " in target and any(m.end() <= f.start <= m.end() + 12 for f in line.found)):
            continue
        start = line.tokens[toll.first].start
        yield Draft(
            start=min(start, m.start()),
            end=max(line.tokens[toll.last - 1].end, m.end()),
            anchor=start,
            value=Quantity(low=0, text=m.group()),
            attribute=toll.attribute,
            population=_population(
                page, toll.who or [t.low for t in line.tokens[toll.last : line.token_at(m.start())]]
            ),
            predicate=line.words(toll.first, toll.last),
            stance=Stance.FORECAST,
            line=line.number,
        )


class _Toll(NamedTuple):
    """What may rise, at tokens [first, last) of a sentence; `who`: the words that say whose number it is, if any."""

    first: int
    last: int
    attribute: str
    who: list[str]


def _toll(line: Line, offset: int) -> _Toll | None:
    """Return the toll that is named last before an offset, else after it."""
    before = [h for h in line.hits if line.tokens[h.first].start < offset]
    named = [h for h in before if _kind(h, TriggerKind.TOLL)]
    if not named and (start := number_of(line, line.token_at(offset))):
        # "the number of customs officers killed", "the number of dead villagers"
        said = [h for h in before if h.first >= start and not _kind(h, TriggerKind.TOLL)]
        if said:
            last = said[-1].last
            return _Toll(start - 2, last, said[-1].triggers[0].attribute, [t.low for t in line.tokens[start:last]])
    tolls = named or [h for h in line.hits if _kind(h, TriggerKind.TOLL)]
    if not tolls:
        return None
    trigger = next(t for t in tolls[-1].triggers if t.kind == TriggerKind.TOLL)
    return _Toll(tolls[-1].first, tolls[-1].last, trigger.attribute, [])


def _kind(hit: Hit, kind: TriggerKind) -> bool:
    return any(t.kind == kind for t in hit.triggers)


def _population(page: Page, words: list[str]) -> str:
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            chunk = (*words[i : i + size - 1], singular(words[i + size - 1]))
            if found := page.lexicon.nouns.get(tuple(words[i : i + size])) or page.lexicon.nouns.get(chunk):
                return found[1]
    return ""
