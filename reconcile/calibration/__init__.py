"""Are confidences what they say? Measures against truth, and a map that mends them."""

from reconcile.calibration.isotonic import ConfidenceMap
from reconcile.calibration.measures import Bin, Measures, measures

__all__ = ["Bin", "ConfidenceMap", "Measures", "measures"]
