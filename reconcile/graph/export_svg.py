"""A picture: documents, who passed it on, independent origins and questions from left to right."""

from typing import TYPE_CHECKING

from reconcile.graph.drawing import drawn

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph as an SVG document."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn(graph)}'
