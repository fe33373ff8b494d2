"""Circular sourcing: outlets that quote each other, and rows that name a source among its own relays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reconcile.errors import InputError
from reconcile.graph.declared import canonical
from reconcile.statement import Source, SourceKind, Statement

if TYPE_CHECKING:
    from reconcile.graph.voices import Voices


def refuse_circular_rows(statements: Iterable[Statement]) -> None:
    """Refuse a table's row whose chain of attribution comes back to one of its sources.

    Raises:
        InputError: with the row. (In prose an odd sentence must not stop a run: there the repetition is ignored.)
    """
    for s in statements:
        if s.row is not None and s.relays and (again := _repeated((s.holder, *s.relays))):
            chain = " -> ".join(x.name for x in (s.holder, *s.relays))
            raise InputError(
                f"circular attribution: '{again}' is named twice in the chain {chain}.",
                where=s.where,
                remedy="Name each source once, the one that says so first, the relays after it.",
            )


def circles(statements: Sequence[Statement], voices: "Voices") -> Mapping[str, str]:
    """Return, for outlets that credit each other in a circle on one question, their voice -> the circle's one key."""
    credits: defaultdict[str, set[str]] = defaultdict(set)
    for s in statements:
        chain = [voices.of_outlet(x) for x in (s.holder, *s.relays) if x.kind is SourceKind.OUTLET]
        for cited, citing in zip(chain, [*chain[1:], voices.documents[s.document.id]], strict=False):
            if citing != cited:
                credits[citing].add(cited)
    reach = {v: _reachable(v, credits) for v in credits} if len(credits) > 1 else {}
    return {v: min(w for w in reach if w in on and v in reach[w]) for v, on in reach.items() if v in on}


def _reachable(start: str, credits: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for w in credits.get(ahead.pop(), ()):
            if w not in seen:
                seen.add(w)
                ahead.append(w)
    return seen


def _repeated(chain: Sequence[Source]) -> str:
    names = [canonical(x.name) for x in chain]
    return next((x.name for i, x in enumerate(chain) if names[i] in names[:i]), "")
