"""Forecasts ("the toll may rise", "is expected to rise to 20") belong to the figure that may rise."""

from collections.abc import Sequence

from reconcile.statement import Stance, Statement
from reconcile.values import Quantity

_TOLLS = {"casualties": ("killed", "injured"), "killed": ("killed",), "injured": ("injured",)}
_EVERYBODY = ("", "people")


def open_forecast(s: Statement) -> bool:
    """Return whether a statement only says that a count may grow."""
    return s.stance is Stance.FORECAST and isinstance(s.value, Quantity) and s.value.low == 0 and s.value.high is None


def _foretells(s: Statement) -> bool:
    """Return whether a statement gives the figure that a toll may rise to."""
    toll = s.question.attribute in _TOLLS and any(w in s.frame.predicate for w in ("toll", "number", "count", "figure"))
    return toll and s.stance is Stance.FORECAST and isinstance(s.value, Quantity) and not s.value.unit


def with_forecasts(groups: Sequence[list[int]], statements: Sequence[Statement]) -> list[list[int]]:
    """Return the groups with every forecast of a toll put to the count that it is about; alone where there is none."""
    # A forecast's figure is far from today's, so that it often found no count to stand beside.
    alone = {i for g in groups if all(_foretells(statements[j]) for j in g) for i in g}
    extended = [list(g) for g in groups if g[0] not in alone]
    for i, s in enumerate(statements):
        if not open_forecast(s) and i not in alone:
            continue
        # Forecasts that found no count before this one are groups too, so that two of a kind stay together.
        ranked = [(_fit(s, [statements[j] for j in g]), -k) for k, g in enumerate(extended)]
        best, k = max(ranked, default=(0, 0))
        if best:
            extended[-k].append(i)
        else:
            extended.append([i])
    return extended


def _fit(s: Statement, members: Sequence[Statement]) -> int:
    """Return how well a group fits a forecast, 0 not at all: attribute first, then who, where, and how many say it."""
    attributes = [m.question.attribute for m in members]
    wanted = (*_TOLLS.get(s.question.attribute, ()), s.question.attribute)
    if not any(a in wanted for a in attributes) or any(m.frame.background for m in members):
        return 0
    who = {m.question.population for m in members}
    mine = s.question.population
    if mine not in who and mine not in _EVERYBODY:
        return 0
    scopes = {m.question.scope for m in members if m.question.scope}
    if s.question.scope and scopes and s.question.scope not in scopes:
        return 0
    same = 400 * (mine in who) + 200 * (s.question.scope in scopes) + 100 * (wanted[0] in attributes)
    return 1 + same + 50 * any(m.document == s.document for m in members) + min(len(members), 49)
