"""Claims of a table: each distinct cell is read once, then all is numbers, sorted in one canonical order."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy
from attrs import frozen

from reconcile.columns.claims import Claims
from reconcile.columns.distinct import combined
from reconcile.columns.kind import Cells
from reconcile.columns.profile import Profile, is_missing, profile
from reconcile.columns.said import Said, merged
from reconcile.columns.scales import rescaled
from reconcile.columns.table import Column, Table
from reconcile.columns.values import whole_values
from reconcile.columns.vocabulary import Vocabulary, vocabulary
from reconcile.columns.when import seconds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats, Ints, Mask, Offsets

KEYS = ("item", "attribute", "population", "scope")
_ROOM = 1 << 62


@frozen(eq=False)
class Columns:
    """The claims of a table, with what was found out on the way.

    Attributes:
        claims: sorted, each triple of question, value and source once.
        profiles: of the attributes, in their order.
        rows: how many the table has.
    """

    claims: Claims
    profiles: Sequence[Profile]
    rows: int


def claims_of(table: Table, kinds: Mapping[str, str] = MappingProxyType({})) -> Columns:
    """Return the claims of a table.

    Args:
        table: with columns source, value, and item or attribute.
        kinds: name of a kind by attribute, "" for all others; it goes before what the cells show.
    """
    attribute = table.columns.get("attribute") or Column.constant("", len(table))
    value = whole_values(table)
    cell, of = combined([attribute.codes, value.codes], [len(attribute.texts), len(value.texts)])
    profiles, places = _profiles(attribute, value.texts, cell, of, kinds)
    words = vocabulary(profiles, places, len(of[0]))
    asked, keys = _questions(table)
    said = merged(_readable(_said(cell, asked, words), words), words, attribute.codes, profiles)
    source = table.columns["source"]
    said, words, profiles = rescaled(said, words, attribute.codes, source.codes, source.texts, profiles)
    return Columns(_Sorting(table, said, words).claims(keys, attribute, profiles), profiles, len(table))


def _profiles(
    attribute: Column, texts: Sequence[str], cell: "Ints", of: "list[Ints]", kinds: Mapping[str, str]
) -> "tuple[list[Profile], list[Ints]]":
    """Return what each attribute's cells are, and which of all cells those are that are not missing."""
    counts = numpy.bincount(cell, minlength=len(of[0]))
    absent = numpy.fromiter(map(is_missing, texts), dtype=bool, count=len(texts))[of[1]]
    begins = numpy.searchsorted(of[0], numpy.arange(len(attribute.texts) + 1))
    profiles, places = [], []
    for k, name in enumerate(attribute.texts):
        here = numpy.arange(begins[k], begins[k + 1])
        there = here[~absent[here]].astype(numpy.int32)
        cells = Cells(name, [texts[i] for i in of[1][there].tolist()], counts[there])
        profiles.append(profile(cells, kinds, int(counts[here].sum() - cells.counts.sum())))
        places.append(there)
    return profiles, places


def _questions(table: Table) -> "tuple[Ints, dict[str, Ints]]":
    """Return the question of each row, and the key columns of the questions as codes, in canonical order."""
    columns = {name: table.columns[name] for name in KEYS if name in table.columns}
    asked, parts = combined([c.codes for c in columns.values()], [len(c.texts) for c in columns.values()])
    return asked, dict(zip(columns, parts, strict=True))


def _said(cell: "Ints", asked: "Ints", words: Vocabulary) -> Said:
    """Return what each row says; a row whose cell is missing says nothing, one with a list says several things."""
    many = numpy.diff(words.first)
    if len(many) and many.max() > 1:
        times = many[cell]
        row = numpy.repeat(numpy.arange(len(cell)), times)
        ends = numpy.cumsum(times)
        entry = words.first[cell[row]] + numpy.arange(len(row)) - (ends - times)[row]
    elif len(many) and many.min() == 1:
        row, entry = numpy.arange(len(cell)), cell.astype(numpy.int64)
    else:
        row = numpy.flatnonzero(many[cell])
        entry = words.first[cell[row]]
    return Said(row, asked[row], words.value[entry], words.spelled[entry])


def _readable(said: Said, words: Vocabulary) -> Said:
    """Return what is said without what cannot be read, unless it is all that is said on a question."""
    if words.is_read.all():
        return said
    read = words.is_read[said.value]
    answered = numpy.zeros(int(said.question.max(initial=-1)) + 1, dtype=bool)
    answered[said.question[read]] = True
    kept = read | ~answered[said.question]
    return Said(said.row[kept], said.question[kept], said.value[kept], said.spelled[kept])


