"""What fusion looks up or carries along is what its plain definitions say, to the last bit."""

import math

import pytest
from ballots import KILLED, PLAIN, ballots, quantities
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.finding import order
from reconcile.fuse import method_named
from reconcile.fuse.case.cells import allowed, cells, fit
from reconcile.fuse.case.claim import Claim
from reconcile.fuse.case.exact import Sum
from reconcile.fuse.case.heard import hear
from reconcile.fuse.case.judge import clipped, judge
from reconcile.fuse.case.question import fuse_question
from reconcile.fuse.case.voices import _narrowest
from reconcile.statement import Statement
from reconcile.values import Label, Quantity, Relation, relation

measures = quantities(unit="km")
labels = st.sampled_from(
    (Label("Red Column"), Label("Northern Column"), Label("northern red column", broader=frozenset({"red column"})))
)
wide = st.builds(lambda low, width: Quantity(low=low, high=low + width), st.integers(0, 9), st.integers(0, 9))


@given(st.one_of(ballots(), ballots(measures), ballots(labels), ballots(wide, most=12)))
@settings(max_examples=500)
def test_candidates_that_a_claim_allows_are_found_as_if_each_were_tried(statements: list[Statement]) -> None:
    """A claim allows exactly the candidates that fit it, as far as they fit."""
    claims = hear(sorted(statements, key=order)).claims
    candidates = cells([c for c in claims if not c.denies])
    for c in claims:
        found = dict(allowed(candidates, [c]))
        assert found == {n: fit(cell, c) for n, cell in enumerate(candidates) if fit(cell, c)}


@given(st.lists(st.floats(-1e6, 1e6) | st.sampled_from((0.1, 1e-12, -0.1, 1e16, -1e16))))
@settings(max_examples=500)
def test_a_running_sum_loses_nothing(numbers: list[float]) -> None:
    """However many numbers were added, the sum is the one that is rounded once."""
    running = Sum()
    for n, x in enumerate(numbers, 1):
        running.add(x)
        assert math.fsum(running.parts) == math.fsum(numbers[:n])


@pytest.mark.parametrize("name", ["few", "vote"])
@given(statements=ballots(most=10))
@settings(max_examples=500)
def test_the_waterfall_is_the_posterior_of_the_voices_so_far(name: str, statements: list[Statement]) -> None:
    """Each step shows what the voices up to it, and no others, make of the best candidate."""
    method = method_named(name)
    ordered = sorted(statements, key=order)
    ballot = judge(ordered, (), PLAIN, method).ballot
    places = {voice.origin: n for n, voice in enumerate(ballot.voices)}
    steps = fuse_question(KILLED, ordered, (), PLAIN, method).contributions
    so_far = [places[step.origin] for step in steps]
    for n, step in enumerate(steps, 1):
        told = so_far[:n]
        p, _ = method.posterior([ballot.weights[k] for k in told], [ballot.fits[k] for k in told], ballot.shares, PLAIN)
        last = ballot.probabilities[0]
        assert step.probability == clipped(p[0] if n < len(steps) else last)


@given(ballots(most=10))
@settings(max_examples=500)
def test_an_origin_stands_by_the_narrowest_of_its_answers(statements: list[Statement]) -> None:
    """Of what one origin says what holds another of its answers goes, as if each were held against each."""
    claims = hear(sorted(statements, key=order)).claims
    live: dict[object, list[Claim]] = {}
    for c in claims:
        live.setdefault(c.key, []).append(c)
    said = {k: same for k, same in live.items() if not same[0].denies} or live
    kept = {
        k: same
        for k, same in said.items()
        if not any(relation(other[0].value, same[0].value) is Relation.NARROWER for other in said.values())
    }
    assert _narrowest(live) == kept
