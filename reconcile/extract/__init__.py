"""Reading prose: from a Document to Statements, each with its verbatim quote and its offsets."""

from reconcile.extract.attributions import Attribution, find_attributions
from reconcile.extract.document import extract
from reconcile.extract.proposals import propose

__all__ = ["Attribution", "extract", "find_attributions", "propose"]
