"""Linking: which statements answer the same question, across the documents of a case."""

from reconcile.link.linking import link

__all__ = ["link"]
