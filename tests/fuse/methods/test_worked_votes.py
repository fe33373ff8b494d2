"""Methods that count and lend trust, against tiny tables worked by hand; the arithmetic stands in the tests."""

from math import exp, log, sqrt

import pytest
from tabled import Row, believed, chances, grid, tabled, trust

from reconcile.fuse.table.method import Beliefs, Given, table_method

TWO_TO_ONE = grid(a="x", b="x", c="y")


def worked(method: str, rows: list[Row], kind: str = "label") -> tuple[dict[str, float], dict[str, float], Beliefs]:
    """Return P by "item value", trust by source, and all that the method says."""
    claims = tabled(rows, kind)
    beliefs = table_method(method).fit(claims, Given())
    return {f"{q} {v}": p for (q, _, v), p in chances(claims, beliefs).items()}, trust(claims, beliefs), beliefs


def test_vote() -> None:
    """Two of three votes are 2/3; a source is right as often as the others agree."""
    p, t, _ = worked("vote", grid(a="xx", b="x.", c="y."))
    assert p == pytest.approx({"q0 x": 2 / 3, "q0 y": 1 / 3, "q1 x": 1.0})
    assert t == pytest.approx({"a": (2 / 3 + 1) / 2, "b": 2 / 3, "c": 1 / 3})


def test_weighted_vote() -> None:
    """On q0 x leads; on q1 x and y draw, and agreement with either counts one half."""
    p, t, _ = worked("weighted-vote", grid(a="xx", b="x.", c="yy"))
    assert t == pytest.approx({"a": (1 + 0.5) / 2, "b": 1.0, "c": (0 + 0.5) / 2})
    assert p == pytest.approx(
        {"q0 x": (0.75 + 1) / 2, "q0 y": 0.25 / 2, "q1 x": 0.75 / (0.75 + 0.25), "q1 y": 0.25 / (0.75 + 0.25)}
    )


def test_sums() -> None:
    """L T(a) = 2 T(a) + T(b) and L T(b) = T(a) + T(b): T(b) / T(a) is the golden ratio's part; c's trust dies out."""
    p, t, _ = worked("sums", grid(a="xx", b="x.", c="y."))
    assert t == pytest.approx({"a": 1.0, "b": (sqrt(5) - 1) / 2, "c": 0.0}, abs=1e-6)
    assert p == pytest.approx({"q0 x": 1.0, "q0 y": 0.0, "q1 x": 1.0}, abs=1e-6)


def test_average_log() -> None:
    """T(a) = ln 3 (T(a) + T(b) / 3), T(b) = ln 2 (T(b) + T(a) / 2), up to a factor: a quadratic for r = T(b) / T(a).

    r ln 3 (1 + r / 3) = ln 2 (r + 1/2), so r^2 ln 3 / 3 + r (ln 3 - ln 2) - ln 2 / 2 = 0.
    """
    p, t, _ = worked("average-log", grid(a="xxx", b="yx."))
    a, b, c = log(3) / 3, log(3) - log(2), -log(2) / 2
    r = (-b + sqrt(b * b - 4 * a * c)) / (2 * a)
    assert t == pytest.approx({"a": 1.0, "b": r}, abs=1e-4)
    assert p["q0 y"] == pytest.approx(r / (1 + r), abs=1e-4)


def test_average_log_trusts_no_source_of_one_claim() -> None:
    """ln 1 = 0: where all are such, nothing is left but the votes."""
    p, t, _ = worked("average-log", TWO_TO_ONE)
    assert (p["q0 x"], t) == (pytest.approx(2 / 3), {"a": 0, "b": 0, "c": 0})


def test_investment() -> None:
    """All stakes are equal at first; a and b earn 2^.2 a round each, c earns T(c)^.2: T(c) = 2^-(1.2^k - 1) after k."""
    p, t, beliefs = worked("investment", TWO_TO_ONE)
    poor = 2 ** -(1.2**20 - 1)
    assert beliefs.iterations == 20
    assert t == pytest.approx({"a": 1, "b": 1, "c": poor}, abs=1e-12)
    assert p["q0 x"] == pytest.approx(2**1.2 / (2**1.2 + poor**1.2))


