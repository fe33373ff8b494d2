"""Provenance: who has it from whom, which voices are independent, and the graph of it all."""

from reconcile.graph.origins import with_origins
from reconcile.graph.reuse import Copy, copies

__all__ = ["Copy", "copies", "with_origins"]
