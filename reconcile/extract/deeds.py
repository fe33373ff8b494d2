"""Figures and deeds: those in lists of victims, those only threatened, those of a whole, and rates."""

import re

from reconcile.extract.attribute import Said
from reconcile.extract.nouns import Counted
from reconcile.extract.page import Line
from reconcile.extract.victims import HARMED, harms, intended, presupposed
from reconcile.lexicon import TriggerKind
from reconcile.statement import Stance
from reconcile.values import Found

_RATE = re.compile(
    r"\s+(?:an?|each|every|per|for (?:each|every))\s+(?P<unit>second|minute|hour|day|night|week|month|year)\b",
    re.IGNORECASE,
)


def listed(line: Line) -> dict[int, Said]:
    """Return what befell the counted of figures in lists: "a judge, his wife and two guards were shot dead"."""
    return {
        k: Said(harm.attribute, harm.hit, "list")
        for harm in (harms(line, frozenset()) if line.found else ())
        for piece in harm.pieces
        if piece.figure
        for k in range(piece.first, min(piece.first + 2, piece.last))
    }


def of_the_whole(noun: Counted, said: Said) -> bool:
    """Return whether what is said is said of the whole: "six of the students killed", "two of the injured men"."""
    if noun.attribute or said.hit is None:
        return bool(noun.attribute)
    reduced = said.side == "right" and said.hit.first == noun.last
    return reduced and any(t.kind == TriggerKind.PASSIVE for t in said.hit.triggers)


def stance_of(line: Line, said: Said) -> Stance | None:
    """Return FORECAST for what is only meant to be done, ASSERTED for a deed that a noun names as known."""
    if said.hit is None:
        return None
    if intended(line, said.hit):
        return Stance.FORECAST
    return Stance.ASSERTED if said.attribute in HARMED and presupposed(said.hit) else None


def rate(text: str, start: int, end: int) -> str:
    """Return " per day" where text[start:end] goes on "a day" or "each day", so that a rate is no toll; else ""."""
    found = _RATE.match(text, start, end)
    return f" per {found['unit'].lower()}" if found else ""


# What is announced before it is done: a plan that "would cut 300 jobs" is what reports agree or differ on.
PLANNED = frozenset({"jobs cut", "hired"})
_WILL = re.compile(
    r"\b(?:will|would|plan(?:s|ned)? to|intend(?:s|ed)? to|decided to|(?:is|are|was|were) to|set to)(?: \w+){1,4}$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:if|may|might|could|expect\w*|likely|forecast\w*|predict\w*|projected|fear\w*)\b", re.IGNORECASE
)


def settled_future(prose: str, line: Line, found: Found) -> bool:
    """Return whether a sum is put without doubt: "it would cost $4m" is an estimate that others can dispute."""
    left = " ".join(prose[line.sentence.start : found.start].split()).rstrip("$€£¥ ")
    return _WILL.search(left) is not None and _DOUBT.search(left) is None
