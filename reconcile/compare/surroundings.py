"""What the words around a figure say of it: what is counted, what happened, which of several it is."""

import re
from collections.abc import Sequence

from attrs import evolve

from reconcile.compare.figures import Figure, Kind
from reconcile.compare.marking import Mark
from reconcile.compare.siblings import load_siblings
from reconcile.compare.stems import content, noun_after
from reconcile.compare.words import Word
from reconcile.config import Config
from reconcile.lexicon import load_lexicon

Slot = tuple[int, int]  # the first word of a figure and the one behind its last

_REACH = 6  # words to either side of a figure that may say what it is about
_NOUN = 4  # words behind it that may be what is counted
_BREAK = re.compile(r"[;:()]")
_JOINTS = frozenset("and but while whereas or plus".split())


def placed(text: str, words: Sequence[Word], marks: Sequence[Mark], slots: Sequence[Slot]) -> tuple[Figure, ...]:
    """Return the figures with what their surroundings say."""
    out: list[Figure] = []
    for i, (mark, (first, last)) in enumerate(zip(marks, slots, strict=True)):
        left = slots[i - 1][1] if i else 0
        right = slots[i + 1][0] if i + 1 < len(slots) else len(words)
        figure = _with_words(text, words, mark.figure, (first, last), (left, right))
        if figure.kind is Kind.COUNT and not figure.noun and out and out[-1].kind is Kind.COUNT:
            figure = evolve(figure, noun=out[-1].noun)  # "twelve people in Peru and nine in Chile"
        out.append(figure)
    return tuple(out)


def _with_words(text: str, words: Sequence[Word], figure: Figure, slot: Slot, between: Slot) -> Figure:
    first, last = slot
    after = [w.form for w in words[last : last + _REACH]]
    around = [w.form for w in words[max(0, first - _REACH) : first]] + after
    near = _clause(text, words, slot, between)
    forms = [w.form for w in near]
    dated = figure.kind in (Kind.DATE, Kind.MONTH_DAY)
    return evolve(
        figure,
        noun=frozenset() if dated else noun_after(after[:_NOUN]),
        near=frozenset(forms),
        context=content(around),
        names=content(w.form for w in near if w.is_capitalised),
        attributes=_events(forms) if dated else _attributes(forms) if figure.kind is Kind.COUNT else frozenset(),
        aside=figure.kind is Kind.ORDINAL or (dated and _bracketed(text, words, first, last)),
    )


def _clause(text: str, words: Sequence[Word], slot: Slot, between: Slot) -> list[Word]:
    """Return the words around a figure up to the next figure, conjunction or bracket on either side."""
    before: list[Word] = []
    at = slot[0]
    while at > max(between[0], slot[0] - _REACH) and not _parted(text, words, at - 1, at):
        at -= 1
        before.append(words[at])
    after: list[Word] = []
    at = slot[1]
    while at < min(between[1], slot[1] + _REACH) and (at == slot[1] or not _parted(text, words, at - 1, at)):
        if words[at].form in _JOINTS:
            break
        after.append(words[at])
        at += 1
    return [*reversed(before), *after]


def _parted(text: str, words: Sequence[Word], one: int, other: int) -> bool:
    """Return whether a bracket, semicolon or conjunction stands between two neighbouring words."""
    if words[one].form in _JOINTS:
        return True
    return other < len(words) and _BREAK.search(text, words[one].end, words[other].start) is not None


def _attributes(forms: Sequence[str]) -> frozenset[str]:
    """Return what the words say befell the counted, by the packs' lexicon."""
    triggers = load_lexicon(Config()).triggers
    return frozenset(t.attribute for f in forms for t in triggers.get((f,), ()))


def _events(forms: Sequence[str]) -> frozenset[str]:
    """Return what the words say a date is the date of."""
    events = load_siblings().events
    return frozenset(events[f] for f in forms if f in events)


def _bracketed(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Return whether brackets hold a year and at most two words: "Harbour (2004 film)"."""
    if not first < last or text[: words[first].start].rstrip()[-1:] != "(":
        return False
    close = text.find(")", words[last - 1].end)
    return 0 <= close - words[last - 1].end <= 24
