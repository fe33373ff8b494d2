"""Claims of a few sources, as columns, for tests of fusing tables."""

from collections.abc import Iterable, Sequence

import numpy

from reconcile.columns import Claims


def claimed(rows: Iterable[tuple[str, str, str]]) -> Claims:
    """Return the claims of some (source, item, value) rows."""
    told = sorted({(item, value, source) for source, item, value in rows})
    slots = sorted({(item, value) for item, value, _ in told})
    items = sorted({item for item, _ in slots})
    sources = sorted({source for *_, source in told})
    return Claims(
        sources=sources,
        keys={"item": items},
        attributes=[""],
        kinds=["label"],
        attribute=numpy.zeros(len(items), numpy.int32),
        source=_places(sources, [source for *_, source in told]),
        slot=_places(slots, [(item, value) for item, value, _ in told]),
        question=_places(items, [item for item, _ in slots]),
        spelling=[value for _, value in slots],
        number=numpy.array([float(value) if value.replace(".", "", 1).isdigit() else numpy.nan for _, value in slots]),
    )


def _places(order: Sequence[object], wanted: Sequence[object]) -> "numpy.ndarray[tuple[int], numpy.dtype[numpy.int32]]":
    place = {x: n for n, x in enumerate(order)}
    return numpy.array([place[x] for x in wanted], numpy.int32)
