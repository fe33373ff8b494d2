"""When it happened: the moments that a sentence gives for what it tells of."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from attrs import evolve, frozen

from reconcile.extract.deed_words import SPEECH, Deed, deed_after, deed_before
from reconcile.extract.draft import Draft
from reconcile.extract.page import Line, Page
from reconcile.statement import Stance
from reconcile.values import Found, Grain, Moment, find

_FINE = frozenset({Grain.DAY, Grain.PART_OF_DAY, Grain.HOUR, Grain.MINUTE, Grain.SECOND})
_CLOCK = frozenset({Grain.HOUR, Grain.MINUTE, Grain.SECOND, Grain.PART_OF_DAY})
_LEADS = frozenset(
    "on at in early late of the around about by before after shortly just from between since last".split()
)
# Told from another point of the story, not from the day of the report.
_NARRATED = re.compile(r"\b(?:later|earlier|next|following|previous)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"day\b", re.IGNORECASE)


@frozen
class Event:
    """What a moment is the time of.

    Attributes:
        word: the noun or verb for it.
        main: whether the lexicon knows it for something that happens.
        near: whether its noun stands right beside the moment.
        ahead: whether it is still to come.
        names: of those who do it or whom it befalls, lower-case: two deaths have two days.
    """

    word: str
    main: bool
    near: bool = False
    ahead: bool = False
    names: tuple[str, ...] = ()


def drafts(page: Page) -> Iterator[Draft]:
    """Yield a draft for every moment that something is said to have happened at."""
    day: datetime | None = None  # of the event told last, which a bare time of day belongs to
    for line in page.lines:
        for found in line.found:
            value = found.value
            if (
                not isinstance(value, Moment)
                or value.grain not in _FINE | {Grain.MONTH}
                or _NARRATED.search(found.text)
            ):
                continue
            event = _event(line, found)
            if event is None or ((value.grain is Grain.MONTH or _since(value)) and not event.near):
                continue
            if _dayless(found):
                value = _on(value, day)
            value, ahead = _past(value, found, event, page.published)
            if value.grain in _FINE and value.low is not None and not ahead:
                day = value.low.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
            yield _draft(page, line, found, value, event, ahead=ahead)


def _past(value: Moment, found: Found, event: Event, published: datetime | None) -> tuple[Moment, bool]:
    """Return a moment that can have been reported, and whether what happens then is still to come.

    Whoever tells on Friday what happened on Sunday means the Sunday before.
    """
    if event.ahead or published is None or value.low is None or value.high is None:
        return value, event.ahead
    if value.low.replace(tzinfo=None) < published.replace(tzinfo=None, hour=0, minute=0) + timedelta(days=1):
        return value, False
    if not _WEEKDAY.search(found.text) or any(c.isdigit() for c in found.text):
        return value, True
    return evolve(value, low=value.low - timedelta(days=7), high=value.high - timedelta(days=7)), False


def _since(value: Moment) -> bool:
    """Return whether a moment only opens or closes a time of days: "since 22 June"."""
    return value.grain is Grain.DAY and (value.low is None or value.high is None)


def _dayless(found: Found) -> bool:
    """Return whether the words give a time of day and no day."""
    value = found.value
    assert isinstance(value, Moment)
    if value.grain not in _CLOCK:
        return False
    alone = find(found.text)
    return len(alone) == 1 and isinstance(alone[0].value, Moment) and alone[0].value.clock_only


def _on(value: Moment, day: datetime | None) -> Moment:
    """Return a time of day on a day told before, instead of the day of publication."""
    if day is None or value.low is None or value.high is None:
        return value
    by = day - value.low.replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    if not timedelta(days=-14) <= by <= timedelta(0):
        return value
    return evolve(value, low=value.low + by, high=value.high + by)


def _draft(page: Page, line: Line, found: Found, value: Moment, event: Event, *, ahead: bool) -> Draft:
    return Draft(
        start=found.start,
        end=found.end,
        anchor=found.start,
        value=evolve(value, text=found.text),
        attribute="time",
        population="event" if event.main else event.word,
        noun=event.word,
        predicate=event.word,
        stance=Stance.FORECAST if ahead else None,
        line=line.number,
        places=line.place_names,
        qualifiers=event.names,
    )


def _event(line: Line, found: Found) -> Event | None:
    """Return what the moment is the time of, by the words right around it or by the verb of its clause."""
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    return _noun_after(line, last) or _noun_before(line, first) or _by_verb(line, first, last)


def _noun_after(line: Line, k: int) -> Event | None:
    """Read "the 6 October raid", "Sunday night's fire"."""
    for i in range(k, min(k + 3, len(line.tokens))):
        low = line.tokens[i].low
        if low in line.lexicon.events:
            return Event(line.lexicon.events[low], True, near=True)
        if not low.isalpha() or low in SPEECH or low in {"and", "or", "when", "as", "that"}:
            return None
    return None


def _noun_before(line: Line, k: int) -> Event | None:
    """Read "the raid on Friday", "the attack in Alt on 6 October"."""
    while k > 0 and line.tokens[k - 1].low in _LEADS:
        k -= 1
    for i in range(k - 1, max(-1, k - 5), -1):
        token = line.tokens[i]
        if token.low in line.lexicon.events:
            return Event(line.lexicon.events[token.low], True, near=True)
        if not (token.name or token.low in {"in", "at", "on", "near", "of", "the"}):
            return None
    return None


def _by_verb(line: Line, first: int, last: int) -> Event | None:
    """Read "gunmen stormed the hall on Friday", "At about nine on 15 August, gunmen stormed the hall"."""
    opens = all(t.low in _LEADS or not t.low.isalpha() for t in line.tokens[:first])
    when = line.words(last, last + 2) in {", when", ", as"} or line.words(last, last + 1) == "when"
    deed = deed_after(line, last + 1) if opens or when else deed_before(line, first)
    return _told(line, deed) or (_subject(line, first) if deed is None else None)


def _subject(line: Line, k: int) -> Event | None:
    """Read "the hearing is in Alt on 27 April": an event as the subject of a mere copula."""
    for i in range(k - 1, max(-1, k - 10), -1):
        low = line.tokens[i].low
        if low in SPEECH or low in {",", ";", ":"}:
            return None
        if low in {"is", "are", "was", "were"}:
            noun = next((t.low for t in reversed(line.tokens[max(0, i - 4) : i]) if t.low in line.lexicon.events), "")
            return Event(line.lexicon.events[noun], True) if noun else None
    return None


def _told(line: Line, deed: Deed | None) -> Event | None:
    if deed is None:
        return None
    where = {word for place in line.place_names for word in place.lower().split()}
    before = line.tokens[max(0, deed.first - 16) : deed.first]
    names = () if deed.known else tuple(t.low for t in before if t.name and t.low not in where)
    return Event(deed.word, deed.known, ahead=deed.ahead, names=names)
