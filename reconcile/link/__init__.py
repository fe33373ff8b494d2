"""Linking: which statements answer the same question, across the documents of a case."""

from reconcile.link.linking import link
from reconcile.link.separation import separated

__all__ = ["link", "separated"]
