"""Which value lies within which, from a table of its own: places in places, kinds in kinds."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reconcile.columns.kinds.label import folded
from reconcile.errors import InputError

_ID = ("id", "key", "code")
_NAME = ("name", "value", "label", "place", "child", "narrower")
_PARENT = ("parentid", "parent", "within", "broader", "partof")
_REMEDY = "Give columns id, name, parent (an id), or value, parent (a name)."


def read_hierarchy(path: Path, spelled: Iterable[str] = ()) -> Mapping[str, tuple[str, ...]]:
    """Return every broader value that contains each value, nearest first; of all places that share a name.

    Args:
        path: a table with columns id, name and parent (an id of the table), or value and parent (a name).
        spelled: how the claims spell values; names that differ only in case and punctuation are spelled so.

    Raises:
        InputError: it cannot be read, or has other columns.
    """
    from reconcile.read.tables.reading import arrow_table

    table = arrow_table(path, path.name)
    known = {"".join(c for c in name.casefold() if c.isalnum()): name for name in table.column_names}
    ids, names, parents = (next((known[n] for n in way if n in known), None) for way in (_ID, _NAME, _PARENT))
    if names is None or parents is None:
        listed = ", ".join(repr(n) for n in table.column_names)
        raise InputError(f"is no hierarchy: its columns are {listed}.", where=path.name, remedy=_REMEDY)
    name, parent = ([str(x or "").strip() for x in table[c].to_pylist()] for c in (names, parents))
    place = [str(x).strip() for x in table[ids].to_pylist()] if ids is not None else name
    as_claimed = {folded(text): text for text in sorted(set(spelled), reverse=True)}
    named = {i: as_claimed.get(folded(n), n) for i, n in zip(place, name, strict=True)}
    above: dict[str, set[str]] = {}
    for i, p in zip(place, parent, strict=True):
        if p and p != i and (ids is None or p in named):
            above.setdefault(i, set()).add(p)
    near: dict[str, dict[str, int]] = {}
    for i in sorted(named):
        _climb(i, above, named, near.setdefault(named[i], {}))
    order = ((n, sorted((depth, a) for a, depth in found.items() if a != n)) for n, found in sorted(near.items()))
    return {n: tuple(a for _, a in found) for n, found in order if found}


def _climb(start: str, above: Mapping[str, set[str]], named: Mapping[str, str], found: dict[str, int]) -> None:
    """Note the names of all that lies above a place, each with the least number of steps to it; circles end."""
    depth, level, seen = 0, {start}, {start}
    while level:
        depth += 1
        level = {p for i in level for p in above.get(i, ())} - seen
        seen |= level
        for p in level:
            name = named.get(p, p)
            found[name] = min(depth, found.get(name, depth))
