"""The provenance graph as a picture."""

from reconcile.result import Reconciliation

NAME = "svg"
SUFFIXES = (".svg",)


def render(result: Reconciliation) -> str:
    """Return what the graph stage exports under this name."""
    from reconcile.graph import export

    return export(result, NAME)
