"""Which of a document's events a statement is about: one place's, several at once, or the only one there is."""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from reconcile.extract.draft import Draft
from reconcile.extract.page import Page
from reconcile.inflection import is_plural

_ONE_OF = re.compile(
    r"\b(?:one|first|second|another|each|other) of (?:the|these|those|several|two)\b|\bone attack\b", re.I
)


def several(text: str, page: Page) -> str:
    """Return "both attacks" or "all attacks" where the text names several events at once, or ""."""
    if _ONE_OF.search(text):
        return ""
    words = re.findall(r"[a-z]+", text.lower())
    for i, word in enumerate(words):
        if word in page.lexicon.events and is_plural(word):
            window = words[max(0, i - 4) : i]
            if {"both", "two", "twin"} & set(window):
                return f"both {word}"
            if "the" in window or "these" in window or "all" in window or "targeted" in window:
                return f"all {word}"
    return ""


def scoped(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with their scope settled.

    A document that speaks of several events at once ("two attacks") has figures for all of them and for single ones,
    which the place tells apart. The order of paragraphs does not matter: what no place settles belongs to the single
    place that the document describes, if it describes one only.
    """
    whole = _whole(page)
    if not whole:
        return [evolve(d, scope="") if d.scope else d for d in drafts]
    single = _single_places(page)
    only = single[0] if len(single) == 1 else ""
    return [evolve(d, scope=_scope_of(page, d, whole, single, only)) for d in drafts]


def _whole(page: Page) -> str:
    """Return the document's name for all its events together, or ""."""
    events = page.lexicon.events.keys() & re.findall(r"[a-z]+", page.prose.lower())
    if not any(map(is_plural, events)):
        return ""  # as most documents: told at once for all sentences
    names: Counter[str] = Counter()
    for line in page.lines:
        name = several(page.prose[line.sentence.start : line.sentence.end], page)
        if name.startswith("both"):
            return name
        if name and any(t.low in page.lexicon.events for t in line.tokens):
            names[name] += 1
    explicit = any(_ONE_OF.search(page.prose[line.sentence.start : line.sentence.end]) for line in page.lines)
    return names.most_common(1)[0][0] if names and explicit else ""


def _single_places(page: Page) -> list[str]:
    """Return the places where single events are said to have happened, in order of their names."""
    found: set[str] = set()
    for line in page.lines:
        if not line.places:
            continue
        text = page.prose[line.sentence.start : line.sentence.end]
        one = _ONE_OF.search(text) is not None
        for name, at in line.places:
            k = line.token_at(at)
            before = [t.low for t in line.tokens[max(0, k - 8) : k]]
            event = any(w in page.lexicon.events and not is_plural(w) for w in before)
            if event or (one and at - line.sentence.start < 120):
                found.add(name)
    return sorted(found)


def _scope_of(page: Page, draft: Draft, whole: str, single: Sequence[str], only: str) -> str:
    if draft.scope:
        return whole
    for name in draft.places:
        if name in single:
            return name
    line = page.lines[draft.line]
    paragraph = line.sentence.paragraph
    near = [
        name
        for other in page.lines[max(0, draft.line - 6) : draft.line + 1]
        if other.sentence.paragraph == paragraph
        for name in other.place_names
        if name in single
    ]
    return near[-1] if near else only
