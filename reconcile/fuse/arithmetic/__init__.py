"""Totals and parts that must add up: small counts by search, large figures by least squares, and who is to blame."""

from reconcile.fuse.arithmetic.balance import Balance, Figure, Sum, balanced
from reconcile.fuse.arithmetic.propagation import propagated
from reconcile.fuse.arithmetic.search import searched
from reconcile.fuse.arithmetic.stone import stone

__all__ = ["Balance", "Figure", "Sum", "balanced", "propagated", "searched", "stone"]
