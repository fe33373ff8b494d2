"""All that the cells of a table mean: values of one attribute after another, each value once, in canonical order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.kinds.label import folded
from reconcile.columns.profile import Profile, unread

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats, Ints, Mask, Offsets


@frozen(eq=False)
class Vocabulary:
    """Values, and which cells mean them.

    Attributes:
        first: (cells + 1,): what cell c means are the entries from first[c] up to first[c + 1].
        value: (entries,) index of the value.
        spelled: (entries,) index into `spellings`.
        spellings: texts, sorted.
        key: texts of the values, by which they were told apart.
        number: (values,) the value as a number, NaN where it is none.
        is_read: (values,) false for what is kept as a mere word since its attribute's kind cannot read it.
        is_plain: whether each value has but one spelling.
    """

    first: "Offsets"
    value: "Ints"
    spelled: "Ints"
    spellings: Sequence[str]
    key: Sequence[str]
    number: "Floats"
    is_read: "Mask"
    is_plain: bool


def vocabulary(profiles: Sequence[Profile], places: "Sequence[Ints]", cells: int) -> Vocabulary:
    """Return the values of all attributes.

    Args:
        profiles: of the attributes.
        places: for each attribute the numbers that its cells have among all cells, ascending.
        cells: how many there are.
    """
    cell, value, texts, names = [], [], list[str](), list[str]()
    number, is_read = [], []
    begin = 0
    for found, place in zip(profiles, places, strict=True):
        at, keys, spelled, numbers, readable = _entries(found)
        codes, order = _ranked(keys, numbers, readable)
        cell.append(place[at])
        value.append(codes + begin)
        texts.extend(spelled)
        names.extend(keys[i] for i in order.tolist())
        number.append(numbers[order])
        is_read.append(readable[order])
        begin += len(order)
    where, what = _whole(cell, numpy.int32), _whole(value, numpy.int32)
    spellings = sorted(set(texts))
    index = {text: i for i, text in enumerate(spellings)}
    spelled_as = numpy.fromiter((index[t] for t in texts), dtype=numpy.int32, count=len(texts))
    by_cell = numpy.argsort(where, kind="stable")
    where, what, spelled_as = where[by_cell], what[by_cell], spelled_as[by_cell]
    first = numpy.searchsorted(where, numpy.arange(cells + 1, dtype=numpy.int32)).astype(numpy.int64)
    pairs = numpy.unique(what.astype(numpy.int64) * max(len(spellings), 1) + spelled_as)
    return Vocabulary(
        first=first,
        value=what,
        spelled=spelled_as,
        spellings=spellings,
        key=names,
        number=_whole(number, numpy.float64),
        is_read=_whole(is_read, numpy.bool_),
        is_plain=len(pairs) == begin,
    )


def _whole(parts: list["numpy.ndarray"], kind: type) -> "numpy.ndarray":
    return numpy.concatenate(parts).astype(kind, copy=False) if parts else numpy.zeros(0, dtype=kind)


def _entries(found: Profile) -> "tuple[Ints, list[str], list[str], Floats, Mask]":
    """Return cell, key, spelling, number and whether it was read, of all that the cells of an attribute mean."""
    said, rest = found.meanings, unread(found)
    words = [found.cells.texts[i] for i in rest.tolist()]
    return (
        numpy.concatenate([said.cell, rest.astype(numpy.int32)]),
        [*said.key, *("\0" + folded(text) for text in words)],
        [*said.spelling, *words],
        numpy.concatenate([said.number, numpy.full(len(rest), numpy.nan)]),
        numpy.arange(len(said.key) + len(rest)) < len(said.key),
    )


def _ranked(keys: list[str], numbers: "Floats", readable: "Mask") -> "tuple[Ints, Ints]":
    """Return the number of each entry's value, by number and key, and one entry of each value in their order."""
    names = sorted(set(keys))
    index = {key: i for i, key in enumerate(names)}
    code = numpy.fromiter((index[key] for key in keys), dtype=numpy.int64, count=len(keys))
    some = numpy.zeros(len(names), dtype=numpy.int64)
    some[code[::-1]] = numpy.arange(len(keys))[::-1]
    order = numpy.lexsort((numpy.arange(len(names)), numbers[some], ~readable[some]))
    rank = numpy.empty(len(names), dtype=numpy.int32)
    rank[order] = numpy.arange(len(names), dtype=numpy.int32)
    return rank[code], some[order].astype(numpy.int32)


__all__ = ["Vocabulary", "vocabulary"]
