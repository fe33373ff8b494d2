"""Claims for the tests of table methods, from rows (source, item, value) or (source, item, attribute, value)."""

from collections import Counter
from collections.abc import Iterable

import numpy

from reconcile.columns import Claims
from reconcile.fuse.table.method import Beliefs, Given, table_method

Row = tuple[str, str, str | float] | tuple[str, str, str, str | float]


def tabled(rows: Iterable[Row], kind: str = "label", sources: Iterable[str] = ()) -> Claims:
    """Return the claims of some rows, sorted by (item, attribute, value, source), each once.

    Args:
        rows: the claims; numbers are values of numeric kinds.
        kind: the kind of value of every attribute.
        sources: sources that exist beside those of the rows, who claim nothing.
    """
    full = sorted({(r[1], "" if len(r) == 3 else r[2], r[-1], r[0]) for r in rows})
    names = sorted({r[3] for r in full} | set(sources))
    attributes = sorted({r[1] for r in full}) or [""]
    questions = sorted({r[:2] for r in full})
    slots = sorted({r[:3] for r in full})
    numbers = [float(v) if kind in ("number", "time") else numpy.nan for *_, v in slots]
    at = {s: i for i, s in enumerate(slots)}
    asked = {q: i for i, q in enumerate(questions)}
    return Claims(
        sources=names,
        keys={"item": [q[0] for q in questions], "attribute": [q[1] for q in questions]},
        attributes=attributes,
        kinds=[kind] * len(attributes),
        attribute=numpy.array([attributes.index(q[1]) for q in questions], dtype=numpy.int32),
        source=numpy.array([names.index(r[3]) for r in full], dtype=numpy.int32),
        slot=numpy.array([at[r[:3]] for r in full], dtype=numpy.int32),
        question=numpy.array([asked[s[:2]] for s in slots], dtype=numpy.int32),
        spelling=[str(s[2]) for s in slots],
        number=numpy.array(numbers, dtype=numpy.float64),
    )


def grid(**said: str) -> list[Row]:
    """Return rows from a word of values for each source: in grid(a="xy", b="x.") b says x on q0 and nothing on q1."""
    return [(source, f"q{i}", v) for source, values in said.items() for i, v in enumerate(values) if v != "."]


def believed(method: str, rows: Iterable[Row], kind: str = "label", given: Given | None = None) -> Beliefs:
    """Return what a method makes of some rows."""
    return table_method(method).fit(tabled(rows, kind), given or Given())


def chances(claims: Claims, beliefs: Beliefs) -> dict[tuple[str, str, str], float]:
    """Return the probability of each value by (item, attribute, value)."""
    keys = list(zip(claims.keys["item"], claims.keys["attribute"], strict=True))
    slots = zip(claims.question.tolist(), claims.spelling, beliefs.probability.tolist(), strict=True)
    return {(*keys[q], value): p for q, value, p in slots}


def trust(claims: Claims, beliefs: Beliefs) -> dict[str, float]:
    """Return the reliability of each source by its name."""
    return dict(zip(claims.sources, beliefs.reliability.tolist(), strict=True))


def leaders(found: dict[tuple[str, str, str], float], margin: float = 1e-6) -> dict[tuple[str, str], str]:
    """Return the value that leads each question by a margin; a question has none where several do."""
    questions = Counter(key[:2] for key in found)
    ahead: dict[tuple[str, str], str] = {}
    for question in questions:
        ranked = sorted(((p, key[2]) for key, p in found.items() if key[:2] == question), reverse=True)
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] > margin:
            ahead[question] = ranked[0][1]
    return ahead
