"""Detection: compatibility gate, then rules, and what they find."""

from reconcile.detect.detection import detect
from reconcile.detect.examples import ExampleResult, run_examples, untried
from reconcile.detect.packs import load_rules

__all__ = ["ExampleResult", "detect", "load_rules", "run_examples", "untried"]
