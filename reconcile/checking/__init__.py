"""Checks of curated data and drafts in continuous integration: flags, baseline, outputs, exit codes."""

from reconcile.checking.baseline import Entry, baseline_text, read_baseline, updated
from reconcile.checking.discovery import output_named, output_names
from reconcile.checking.flag import Flag, Place, Side, Suggestion
from reconcile.checking.outcome import Outcome, judged

__all__ = [
    "Entry",
    "Flag",
    "Outcome",
    "Place",
    "Side",
    "Suggestion",
    "baseline_text",
    "judged",
    "output_named",
    "output_names",
    "read_baseline",
    "updated",
]
