"""Figures: how many of whom, and what befell them."""

from collections.abc import Iterator

from reconcile.extract.counting import Reading
from reconcile.extract.draft import Draft
from reconcile.extract.page import Page


def drafts(page: Page) -> Iterator[Draft]:
    """Yield a draft for every figure that counts or measures something."""
    reading = Reading(page)
    for line in page.lines:
        yield from reading.line(line)
