"""Figures in another unit than their neighbours, told by the ratio at which they stand: a pressure in hPa beside inHg.

Of each claim of a number the ratio to the middle of its question is taken. Where nearly all stand near 1 and a few
close together around a factor between units of one thing, far from all others, these few are of that other unit,
provided that they differ among themselves (999 for "unknown" does not) and that their source writes several such: they
are converted, and the summary says so, with the sources.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import evolve, frozen

from reconcile.columns.profile import Profile
from reconcile.columns.said import Said
from reconcile.columns.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats, Ints, Mask, Offsets

# Larger unit in smaller ones, by name of the pair; a factor stands for its inverse too.
FACTORS = (
    ("thousands", 1e3),
    ("millions", 1e6),
    ("percent and shares", 100.0),
    ("hPa and inHg", 33.8638866667),
    ("hPa and mmHg", 1.33322387415),
    ("mmHg and inHg", 25.4),
    ("kPa and psi", 6.89475729),
    ("miles and kilometres", 1.609344),
    ("metres and feet", 3.280839895),
    ("kilograms and pounds", 2.2046226218),
    ("gallons and litres", 3.785411784),
    ("hectares and acres", 2.4710538147),
    ("knots and km/h", 1.852),
    ("m/s and km/h", 3.6),
    ("kcal and kJ", 4.184),
)
_AT_ONE, _WIDTH = 0.6, 0.02  # share of the claims near their question's middle; half width of a cluster, in logarithms
_FEW, _SHARE = 5, 0.001  # claims, and share of all, that a cluster must have
_OF_SOURCE = 3  # such claims that a source must make
_PEAK = 8.0  # times as dense as its neighbourhood


@frozen
class Cluster:
    """Claims of one attribute at one ratio: `factor` times their neighbours, and by the names of which units."""

    name: str
    factor: float
    entries: "Offsets"


def rescaled(
    said: Said, words: Vocabulary, attribute: "Ints", source: "Ints", sources: Sequence[str], profiles: list[Profile]
) -> tuple[Said, Vocabulary, list[Profile]]:
    """Return what rows say with all figures of an attribute in one unit, and what there is to say of it.

    Args:
        said: n entries.
        words: the values.
        attribute, source: of each row of the table.
        sources: names.
        profiles: of the attributes.
    """
    of = attribute[said.row]
    values, spelled = said.value.copy(), said.spelled.copy()
    numbers, keys, spellings = [words.number], list(words.key), list(words.spellings)
    told = list(profiles)
    for k, found in enumerate(profiles):
        if found.kind.name != "number":
            continue
        for cluster in clusters(said, words.number, numpy.flatnonzero(of == k), source):
            exact = words.number[said.value[cluster.entries]] / cluster.factor
            new, at = numpy.unique([float(f"{x:.6g}") for x in exact.tolist()], return_inverse=True)
            values[cluster.entries] = (at + sum(map(len, numbers))).astype(numpy.int32)
            spelled[cluster.entries] = (at + len(spellings)).astype(numpy.int32)
            numbers.append(new)
            keys += [repr(x) for x in new.tolist()]
            spellings += [f"{x:.9g}" for x in new.tolist()]
            who = numpy.bincount(source[said.row[cluster.entries]], minlength=len(sources))
            told[k] = evolve(told[k], notes=(*told[k].notes, _note(cluster, who, sources)))
    if len(numbers) == 1:
        return said, words, told
    said, words = _joined(evolve(said, value=values, spelled=spelled), words, numbers, keys, spellings, of)
    return said, words, told


def clusters(said: Said, number: "Floats", entries: "Offsets", source: "Ints") -> list[Cluster]:
    """Return the clusters of one attribute, those of the most claims first; no claim is in two."""
    x = number[said.value[entries]]
    usable = numpy.isfinite(x) & (x > 0)
    entries, x = entries[usable], numpy.log(x[usable])
    if len(entries) < 10 * _FEW:
        return []
    ratio = x - _middles(said.question[entries], x)
    if float((numpy.abs(ratio) < 5 * _WIDTH).mean()) < _AT_ONE:
        return []
    found = []
    for name, factor in FACTORS:
        for way in (factor, 1 / factor):
            near = _near(ratio, math.log(way), x, source[said.row[entries]])
            if near is not None:
                found.append(Cluster(name, way, entries[near]))
    taken: set[int] = set()
    kept = []
    for cluster in sorted(found, key=lambda c: (-len(c.entries), c.factor)):
        rest = [e for e in cluster.entries.tolist() if e not in taken]
        taken.update(rest)
        if len(rest) >= _FEW:
            kept.append(evolve(cluster, entries=numpy.array(rest, dtype=numpy.int64)))
    return kept


def _middles(question: "Ints", x: "Floats") -> "Floats":
    """Return for each entry the median of its question."""
    order = numpy.lexsort((x, question))
    begins = numpy.flatnonzero(numpy.diff(question[order], prepend=-1))
    counts = numpy.diff(numpy.append(begins, len(order)))
    sorted_x = x[order]
    low, high = sorted_x[begins + (counts - 1) // 2], sorted_x[begins + counts // 2]
    middle = numpy.empty(len(x))
    middle[order] = numpy.repeat((low + high) / 2, counts)
    return middle


def _near(ratio: "Floats", at: float, x: "Floats", source: "Ints") -> "Mask | None":
    """Return which claims stand at a ratio, None where they are few, all alike, or no denser than the neighbourhood."""
    distance = numpy.abs(ratio - at)
    near: Mask = distance < _WIDTH
    around = int((distance < 5 * _WIDTH).sum()) - int(near.sum())
    near &= (numpy.bincount(source[near], minlength=int(source.max()) + 1) >= _OF_SOURCE)[source]
    n = int(near.sum())
    if n < max(_FEW, _SHARE * len(ratio)) or n < _PEAK * (around / 4 + 0.25):
        return None
    _, alike = numpy.unique(x[near], return_counts=True)
    return near if alike.max() <= n / 2 else None


def _note(cluster: Cluster, who: "Offsets", sources: Sequence[str]) -> str:
    order = [s for s in numpy.argsort(-who, kind="stable").tolist() if who[s]]
    listed = ", ".join(f"{sources[s]} ({who[s]:,})" for s in order[:4]) + (" and others" if len(order) > 4 else "")
    ratio = f"{cluster.factor:.4g}" if cluster.factor > 1 else f"1/{1 / cluster.factor:.4g}"
    return (
        f"{len(cluster.entries):,} figures stand at {ratio} of the others', as {cluster.name} do; converted: {listed}"
    )


def _joined(
    said: Said, words: Vocabulary, numbers: "list[Floats]", keys: list[str], spellings: list[str], of: "Ints"
) -> tuple[Said, Vocabulary]:
    """Return values with the converted ones among them, in canonical order, equal ones once."""
    number = numpy.concatenate(numbers)
    read = numpy.concatenate([words.is_read, numpy.ones(len(number) - len(words.number), dtype=bool)])
    home = numpy.full(len(number), len(of), dtype=numpy.int64)  # attribute of each value that is used
    home[said.value] = of
    names = {key: i for i, key in enumerate(sorted(set(keys)))}
    key = numpy.fromiter((names[k] for k in keys), dtype=numpy.int64, count=len(keys))
    order = numpy.lexsort((key, number, ~read, home))
    same = (numpy.diff(home[order], prepend=-1) == 0) & (numpy.diff(key[order], prepend=-1) == 0)
    rank = numpy.empty(len(order), dtype=numpy.int32)
    rank[order] = (numpy.cumsum(~same) - 1).astype(numpy.int32)
    first = order[~same]
    texts = sorted(set(spellings))
    index = {text: i for i, text in enumerate(texts)}
    as_spelled = numpy.fromiter((index[t] for t in spellings), dtype=numpy.int32, count=len(spellings))
    made = evolve(
        words,
        value=rank[words.value],
        spelled=as_spelled[words.spelled],
        spellings=texts,
        key=[keys[i] for i in first.tolist()],
        number=number[first],
        is_read=read[first],
        is_plain=False,
    )
    return evolve(said, value=rank[said.value], spelled=as_spelled[said.spelled]), made


__all__ = ["FACTORS", "clusters", "rescaled"]
