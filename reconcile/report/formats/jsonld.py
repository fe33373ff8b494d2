"""The provenance graph as PROV JSON-LD, for linked data."""

from reconcile.result import Reconciliation

NAME = "jsonld"
SUFFIXES = (".jsonld",)


def render(result: Reconciliation) -> str:
    """Return what the graph stage exports under this name."""
    from reconcile.graph import export

    return export(result, NAME)
