"""PROV-N, the notation of W3C PROV for people."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph in PROV-N."""
    from reconcile.graph.prov_document import prov_document

    return str(prov_document(graph).get_provn()) + "\n"
