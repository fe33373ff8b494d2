"""When and where what happens once happened to its subject: founded, born, built, sunk."""

import re
from collections.abc import Iterator

from attrs import evolve

from reconcile.extract.draft import Draft
from reconcile.extract.page import Line, Page
from reconcile.extract.topics import Topic, Topics
from reconcile.lexicon import Once
from reconcile.values import Found, Label, Moment

_REACH = 14  # tokens between the verb and its date
_BE = frozenset("is are was were be been being".split())
_UNREAL = frozenset(
    "will would to should shall may might could can not never nor if unless until before planned expected due "
    "re supposed said reportedly allegedly again".split()
)
_STOPS = frozenset("; and but while when where which who that after before because although though or".split())
_DATED = re.compile(r"\d{4}|\d(?:st|nd|rd|th)? [A-Z][a-z]{2}|[A-Z][a-z]{2,8} \d")
_NAME = r"[A-Z][\w’'\-]+(?: (?:of |de |al-|el-)?[A-Z][\w’'\-]+){0,3}"
_PLACE = re.compile(rf"\b(?:in|at|near) (?P<town>{_NAME})(?: ?, (?P<region>{_NAME}))?")


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the date and the place of what happened once to a subject that the text names."""
    topics = Topics(page)
    for line in page.lines:
        if line.sentence.headline or line.shouting:
            continue
        for k, size, once in _verbs(line):
            yield from _told(page, line, topics, k, k + size, once)


def _verbs(line: Line) -> Iterator[tuple[int, int, Once]]:
    """Yield (token, length, what it is) of the forms of verbs for what happens once."""
    heads, once = line.lexicon.once_heads, line.lexicon.once
    for k in [k for k, word in enumerate(line.lows) if word in heads and not line.tokens[k].name]:
        for size in heads[line.lows[k]]:
            known = once.get(tuple(line.lows[k : k + size]))
            if known is not None:
                yield k, size, known
                break


def _told(page: Page, line: Line, topics: Topics, k: int, after: int, once: Once) -> Iterator[Draft]:
    before = [t.low for t in line.tokens[max(0, k - 5) : k]]
    be = any(w in _BE for w in before[-3:])
    if any(w in _UNREAL for w in before[-4:]) or not (once.active or once.passive):
        return
    if be and not once.passive:
        return
    subject = _subject(line, topics, k, after, be=be, once=once)
    if subject is None:
        return
    if (found := _date(page, line, k, after)) is not None and isinstance(found.value, Moment):
        yield _draft(line, subject, k, found.start, found.end, evolve(found.value, text=found.text), once.attribute)
    if once.place and (place := _place(page, line, after)) is not None:
        town = place["town"]
        broader = frozenset({place["region"].casefold()} if place["region"] else ())
        value = Label(town, text=place.group().split(" ", 1)[1], broader=broader)
        yield _draft(line, subject, k, place.start("town"), place.end(), value, once.place)


def _subject(line: Line, topics: Topics, k: int, after: int, *, be: bool, once: Once) -> Topic | None:
    """Return whom it happened to: the subject of a passive, of a participle or of a deed, the object of another."""
    if be or (once.active and k and line.tokens[k - 1].low not in {",", "("}):
        return topics.before(line, k)
    if k == 0:  # "Founded in 1901, the museum holds ..."
        comma = next((i for i in range(1, min(len(line.tokens), _REACH)) if line.tokens[i].low == ","), 0)
        return topics.opening(line, comma + 1) if comma else None
    if line.tokens[k - 1].low in {",", "("}:  # "Velm House, founded in 1901, ..."
        return topics.before(line, k - 1)
    return topics.object_of(line, k, after)  # "Ana Ruiz founded Velm House in 1901"


def _date(page: Page, line: Line, k: int, after: int) -> Found | None:
    """Return the date right after the verb in its clause, or that which opens the sentence: "In 1901, ... "."""
    for found in line.found:
        if not isinstance(found.value, Moment) or found.value.low is None or not _DATED.search(found.text):
            continue
        first = line.token_at(found.start)
        if after <= first <= after + _REACH:
            between = {t.low for t in line.tokens[after:first]}
            return None if between & _STOPS else found
        if first <= 2 and first < k and line.words(line.token_at(found.end - 1) + 1, k)[:1] == ",":
            return found
    return None


def _place(page: Page, line: Line, after: int) -> "re.Match[str] | None":
    """Return the place after the verb, in its clause: "was born in Velm, Harl Province"."""
    if after >= len(line.tokens):
        return None
    stop = next((t.start for t in line.tokens[after:] if t.low in _STOPS), line.sentence.end)
    for m in _PLACE.finditer(page.prose, line.tokens[after].start, stop):
        if not any(f.start < m.end("town") and m.start("town") < f.end for f in line.found):
            return m
    return None


def _draft(line: Line, subject: Topic, k: int, start: int, end: int, value: Moment | Label, attribute: str) -> Draft:
    verb = line.tokens[k]
    return Draft(
        start=min(start, verb.start),
        end=max(end, verb.end),
        anchor=start,
        value=value,
        attribute=attribute,
        population=subject.name,
        noun=subject.name.casefold(),
        predicate=verb.low,
        line=line.number,
        qualifiers=tuple(subject.name.casefold().split()),
    )
