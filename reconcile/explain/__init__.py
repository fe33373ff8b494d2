"""Explanation: a sentence fit to print, the reasons in words, and what would change the answer."""

from reconcile.explain.wording import worded

__all__ = ["worded"]
