"""Node-link JSON, for D3 and other programs that draw graphs."""

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


def render(graph: "networkx.MultiDiGraph") -> str:
    """Return the graph as JSON; `networkx.node_link_graph(json.loads(text), edges="edges")` gives it back."""
    import networkx

    data = networkx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
