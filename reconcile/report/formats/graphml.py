"""The provenance graph as GraphML, for graph tools."""

from reconcile.result import Reconciliation

NAME = "graphml"
SUFFIXES = (".graphml",)


def render(result: Reconciliation) -> str:
    """Return what the graph stage exports under this name."""
    from reconcile.graph import export

    return export(result, NAME)
