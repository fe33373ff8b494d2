"""Rounds until nothing moves: the loop that every iterative method shares, with one stop rule for all.

The rule looks at the figures of the sources themselves. TruthFinder's own rule, a change of the cosine by .001, is met
after the first round by any table of a few hundred sources, and then the method is a vote.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from reconcile.columns.claims import Floats

ROUNDS = 100
TOLERANCE = 1e-6

# Sums in another order differ in the last digits. Where two values draw, the draw is often unstable: the difference
# would grow round by round and the names of the sources would decide. So it is cut off before it can.
DIGITS = 12


def until_settled(
    step: Callable[["Floats"], "Floats"], state: "Floats", rounds: int = ROUNDS, tolerance: float = TOLERANCE
) -> "tuple[Floats, int]":
    """Return what a step leaves unchanged, and how many rounds it took to get there.

    Args:
        step: the figures of the sources, or of other parameters -> those of the next round; of any shape.
        state: the figures to begin with.
        rounds: when to stop at the latest.
        tolerance: when to stop: no figure moves further.
    """
    for taken in range(1, rounds + 1):
        following = numpy.round(step(state), DIGITS)
        moved = float(numpy.abs(following - state).max(initial=0.0))
        state = following
        if moved <= tolerance:
            return state, taken
    return state, rounds


def at_most_one(trust: "Floats") -> "Floats":
    """Return the figures divided by their greatest."""
    top = trust.max(initial=0.0)
    return trust / top if top > 0 else trust


__all__ = ["DIGITS", "ROUNDS", "TOLERANCE", "at_most_one", "until_settled"]