def test_pooled_investment() -> None:
    """Each value has 1/2 at first, which a and b share: 1/4, 1/4 and 1/2. So both values hold 1/2, for ever: a draw."""
    p, t, _ = worked("pooled-investment", TWO_TO_ONE)
    assert t == pytest.approx({"a": 0.5, "b": 0.5, "c": 1.0})
    assert p == pytest.approx({"q0 x": 0.5, "q0 y": 0.5})


def test_truthfinder_goes_on_after_the_first_round() -> None:
    """c(v) = 1 / (1 + e^(-.3 sigma)), sigma = -ln(1 - t) a source; t is the fixed point, not the first round's."""
    p, t, beliefs = worked("truthfinder", TWO_TO_ONE)
    sigma = {"x": -log(1 - t["a"]) - log(1 - t["b"]), "y": -log(1 - t["c"])}
    assert p["q0 x"] == pytest.approx(1 / (1 + exp(-0.3 * sigma["x"])))
    assert p["q0 y"] == pytest.approx(1 / (1 + exp(-0.3 * sigma["y"])))
    assert t == pytest.approx({"a": p["q0 x"], "b": p["q0 x"], "c": p["q0 y"]}, abs=1e-5)
    after_one = 1 / (1 + exp(-0.3 * -2 * log(1 - 0.9)))
    assert beliefs.iterations > 2
    assert abs(p["q0 x"] - after_one) > 0.01


def test_truthfinder_lets_near_numbers_support_each_other() -> None:
    """Of 1, 2 and 5 the middle is 2, its dissenters 1 and 3 away: likeness e^(-d / 2); what is under .5 takes away."""
    p, t, _ = worked("truthfinder", [("a", "q0", 1.0), ("b", "q0", 2.0), ("c", "q0", 5.0)], "number")
    s = {name: -log(1 - found) for name, found in t.items()}
    near, far, wide = exp(-1 / 2) - 0.5, exp(-3 / 2) - 0.5, exp(-4 / 2) - 0.5
    assert p["q0 2.0"] == pytest.approx(1 / (1 + exp(-0.3 * (s["b"] + 0.5 * (s["a"] * near + s["c"] * far)))), abs=1e-5)
    assert p["q0 5.0"] == pytest.approx(1 / (1 + exp(-0.3 * (s["c"] + 0.5 * (s["b"] * far + s["a"] * wide)))), abs=1e-5)


def test_two_estimates() -> None:
    """q0: val = 1.9 / 3 and 1.1 / 3, normalised 1 and 0; q1 draws, and .25 is left of its halves.

    err = (1/4, 0, 3/4) -> (1/6, 0, 1). Then q1 x has (5/6 + 1) / 2 and q1 y (0 + 1/6) / 2: c's vote counts against y,
    and every round takes more of a's error.
    """
    p, t, _ = worked("2-estimates", grid(a="xx", b="x.", c="yy"))
    assert p == pytest.approx({"q0 x": 1, "q0 y": 0, "q1 x": 1, "q1 y": 0}, abs=1e-5)
    assert t == pytest.approx({"a": 1, "b": 1, "c": 0}, abs=1e-5)


def test_three_estimates() -> None:
    """val = (2 - .01) / 3 and (1 + .01) / 3 -> 1 and 0; hard = 10 / 3 for both -> 1; err = 0, 0, 1: that stays."""
    p, t, _ = worked("3-estimates", TWO_TO_ONE)
    assert p == pytest.approx({"q0 x": 1, "q0 y": 0})
    assert t == pytest.approx({"a": 1, "b": 1, "c": 0})


def test_a_family_has_one_voice() -> None:
    """Two outlets of one house against one other: a draw of voices."""
    from numpy import array, int32

    beliefs = believed("vote", TWO_TO_ONE, given=Given(families=array([0, 0, -1], dtype=int32)))
    assert beliefs.probability.tolist() == [0.5, 0.5]
    assert beliefs.reliability.tolist() == [0.5, 0.5, 0.5]
    assert beliefs.because[-1] == "1 sources speak with the voice of their declared family"
