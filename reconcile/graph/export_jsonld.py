"""PROV JSON-LD, the W3C member submission, for linked data."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph as PROV JSON-LD; `prov` reads it back."""
    from reconcile.graph.prov_document import prov_document

    return str(prov_document(graph).serialize(format="jsonld", indent=1)) + "\n"
