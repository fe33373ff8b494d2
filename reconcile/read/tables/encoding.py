"""Columns of text, encoded: each distinct text once, sorted, so that numbers of texts do not depend on the order."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

from reconcile.columns.table import Column, Table

if TYPE_CHECKING:
    import pyarrow


def joined(tables: "Sequence[pyarrow.Table]", files: Sequence[str], own: Mapping[str, str]) -> Table:
    """Return tables one below the other; a cell of a column that a table does not have is empty."""
    import pyarrow

    names = list(dict.fromkeys(name for t in tables for name in t.column_names))
    begins = [0, *numpy.cumsum([t.num_rows for t in tables]).tolist()]
    columns = {}
    for name in names:
        chunks = [
            t[name] if name in t.column_names else pyarrow.chunked_array([pyarrow.nulls(t.num_rows, pyarrow.string())])
            for t in tables
        ]
        columns[name] = encoded(chunks)
    return Table(columns, own, tuple(files), tuple(begins))


def encoded(parts: "Sequence[pyarrow.ChunkedArray]") -> Column:
    """Return a column of the cells of some arrays, one after the other."""
    import pyarrow
    from pyarrow import compute

    whole = pyarrow.chunked_array([c for part in parts for c in _as_text(part).chunks], type=pyarrow.string())
    if whole.null_count:
        whole = compute.fill_null(whole, "")
    coded = whole.combine_chunks().dictionary_encode()
    if isinstance(coded, pyarrow.ChunkedArray):
        coded = coded.unify_dictionaries().combine_chunks()
    codes = coded.indices.to_numpy(zero_copy_only=False)
    bare = compute.utf8_trim_whitespace(coded.dictionary).dictionary_encode()  # "a" and "a " are one from here on
    order = compute.array_sort_indices(bare.dictionary).to_numpy()
    rank = numpy.empty(len(order), dtype=numpy.int32)
    rank[order] = numpy.arange(len(order), dtype=numpy.int32)
    within = bare.indices.to_numpy(zero_copy_only=False)
    texts = bare.dictionary.take(pyarrow.array(order)).to_pylist()
    return Column(texts, rank[within][codes] if len(codes) else numpy.zeros(0, dtype=numpy.int32))


def _as_text(array: "pyarrow.ChunkedArray") -> "pyarrow.ChunkedArray":
    """Return an array of texts; lists are joined by ';', what has no text is told by its type."""
    import pyarrow
    from pyarrow import compute, types

    kind = array.type
    if types.is_string(kind):
        return array
    if types.is_dictionary(kind):
        return _as_text(array.cast(kind.value_type))
    if types.is_list(kind) or types.is_large_list(kind):
        return compute.binary_join(array.cast(pyarrow.list_(pyarrow.string())), ";")
    if types.is_floating(kind):
        return _numbers(array)
    return array.cast(pyarrow.string())


def _numbers(array: "pyarrow.ChunkedArray") -> "pyarrow.ChunkedArray":
    """Return numbers as text, whole ones without a point; what is no number is empty."""
    import pyarrow
    from pyarrow import compute

    floats = array.cast(pyarrow.float64())
    finite = compute.is_finite(floats)
    whole = compute.and_(compute.equal(compute.floor(floats), floats), compute.less(compute.abs(floats), 1e15))
    ints = compute.if_else(whole, floats, 0.0).cast(pyarrow.int64(), safe=False).cast(pyarrow.string())
    return compute.if_else(finite, compute.if_else(whole, ints, floats.cast(pyarrow.string())), "")
