"""One of several: "one of the attackers blew himself up", "one of them was armed"."""

from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.nouns import AUXILIARIES, PASTS, counted
from reconcile.extract.page import Line, Page
from reconcile.lexicon import TriggerKind
from reconcile.statement import Part
from reconcile.values import Quantity

_WHOLE = frozenset("the those these his her their its our".split())


def drafts(page: Page) -> Iterator[Draft]:
    """Yield {1} for a single member of a group of people that is said to have done something."""
    for line in page.lines:
        if "one" not in line.bag:
            continue
        for k in range(len(line.tokens) - 3):
            if line.lows[k] != "one" or line.lows[k + 1] != "of":
                continue
            if draft := _member(page, line, k):
                yield draft


def _member(page: Page, line: Line, k: int) -> Draft | None:
    """Return the draft of "one of them" or "one of the attackers" where a verb follows; None of other things."""
    if line.tokens[k + 2].low in {"them", "whom"}:
        end, noun, population = k + 3, "", ""
    else:
        start = k + 2
        while start < len(line.tokens) and line.tokens[start].low in _WHOLE:
            start += 1
        told = counted(line, start, page.lexicon)
        if start == k + 2 or told.population not in page.lexicon.populations:
            return None
        end, noun, population = told.last, told.noun, told.population
    verb = _verb(line, end)
    if verb is None or any(line.token_at(f.start) == k for f in line.found):
        return None
    attribute, last = verb
    start, stop = line.tokens[k].start, line.tokens[last - 1].end
    return Draft(
        start=start,
        end=stop,
        anchor=start,
        value=Quantity.exact(1, text=page.prose[start:stop]),
        attribute=attribute,
        population=population,
        noun=noun,
        predicate=line.words(end, last),
        part=Part.SUBSET,
        after=True,
        line=line.number,
        places=line.place_names,
    )


def _verb(line: Line, k: int) -> tuple[str, int] | None:
    """Return what the verb at token `k` says befell or was done by the one, and where it ends."""
    start = k
    while k < len(line.tokens) and (line.tokens[k].low in AUXILIARIES or line.tokens[k].low in {"also", "later"}):
        k += 1
    if k >= len(line.tokens):
        return None
    hit = next((h for h in line.hits if h.first == k), None)
    told = [t for t in hit.triggers if t.kind in (TriggerKind.AFTER, TriggerKind.PASSIVE)] if hit is not None else []
    if hit is not None and told and (k > start or told[0].kind == TriggerKind.AFTER):
        return told[0].attribute, hit.last
    low = line.tokens[k].low
    if low in PASTS or low.endswith(("ed", "ing")):
        return low, k + 1
    return ("count", k + 1) if k > start and low.isalpha() else None
