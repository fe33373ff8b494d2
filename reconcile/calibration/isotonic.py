"""A map from confidences to shares that are right: never falling, fitted by least squares, kept in a small file.

Isotonic regression (Zadrozny, Elkan: Transforming classifier scores into accurate multiclass probability estimates,
KDD 2002), by `scipy.optimize.isotonic_regression`. Each step is drawn as two further answers would draw it, one that is
right with the confidence it stands for and one with a half, so that a few answers, all right, do not become certainty.
Between the steps' mean confidences the map is a straight line.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
from attrs import field, frozen

from reconcile.errors import ConfigError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]

SCHEMA = "reconcile/calibration/1"
STEPS = 100  # kept of a map
CERTAIN = 1e-6
MAX_BYTES = 1 << 20
FOLDS = 5


def _floats(given: Sequence[float]) -> tuple[float, ...]:
    return tuple(float(x) for x in given)


@frozen
class ConfidenceMap:
    """What a confidence is worth.

    Attributes:
        confidence: of the steps, rising.
        right: the share of answers that is right there, never falling.
        items: from how many answers it was made.
    """

    confidence: tuple[float, ...] = field(converter=_floats)
    right: tuple[float, ...] = field(converter=_floats)
    items: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse what is no map: steps out of order, or no probabilities."""
        x, y = numpy.array(self.confidence), numpy.array(self.right)
        if not len(x) or len(x) != len(y) or not ((x >= 0) & (x <= 1) & (y >= 0) & (y <= 1)).all():
            raise ValueError("a map has as many shares as confidences, at least one, all from 0 to 1")
        if (numpy.diff(x) <= 0).any() or (numpy.diff(y) < 0).any():
            raise ValueError("the confidences of a map rise, and its shares never fall")

    @classmethod
    def fitted(cls, confidence: "Floats", right: "Floats") -> "ConfidenceMap":
        """Return the map that fits answers best.

        Args:
            confidence: (N,) of the answers, N > 0.
            right: (N,) 1 for those that are right, 0 for the others.
        """
        x, weight, share = _levels(confidence, right)
        y = _isotonic(share, weight)
        group = numpy.cumsum(numpy.diff(y, prepend=y[0]) > 0)
        n = numpy.bincount(group, weight).astype(numpy.float64)
        at = numpy.bincount(group, weight * x) / n
        shown = (numpy.bincount(group, weight * share) + at + 0.5) / (n + 2)
        return cls(at.round(9).tolist(), _isotonic(shown, n).clip(CERTAIN, 1 - CERTAIN).round(9).tolist(), len(right))

    def __call__(self, confidence: "Floats") -> "Floats":
        """Return what confidences are worth: (N,) to (N,), within (0, 1)."""
        return numpy.interp(confidence, self.confidence, self.right).clip(CERTAIN, 1 - CERTAIN)

    def to_json(self) -> str:
        """Return the file's text."""
        steps = [{"confidence": x, "right": y} for x, y in zip(self.confidence, self.right, strict=True)]
        return json.dumps({"schema": SCHEMA, "items": self.items, "steps": steps}, indent=1) + "\n"

    @classmethod
    def load(cls, path: Path) -> "ConfidenceMap":
        """Return the map that a file holds.

        Raises:
            ConfigError: it cannot be read, or holds none.
        """
        remedy = "Make one: reconcile calibrate CONSENSUS TRUTH -o calibration.json"
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ConfigError("is too large for a map of confidences.", where=str(path), remedy=remedy)
            data = json.loads(path.read_text(encoding="utf-8"))
            if data["schema"] != SCHEMA:
                raise ValueError
            steps = data["steps"]
            return cls([s["confidence"] for s in steps], [s["right"] for s in steps], int(data["items"]))
        except OSError as error:
            reason = str(error.strerror or error).lower()
            raise ConfigError(f"cannot be read: {reason}.", where=str(path), remedy=remedy) from None
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ConfigError("holds no map of confidences.", where=str(path), remedy=remedy) from None


def cross_mapped(confidence: "Floats", right: "Floats") -> "Floats":
    """Return (N,) confidences mended by maps of the other four fifths: what a map does for answers it never saw."""
    mended = confidence.copy()
    fold = numpy.arange(len(confidence)) % FOLDS
    for k in range(min(FOLDS, len(confidence)) if len(confidence) > 1 else 0):
        mended[fold == k] = ConfidenceMap.fitted(confidence[fold != k], right[fold != k])(confidence[fold == k])
    return mended


def _levels(confidence: "Floats", right: "Floats") -> "tuple[Floats, Floats, Floats]":
    """Return mean confidence, number and share right of at most so many groups of neighbours, equal ones together."""
    order = numpy.argsort(confidence, kind="stable")
    x, y = confidence[order], right[order]
    step = numpy.searchsorted(x, x, side="left") * STEPS // len(x)
    _, group = numpy.unique(step, return_inverse=True)
    n = numpy.bincount(group).astype(numpy.float64)
    return numpy.bincount(group, x) / n, n, numpy.bincount(group, y) / n


def _isotonic(y: "Floats", weight: "Floats") -> "Floats":
    from scipy.optimize import isotonic_regression

    found: Floats = isotonic_regression(y, weights=weight).x
    return found


__all__ = ["ConfidenceMap", "cross_mapped"]
