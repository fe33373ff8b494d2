"""The default: one voice a family of copies, then the model that the claims' shape calls for, attribute by attribute.

Declared families come first, then those that rare shared values betray (`table.families`). The routes are those of
`table.route`; attributes of one route are fused together, so that sources are known by all they say there. Where a
claim has a time, a source's latest claims on a question replace its earlier ones, unless the model is about changes.
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy
from attrs import evolve

from reconcile.fuse.table.families import Families, families, voices
from reconcile.fuse.table.latest import superseded
from reconcile.fuse.table.method import Beliefs, Given, TableMethod, table_method
from reconcile.fuse.table.parts import merged, part
from reconcile.fuse.table.route import routes

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims

OF_CHANGES = ("states", "measures")
STANDS_IN = {"labels": "vote", "measures": "open-domain"}  # where a model is not there


def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return what the routes' models make of the claims."""
    if not len(claims):
        return Beliefs(numpy.zeros(claims.M), numpy.zeros(claims.S), because=("nobody claims anything",))
    found = families(claims, given.families)
    spoken = voices(claims, found)
    ballots = spoken.ballots
    old = superseded(spoken, ballots)
    plan = routes(spoken.without(old) if old.any() else spoken, ballots, given)
    parts = []
    for route in plan:
        chosen = numpy.isin(spoken.attribute, route.attributes)
        mine, theirs, places = part(spoken, given, chosen)
        if old.any() and route.method not in OF_CHANGES:
            mine = mine.without(old[chosen[spoken.asked]])
        parts.append((table_method(_present(route.method)).fit(mine, theirs), places))
    beliefs = merged(spoken, parts)
    reasons = [_why(spoken, route.method, route.attributes, route.because) for route in plan]
    return evolve(
        beliefs,
        reliability=beliefs.reliability[found.head],
        because=(*_families(claims, found), *reasons, *beliefs.because),
    )


def _present(method: str) -> str:
    """Return the method, or what stands in for it where its file is not there."""
    if find_spec(f"reconcile.fuse.methods.{method.replace('-', '_')}"):
        return method
    return STANDS_IN.get(method, "vote")


def _families(claims: "Claims", found: Families) -> tuple[str, ...]:
    """Return a sentence on sources that speak with one voice."""
    groups = found.groups
    if not groups:
        return ()
    named = "; ".join(" = ".join(claims.sources[s] for s in group) for group in groups[:5])
    more = f"; and {len(groups) - 5} more" if len(groups) > 5 else ""
    return (f"{len(groups)} families of sources speak with one voice each: {named}{more}",)


def _why(claims: "Claims", method: str, attributes: tuple[int, ...], reason: str) -> str:
    names = [claims.attributes[a] for a in attributes if claims.attributes[a]]
    some = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return f"{some}: {method}, for {reason}" if some and len(claims.attributes) > 1 else f"{method}, for {reason}"


METHOD = TableMethod(
    name="auto",
    title="the model that fits the claims",
    reference="routes by shape; each model cites its paper",
    fit=fit,
    when="always, unless you know better: it says which model it took and why",
    keeps=("symmetry", "order", "unanimity", "monotonicity", "duplicate"),
    breaks={
        "independence": "accuracies are pooled: one claim of one source has .70; beside two others that agree on"
        " another question it has .75, since people are seen to be right",
        "scale": "1 % of a number, and so what is near, depends on the origin: 1 and 2 are codes, 501 and 502 readings",
    },
)
