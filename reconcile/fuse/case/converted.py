"""Figures in several units: which of them are one figure, converted and rounded by whoever told it."""

from collections.abc import Sequence

from attrs import evolve, frozen

from reconcile.fuse.case.axis import Span
from reconcile.fuse.case.claim import Claim
from reconcile.intervals import Interval, allowed, as_measured
from reconcile.values import Quantity


@frozen
class _Figure:
    """An exact figure: what rounds to it as it was told, and how finely that was told, in which unit."""

    measured: Interval
    fineness: tuple[float, str]


def told_once(claims: Sequence[Claim], unit: str | None) -> list[Claim]:
    """Return the claims, each exact figure as the finest figure in another unit that may be rounded to it.

    135 ft beside 41.2 m is 41.2 m; beside 41.2 m and 41.3 m it is whatever rounds to 135 ft; alone it is itself.

    Args:
        claims: on one question.
        unit: that their spans are in where units are mixed, else None: then nothing is to be done.
    """
    if unit is None:
        return list(claims)
    figures = [_figure(c, unit) for c in claims]
    return [_told(c, f, claims, figures) if f else c for c, f in zip(claims, figures, strict=True)]


def _figure(c: Claim, unit: str) -> _Figure | None:
    q = c.value
    if not isinstance(q, Quantity) or not q.is_exact or q is not c.statement.value or c.hard != c.core:
        return None
    exact = q.to(unit).bounds[0]
    measured = as_measured(Interval(float(exact), float(exact)), c.statement, unit)
    step = float(f"{measured.high - measured.low:.9g}")
    return _Figure(as_measured(allowed(c.statement, unit), c.statement, unit), (step, q.unit))


def _told(c: Claim, f: _Figure, claims: Sequence[Claim], figures: Sequence[_Figure | None]) -> Claim:
    finer: set[Span] = {
        d.hard
        for d, g in zip(claims, figures, strict=True)
        if g and d.hard and g.fineness[1] != f.fineness[1] and g.fineness < f.fineness and g.measured.meets(f.measured)
    }
    if not finer:
        return c
    i = f.measured
    span = min(finer) if len(finer) == 1 else ((i.low, int(i.low_open)), (i.high, -int(i.high_open)))
    return evolve(c, core=span, hard=span)


__all__ = ["told_once"]
