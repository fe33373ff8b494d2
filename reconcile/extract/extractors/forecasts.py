"""Forecasts without a figure: "the toll may rise" opens the upper end of the current figure."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.page import Page
from reconcile.inflection import singular
from reconcile.lexicon import TriggerKind
from reconcile.statement import Stance
from reconcile.values import Quantity

_GROW = "(?:rise|climb|grow|increase|go up|be (?:higher|heavier))"
_RISE = re.compile(
    rf"\b(?:(?:may|might|could|will|would)(?: well| still| yet| further)* {_GROW}"
    rf"|(?:(?:is|are|was|were) )?(?:expected|likely|feared|set) to {_GROW}"
    r"|fear(?:s|ed)?[^.;]{0,30}(?:toll|number)[^.;]{0,30}(?:rise|climb))\b",
    re.IGNORECASE,
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield an open-ended forecast for every toll that is said to rise."""
    for line in page.lines:
        s = line.sentence
        m = _RISE.search(page.prose, s.start, s.end)
        if m is None:
            continue
        tolls = [h for h in line.hits if any(t.kind == TriggerKind.TOLL for t in h.triggers)]
        tolls = [h for h in tolls if line.tokens[h.first].start < m.start()] or tolls
        target = page.prose[m.end() : m.end() + 12]
        if not tolls or (" to " in target and any(m.end() <= f.start <= m.end() + 12 for f in line.found)):
            continue
        hit = tolls[-1]
        trigger = next(t for t in hit.triggers if t.kind == TriggerKind.TOLL)
        start = line.tokens[hit.first].start
        yield Draft(
            start=min(start, m.start()),
            end=max(line.tokens[hit.last - 1].end, m.end()),
            anchor=start,
            value=Quantity(low=0, text=m.group()),
            attribute=trigger.attribute,
            population=_population(page, [t.low for t in line.tokens[hit.last : line.token_at(m.start())]]),
            predicate=line.words(hit.first, hit.last),
            stance=Stance.FORECAST,
            line=line.number,
        )


def _population(page: Page, words: list[str]) -> str:
    for size in (2, 1):
        for i in range(len(words) - size + 1):
            chunk = (*words[i : i + size - 1], singular(words[i + size - 1]))
            if found := page.lexicon.nouns.get(tuple(words[i : i + size])) or page.lexicon.nouns.get(chunk):
                return found[1]
    return ""
