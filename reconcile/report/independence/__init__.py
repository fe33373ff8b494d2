"""Reports of what is known of the sources of a table: for a terminal, as JSON, and their families as a picture."""

from reconcile.report.independence.json import as_json
from reconcile.report.independence.picture import as_svg
from reconcile.report.independence.terminal import as_text

__all__ = ["as_json", "as_svg", "as_text"]
