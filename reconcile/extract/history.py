"""When what is counted happened, and whether it is told as history: other events are no rivals of this one."""

import re
from datetime import datetime, timedelta

from reconcile.extract.page import Line, Page
from reconcile.extract.sentences import Layout
from reconcile.values import Found, Grain, Moment, find, parse

_HISTORY = re.compile(
    r"\b(?:(?:years?|months?|decades?|centur(?:y|ies)) (?:ago|earlier|before)|last (?:year|century|decade)"
    r"|in (?:the )?(?:recent|past|previous) (?:\w+ )?(?:years|months|decades)|so far this year|since \d{4}"
    r"|(?:a|the|another) (?:previous|similar|earlier) (?:attack|march|protest|raid|fire|blast|flood|accident|crash"
    r"|strike)"
    r"|last (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|over the years|history|previously|in recent memory|a year earlier|in the same (?:week|month|year)|days earlier"
    r"|earlier this (?:month|year))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\W*(?:also read|read (?:also|more)|related|see also|more (?:on|from)|recommended)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:in|of|since|from|until|during) ((?:1[0-9]|20)\d\d)\b(?!,\d)", re.IGNORECASE)
_SPEECH = frozenset(
    "said says told announced reported confirmed added stated tweeted wrote posted published released briefed "
    "statement press updated interview".split()
)
_COARSE = frozenset({Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR, Grain.DECADE, Grain.CENTURY})
_OLD = timedelta(days=45)


_HEAD = 6  # paragraphs in which an article gives its own date
_LINE = 90  # characters of a line that is no sentence


def dated_head(layout: Layout) -> datetime | None:
    """Return the day that an article gives itself: in its dateline, or in a line of its own near the top."""
    heads = [(d.start, d.end) for d in layout.datelines[:1]]
    for start, end in layout.paragraphs[:_HEAD]:
        if end - start <= _LINE and not layout.text[start:end].rstrip().endswith((".", "!", "?", "”", '"')):
            heads.append((start, end))
    for start, end in sorted(heads):
        for found in find(layout.text[start:end]):
            if isinstance(found.value, Moment) and found.value.grain is Grain.DAY and not found.value.clock_only:
                return found.value.low
    return None


def when_of(page: Page, line: Line, offset: int) -> Moment | None:
    """Return the date that the sentence gives for what stands at `offset`: the nearest, the date of speech aside."""
    if year := _year_of_event(page, line, offset):
        return year
    dated = [f for f in line.found if isinstance(f.value, Moment) and not f.value.clock_only and not _spoken(line, f)]
    nearest = min(dated, key=lambda f: (min(abs(f.start - offset), abs(f.end - offset)), f.start), default=None)
    return nearest.value if nearest is not None and isinstance(nearest.value, Moment) else None


_OF_A_YEAR = re.compile(r"\bthe ((?:1[5-9]|20)\d\d) (\w+)")


def _year_of_event(page: Page, line: Line, offset: int) -> Moment | None:
    """Return the year of the event next to a figure, where its name gives one: "the 2003 fires burnt 900 hectares"."""
    for m in _OF_A_YEAR.finditer(page.prose, line.sentence.start, line.sentence.end):
        first, last = sorted((m.start(), offset))
        between = any(first < f.start < last and f.start != m.start(1) for f in line.found)
        if m[2].lower() in page.lexicon.events and not between:
            year = parse(m[1], "moment")
            return year if isinstance(year, Moment) else None
    return None


def _spoken(line: Line, found: Found) -> bool:
    k = line.token_at(found.start)
    return any(t.low in _SPEECH for t in line.tokens[max(0, k - 3) : k])


def is_background(page: Page, line: Line, when: Moment | None, published: datetime | None) -> bool:
    """Return whether the sentence tells of another time than the document's own event."""
    s = line.sentence
    if _ELSEWHERE.match(page.prose, s.start, s.end):
        return True
    if _HISTORY.search(page.prose, s.start, s.end):
        return True
    if published is not None and any(
        abs(int(m[1]) - published.year) > 1 for m in _YEAR.finditer(page.prose, s.start, s.end)
    ):
        return True
    if when is None or published is None or when.high is None:
        return False
    end, day = when.high.replace(tzinfo=None), published.replace(tzinfo=None)
    # Whoever names a month or a year only, and one that is over, tells of something that is no news.
    return end <= day - (timedelta(0) if when.grain in _COARSE else _OLD)
