"""TDH: values stand in a hierarchy; a source may say the truth, something broader, or something wrong.

With phi(s) = chances to be exact, broader, wrong; G(v) = the claimed values that contain v; V = the claimed values:

    P(s says u | v true) = phi1 for u = v; phi2 / |G(v)| for u in G(v); phi3 / (|V| - |G(v)| - 1) for the others
    where no value of the question contains another: phi1 + phi2 for u = v; phi3 / (|V| - 1) for the others
    f(claim, v) = P(s says u | v) mu(v) / sum over v
    mu(v) = (sum over the claims of f(claim, v) + gamma - 1) / (claims + |V| (gamma - 1)), gamma = 2
    phi(s; t) = (sum over its claims of the part of f by t + a(t) - 1) / (claims of s + sum of a - 3), a = (3, 3, 2)

mu begins as the shares of the votes, phi as the mean of its prior; until no phi and no mu moves by more than 1e-6, at
most 100 rounds. On a tie the narrower value is the answer. The hierarchy comes from `Given.ancestors`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.method import Beliefs, Given, TableMethod
from reconcile.fuse.table.rounds import until_settled
from reconcile.fuse.table.sums import best, largest, of_questions, of_slots, of_sources, only, shares
from reconcile.fuse.table.voices import one_voice

if TYPE_CHECKING:
    from reconcile.columns.claims import Claims, Floats, Mask, Offsets

PRIOR = numpy.array([3.0, 3.0, 2.0])
GAMMA = 2.0


@frozen(eq=False)
class Tree:
    """Which values of a question contain which.

    Attributes:
        narrow, broad: (P,) slots; the first is contained in the second.
        depth: (M,) how many values of its question contain each value.
    """

    narrow: "Offsets"
    broad: "Offsets"
    depth: "Floats"

    def upward(self, x: "Floats") -> "Floats":
        """Return (M,): the sum of x over the values that each value contains."""
        return numpy.asarray(numpy.bincount(self.broad, x[self.narrow], len(self.depth)), dtype=numpy.float64)

    def downward(self, x: "Floats") -> "Floats":
        """Return (M,): the sum of x over the values that contain each value."""
        return numpy.asarray(numpy.bincount(self.narrow, x[self.broad], len(self.depth)), dtype=numpy.float64)


def tree(claims: "Claims", ancestors: Mapping[str, tuple[str, ...]]) -> Tree:
    """Return which claimed values of each question contain which."""
    name = {text: i for i, text in enumerate(sorted({*ancestors, *(a for up in ancestors.values() for a in up)}))}
    chains = [[name[a] for a in ancestors.get(text, ()) if a != text] for text in name]
    lengths = numpy.array([len(chain) for chain in chains] or [0], dtype=numpy.int64)
    broader = numpy.fromiter((a for chain in chains for a in chain), numpy.int64)
    begins = numpy.cumsum(lengths) - lengths

    value = numpy.fromiter((name.get(text, -1) for text in claims.spelling), numpy.int64, claims.M)
    key = claims.question.astype(numpy.int64) * max(len(name), 1)
    named = numpy.flatnonzero(value >= 0)
    order = named[numpy.argsort((key + value)[named], kind="stable")]
    keys = (key + value)[order]
    many = lengths[value[named]]
    at = numpy.repeat(named, many)  # each value as often as it has ancestors
    nth = numpy.arange(len(at)) - numpy.repeat(numpy.cumsum(many) - many, many)
    wanted = key[at] + broader[begins[value[at]] + nth]
    found = numpy.searchsorted(keys, wanted).clip(max=max(len(keys) - 1, 0))
    hit = keys[found] == wanted if len(at) else numpy.zeros(0, dtype=numpy.bool_)
    pairs = numpy.unique(at[hit] * max(claims.M, 1) + order[found[hit]])
    narrow, broad = pairs // max(claims.M, 1), pairs % max(claims.M, 1)
    return Tree(narrow, broad, numpy.bincount(narrow, minlength=claims.M).astype(numpy.float64))


@one_voice
def fit(claims: "Claims", given: Given) -> Beliefs:
    """Return mu of the values, and the sources' chances to be exact."""
    within, question, slot = tree(claims, given.ancestors), claims.question, claims.slot
    nested = of_questions(claims, within.depth)[question] > 0
    per_broader = 1 / within.depth.clip(min=1)
    per_wrong = 1 / (claims.rivals[question] - within.depth - 1).clip(min=1)
    per_wrong = numpy.where(claims.rivals[question] - within.depth - 1 > 0, per_wrong, 0.0)

    def others(x: "Floats") -> "Floats":
        """Return (M,): the sum of x over the values that are neither this one nor contained in it."""
        return (of_questions(claims, x)[question] - x - within.upward(x)).clip(min=0)

    def step(state: "Floats") -> "Floats":
        mu, phi = state[: claims.M], state[claims.M :].reshape(3, -1)
        exact = mu[slot] * phi[0, claims.source]
        broader = numpy.where(nested, within.upward(mu * per_broader), mu)[slot] * phi[1, claims.source]
        wrong = others(mu * per_wrong)[slot] * phi[2, claims.source]
        z = numpy.maximum(exact + broader + wrong, 1e-300)
        parts = numpy.stack([of_sources(claims, part / z) for part in (exact, broader, wrong)])
        says = [of_slots(claims, phi[t, claims.source] / z) for t in range(3)]
        right = says[0] + numpy.where(nested, within.downward(says[1]) * per_broader, says[1])
        rest = of_questions(claims, says[2])[question] - says[2] - within.downward(says[2])
        hits = mu * (right + rest.clip(min=0) * per_wrong)
        mu = (hits + GAMMA - 1) / (claims.voters + claims.rivals * (GAMMA - 1))[question]
        phi = (parts + (PRIOR - 1)[:, None]) / (claims.told + PRIOR.sum() - 3)
        return numpy.concatenate([mu, phi.ravel()])

    start = numpy.repeat(PRIOR / PRIOR.sum(), claims.S)
    state, taken = until_settled(step, numpy.concatenate([shares(claims), start]))
    mu, phi = state[: claims.M], state[claims.M :].reshape(3, -1)
    because = (f"sources are exact, broader or wrong; {len(within.narrow)} claimed values lie in a rival",)
    chosen = _narrowest(claims, mu, within.depth)
    return Beliefs(mu, phi[0], chosen=chosen, iterations=taken, is_probability=False, because=because)


def _narrowest(claims: "Claims", mu: "Floats", depth: "Floats") -> "Mask":
    """Return (M,): true for the most probable value of each question, the narrowest and then the first of several."""
    near = numpy.round(mu, 9)
    top = near >= largest(claims, near)[claims.question]
    return only(claims, best(claims, numpy.where(top, depth, -1.0)))


METHOD = TableMethod(
    name="tdh",
    title="exact, broader or wrong in a hierarchy of values",
    reference="Jung, Kim & Shim: Crowdsourced truth discovery in the presence of hierarchies (EDBT 2019)",
    fit=fit,
    keeps=("symmetry", "order", "unanimity", "monotonicity", "independence", "duplicate", "scale"),
    when="places and classes where one value can contain another (`--hierarchy`)",
)
