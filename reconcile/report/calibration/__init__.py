"""Reports of how good confidences are: for a terminal, and as a picture."""

from reconcile.report.calibration.picture import as_svg
from reconcile.report.calibration.terminal import as_text

__all__ = ["as_svg", "as_text"]
