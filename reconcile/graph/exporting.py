"""Writes a provenance graph in the formats of other tools: every module `export_*` here, by its name."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

from reconcile.errors import ConfigError

if TYPE_CHECKING:
    import networkx

    from reconcile.result import Reconciliation

_PREFIX = "export_"


class Exporter(Protocol):
    """What a module `export_*` provides."""

    def render(self, graph: "networkx.MultiDiGraph") -> str:
        """Return the graph as text, the same for the same graph."""


@cache
def exporters() -> Mapping[str, Exporter]:
    """Return the exporter of each format."""
    folder = str(Path(__file__).parent)
    names = sorted(m.name for m in iter_modules([folder]) if m.name.startswith(_PREFIX))
    found = {n.removeprefix(_PREFIX): cast(Exporter, import_module(f"reconcile.graph.{n}")) for n in names}
    return MappingProxyType(found)


def export(graph: "networkx.MultiDiGraph | Reconciliation", format: str, path: Path | str | None = None) -> str:
    """Return a provenance graph, or that of a result, as text; write it to `path` too where one is given.

    Raises:
        ConfigError: there is no such format.
    """
    if format not in exporters():
        raise ConfigError(f"there is no graph format '{format}'.", remedy=f"Choose one of: {', '.join(exporters())}.")
    if not hasattr(graph, "nodes"):
        from reconcile.graph.provenance import provenance_graph

        graph = provenance_graph(cast("Reconciliation", graph))
    text = exporters()[format].render(cast("networkx.MultiDiGraph", graph))
    if path is not None:
        Path(path).write_bytes(text.encode())
    return text
