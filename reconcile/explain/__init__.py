"""Explanation: a sentence fit to print, the reasons in words, and what would change the answer."""

from reconcile.explain.explanation import Explanation, Step, explain
from reconcile.explain.wording import worded

__all__ = ["Explanation", "Step", "explain", "worded"]
