"""Whether a proposed statement counts: its quote stands in the document, and its value can be read from that quote.

The value that counts is the one that our own grammar reads at that place of the document, hedge and all, never the
model's. So a model, or a text that misleads it, can point at words, but cannot put any there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reconcile.errors import ValueParseError
from reconcile.extract.draft import Draft
from reconcile.extract.language_model.answer import Item
from reconcile.extract.page import Page
from reconcile.inflection import singular
from reconcile.proposal import Rejection
from reconcile.statement import Part, Stance, Statement
from reconcile.values import PROFILES, Found, Quantity, Relation, Value, find, parse

_LONGEST = 600  # characters of a quote
_MOST = 20  # places of a quote that are looked at
_NEAR = 75.0  # of 100: how like a stretch must be to be shown beside a quote that is not there
_ATTRIBUTE = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,4}")
_STANCES = {"denied": Stance.DENIED, "forecast": Stance.FORECAST}
_PARTS = {part.value: part for part in (Part.SUBSET, Part.INCREMENT, Part.CUMULATIVE)}


class Reading(NamedTuple):
    """A document being read: the page, a part of it, and the statements that are known already."""

    page: Page
    start: int
    end: int
    known: Sequence[Statement]


def checked(item: Item, reading: Reading) -> Draft | Rejection:
    """Return a proposed statement as a draft, or why it does not count."""

    def rejected(reason: str, nearest: str = "") -> Rejection:
        return Rejection(item.quote[:_LONGEST], item.value[:_LONGEST], reason, nearest)

    if not item.quote or not item.value or not item.attribute:
        return rejected("it lacks a quote, a value or an attribute")
    if len(item.quote) > _LONGEST:
        return rejected(f"the quote is longer than {_LONGEST} characters")
    places = list(islice(_places(item.quote, reading), _MOST))
    if not places:
        return rejected("the quote does not stand in the document", _nearest(item.quote, reading))
    if not _ATTRIBUTE.fullmatch(item.attribute.replace("_", " ")):
        return rejected(f"'{item.attribute[:60]}' does not name what is stated")
    reason = ""
    for start in places:
        found = _value(item, start, reading)
        if isinstance(found, str):
            reason = reason or found
        elif (same := _known(found, item, reading)) is not None:
            reason = f"the figure is read already, as '{same.question}'"
        else:
            return _draft(item, start, found, reading.page)
    return rejected(reason)


def _places(quote: str, reading: Reading) -> Iterator[int]:
    """Yield where a quote stands verbatim in the part that was asked about."""
    here = reading.page.prose.find(quote, reading.start, reading.end)
    while here >= 0:
        yield here
        here = reading.page.prose.find(quote, here + 1, reading.end)


def _nearest(quote: str, reading: Reading) -> str:
    from rapidfuzz.fuzz import partial_ratio_alignment

    part = reading.page.prose[reading.start : reading.end]
    found = partial_ratio_alignment(quote, part, score_cutoff=_NEAR)
    return "" if found is None else part[found.dest_start : found.dest_end]


def _value(item: Item, start: int, reading: Reading) -> Found | str:
    """Return the value that the document states at the quote, or why it is not the one proposed."""
    page = reading.page
    profile = PROFILES[page.config.profile]
    inside = find(item.quote, now=None, profile=profile)
    fits = [f for f in inside if _agrees(f, item.value)]
    if not fits:
        read = ", ".join(f"'{f.text}'" for f in inside[:5])
        return f"the quote states {read}, not '{item.value[:60]}'" if read else "no value can be read from the quote"
    for f in fits:
        first, last = start + f.core_start, start + max(f.core_end, f.core_start + 1)
        for found in page.found:
            if found.core_start < last and first < max(found.core_end, found.core_start + 1):
                return found
    return "in its sentence, the figure is no value"


def _agrees(found: Found, value: str) -> bool:
    """Return whether a proposed value is the one found in the quote: in its words, as its number, or as its core."""
    if value.casefold() in (found.text.casefold(), found.text[found.core_start - found.start :].casefold()):
        return True
    try:
        given = parse(value)
    except ValueParseError:
        return False
    return given.kind == found.value.kind and (
        _relation(given, found.value) is Relation.SAME or _is_core(given, found.value)
    )


def _is_core(given: Value, read: Value) -> bool:
    """Return whether a bare number is the one that a hedge in the quote loosens or bounds: 40 of "some 40"."""
    return (
        isinstance(given, Quantity)
        and isinstance(read, Quantity)
        and given.is_exact
        and given.low in (read.low, read.high, read.point)
        and given.unit in ("", read.unit)
    )


def _relation(given: Value, read: Value) -> Relation | None:
    try:
        return given.relation(read)
    except (ValueError, TypeError):
        return None


def _known(found: Found, item: Item, reading: Reading) -> Statement | None:
    """Return the statement that was read without the model at the same place, unless it only counts.

    Our grammar reads every countable noun; where it knows no more than that ("count"), what the model says of them is
    new.
    """
    first, last = reading.page.document.source_span(found.start, found.end)
    for s in reading.known:
        if s.question.attribute == "count" != item.attribute.lower():
            continue
        if s.start < last and first < s.end and _relation(s.value, found.value) is Relation.SAME:
            return s
    return None


def _draft(item: Item, start: int, found: Found, page: Page) -> Draft:
    attribute = item.attribute.replace("_", " ").lower()
    noun = _noun(item.population, page)
    population = page.lexicon.population(noun) if noun else page.lexicon.default_population.get(attribute, "")
    ends = [line.sentence.end for line in page.lines]
    number = min(bisect_right(ends, found.start), len(ends) - 1)
    line = page.lines[number]
    value = found.value
    return Draft(
        start=min(start, found.start),
        end=max(start + len(item.quote), found.end),
        anchor=found.start,
        value=_stated(value),
        attribute=attribute,
        population=population,
        noun=noun,
        hedge=found.hedge,
        part=_PARTS.get(item.part, Part.TOTAL),
        stance=_STANCES.get(item.stance),
        line=number,
        places=line.place_names,
    )


def _stated(value: Value) -> Value:
    """Return a count by the whole numbers that it allows; a measure may lie between them: over 5 km is no 6 km."""
    return value.closed() if isinstance(value, Quantity) and not value.unit else value


def _noun(words: str, page: Page) -> str:
    """Return who is counted, singular, where the document itself uses the word; else ""."""
    low = " ".join(words.casefold().split())
    if not re.fullmatch(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,4}", low) or low not in page.prose.casefold():
        return ""
    *before, last = low.split(" ")
    return " ".join((*before, singular(last)))
