"""Whose a text is that several outlets carry: the voice in which its narration speaks."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from attrs import frozen

from reconcile.graph.credits import Credits
from reconcile.graph.declared import Declared
from reconcile.graph.reuse import Reuse, place
from reconcile.statement import Document

_Rank = tuple[bool, bool, tuple[bool, str, str, str, str], str]


@frozen
class _Claimant:
    """Somebody who may own a text: the document that speaks for it, and whether its words credit the agency."""

    voice: str
    document: Document
    credited: bool


def outlet_voice(name: str, family: str) -> str:
    """Return the key of an outlet's voice, which is its family's where it has one."""
    return f"family: {family}" if family else f"outlet: {name}"


def narrators(
    documents: Mapping[str, Document], carried: Reuse, credited: Credits, declared: Declared, cited: Collection[str]
) -> Mapping[str, str]:
    """Return document id -> key of the voice in which it narrates; all carriers of a text have one.

    Args:
        documents: document id -> document.
        carried: who carries whose text.
        credited: agencies that documents credit.
        declared: aliases and families.
        cited: keys of the outlets that statements name as their source.

    The order of preference is in the docstring of `origins`.
    """
    claimants: defaultdict[str, list[_Claimant]] = defaultdict(list)
    roots = {d.id for docs in carried.roots.values() for d in docs}
    for i in sorted(documents):
        found = _claimant(documents[i], i in roots, credited, declared)
        if found is not None:
            claimants[carried.groups[i]].append(found)
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for group, some in claimants.items():
        for c in some:
            homes[c.voice].add(group)
    elsewhere = {voice for voice, groups in homes.items() if len(groups) > 1} | set(cited)
    owners = {group: min(some, key=_rank(elsewhere)).voice for group, some in claimants.items()}
    return {i: owners.get(g) or _text(carried, g) for i, g in carried.groups.items()}


def _claimant(d: Document, first: bool, credited: Credits, declared: Declared) -> _Claimant | None:
    """Return who a document says its text is from; a later carrier speaks for an agency only, never for itself."""
    agency = credited.documents.get(d.id, "")
    if agency:
        return _Claimant(outlet_voice(agency, declared.family(agency)), d, credited=True)
    if not first or not (d.publisher or d.family):
        return None
    return _Claimant(outlet_voice(declared.name(d.publisher), declared.family(d.publisher, d.family)), d, False)


def _rank(elsewhere: Collection[str]) -> Callable[[_Claimant], _Rank]:
    """Return the key under which the owner is least: heard elsewhere in the case, credited, first in order."""
    return lambda c: (c.voice not in elsewhere, not c.credited, place(c.document), c.voice)


def _text(carried: Reuse, group: str) -> str:
    """Return the voice of a text that nobody owns."""
    first = min(carried.roots[group], key=lambda d: (d.name, d.id))
    return f"text: {first.name} {first.id[2:8]}"
