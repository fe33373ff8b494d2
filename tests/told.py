"""Small tables of claims for tests: (source, item, value) or (source, item, attribute, value) rows."""

from collections.abc import Iterable, Mapping

import numpy

from reconcile.columns import Claims

Row = tuple[str, str, str | float] | tuple[str, str, str, str | float]


def told(rows: Iterable[Row], kind: str = "label", times: Mapping[Row, float] | None = None) -> Claims:
    """Return the claims that rows make.

    Args:
        rows: in any order; repeated ones count once.
        kind: of all values; of numbers and times the values are numbers.
        times: when rows are claimed; None for claims without times.
    """
    full = {(r[1], "" if len(r) == 3 else r[2], r[-1], r[0]): (times or {}).get(r, numpy.nan) for r in rows}
    claims = sorted(full)
    slots, questions = sorted({c[:3] for c in claims}), sorted({c[:2] for c in claims})
    sources, attributes = sorted({c[3] for c in claims}), sorted({c[1] for c in claims}) or [""]
    slot_at, asked = {s: i for i, s in enumerate(slots)}, {q: i for i, q in enumerate(questions)}
    return Claims(
        sources=sources,
        keys={"item": [q[0] for q in questions], "attribute": [q[1] for q in questions]},
        attributes=attributes,
        kinds=[kind] * len(attributes),
        attribute=numpy.array([attributes.index(q[1]) for q in questions], dtype=numpy.int32),
        source=numpy.array([sources.index(c[3]) for c in claims], dtype=numpy.int32),
        slot=numpy.array([slot_at[c[:3]] for c in claims], dtype=numpy.int32),
        question=numpy.array([asked[s[:2]] for s in slots], dtype=numpy.int32),
        spelling=[str(s[2]) for s in slots],
        number=numpy.array(
            [float(s[2]) if kind in ("number", "time") else numpy.nan for s in slots], dtype=numpy.float64
        ),
        time=None if times is None else numpy.array([full[c] for c in claims], dtype=numpy.float64),
    )


def slot_of(claims: Claims, item: str, value: object) -> int:
    """Return the slot of a value of an item."""
    question = list(claims.keys["item"]).index(item)
    return next(m for m in range(claims.M) if claims.question[m] == question and claims.spelling[m] == str(value))


__all__ = ["Row", "slot_of", "told"]
