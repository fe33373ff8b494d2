"""How a figure stands to those before it: part of them, beside them, more than them, or in their place."""

import re

from attrs import frozen

from reconcile.extract import cues
from reconcile.extract.nouns import Counted
from reconcile.extract.page import Line
from reconcile.statement import Part, Stance

_REACH = 60  # characters on either side


@frozen
class Standing:
    """How a figure stands to others.

    Attributes:
        part: see Part.
        after: whether it refers to the figure before it.
        stance: SUPERSEDED or FORECAST where the words say so, else None.
        cue: the words that mark an update, or "".
    """

    part: Part = Part.TOTAL
    after: bool = False
    stance: Stance | None = None
    cue: str = ""


def standing(
    text: str,
    line: Line,
    start: int,
    end: int,
    noun: Counted,
    *,
    toll: bool,
    said: bool = True,
    core: int | None = None,
) -> Standing:
    """Return how the figure at text[start:end] stands to others.

    Args:
        text: the prose.
        line: its sentence.
        start, end: the figure with its hedge.
        noun: what it counts.
        toll: whether it follows "the death toll rose to".
        said: whether the words say what befell the counted; else "four of the islands" are some of them.
        core: where the number proper begins: a hedge such as "estimated" may be the verb of what was said before.
    """
    s = line.sentence
    left = _folded(text[max(s.start, start - _REACH) : start]) + " "
    right = " " + _folded(text[end : min(s.end, end + _REACH)])
    update = cues.UPDATE.search(text, max(s.start, start - _REACH), min(s.end, end + 20))
    cue = _folded(update.group()) if update else ""
    until = _folded(text[max(s.start, start - _REACH) : core or start]) + " "
    noun_end = line.tokens[noun.last - 1].end if noun.noun and 0 < noun.last <= len(line.tokens) else end
    beyond = " " + _folded(text[noun_end : min(s.end, noun_end + _REACH)])
    if _former(left, until, right, beyond):
        return Standing(stance=Stance.SUPERSEDED, cue=cue)
    stance = Stance.FORECAST if cues.FORECAST_BEFORE.search(_clause(left)) else None
    if cues.SUBSET_BEFORE.search(left) or (noun.of_whole and (noun.pronoun or not said)):
        return Standing(Part.SUBSET, after=True, stance=stance)
    if _listed(text[s.start : start], text[end : min(s.end, end + _REACH)]):
        return Standing(Part.SUBSET, after=True, stance=stance)
    if cues.AMONG_AFTER.search(beyond):
        return Standing(Part.SUBSET, after=True, stance=stance)  # "no Danes among the victims"
    if cues.CUMULATIVE_BEFORE.search(left) or cues.CUMULATIVE_AFTER.search(beyond):
        return Standing(Part.CUMULATIVE, stance=stance, cue=cue or "total")
    if cues.ADDITION_BEFORE.search(left):
        return Standing(Part.ADDITION, after=True, stance=stance)
    more = None if toll or "others" in noun.words else cues.MORE_AFTER.search(right)
    if more and more["word"].lower() == "more":
        return Standing(Part.INCREMENT, after=True, stance=stance)
    return Standing(stance=stance, cue="" if more else cue)


_PLACED = re.compile(r"(?:\s+\w+){0,2}\s+(?:in|at|from|on|near|around)\s+(?:the\s+)?[A-Z]")
_NUMERAL = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|dozen)\b")


def _listed(before: str, after: str) -> bool:
    """Return whether a figure is an item of a list by place behind a total: "900 fled: 600 in Varr and 300 in Ost"."""
    total, colon, items = before.rpartition(":")
    if not colon or not _NUMERAL.search(total.lower()) or not _PLACED.match(after):
        return False
    return not items.strip() or _PLACED.search(items) is not None


def _folded(text: str) -> str:
    return " ".join(text.split())


def _clause(left: str) -> str:
    """Return what stands before the figure in its own clause."""
    return cues.CLAUSE_BREAK.split(left)[-1]


def _former(left: str, until: str, right: str, beyond: str) -> bool:
    """Return whether the words name the figure as one that was given up."""
    return bool(
        cues.FORMER_BEFORE.search(left)
        or cues.FORMER_BEFORE.search(until)
        or cues.FORMER_AFTER.search(beyond)
        or (cues.FROM_BEFORE.search(left) and cues.TO_AFTER.search(right))
    )
