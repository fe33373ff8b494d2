"""GraphML, for Gephi, yEd, Cytoscape and igraph."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph as GraphML; `networkx.parse_graphml(text, force_multigraph=True)` gives it back."""
    import networkx

    return "\n".join(networkx.generate_graphml(graph)) + "\n"
