"""Probabilistic methods against tiny tables worked by hand: what comes out satisfies the equations, written out."""

from math import exp, log, sqrt

import pytest
from scipy.optimize import brentq
from scipy.special import digamma
from scipy.stats import chi2
from tabled import Row, chances, grid, tabled, trust

from reconcile.fuse.table.method import Beliefs, Given, table_method

TWO_TO_ONE = grid(a="x", b="x", c="y")
NUMBERS: list[Row] = [("a", "q0", 1.0), ("b", "q0", 2.0), ("c", "q0", 9.0)]
SPREAD = sqrt((3**2 + 2**2 + 5**2) / 3)  # of 1, 2 and 9 about their mean, 4


def worked(
    method: str, rows: list[Row], kind: str = "label", given: Given | None = None
) -> tuple[dict[str, float], dict[str, float], Beliefs]:
    """Return P by "item value", reliability by source, and all that the method says."""
    claims = tabled(rows, kind)
    beliefs = table_method(method).fit(claims, given or Given())
    return {f"{q} {v}": p for (q, _, v), p in chances(claims, beliefs).items()}, trust(claims, beliefs), beliefs


def sigmoid(x: float) -> float:
    """Return 1 / (1 + e^-x)."""
    return 1 / (1 + exp(-x))


def test_accu_of_a_single_claim() -> None:
    """A = .8 gives 100 * .8 / .2 = 400 against 100 values that nobody claims: P = .8, and A stays."""
    p, t, _ = worked("accu", grid(a="x"))
    assert p["q0 x"] == pytest.approx(400 / (400 + 100))
    assert t["a"] == pytest.approx(0.8)


def test_accu() -> None:
    """Two sources at the upper bound of .99 count 9900 each, one at the lower bound 1 / .99; 99 are unclaimed."""
    p, t, _ = worked("accu", TWO_TO_ONE)
    total = 9900**2 + 1 / 0.99 + 99
    assert p == pytest.approx({"q0 x": 9900**2 / total, "q0 y": 1 / 0.99 / total})
    assert t == pytest.approx({"a": p["q0 x"], "b": p["q0 x"], "c": p["q0 y"]})


def test_accu_learns_who_is_right() -> None:
    """c and d draw on q3, but c agreed with a and b before and d never did."""
    p, t, _ = worked("accu", grid(a="xxx.", b="xxx.", c="xxxx", d="yyyy"))
    assert p["q3 x"] > 0.9 > 0.1 > p["q3 y"]
    assert t["c"] > 0.9 > 0.1 > t["d"]


def test_popaccu() -> None:
    """With o = A / (1 - A): L(x) = o^2 / 2^2 (the other is alone), L(y) = o / 2^2, L(none) = 1 / 3^3."""
    p, t, _ = worked("popaccu", grid(a="xx", b="xx", c="yx"))
    o = {s: min(max(a, 0.01), 0.99) / (1 - min(max(a, 0.01), 0.99)) for s, a in t.items()}
    both, one, none = o["a"] * o["b"] / 4, o["c"] / 4, 1 / 27
    assert p["q0 x"] == pytest.approx(both / (both + one + none), abs=1e-5)
    assert p["q0 y"] == pytest.approx(one / (both + one + none), abs=1e-5)
    every = o["a"] * o["b"] * o["c"] / 27
    assert p["q1 x"] == pytest.approx(every / (every + none), abs=1e-5)
    assert t["c"] == pytest.approx((p["q0 y"] + p["q1 x"]) / 2, abs=1e-5)


def test_accu_sim() -> None:
    """Of 1, 2 and 9 the middle is 2, its dissenters 1 and 7 away: likeness e^(-d / 4); half of it is lent."""
    p, t, _ = worked("accu-sim", NUMBERS, "number")
    own = {s: log(100 * min(max(a, 0.01), 0.99) / (1 - min(max(a, 0.01), 0.99))) for s, a in t.items()}
    count = {
        "1.0": own["a"] + 0.5 * (own["b"] * exp(-1 / 4) + own["c"] * exp(-8 / 4)),
        "2.0": own["b"] + 0.5 * (own["a"] * exp(-1 / 4) + own["c"] * exp(-7 / 4)),
        "9.0": own["c"] + 0.5 * (own["a"] * exp(-8 / 4) + own["b"] * exp(-7 / 4)),
    }
    total = sum(map(exp, count.values())) + 98
    assert p == pytest.approx({f"q0 {v}": exp(c) / total for v, c in count.items()}, abs=1e-4)
    assert p["q0 2.0"] > p["q0 1.0"] > p["q0 9.0"]


