"""Responsibility: who did it, claimed by themselves or laid at their door by others."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.page import Line, Page
from reconcile.extract.places import places
from reconcile.statement import Stance
from reconcile.values import Label

_PROPER = r"(?P<name>[A-Z][\w’'\-]+(?:[ \-](?:(?:of|for|al|el|ul|e|wal|and)(?: the)? )?[A-Z][\w’'\-]+){0,5})"
_GROUP = r"(?:group|outfit|organi[sz]ation|faction|militia)"
_ASSAULT = r"(?:attack|assault|raid|bombing|blast|ambush|shooting|killing|kidnapping|abduction|hijack)\w*"
_SAYS = r"(?:says|said|has said|had said) (?:that )?"
# What anybody may have launched is claimed as a deed only where it is an assault.
_DID = (
    r"(?:carr(?:ied|y) out|stag(?:ed?)|launch(?:ed)?|mount(?:ed)?|conduct(?:ed)?|perpetrat(?:ed?))"
    rf"(?= (?:the|this|that|both|these|an?) (?:[\w\-]+ ){{0,3}}?{_ASSAULT})"
)
_CLAIM = re.compile(
    rf"(?:the |an? (?:[\w\-]+ ){{0,5}}{_GROUP}(?: called| calling itself| known as|,)? )?{_PROPER}"
    r"(?:,[^,;.]{1,90},| \([A-Z]{2,8}\))?(?: \w+){0,3}? "
    r"(?P<deny>(?:has |have |had )?(?:denied|rejected|disavowed)|did not claim|(?:has|have) not claimed)?\s?"
    r"(?P<cue>(?:has |have |had |later |also |quickly )*(?:claimed|claims|claiming|accepted|took|takes)?\s?(?:any )?"
    r"(?:responsibility|credit)\b"
    rf"|(?:has |have |had |later |also |quickly )*claim(?:ed|s) (?:the|this|both|all) (?:[\w\-]+ ){{0,3}}?{_ASSAULT}"
    r"(?: as (?:its|their) own)?"
    rf"|{_SAYS}(?:it|they|its (?:fighters|members|men|units|forces)) "
    r"(?:(?:was|were|had been|had not been|was not|were not) (?:behind|responsible(?= for the))"
    rf"|(?:had |have |has |did )?(?:not )?{_DID}|had nothing to do with)"
    rf"|{_SAYS}its (?:fighters|members|men|units) (?:had )?carried out)"
)
_LAID = re.compile(
    r"\b(?P<cue>attributed to|blamed on|blamed by \w+ on|blame on|carried out by|perpetrated by|claimed by|the work of"
    r"|pinned on|suspect(?:ed)?(?: that)?) "
    r"(?:the |an? |members of (?:the )?|fighters of (?:the )?|militants (?:of|from) (?:the )?|suspected )?"
    rf"(?:(?:[a-z][\w\-]+ ){{0,4}}{_GROUP},? (?:called |known as )?)?{_PROPER}"
)
_BLAMED = re.compile(
    rf"\b(?P<cue>blame[sd]|accuse[sd])"
    rf"(?: (?:the |this |that |its )?[a-z]+(?: (?:in|on|at|near) [A-Z]\w+)? on (?:the )?{_PROPER}"
    rf"| (?:the )?{_PROPER.replace('<name>', '<whom>')} (?:for|of)\b)"
)
# Nobody behind him: what a group's claim stands against.
_ALONE = re.compile(
    r"\b(?:lone (?:actor|wolf)|act(?:ed|ing) alone|(?:no|any) (?:known )?(?:connections?|links?|ties|affiliation)"
    r" (?:to|with) (?:any |a )?(?:\w+ ){0,3}?(?:terror\w*|militant|extremist)"
    r" (?:groups?|organi[sz]ations?|networks?))\b",
    re.IGNORECASE,
)
_ALONE_IS = "nobody but the attacker"
_HINTS = (
    "responsib",
    "credit",
    "attributed",
    "blame",
    "carried out",
    "perpetrated",
    "behind",
    "work of",
    "accuse",
    "said it ",
    "said they ",
    "says it ",
    "says they ",
    "claim",
    "lone ",
    "alone",
    "connection",
    "link",
    "ties",
    "affiliation",
)
_DOUBTED = re.compile(r"\b(?:whether|if|rule out|ruled out|not)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|nothing)\b")
_NONE = re.compile(r"\b(?:no|nobody|none)\b", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:for|of) (?:the|this|both|that|its|an?) [^.;]{0,80}", re.I)
_NOT_NAMES = frozenset(
    "The It They He She We No Nobody Authorities Officials Police Government In On At According".split()
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield who is said to have done it."""
    for line in page.holding(*_HINTS):
        text = page.prose[line.sentence.start : line.sentence.end]
        if not any(hint in text for hint in _HINTS):
            continue  # in capitals
        yield from _found(page, line, text)


