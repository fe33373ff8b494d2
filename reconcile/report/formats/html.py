"""One self-contained page for a browser: cards beside the articles, no network."""

from reconcile.result import Reconciliation

NAME = "html"
SUFFIXES = (".html", ".htm")


def render(result: Reconciliation) -> str:
    """Return the page; everything from documents in it is escaped, and it loads nothing."""
    from reconcile.report.page.build import page

    return page(result)
