"""`reconcile` finds where sources contradict each other and answers with the best-supported value and its trail."""

from reconcile._version import __version__

__all__ = ["__version__"]
