"""The provenance graph in PROV-N, the notation of W3C PROV for people."""

from reconcile.result import Reconciliation

NAME = "provn"
SUFFIXES = (".provn",)


def render(result: Reconciliation) -> str:
    """Return what the graph stage exports under this name."""
    from reconcile.graph import export

    return export(result, NAME)
