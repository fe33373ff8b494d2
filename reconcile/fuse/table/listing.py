"""How completely sources list what is true, and how often they add what is not, learned from what others list too.

A candidate value exists only because somebody claims it. Where one source answers, all that it says is "all the
candidates", and a sensitivity over candidates drifts to one. So a source is measured by what exists without it:

    e_s = sum of P over the values that s and others list / sum of P over the values that others list where s answers
    r_s = sum of (1 - P) over the values that s lists / questions that it answers
    1 / N = how often a false value that others list is listed too / r
    T = sum of P / questions that two or more answer

e is shrunk to that of all (10 values), r to that of all (20 questions); both follow the attribute (10), because some
attributes are disputed more and listed less completely than others; so does T.
"""

from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.fuse.table.sums import of_questions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.columns.ballots import Ballots
    from reconcile.columns.claims import Claims, Floats, Ints

LISTED, RATED = (8.0, 10.0), (2.0, 10.0)  # priors of e and r: sum, count
SHRUNK, SHRUNK_RATE = 10.0, 20.0
ONE_TRUE = 10.0  # questions with one true value: the prior of T
FALSE_VALUES, PAIRS = 20.0, 200.0
FEWEST, MOST = 3.0, 100.0


@frozen(eq=False)
class Habits:
    """How sources list: what one round learns.

    Attributes:
        lists: (B,) e of each ballot's source on its attribute.
        invents: (B,) r / N of the same: the probability that it lists one particular false value.
        odds: (Q,) T / N: the odds of a value before anybody speaks.
        sensitivity: (S,) e of each source.
    """

    lists: "Floats"
    invents: "Floats"
    odds: "Floats"
    sensitivity: "Floats"


@frozen(eq=False)
class _Seen:
    """The claims beside what is believed: P of each claim, and whether others make it too."""

    claims: "Claims"
    ballots: "Ballots"
    belief: "Floats"
    others: "NDArray[numpy.bool_]"
    true: "Floats"  # (Q,) expected number of true values among the claimed ones

    def by(self, x: "Floats | None", *, attribute: bool, ballots: bool = False) -> "Floats":
        """Return the sum of x over the claims or ballots of each source, or of each attribute."""
        of = self.ballots if ballots else None
        source = of.source if of else self.claims.source
        if not attribute:
            return _sums(source, x, self.claims.S)
        asked = of.question if of else self.claims.asked
        return _sums(self.claims.attribute[asked], x, len(self.claims.attributes))


def habits(claims: "Claims", ballots: "Ballots", p: "Floats") -> Habits:
    """Return what beliefs, (M,), show of the sources."""
    seen = _Seen(claims, ballots, p[claims.slot], claims.votes[claims.slot] >= 2, of_questions(claims, p))
    attribute = claims.attribute[ballots.question]
    sensitivity, lists = _sensitivity(seen, attribute)
    rate, rates = _rates(seen, attribute)
    values = _false_values(seen, claims.rivals, rate)
    odds = (_true_values(seen) / values)[claims.attribute]
    return Habits(lists, (rates / values).clip(0.0005, 0.5), odds, sensitivity)


def _sensitivity(seen: _Seen, attribute: "Ints") -> "tuple[Floats, Floats]":
    """Return (S,) e of each source, (B,) e of each ballot's source on its attribute."""
    known, own = numpy.where(seen.others, seen.belief, 0.0), numpy.where(seen.others, 0.0, seen.belief)
    expected = seen.true[seen.ballots.question]
    hit = seen.by(known, attribute=False)
    listable = seen.by(expected, attribute=False, ballots=True) - seen.by(own, attribute=False)
    there = seen.by(expected, attribute=True, ballots=True) - seen.by(own, attribute=True)
    whole = (hit.sum() + LISTED[0]) / (listable.sum() + LISTED[1])
    of_source = (hit + SHRUNK * whole) / (listable + SHRUNK)
    of_kind = (seen.by(known, attribute=True) + SHRUNK * whole) / (there + SHRUNK)
    logit = _logit(of_source)[seen.ballots.source] + _logit(of_kind)[attribute] - _logit(numpy.array([whole]))
    return of_source, (1 / (1 + numpy.exp(-logit))).clip(0.02, 0.98)


def _rates(seen: _Seen, attribute: "Ints") -> "tuple[float, Floats]":
    """Return r of all, (B,) r of each ballot's source on its attribute."""
    false = seen.by(1 - seen.belief, attribute=False)
    rate = float((false.sum() + RATED[0]) / (len(seen.ballots.source) + RATED[1]))
    asked = seen.by(None, attribute=True, ballots=True)
    of_kind = (seen.by(1 - seen.belief, attribute=True) + SHRUNK * rate) / (asked + SHRUNK)
    usual = seen.by(of_kind[attribute], attribute=False, ballots=True)
    factor = (false + SHRUNK_RATE * rate) / (usual + SHRUNK_RATE * rate)
    return rate, (factor[seen.ballots.source] * of_kind[attribute]).clip(0.02, 5.0)


def _false_values(seen: _Seen, rivals: "Floats", rate: float) -> float:
    """Return N: how many false values there are to choose from."""
    false = 1 - seen.belief
    alike = float(false[seen.others].sum())
    chances = float((rivals - seen.true)[seen.ballots.question].sum() - false[~seen.others].sum())
    return min(MOST, max(FEWEST, rate * (chances + PAIRS) / (alike + rate * PAIRS / FALSE_VALUES)))


def _true_values(seen: _Seen) -> "Floats":
    """Return (A,): T of each attribute."""
    several = seen.ballots.voters >= 2
    of_kind, kinds = seen.claims.attribute[several], len(seen.claims.attributes)
    mean = (seen.true[several].sum() + ONE_TRUE) / (len(of_kind) + ONE_TRUE)
    true: Floats = (_sums(of_kind, seen.true[several], kinds) + SHRUNK * mean) / (_sums(of_kind, None, kinds) + SHRUNK)
    return true


def _logit(p: "Floats") -> "Floats":
    p = p.clip(0.02, 0.98)
    logit: Floats = numpy.log(p / (1 - p))
    return logit


def _sums(which: "Ints | NDArray[numpy.int64]", x: "Floats | None", length: int) -> "Floats":
    return numpy.bincount(which, weights=x, minlength=length).astype(numpy.float64, copy=False)


__all__ = ["Habits", "habits"]
