"""Which agency a document's own words credit, from its dateline or from its publisher line."""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from reconcile.graph.declared import Declared, canonical
from reconcile.statement import Document, Statement

HEAD = 600  # characters from the start in which a dateline may stand

# "HARBOUR CITY, June 3 (Coastal Press) - ..." or "(CP) In the ..."; not "the Harbour Aid Council (HAC) director".
_PLACE = r"(?:[A-Z][\w.'-]*[ \t,]+){1,4}(?:\d{1,2}[ \t,]+)?"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_PLACE}\((?P<after>[A-Z][\w&.' -]{{1,40}})\)[ \t]*[-\u2010-\u2015]"
    r"|\((?P<first>[A-Z][\w&.' -]{1,40})\)[ \t]*(?:[-\u2010-\u2015]|(?=[A-Z\d\u201c\"])))",
    re.MULTILINE,
)
_BLANKS = re.compile(r"\s*")
_NO_AGENCY = frozenset({"update", "updated", "adds", "corrected", "correction", "recasts", "photo", "file", "video"})
_PUBLISHER = re.compile(r"^(?P<outlet>[^()]+?)\s*\((?P<agency>[^()]{2,60})\)\s*$")


@frozen
class Credits:
    """Agencies credited.

    Attributes:
        documents: document id -> canonical name of the agency whose text it says it carries.
        initials: initials -> canonical full name, for agencies that the case names both ways.
        lengths: document id -> how many characters of its beginning the dateline takes.
    """

    documents: Mapping[str, str]
    initials: Mapping[str, str]
    lengths: Mapping[str, int]

    def place(self, s: Statement) -> int:
        """Return where in a text a statement starts, the dateline not counted, which a carrier may leave out."""
        return max(0, s.start - self.lengths.get(s.document.id, 0))


def credits(documents: Sequence[Document], named: Iterable[str], declared: Declared) -> Credits:
    """Return which document credits which agency.

    Args:
        documents: all documents.
        named: names of outlets and agencies that statements credit; they make "Outlet (Agency)" readable.
        declared: aliases.

    "Outlet (Something)" is a credit only where Something, or its initials, is credited elsewhere too: it may also be
    a country or a call sign. Initials and the full name are one agency.
    """
    datelines = {d.id: agency for d in documents if (agency := _dateline(d.prose[:HEAD]))}
    lines = {d.id: m["agency"] for d in documents if (m := _PUBLISHER.match(d.publisher))}
    known = {canonical(n) for n in (*datelines.values(), *named, *(d.publisher for d in documents if d.publisher))}
    credited = dict(datelines)
    credited.update({i: a for i, a in lines.items() if canonical(a) in known or initials(a) in known})
    names = {*credited.values(), *named, *(d.publisher for d in documents)}
    full = {initials(n): n for n in sorted(names, reverse=True)}
    short = {i: declared.name(n) for i, n in full.items() if i}
    agencies = {i: short.get(canonical(a), declared.name(a)) for i, a in credited.items()}
    return Credits(agencies, short, {d.id: _length(d.text) for d in documents if d.id in datelines})


def _dateline(head: str) -> str:
    m = _DATELINE.search(head)
    agency = (m["after"] or m["first"]) if m else ""
    return "" if canonical(agency) in _NO_AGENCY else agency


def _length(text: str) -> int:
    """Return how many characters a dateline and the blanks behind it take."""
    m = _DATELINE.search(text[:HEAD])
    blanks = _BLANKS.match(text, m.end()) if m else None
    return blanks.end() - m.start() if m and blanks else 0


def without_credit(text: str) -> str:
    """Return a text without the dateline that credits an agency: with and without it, it is the same text.

    >>> without_credit("PORT ADA (Valley Wire) - Rain fell.")
    ' Rain fell.'
    """
    m = _DATELINE.search(text[:HEAD]) if _dateline(text[:HEAD]) else None
    return text[: m.start()] + text[m.end() :] if m else text


def initials(name: str) -> str:
    """Return the initials of a name of several words in lower case, or ''.

    >>> initials("Coastal Press")
    'cp'
    """
    words = canonical(name).split()
    return "".join(w[0] for w in words) if len(words) > 1 else ""
