"""The audit trail as hash-chained JSON Lines."""

from reconcile.result import Reconciliation

NAME = "jsonl"
SUFFIXES = (".jsonl",)


def render(result: Reconciliation) -> str:
    """Return the trail's own text."""
    return result.audit.text