def _found(page: Page, line: Line, text: str) -> Iterator[Draft]:
    flat = text.replace("\n", " ")
    for pattern in (_CLAIM, _LAID, _BLAMED):
        for m in pattern.finditer(flat):
            draft = _draft(page, line, m, claim=pattern is _CLAIM)
            if draft is not None:
                yield draft
    for m in _ALONE.finditer(flat):
        if not _DOUBTED.search(flat, max(0, m.start() - 40), m.start()):
            yield _alone(page, line, m)


def _alone(page: Page, line: Line, m: "re.Match[str]") -> Draft:
    base = line.sentence.start
    return Draft(
        start=base + m.start(),
        end=base + m.end(),
        anchor=base + m.start(),
        value=Label(_ALONE_IS, text=_ALONE_IS),
        attribute="perpetrator",
        predicate=m[0].lower(),
        stance=Stance.ATTRIBUTED,
        line=line.number,
        scope=_scope(page, line, base + m.start(), ""),
        places=line.place_names,
    )


def _draft(page: Page, line: Line, m: "re.Match[str]", *, claim: bool) -> Draft | None:
    which = "name" if m["name"] else "whom"
    name = re.sub(r"[’']s$", "", m[which])
    words = name.split()
    if words[0] in _NOT_NAMES:
        words = words[1:]
    if not words or (claim and not m["cue"].strip()) or _NONE.search(m.string, m.end(which), m.start("cue")):
        return None  # "So far no group has said that it was behind it"
    name = " ".join(words)
    denied = claim and bool(m["deny"] or _NOT.search(m["cue"]))
    stance = (
        Stance.DENIED if denied else Stance.CLAIMED if claim or m["cue"].startswith("claimed") else Stance.ATTRIBUTED
    )
    base = line.sentence.start
    start = base + m.start(which)
    start, end = min(start, base + m.start("cue")), max(base + m.end(which), base + m.end("cue"))
    here = tuple(p for p in line.place_names if p not in name)
    event = _EVENT.search(page.prose, end, line.sentence.end)
    near = tuple(p for p, _ in places(page.prose, event.start(), event.end()) if p not in name) if event else ()
    return Draft(
        start=start,
        end=end,
        anchor=base + m.start(which),
        value=Label(name, text=name),
        attribute="perpetrator",
        predicate=" ".join(m["cue"].lower().split()),
        stance=stance,
        line=line.number,
        scope=_scope(page, line, base + m.start("cue"), event.group() if event else ""),
        places=near or here,
        holder=name if claim or m["cue"].startswith("claimed") else "",
    )


def _scope(page: Page, line: Line, offset: int, event: str) -> str:
    """Return "both attacks" where the claim or the passive subject speaks of several events."""
    from reconcile.extract.scopes import several

    before = page.prose[line.sentence.start : offset]
    return several(event, page) or several(before, page)
