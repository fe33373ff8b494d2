"""Synthetic claims with copiers: drawn with one seed, so that everybody measures the same."""

from pathlib import Path

import numpy
from numpy.typing import NDArray

from reconcile.columns import Claims

FALSE_VALUES = 10
Ints = NDArray[numpy.int64]


def drawn(size: int, sources: int) -> tuple[Ints, Ints, Ints]:
    """Return (item, source, value) of about `size` claims, eight an item; value 0 is true.

    Accuracies follow Beta(6, 3), false values are the likelier the smaller their number, and one source in seven has
    half of the claims of another one too.
    """
    rng = numpy.random.default_rng(11)
    items = size // 8
    activity = rng.lognormal(0, 0.5, sources)
    key = numpy.unique(rng.integers(0, items, size) * sources + rng.choice(sources, size, p=activity / activity.sum()))
    item, source = key // sources, key % sources
    popularity = 1 / numpy.arange(1, FALSE_VALUES + 1)
    right = rng.random(len(key)) < rng.beta(6, 3, sources)[source]
    value = numpy.where(right, 0, 1 + rng.choice(FALSE_VALUES, len(key), p=popularity / popularity.sum()))
    copied = numpy.flatnonzero((source % 7 == 0) & (source + 1 < sources) & (rng.random(len(key)) < 0.5))
    both = numpy.concatenate([key, item[copied] * sources + source[copied] + 1])
    _, once = numpy.unique(both, return_index=True)
    told = numpy.concatenate([value, value[copied]])[once]
    return both[once] // sources, both[once] % sources, told


def columns(item: Ints, source: Ints, value: Ints) -> Claims:
    """Return the claims sorted, with numbers for names."""
    sources, values = int(source.max()) + 1, int(value.max()) + 1
    key = numpy.sort((item * values + value) * sources + source)
    stated, slot = numpy.unique(key // sources, return_inverse=True)
    asked, question = numpy.unique(stated // values, return_inverse=True)
    return Claims(
        sources=[f"s{n}" for n in range(sources)],
        keys={"item": [f"i{n}" for n in asked.tolist()]},
        attributes=[""],
        kinds=["label"],
        attribute=numpy.zeros(len(asked), numpy.int32),
        source=(key % sources).astype(numpy.int32),
        slot=slot.astype(numpy.int32),
        question=question.astype(numpy.int32),
        spelling=[f"v{n}" for n in (stated % values).tolist()],
        number=numpy.full(len(stated), numpy.nan),
    )


def written(item: Ints, source: Ints, value: Ints, path: Path) -> None:
    """Write the claims as a CSV file, in an order that tells nothing; labels differ from item to item."""
    import pyarrow
    import pyarrow.csv

    order = numpy.random.default_rng(12).permutation(len(item))
    label = (value * (1 + item % FALSE_VALUES) + item * 7) % (FALSE_VALUES + 1)
    cells = {"item": ("i", item), "source": ("s", source), "value": ("v", label)}
    table = {name: [f"{mark}{n}" for n in column[order].tolist()] for name, (mark, column) in cells.items()}
    pyarrow.csv.write_csv(pyarrow.table(table), path)
