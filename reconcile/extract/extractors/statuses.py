"""The status of a named person: "X, reportedly trapped in the station"."""

import re
from collections.abc import Iterator

from reconcile.extract.draft import Draft
from reconcile.extract.page import Page
from reconcile.statement import Stance
from reconcile.values import Label

_WORDS = (
    *(
        "trapped missing dead alive injured wounded killed arrested detained captured freed released rescued kidnapped "
        "unharmed".split()
    ),
    "in hospital",
    "at large",
)
_STATES = "|".join(_WORDS)
_STATUS = re.compile(
    r"(?P<name>[A-Z][\w’'\-]+(?: [A-Z][\w’'\-]+){1,3}),?(?: (?:was|is|were|are|has been|had been|remains|remained))?"
    r"(?P<hearsay> (?:reportedly|allegedly|believed to be|said to be|feared))?(?: still| later| found| now)?"
    rf" (?P<state>{_STATES})\b(?! (?:by|in) \d| (?:a|an|the|his|her|its|their|new|more)\b)"
)
_ANY = re.compile(rf"\b(?:{_STATES})\b")


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the status of every person whose full name stands right before it."""
    for line in page.holding(*_WORDS):
        s = line.sentence
        if not _ANY.search(page.prose, s.start, s.end):
            continue
        for m in _STATUS.finditer(page.prose, s.start, s.end):
            if m["name"].split()[0].lower() in page.lexicon.events or s.headline:
                continue
            yield Draft(
                start=m.start(),
                end=m.end(),
                anchor=m.start("state"),
                value=Label(m["state"], text=m["state"]),
                attribute="status",
                population=m["name"],
                predicate=m["state"],
                hedge=(m["hearsay"] or "").strip(),
                stance=Stance.ASSERTED,
                line=line.number,
            )