def test_accu_copy() -> None:
    """d and e share two errors and nothing else: likely copies. Their four shared values are two votes and a bit."""
    rows = grid(a="xxxx", b="xxxy", c="xxyx", d="yyzz", e="yyzz")
    p, t, _ = worked("accu-copy", rows)
    a, d = min(t["a"], 0.99), max(t["d"], 0.01)
    true, false = d * d, (1 - d) ** 2 / 100
    shared = sum(p[f"q{i} {v}"] for i, v in enumerate("yyzz"))  # expected to be true, of four
    alone = true**shared * false ** (4 - shared)
    copy = (0.8 * d + 0.2 * true) ** shared * (0.8 * (1 - d) + 0.2 * false) ** (4 - shared)
    chance = 0.2 * 2 * copy / (0.2 * 2 * copy + 0.6 * alone)
    assert chance > 0.99
    vote = log(100 * d / (1 - d))
    copied = 2 * vote * sqrt(1 - 0.8 * chance)  # equally accurate: each loses the root
    right = 3 * log(100 * a / (1 - a))
    assert p["q0 y"] == pytest.approx(exp(copied) / (exp(copied) + exp(right) + 99), abs=1e-6)
    assert p["q0 x"] > 0.99


def test_copies_do_not_outvote() -> None:
    """A source and its double, who share their errors, have less to say against a better one than two strangers."""
    rows = grid(a="xxxxxxx.", b="xxxxxx.x", c="xxxxx.xx", f="xxxx.xxx", g="xxx.xxxx", d="yyyyyyyy", e="yyyyyyyy")
    rows += [(s, "q9", "y") for s in "de"] + [("a", "q9", "x")]
    p, _, beliefs = worked("accu-copy", rows)
    strangers, _, _ = worked("accu", rows)
    assert p["q9 y"] < strangers["q9 y"] < 0.5
    assert beliefs.because[0].endswith("1 pairs of 1 that share errors look like copies")


def test_ltm() -> None:
    """q0: a and b say x, b says y too. Rates by the priors Beta(50, 50), Beta(10, 1000); silence on y is a's no."""
    p, _, beliefs = worked("ltm", [("a", "q0", "x"), ("b", "q0", "x"), ("b", "q0", "y")])
    x, y = p["q0 x"], p["q0 y"]
    sens = {"a": (x + 50) / (x + y + 100), "b": (x + y + 50) / (x + y + 100)}
    false = {"a": (1 - x + 10) / (2 - x - y + 1010), "b": (2 - x - y + 10) / (2 - x - y + 1010)}
    yes = {s: log(sens[s] / false[s]) for s in "ab"}
    no = log((1 - sens["a"]) / (1 - false["a"]))
    assert x == pytest.approx(sigmoid(yes["a"] + yes["b"]), abs=1e-6)
    assert y == pytest.approx(sigmoid(yes["b"] + no), abs=1e-6)
    assert beliefs.chosen is not None
    assert beliefs.chosen.tolist() == [True, True]


def test_crh_of_numbers() -> None:
    """The middle of 1, 2, 9 is 2; losses 1 and 7 of 8 in all, b's a tenth of a claim among three; the median stays."""
    p, t, beliefs = worked("crh", NUMBERS, "number")
    w = {"a": -log(1 / 8), "b": -log(0.1 / 3), "c": -log(7 / 8)}
    assert t == pytest.approx({s: x / w["b"] for s, x in w.items()})
    assert p["q0 2.0"] == pytest.approx(w["b"] / sum(w.values()))
    assert beliefs.estimate is not None
    assert beliefs.estimate.tolist() == [2.0]


def test_crh_of_labels() -> None:
    """c is wrong on q0 and alone has a loss; a and b have a tenth of a claim's: on q1 c's vote counts nothing."""
    p, t, _ = worked("crh", grid(a="xx", b="x.", c="yy"))
    # q1 draws at first, so that a and c lose 1/2 each: 1/4 and 3/4 of one; then x leads and c has lost all.
    assert t == pytest.approx({"a": log(60) / log(60), "b": log(30) / log(60), "c": 0.0})
    assert p == pytest.approx({"q0 x": 1, "q0 y": 0, "q1 x": 1, "q1 y": 0})


