"""What the words around a figure say of it: what is counted, what happened, which of several it is."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import evolve

from reconcile.compare.figures import Figure, Kind
from reconcile.compare.marking import Mark
from reconcile.compare.siblings import load_siblings
from reconcile.compare.stems import content, is_stop, noun_after
from reconcile.compare.words import Word
from reconcile.config import Config
from reconcile.lexicon import load_lexicon

Slot = tuple[int, int]  # the first word of a figure and the one behind its last

_REACH = 6  # words to either side of a figure that may say what it is about
_NOUN = 4  # words behind it that may be what is counted
_BREAK = re.compile(r"[;:()]")
_STOP = re.compile(r"[,;:.()\"–]")
_JOINTS = frozenset("and but while whereas or plus".split())


def placed(text: str, words: Sequence[Word], marks: Sequence[Mark], slots: Sequence[Slot]) -> tuple[Figure, ...]:
    """Return the figures with what their surroundings say."""
    out: list[Figure] = []
    lead: list[Word] = []  # the words before the last figure
    for i, (mark, (first, last)) in enumerate(zip(marks, slots, strict=True)):
        left = slots[i - 1][1] if i else 0
        right = slots[i + 1][0] if i + 1 < len(slots) else len(words)
        before, after = _before(text, words, first, left), _after(text, words, last, right)
        joined = not before and first > 0 and words[first - 1].form in _JOINTS
        lead = lead if joined else before
        if mark.figure.kind is Kind.ORDINAL and last < right and words[last].form in _JOINTS:
            last += 1  # "her third and last novel"
            after = _after(text, words, last, right)
        figure = _with_words(text, words, mark.figure, (first, last), [*before, *after], [*lead, *after])
        if figure.kind is Kind.COUNT and not figure.noun and out and out[-1].kind is Kind.COUNT:
            figure = evolve(figure, noun=out[-1].noun)  # "twelve people in Peru and nine in Chile"
        out.append(figure)
    return tuple(out)


def _with_words(
    text: str, words: Sequence[Word], figure: Figure, slot: Slot, own: Sequence[Word], near: Sequence[Word]
) -> Figure:
    """Return a figure with the words of its clause, `near` with those that it shares with the figure before it."""
    first, last = slot
    after = [w.form for w in words[last : last + _REACH]]
    around = [w.form for w in words[max(0, first - _REACH) : first]] + after
    dated = figure.kind in (Kind.DATE, Kind.MONTH_DAY)
    told = _events if dated else _attributes
    counted = [] if dated else [w.form for w in _phrase(text, words, last)]
    return evolve(
        figure,
        noun=noun_after(counted),
        population=_population(counted),
        near=frozenset(w.form for w in near),
        context=content(around),
        names=content(w.form for w in near if w.is_capitalised),
        attributes=(told(own) or told(near)) if dated or figure.kind is Kind.COUNT else frozenset(),
        negated=_is_negated(words, first),
        aside=figure.kind is Kind.ORDINAL or (dated and _bracketed(text, words, first, last)),
    )


def _phrase(text: str, words: Sequence[Word], last: int) -> Sequence[Word]:
    """Return the few words behind a figure up to a mark of punctuation."""
    at = last
    while at < min(len(words), last + _NOUN) and not (
        at > 0 and _STOP.search(text, words[at - 1].end, words[at].start)
    ):
        at += 1
    return words[last:at]


def _population(counted: Sequence[str]) -> str:
    """Return the population of the last noun that the packs' lexicon knows, before a verb or a preposition."""
    nouns = load_lexicon(Config()).nouns
    known = ""
    for form in counted:
        if is_stop(form) or form in _one_word_triggers():
            break
        known = nouns[(form,)][1] if (form,) in nouns else known
    return known


def _is_negated(words: Sequence[Word], first: int) -> bool:
    """Return whether "not" stands right before a figure or before its article."""
    at = first - 1
    if at >= 0 and words[at].form in ("a", "the", "in", "on", "by"):
        at -= 1
    return at >= 0 and (words[at].form in ("not", "never") or (words[at].form == "t" and at > 0))


def _before(text: str, words: Sequence[Word], first: int, floor: int) -> list[Word]:
    """Return the words before a figure, back to the last figure, conjunction or bracket."""
    at = first
    while at > max(floor, first - _REACH) and not _parted(text, words, at - 1, at):
        at -= 1
    return list(words[at:first])


def _after(text: str, words: Sequence[Word], last: int, end: int) -> list[Word]:
    """Return the words behind a figure, up to the next figure, conjunction or bracket."""
    at = last
    while at < min(end, last + _REACH) and (at == last or not _parted(text, words, at - 1, at)):
        if words[at].form in _JOINTS:
            break
        at += 1
    return list(words[last:at])


def _parted(text: str, words: Sequence[Word], one: int, other: int) -> bool:
    """Return whether a bracket, semicolon or conjunction stands between two neighbouring words."""
    if words[one].form in _JOINTS:
        return True
    return other < len(words) and _BREAK.search(text, words[one].end, words[other].start) is not None


def _attributes(words: Sequence[Word]) -> frozenset[str]:
    """Return what the words say befell the counted."""
    triggers = _one_word_triggers()
    return frozenset(a for w in words for a in triggers.get(w.form, ()))


@cache
def _one_word_triggers() -> Mapping[str, frozenset[str]]:
    """Return the attributes that single words of the packs' lexicon name."""
    triggers = load_lexicon(Config()).triggers
    return {words[0]: frozenset(t.attribute for t in means) for words, means in triggers.items() if len(words) == 1}


def _events(words: Sequence[Word]) -> frozenset[str]:
    """Return what the words say a date is the date of."""
    events = load_siblings().events
    return frozenset(events[w.form] for w in words if w.form in events)


def _bracketed(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether brackets hold a year and at most two words: "Harbour (2004 film)"."""
    if not first < last or text[: words[first].start].rstrip()[-1:] != "(":
        return False
    close = text.find(")", words[last - 1].end)
    return 0 <= close - words[last - 1].end <= 24
