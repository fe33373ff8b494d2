"""Which body is meant where a text says "the company", or gives a name with what it is: "credit bureau Mirata".

A body is known by the name that some holder of the case bears; the lower-case words before it elsewhere say what it
is. A text that quotes it may then go on with those words alone. Who is meant becomes the holder's organisation, so
that its figures are one body's, here and where later ones replace earlier ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from reconcile.statement import Source, SourceKind, Statement

_BODIES = frozenset({SourceKind.OFFICIAL, SourceKind.OFFICIALS, SourceKind.PARTY})
_ANY_FIRM = frozenset({"company", "firm", "business"})  # what every named firm may be called
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})


def with_bodies(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements; holders that are another name of a body of the case have that as their organisation."""
    statements = list(statements)
    holders = [s.holder for s in statements]
    called = _called(holders)
    if not called:
        return statements
    present: dict[str, set[str]] = defaultdict(set)
    for s in statements:
        if body := _named(s.holder, called):
            present[s.document.id].add(body)
    return [_meaning(s, called, sorted(present[s.document.id])) for s in statements]


def _called(holders: Sequence[Source]) -> Mapping[str, frozenset[str]]:
    """Return the names of bodies -> the last words of what texts call them before their names."""
    bearing = {h.name for h in holders if h.kind in _BODIES}
    found: dict[str, set[str]] = defaultdict(set)
    for name in sorted(bearing):
        what, proper = _parts(name)
        if what and proper in bearing:
            found[proper].add(what[-1].casefold())
    return {name: frozenset(words) for name, words in found.items()}


def _parts(name: str) -> tuple[list[str], str]:
    """Return the words before a proper name that say what it is, and the proper name; ([], '') if there is none.

    >>> _parts("credit bureau Mirata"), _parts("Ostburg-based Mirata"), _parts("company"), _parts("Ada Marn")
    ((['credit', 'bureau'], 'Mirata'), (['Ostburg-based'], 'Mirata'), ([], ''), ([], ''))
    """
    words = [w for w in name.split() if w not in _ARTICLES]
    if len(words) > 2 and words[1].islower():
        words[0] = words[0].lower()  # at the beginning of a sentence
    first = next((i for i, w in enumerate(words) if w[0].isupper() and not w.endswith("-based")), len(words))
    return (words[:first], " ".join(words[first:])) if 0 < first < len(words) else ([], "")


def _named(holder: Source, called: Mapping[str, frozenset[str]]) -> str:
    """Return which known body a holder names, or ''."""
    if holder.kind not in _BODIES:
        return ""
    return holder.name if holder.name in called else proper if (proper := _parts(holder.name)[1]) in called else ""


def _meaning(s: Statement, called: Mapping[str, frozenset[str]], present: Sequence[str]) -> Statement:
    body = _named(s.holder, called) or _described(s.holder, called, present)
    if not body or s.holder.organisation == body:
        return s
    return evolve(s, holder=evolve(s.holder, organisation=body))


def _described(holder: Source, called: Mapping[str, frozenset[str]], present: Sequence[str]) -> str:
    """Return the one body of a text that a holder without a name can be: by what it is called, or just a company."""
    words = [w for w in holder.name.split() if w not in _ARTICLES]
    if holder.kind not in _BODIES or not words or not words[-1].islower() or len(words) > 2:
        return ""
    known = present or (list(called) if len(called) == 1 else [])
    fits = [b for b in known if words[-1] in called[b]]
    if not fits and len(words) == 1 and words[0] in _ANY_FIRM:
        fits = [b for b in present if not called[b].isdisjoint(_ANY_FIRM) or len(present) == 1]
    return fits[0] if len(fits) == 1 else ""
