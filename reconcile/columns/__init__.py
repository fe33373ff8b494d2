"""Tables as columns: what cells mean, and claims sorted for fusing and checking; no Python object a claim."""

from reconcile.columns.claims import Claims

__all__ = ["Claims"]
