"""Names of people, one or a list a cell, in many spellings: each person is a value of its own.

Two spellings are one person of a question where their surnames agree, or are a slip apart, and their initials do not
contradict each other; "Knuth" alone is whoever of that name most sources know.
"""

import re
from collections.abc import Sequence

import numpy

from reconcile.columns.kind import Cells, Kind, Meanings
from reconcile.columns.people import habits, people, segments, words
from reconcile.columns.sampling import share

_MOST, _LISTS = 0.7, 0.15
_LONG = 6  # letters from which a slip in a surname is believed
_APART = re.compile(r"[;|/&]|,|\s(?:and|with)\s", re.IGNORECASE)


def why(cells: Cells) -> str:
    """Return why cells are names of people: they look like it, and the column is called so or has lists of them."""
    alike = share(cells, _is_like_people, weighted=False)
    if alike < _MOST:
        return ""
    called = next((w for w in re.findall(r"[a-z]+", cells.name.casefold()) if w in words("columns")), "")
    if called:
        return f"the column is called '{cells.name}' and {alike:.0%} of its cells look like people"
    lists = share(cells, lambda text: _APART.search(text) is not None, weighted=False)
    known = habits((segments(text), 1) for text in cells.texts[:: max(1, len(cells) // 500)])
    repeated = sum(n for n in known.given.values() if n > 1)
    if lists < _LISTS or repeated < 0.3 * max(1, sum(known.given.values())):
        return ""
    return f"{alike:.0%} of its cells look like people, {lists:.0%} like lists of them"


def _is_like_people(text: str) -> bool:
    if any(c.isdigit() for c in text):
        return False
    groups = segments(text)
    parts = [part for group in groups for part in group]
    return bool(parts) and all(len(part) <= 4 and all(w[:1].isupper() or len(w) < 4 for w in part) for part in parts)


def read(cells: Cells) -> Meanings:
    """Return the people of each cell; what given names and surnames are is learned from the plain cells."""
    parsed = [segments(text) for text in cells.texts]
    known = habits(zip(parsed, cells.counts.tolist(), strict=True))
    cell, key, spelling = [], [], []
    for i, (text, groups) in enumerate(zip(cells.texts, parsed, strict=True)):
        if text.casefold().strip(" .()[]*") in words("nobody"):
            continue
        for person in people(groups, known):
            cell.append(i)
            key.append(f"{person.surname} {person.initials}")
            spelling.append(person.text)
    lists = len(cell) / max(1, len(set(cell)))
    because = (f"{lists:.1f} people a cell; each is a value of its own",)
    return Meanings(numpy.array(cell, dtype=numpy.int32), key, spelling, numpy.full(len(cell), numpy.nan), because)


def merge(keys: Sequence[str], votes: Sequence[int]) -> list[int]:
    """Return for each spelling of a question's people the index of the one that stands for it.

    >>> merge(["knuth d", "knuth de", "knuth ", "smith a", "smith b"], [3, 2, 1, 1, 1])
    [0, 0, 0, 3, 4]
    """
    order = sorted(range(len(keys)), key=lambda i: (keys[i].endswith(" "), -votes[i], keys[i]))
    heads: list[int] = []
    found = list(range(len(keys)))
    for i in order:
        head = next((h for h in heads if _is_same(keys[i], keys[h])), None)
        if head is None:
            heads.append(i)
        else:
            found[i] = head
    return found


def _is_same(one: str, other: str) -> bool:
    (a, x), (b, y) = one.rsplit(" ", 1), other.rsplit(" ", 1)
    if x and y and not set(x) & set(y):
        return False
    if a == b:
        return True
    if min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) <= 1


KIND = Kind("names", "names of people", order=40, why=why, read=read, is_list=True, merge=merge)
