"""How one sentence or statement stands to another: the same, narrower, broader, in contradiction, not comparable."""

from reconcile.compare.comparing import compare
from reconcile.compare.verdict import Comparison, Verdict

__all__ = ["Comparison", "Verdict", "compare"]
