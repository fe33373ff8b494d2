"""What kind of values an attribute has, told by its distinct cells, and why."""

import re
from collections.abc import Mapping

import numpy
from attrs import frozen

from reconcile.columns.kind import Cells, Kind, Meanings, kind_named, known_kinds

# What tables put where nothing is; compared without case and the punctuation around.
MISSING = frozenset(
    {"", "n/a", "na", "n.a", "#n/a", "nan", "nil", "null", "none", "not available", "not applicable", "not known"}
    | {"unavailable", "unknown", "undefined", "missing", "tba", "tbd", "to be announced", "no data", "not given"}
)
_AROUND = re.compile(r"^[\s.\-–—_*?#()\[\]<>]+|[\s.\-–—_*?()\[\]<>]+$")


@frozen(eq=False)
class Profile:
    """What was found out about one attribute.

    Attributes:
        name: of the attribute.
        kind: of its values.
        why: the reason, in a sentence.
        cells: its distinct cells, missing ones left out.
        meanings: what they mean.
        missing: rows whose cell says that there is no value.
        notes: what else is worth knowing, a sentence each.
    """

    name: str
    kind: Kind
    why: str
    cells: Cells
    meanings: Meanings
    missing: int
    notes: tuple[str, ...] = ()


def is_missing(text: str) -> bool:
    """Return whether a cell says that there is no value.

    >>> is_missing("-"), is_missing("N/A"), is_missing("Not Available"), is_missing("0")
    (True, True, True, False)
    """
    if len(text) > 24:
        return False
    return _AROUND.sub("", text).casefold() in MISSING


def profile(cells: Cells, chosen: Mapping[str, str], missing: int = 0) -> Profile:
    """Return the kind of some cells and what they mean.

    Args:
        cells: the distinct cells of an attribute.
        chosen: kind by name of attribute, as the configuration says; "" for all that are not named.
        missing: rows left out before.
    """
    if name := chosen.get(cells.name, chosen.get("", "")):
        kind, why = kind_named(name), "the configuration says so"
    else:
        kind, why = next((k, reason) for k in known_kinds() if (reason := k.why(cells)))
    meanings = kind.read(cells)
    return Profile(cells.name, kind, why, cells, meanings, missing, meanings.because)


def unread(found: Profile) -> "numpy.ndarray":
    """Return the indices of the cells that the kind cannot read."""
    readable = numpy.zeros(len(found.cells), dtype=bool)
    readable[found.meanings.cell] = True
    return numpy.flatnonzero(~readable)


__all__ = ["Profile", "is_missing", "profile", "unread"]
