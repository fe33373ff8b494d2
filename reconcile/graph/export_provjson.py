"""PROV-JSON, the interchange form that most PROV tools read."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph as PROV-JSON; `prov` reads it back."""
    from reconcile.graph.prov_document import prov_document

    return str(prov_document(graph).serialize(format="json", indent=1, sort_keys=True)) + "\n"
