"""How a figure stands to those before it: part of them, beside them, more than them, or in their place."""

import re

from attrs import frozen

from reconcile.extract.nouns import Counted
from reconcile.extract.page import Line
from reconcile.statement import Part, Stance

_BEFORE = 60
_AFTER = 60

_SUBSET_BEFORE = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom|the dead|the injured|the wounded)(?: were| was)?|\bof (?:whom|which|them|these),?"
    r"|\bat least one of)(?: \w+){0,2}\s*$",
    re.I,
)
_ADDITION_BEFORE = re.compile(
    r"\b(?:an additional|additional|a further|another|along with|as well as|plus|besides|in addition to)\s*$", re.I
)
_MORE_AFTER = re.compile(r"^(?:\s+\w+){0,2}?\s+(?:more|others|other|additional|further)\b", re.I)
_CUMULATIVE = re.compile(
    r"\b(?:bringing|taking|brings|takes|brought|took|raising|raises|raised|pushing|pushed|lifting)\b[^.;]{0,60}?"
    r"\b(?:toll|total|number|count|tally|figure)\b[^.;]{0,40}\b(?:to|at)\s*$"
    r"|\b(?:a total of|in total|altogether|in all,?|totalling|totaling)\s*$",
    re.I,
)
_CUMULATIVE_AFTER = re.compile(r"^(?:\s+\w+){0,3}\s+(?:in all|in total|altogether)\b", re.I)
_FORMER_BEFORE = re.compile(
    r"\b(?:(?:up|down|rose|risen|fell|fallen|dropped|increased|jumped|climbed|revised|cut|lowered|raised|reduced|corrected|changed)\s+"
    r"(?:\w+\s+){0,3}?from(?: the| an?)?(?: \w+){0,3}"
    r"|(?:earlier|early|previous|initial|preliminary|first|original|old|former|prior|provisional)\s+(?:\w+\s+){0,3}?"
    r"(?:figure|toll|count|estimate|number|report|tally|reading|total|statement)s?\b[^.;]{0,40}?"
    r"|(?:instead of|rather than|against|compared with|compared to) the (?:\w+ ){0,3}(?:earlier|previously|first|initially) (?:\w+ ){0,2}"
    r"|(?:previously|initially|earlier|originally|at first|until now|until then|had)\s+(?:\w+\s+){0,4}?"
    r"(?:reported|said|given|put|announced|stated|spoken|estimated|believed|thought|declared|feared|counted|named|spoke)"
    r"(?:\s+(?:that|of|at|a|the|figure|toll|number|about|it|to|be|as|total|for|only|\w+ly))*)\s*$",
    re.I,
)
_FORMER_AFTER = re.compile(
    r"^[^.;,]{0,40}?\b(?:(?:that (?:was|were|had been)|as) (?:first |initially |previously |originally |earlier )?"
    r"(?:announced|reported|given|thought|said|put out|published|believed)(?: \w+){0,3}? ?(?:earlier|first|last (?:month|week|year)|before|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|initially|previously|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
    r"|(?:previously|initially|earlier|originally) (?:reported|announced|given|thought|stated))\b",
    re.I,
)
_UPDATE = re.compile(
    r"\b(?:revised|revision|corrected|correction|updated|now (?:stands?|put|puts)|has (?:risen|climbed|jumped|grown|fallen|been (?:revised|cut|lowered|raised))"
    r"|(?:rose|risen|climbed|jumped|grew|fell|dropped|cut|lowered|raised|reduced|rises|climbs|jumps|grows)(?: \w+){0,4} to|reached|reaches"
    r"|(?:up|down) from|no longer)\b",
    re.I,
)
_FORECAST = re.compile(
    r"\b(?:(?:may|might|could|can|will|would)(?: \w+){0,2}? (?:rise|climb|grow|increase|reach|exceed|go up|be as high as|pass|top|have been|be)"
    r"|expected to|likely to|feared? (?:to|that)|fears? (?:are|is|that)|forecast|predict(?:s|ed)?|projected|if |in the event of|threatens? to"
    r"|would|could|might|may have|plans? to|planned|proposed|is to |are to |risk of)\b",
    re.I,
)


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


def _from_to(left: str, right: str) -> bool:
    """Return whether the figure is the first of "the toll went from 300 to 427"."""
    return bool(re.search(r"\bfrom (?:the |an? )?$", left) and re.match(r" (?:\w+ )?to (?:\w+ ){0,2}[\d]", right))


def standing(text: str, line: Line, start: int, end: int, noun: Counted, *, toll: bool, said: bool = True, core: int | None = None
) -> Standing:
    """Return how the figure at text[start:end] stands to others.

    Args:
        text: the prose.
        line: its sentence.
        start, end: the figure with its hedge.
        noun: what it counts.
        toll: whether it follows "the death toll rose to".
        core: where the number proper begins: a hedge such as "estimated" may be the verb of what was said before.
        said: whether the words say what befell the counted; else "four of the islands" are some of them.
    """
    s = line.sentence
    left = " ".join(text[max(s.start, start - _BEFORE) : start].split()) + " "
    right = " " + " ".join(text[end : min(s.end, end + _AFTER)].split())
    noun_end = line.tokens[noun.last - 1].end if noun.last and noun.noun and noun.last <= len(line.tokens) else end
    beyond = " " + " ".join(text[noun_end : min(s.end, noun_end + _AFTER)].split())
    update = _UPDATE.search(text, max(s.start, start - _BEFORE), min(s.end, end + 20))
    cue = " ".join(update.group().split()) if update else ""
    until = " ".join(text[max(s.start, start - _BEFORE) : core or start].split()) + " "
    if _FORMER_BEFORE.search(left) or _FORMER_BEFORE.search(until) or _FORMER_AFTER.search(beyond) or _from_to(left, right):
        return Standing(stance=Stance.SUPERSEDED, cue=cue)
    stance = Stance.FORECAST if _FORECAST.search(left) else None
    if _SUBSET_BEFORE.search(left) or (noun.pronoun and noun.of_whole):
        return Standing(Part.SUBSET, after=True, stance=stance)
    if _CUMULATIVE.search(left) or _CUMULATIVE_AFTER.search(beyond):
        return Standing(Part.CUMULATIVE, stance=stance, cue=cue or "total")
    if _ADDITION_BEFORE.search(left):
        return Standing(Part.ADDITION, after=True, stance=stance)
    if noun.of_whole and not noun.pronoun and not said:
        return Standing(Part.SUBSET, stance=stance)
    if not toll and _MORE_AFTER.search(right) and "others" not in noun.words:
        increment = re.match(r"(?:\s+\w+){0,2}?\s+more\b", right, re.I)
        return Standing(Part.INCREMENT if increment else Part.TOTAL, after=bool(increment), stance=stance)
    return Standing(stance=stance, cue=cue)