def test_catd() -> None:
    """w = chi-square quantile / squared distance in deviations, at least .01; the quantile is the same for all."""
    _, t, beliefs = worked("catd", NUMBERS, "number")
    assert beliefs.estimate is not None
    m = float(beliefs.estimate[0])
    w = [chi2.ppf(0.025, 1) / max(((x - m) / SPREAD) ** 2, 0.01) for x in (1, 2, 9)]
    assert t == pytest.approx({"a": w[0] / w[1], "b": 1.0, "c": w[2] / w[1]}, abs=1e-6)
    assert m == pytest.approx((1 * w[0] + 2 * w[1] + 9 * w[2]) / sum(w), abs=1e-6)


def test_catd_distrusts_the_lucky() -> None:
    """Equal errors, but 1 claim against 4: the quantile .001 against .48 of the same chi-square, and four errors."""
    rows: list[Row] = [("a", f"q{i}", "y") for i in range(4)] + [("b", "q0", "z")]
    rows += [(s, f"q{i}", "x") for s in "cde" for i in range(4)]
    _, t, _ = worked("catd", rows)
    assert t["a"] / t["b"] == pytest.approx(chi2.ppf(0.025, 4) / 4 / chi2.ppf(0.025, 1))


def test_gtm() -> None:
    """z = -1, 0 and 7 deviations over the median; prior N(0, 1) of the truth, InverseGamma(10, 10) of the noise."""
    _, v, beliefs = worked("gtm", NUMBERS, "number")
    assert beliefs.estimate is not None
    assert beliefs.low is not None
    z = {"a": -1 / SPREAD, "b": 0.0, "c": 7 / SPREAD}
    var = 1 / (1 + sum(1 / v[s] for s in "abc"))
    mu = var * sum(z[s] / v[s] for s in "abc")
    assert beliefs.estimate[0] == pytest.approx(2 + mu * SPREAD, abs=1e-6)
    assert beliefs.low[0] == pytest.approx(2 + (mu - 1.959964 * sqrt(var)) * SPREAD, abs=1e-5)
    assert v == pytest.approx({s: (20 + (z[s] - mu) ** 2 + var) / (22 + 1) for s in "abc"}, abs=1e-5)


def test_one_coin() -> None:
    """Labels x, y, z, so that a wrong one has (1 - A) / 2; kappa is the mean of P, unclaimed labels included."""
    rows = grid(a="xyz", b="xyx", c="yyz")
    p, t, _ = worked("one-coin", rows)
    odds = {s: 2 * a / (1 - a) for s, a in t.items()}
    # What the labels of a question have, up to what they share, before kappa: the product of their sources' odds.
    mass = {q: dict.fromkeys("xyz", 1.0) for q in ("q0", "q1", "q2")}
    for s, q, v in rows:
        mass[q][str(v)] *= odds[s]
    kappa = dict.fromkeys("xyz", 1 / 3)
    for _ in range(2000):
        total = {q: sum(kappa[v] * m for v, m in of.items()) for q, of in mass.items()}
        post = {q: {v: kappa[v] * m / total[q] for v, m in of.items()} for q, of in mass.items()}
        kappa = {v: sum(of[v] for of in post.values()) / 3 for v in "xyz"}
    assert p == pytest.approx({f"{q} {v}": post[q][v] for q, v in (key.split() for key in p)}, abs=1e-3)
    assert t["a"] == pytest.approx((p["q0 x"] + p["q1 y"] + p["q2 z"]) / 3, abs=1e-4)


def test_dawid_skene() -> None:
    """a and b never differ and c always does: c's "y" means x, so that its lone y on q4 is an x nobody claims.

    With P(q4 = y) = p: kappa(y) = (2 + p) / 5, pi(c; y, y) = p / (2 + p); kappa(x) = (3 - p) / 5, pi(c; x, y) = 1. So
    the next p is (p / 5) / (p / 5 + (3 - p) / 5) = p / 3: it dies out by a third a round.
    """
    p, t, _ = worked("dawid-skene", grid(a="xxyy.", b="xxyy.", c="yyxxy"))
    assert p["q0 x"] == pytest.approx(1, abs=1e-6)
    assert p["q2 y"] == pytest.approx(1, abs=1e-6)
    assert p["q4 y"] == pytest.approx(0, abs=1e-4)
    assert t["c"] == pytest.approx(0, abs=1e-4)


