"""Tables as columns: what cells mean, and claims sorted for fusing and checking; no Python object a claim."""

from reconcile.columns.build import Columns, claims_of
from reconcile.columns.claims import Claims
from reconcile.columns.table import Column, Table

__all__ = ["Claims", "Column", "Columns", "Table", "claims_of"]
