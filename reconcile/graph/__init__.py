"""Provenance: who has it from whom, which voices are independent, and the graph of it all."""

from reconcile.graph.carriers import as_carried, first_published
from reconcile.graph.drawing import svg
from reconcile.graph.exporting import export, exporters
from reconcile.graph.origins import with_origins
from reconcile.graph.provenance import provenance_graph
from reconcile.graph.reuse import Copy, copies

__all__ = [
    "Copy",
    "as_carried",
    "copies",
    "export",
    "exporters",
    "first_published",
    "provenance_graph",
    "svg",
    "with_origins",
]
