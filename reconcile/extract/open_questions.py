"""What a text leaves open: "did not say whether three people were killed" states nothing, whoever did not say so."""

import re
from enum import StrEnum

# Of a fact that somebody does not know or tell, unlike "decided whether to ...", which is about a plan.
_UNSAID = (
    "say|said|says|saying|tell|told|know|knows|known|knew|unknown|clear|unclear|certain|uncertain|sure|unsure|confirm"
    "|determine|establish|verify|check|checking|disclose|specify|indicate|comment|ask|asked|asking|asks|investigate"
    "|investigating|examining|question|questions|doubt|wonder"
)
_ASKED = re.compile(rf"\b(?:{_UNSAID}) (?:if|(?:\w+ ){{0,3}}?whether(?: or not)?)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[,;:]|\b(?:but|although|though|while)\b", re.IGNORECASE)
# What a question takes for granted: "whether the blast that killed three", "whether the three killed were guards".
_GRANTED = re.compile(
    r"\b(?:that|which|who|whose|whom|after|when|because|since|before|of|for|over|by|in|behind)\b"
    r"|\b(?:the|these|those|its|his|her|their|all|both)(?: \w+){0,2} ?$",
    re.IGNORECASE,
)


class Openness(StrEnum):
    """How a figure stands in a clause that leaves something open."""

    NONE = ""  # in no such clause
    OPEN = "open"  # nobody states it
    GRANTED = "granted"  # the clause takes it for granted


def openness(text: str, start: int, at: int) -> Openness:
    """Return whether text[at:], in the sentence that begins at `start`, is only asked.

    >>> said = "Police did not say whether three people were killed"
    >>> openness(said, 0, said.index("three"))
    <Openness.OPEN: 'open'>
    >>> said = "Police did not say whether the blast that killed three people was an accident"
    >>> openness(said, 0, said.index("three"))
    <Openness.GRANTED: 'granted'>
    """
    before = " ".join(text[start:at].split()) + " "
    folded = before.casefold()
    if " if" not in folded and "whether" not in folded:
        return Openness.NONE  # as most clauses: told at a glance
    asked = [m.end() for m in _ASKED.finditer(before)]
    if not asked:
        return Openness.NONE
    between = before[asked[-1] :]
    if _NEW_CLAUSE.search(between):
        return Openness.NONE
    return Openness.GRANTED if _GRANTED.search(between) else Openness.OPEN
