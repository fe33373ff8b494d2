"""Early counts: where a count grows, a figure told before a higher one need not have been wrong.

Bodies are found and the injured die, so that "four killed" of the morning and "five" of the next day differ by what
happened between them. The earlier figure keeps its vote and, besides, allows what lies above it as any figure allows
what its hard bounds do not exclude: with half of it (`cells.SLACK`). So among
the equally credible the most recent count stands (as GTD codes), and many early voices still outweigh a late one.
Hearsay and a party to the conflict overtake nobody.
"""

from collections.abc import Sequence

from attrs import evolve

from reconcile.fuse.case.claim import Claim, later
from reconcile.gate import GROWING
from reconcile.statement import SourceKind
from reconcile.values import Quantity

_DOUBTED = frozenset({SourceKind.HEARSAY, SourceKind.PARTY})
_OPEN = (float("inf"), 0)


def as_floors(claims: Sequence[Claim], gone: frozenset[str] | set[str]) -> tuple[Claim, ...]:
    """Return the claims; those below a later one that still stands have no upper bound any more.

    Args:
        claims: on one question, in canonical order.
        gone: ids of statements that are out of date.
    """
    counts = [c for c in claims if _grows(c) and c.statement.id not in gone]
    if len({c.value for c in counts}) < 2 or len({c.when for c in counts}) < 2:
        return tuple(claims)
    early = {c.statement.id for c in counts if any(_overtakes(d, c) for d in counts)}
    return tuple(evolve(c, loose=(c.hard[0], _OPEN)) if c.hard and c.statement.id in early else c for c in claims)


def _grows(c: Claim) -> bool:
    """Return whether a claim is a count that time can only raise."""
    is_count = isinstance(c.value, Quantity) and not c.value.unit
    return is_count and not c.denies and c.statement.question.attribute in GROWING


def _overtakes(d: Claim, c: Claim) -> bool:
    """Return whether a count is later than another and above it."""
    if c.hard is None or d.hard is None or d.statement.holder.kind in _DOUBTED:
        return False
    return d.hard[0] > c.hard[1] and later(d.when, c.when)
