"""What is known of sources: a table with a column `source` and a number for each in the others."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy

from reconcile.errors import InputError

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats


def read_features(path: Path, sources: Sequence[str]) -> "Mapping[str, Floats]":
    """Return (S,) numbers of the sources by the names of their columns, NaN where a source has none.

    Texts are told apart: each text of a column becomes a feature of its own, 1 for the sources that have it. A column
    with a different text for nearly each source tells nothing and is left out.

    Raises:
        InputError: the table cannot be read, or has no column `source`.
    """
    from reconcile.read.tables.reading import arrow_table

    table = arrow_table(path, path.name)
    own = next((name for name in table.column_names if name.strip().casefold() == "source"), None)
    if own is None:
        listed = ", ".join(repr(name) for name in table.column_names)
        problem = f"has no column 'source': its columns are {listed}."
        raise InputError(problem, where=path.name, remedy="Name the sources as the claims do.")
    place = {name: s for s, name in enumerate(sources)}
    at = [place.get(str(name or "").strip(), -1) for name in table[own].to_pylist()]
    found: dict[str, Floats] = {}
    for name in table.column_names:
        if name != own:
            texts = [str(x if x is not None else "").strip() for x in table[name].to_pylist()]
            found.update(_feature(name, texts, at, len(sources)))
    return found


def _feature(name: str, texts: Sequence[str], at: Sequence[int], sources: int) -> "dict[str, Floats]":
    numbers = [_number(text) for text in texts]
    if all(x is not None for text, x in zip(texts, numbers, strict=True) if text):
        return {name: _placed([math.nan if x is None else x for x in numbers], at, sources)}
    words = sorted(set(texts) - {""})
    if len(words) > len(texts) / 2:
        return {}
    return {f"{name}={word}": _placed([float(text == word) for text in texts], at, sources) for word in words}


def _number(text: str) -> float | None:
    try:
        x = float(text)
    except ValueError:
        return None
    return x if math.isfinite(x) else None


def _placed(values: Sequence[float], at: Sequence[int], sources: int) -> "Floats":
    column = numpy.full(sources, numpy.nan)
    for s, x in zip(at, values, strict=True):
        if s >= 0:
            column[s] = x
    return column


__all__ = ["read_features"]