def test_ibcc() -> None:
    """One source says x, x, y. Its P are the fixed point of the equations with digamma, written out."""
    p, _, _ = worked("ibcc", grid(a="xxy"))
    x = [p["q0 x"], p["q1 x"], 1 - p["q2 y"]]  # P that the question's label is x
    says_x = {"x": 4 + x[0] + x[1], "y": 1 + (1 - x[0]) + (1 - x[1])}  # alpha(true, said x)
    says_y = {"x": 1 + x[2], "y": 4 + (1 - x[2])}
    kappa = {"x": digamma(1 + sum(x)) - digamma(5), "y": digamma(1 + 3 - sum(x)) - digamma(5)}
    row = {k: digamma(says_x[k] + says_y[k]) for k in "xy"}
    said_x = {k: exp(kappa[k] + digamma(says_x[k]) - row[k]) for k in "xy"}
    said_y = {k: exp(kappa[k] + digamma(says_y[k]) - row[k]) for k in "xy"}
    assert p["q0 x"] == pytest.approx(said_x["x"] / (said_x["x"] + said_x["y"]), abs=1e-3)
    assert p["q2 y"] == pytest.approx(said_y["y"] / (said_y["x"] + said_y["y"]), abs=1e-3)


def test_glad() -> None:
    """At the top of the penalised likelihood e (P - chance) = alpha - 1 for each source: a gives e, c must agree."""
    p, alpha, _ = worked("glad", TWO_TO_ONE)
    x = p["q0 x"]
    ease = brentq(lambda e: e * (x - sigmoid(alpha["a"] * e)) - (alpha["a"] - 1), 0.5, 20)
    assert ease * (1 - x - sigmoid(alpha["c"] * ease)) == pytest.approx(alpha["c"] - 1, abs=1e-3)
    assert x == pytest.approx(sigmoid((2 * alpha["a"] - alpha["c"]) * ease), abs=1e-3)
    assert alpha["a"] == pytest.approx(alpha["b"])


def test_tdh() -> None:
    """A city, its state and another city: the paper's sums claim by claim, in plain loops."""
    rows: list[Row] = [("a", "q0", "city"), ("b", "q0", "state"), ("c", "q0", "other"), ("d", "q0", "city")]
    p, t, beliefs = worked("tdh", rows, given=Given(ancestors={"city": ("state", "land"), "state": ("land",)}))
    above = {"city": ["state"], "state": [], "other": []}
    mu = {"city": 0.5, "state": 0.25, "other": 0.25}
    phi = {s: [3 / 8, 3 / 8, 2 / 8] for s in "abcd"}
    for _ in range(beliefs.iterations):
        hits, parts = dict.fromkeys(mu, 0.0), {s: [0.0, 0.0, 0.0] for s in phi}
        for s, _, u in rows:
            like = {}
            for v in mu:
                kind = 0 if u == v else 1 if u in above[v] else 2
                share = {0: 1, 1: len(above[v]), 2: 2 - len(above[v])}[kind]
                like[v] = (kind, phi[s][kind] / share * mu[v])
            z = sum(x for _, x in like.values())
            for v, (kind, x) in like.items():
                hits[v] += x / z
                parts[s][kind] += x / z
        mu = {v: (x + 1) / (4 + 3) for v, x in hits.items()}
        phi = {s: [(g + a - 1) / (1 + 5) for g, a in zip(of, (3, 3, 2), strict=True)] for s, of in parts.items()}
    assert p == pytest.approx({f"q0 {v}": x for v, x in mu.items()}, abs=1e-9)
    assert t == pytest.approx({s: of[0] for s, of in phi.items()}, abs=1e-9)
    assert max(mu, key=lambda v: mu[v]) == "city"


def test_tdh_takes_the_narrower_of_equals() -> None:
    """A state alone and its city alone draw without a hierarchy; with it the city is the answer."""
    rows: list[Row] = [("a", "q0", "state"), ("b", "q0", "city")]
    _, _, beliefs = worked("tdh", rows, given=Given(ancestors={"city": ("state",)}))
    assert beliefs.chosen is not None
    assert beliefs.chosen.tolist() == [True, False]