class _Sorting:
    """The last step: everything in the order of (question, value, source)."""

    def __init__(self, table: Table, said: Said, words: Vocabulary) -> None:
        self.table, self.said, self.words = table, said, words
        source = table.columns["source"]
        self.source, (heard,) = combined([source.codes[said.row]], [len(source.texts)])
        self.sources = [source.texts[i] for i in heard.tolist()]
        self.question, (self.asked,) = combined([said.question], [int(said.question.max(initial=-1)) + 1])

    def claims(self, keys: "Mapping[str, Ints]", attribute: Column, profiles: Sequence[Profile]) -> Claims:
        order, source, value, question = self._sorted()
        pair = question.astype(numpy.int64) * max(len(self.words.number), 1) + value
        new_slot = _changes(pair)
        new = new_slot | _changes(source)
        slots = numpy.flatnonzero(new_slot)
        slot = (numpy.cumsum(new_slot) - 1).astype(numpy.int32)
        claims = numpy.flatnonzero(new)
        of = keys.get("attribute")
        return Claims(
            sources=self.sources,
            keys={
                self.table.own.get(name, name): _taken(self.table.columns[name].texts, codes[self.asked])
                for name, codes in keys.items()
            },
            attributes=attribute.texts,
            kinds=[p.kind.name for p in profiles],
            attribute=numpy.zeros(len(self.asked), dtype=numpy.int32) if of is None else of[self.asked],
            source=source[claims],
            slot=slot[claims],
            question=question[slots],
            spelling=self._spellings(order, slot, value[slots]),
            number=self.words.number[value[slots]],
            time=self._times(order, claims),
            value=value[slots],
        )

    def _sorted(self) -> "tuple[NDArray[numpy.int64] | None, Ints, Ints, Ints]":
        """Return the order of the entries (None where nothing else needs it), and three columns in that order."""
        values, sources = max(len(self.words.number), 1), max(len(self.sources), 1)
        if len(self.asked) * values * sources > _ROOM:
            by_three = numpy.lexsort((self.source, self.said.value, self.question))
            return by_three, self.source[by_three], self.said.value[by_three], self.question[by_three]
        packed = (self.question.astype(numpy.int64) * values + self.said.value) * sources + self.source
        order: NDArray[numpy.int64] | None = None
        if self.words.is_plain and self._when is None:
            packed.sort()
        else:
            order = numpy.argsort(packed, kind="stable")
            packed = packed[order]
        rest, source = numpy.divmod(packed, sources)
        question, value = numpy.divmod(rest, values)
        return order, source.astype(numpy.int32), value.astype(numpy.int32), question.astype(numpy.int32)

    @cached_property
    def _when(self) -> "Column | None":
        return next((self.table.columns[name] for name in ("as_of", "published") if name in self.table.columns), None)

    def _times(self, order: "NDArray[numpy.int64] | None", claims: "Offsets") -> "Floats | None":
        """Return the latest time at which each claim is made."""
        if self._when is None or order is None:
            return None
        found = seconds(self._when.texts)[self._when.codes][self.said.row[order]]
        latest = numpy.maximum.reduceat(numpy.where(numpy.isnan(found), -numpy.inf, found), claims)
        return numpy.where(numpy.isneginf(latest), numpy.nan, latest)

    def _spellings(self, order: "NDArray[numpy.int64] | None", slot: "Ints", value: "Ints") -> Sequence[str]:
        """Return how most rows of each slot spell its value, the first in order on a tie."""
        words = self.words
        if order is None or words.is_plain:
            only = numpy.zeros(len(words.number), dtype=numpy.int32)
            only[words.value] = words.spelled
            return _taken(words.spellings, only[value])
        size = max(len(words.spellings), 1)
        found, count = numpy.unique(slot.astype(numpy.int64) * size + self.said.spelled[order], return_counts=True)
        where, spelled = numpy.divmod(found, size)
        best = numpy.lexsort((spelled, -count, where))
        return _taken(words.spellings, spelled[best][_changes(where[best])])


def _changes(x: "NDArray[numpy.integer[Any]]") -> "Mask":
    """Return where a column differs from the entry before."""
    found = numpy.ones(len(x), dtype=bool)
    numpy.not_equal(x[1:], x[:-1], out=found[1:])
    return found


def _taken(texts: Sequence[str], codes: "NDArray[numpy.integer[Any]]") -> list[str]:
    return list(map(texts.__getitem__, codes.tolist()))


__all__ = ["Columns", "claims_of"]
