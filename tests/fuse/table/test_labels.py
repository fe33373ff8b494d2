"""Closed label sets: laws, and each part of the panel by hand."""

import warnings
from itertools import product
from random import Random

import numpy
import pytest
from attrs import evolve
from claimed import claimed
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.columns import Claims
from reconcile.fuse.methods.labels import METHOD, settled
from reconcile.fuse.table import coin
from reconcile.fuse.table.confusion import Form, dealt, fit
from reconcile.fuse.table.crowd import Crowd
from reconcile.fuse.table.method import Beliefs, Given
from reconcile.fuse.table.panel import agreement
from reconcile.fuse.table.shared_errors import correlation, shrinkage, tempered

lawful = settings(max_examples=100, deadline=None)  # each fits four models, up to 100 rounds
tables = st.lists(st.tuples(*[st.sampled_from("abcd")] * 3), min_size=1, max_size=30)


def fused(claims: Claims, given: Given | None = None) -> Beliefs:
    """Return the beliefs; any warning of numpy is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return METHOD.fit(claims, given or Given())


def told(claims: Claims, beliefs: Beliefs) -> dict[tuple[str, str], float]:
    """Return the probability of each (item, value)."""
    items = [claims.keys["item"][q] for q in claims.question.tolist()]
    return dict(zip(zip(items, claims.spelling, strict=True), beliefs.probability.tolist(), strict=True))


@lawful
@given(tables, st.permutations("abcd"), st.permutations("abcd"), st.permutations("abcd"))
def test_other_names_change_nothing(
    rows: list[tuple[str, str, str]], sources: list[str], items: list[str], values: list[str]
) -> None:
    """Sources, items and labels under other names, and so in another order, are believed as before."""
    new = [dict(zip("abcd", names, strict=True)) for names in (sources, items, values)]
    claims, renamed = claimed(rows), claimed([(new[0][s], new[1][i], new[2][v]) for s, i, v in rows])
    before, after = fused(claims), fused(renamed)
    expected = {(new[1][i], new[2][v]): p for (i, v), p in told(claims, before).items()}
    assert told(renamed, after) == pytest.approx(expected, abs=1e-6)
    accuracy = dict(zip(renamed.sources, after.reliability.tolist(), strict=True))
    assert [accuracy[new[0][s]] for s in claims.sources] == pytest.approx(before.reliability.tolist(), abs=1e-6)


@lawful
@given(tables)
def test_beliefs_are_probabilities_short_of_certainty(rows: list[tuple[str, str, str]]) -> None:
    """Each lies inside (0, 1), those of an item add up to 1 at most; sources likewise; nothing warns."""
    claims = claimed(rows)
    beliefs = fused(claims)
    assert ((beliefs.probability > 0) & (beliefs.probability < 1)).all()
    assert (numpy.bincount(claims.question, beliefs.probability) <= 1 + 1e-5).all()
    assert ((beliefs.reliability > 0) & (beliefs.reliability < 1)).all()


@lawful
@given(tables, st.data())
def test_what_is_known_is_believed(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    """A known label has all the belief, whatever the claims say."""
    claims = claimed(rows)
    slot = data.draw(st.integers(0, claims.M - 1))
    known = numpy.full(claims.Q, -1, numpy.int32)
    known[claims.question[slot]] = slot
    assert fused(claims, Given(known=known)).probability[slot] > 0.999


@pytest.mark.parametrize(
    "rows",
    [
        [("s", "q", "x")],
        [("s", str(n), "x") for n in range(5)],
        [("s", str(n), str(n % 2)) for n in range(6)],
        [(str(n), str(n), str(n % 3)) for n in range(9)],
        [(str(n), "q", "x") for n in range(9)],
        [("s", "q", str(n)) for n in range(9)],
    ],
)
def test_little_to_learn_from_is_no_trouble(rows: list[tuple[str, str, str]]) -> None:
    """One claim, one class, one worker, one claim an item, one item, one worker who says all: beliefs, no warnings."""
    claims = claimed(rows)
    p = fused(claims).probability
    assert ((p > 0) & (p < 1)).all()


def crowd(skills: list[float], items: int, seed: int = 1) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """Return answers of workers, and the truth; a worker of skill 0 always says the other label."""
    random = Random(seed)
    truth = {str(n): random.choice("xy") for n in range(items)}
    other = {"x": "y", "y": "x"}
    rows = [
        (f"w{n}", item, right if random.random() < skill else other[right])
        for (item, right), (n, skill) in product(truth.items(), enumerate(skills))
    ]
    return rows, truth


def right(rows: list[tuple[str, str, str]], truth: dict[str, str]) -> float:
    """Return the part of the items whose most probable label is true."""
    claims = claimed(rows)
    p = told(claims, fused(claims))
    return sum(p.get((q, t), 0) > p.get((q, "y" if t == "x" else "x"), 0) for q, t in truth.items()) / len(truth)


def test_a_good_worker_outvotes_two_guessers() -> None:
    """With three good workers on the other items, one of them is believed against two that toss coins."""
    rows, truth = crowd([0.95, 0.95, 0.9, 0.5, 0.5], 80)
    assert right(rows, truth) >= 0.97


def test_a_liar_tells_the_truth_by_its_lies() -> None:
    """What is always turned round is evidence once it is known to be."""
    rows, truth = crowd([0.8, 0.8, 0.8, 0.0], 80)
    assert right(rows, truth) > right([r for r in rows if r[0] != "w3"], truth)


def test_skill_on_one_attribute_tells_of_another() -> None:
    """A source known to be good from one attribute is believed on the other, where nothing else tells the two apart."""
    rows, _ = crowd([0.95, 0.9, 0.9, 0.5], 60)
    both = claimed([*rows, ("w0", "zz", "m"), ("w3", "zz", "n"), ("w0", "zzz", "n"), ("w3", "zzz", "m")])
    asks = numpy.array([int(item.startswith("z")) for item in both.keys["item"]], numpy.int32)
    p = told(both, fused(evolve(both, attributes=["one", "two"], kinds=["label"] * 2, attribute=asks)))
    assert p["zz", "m"] > p["zz", "n"]
    assert p["zzz", "n"] > p["zzz", "m"]


def test_ties_are_dealt_in_equal_parts() -> None:
    """Four items in halves: the two in the middle are alike, so each belongs to both halves."""
    assert dealt(numpy.array([3.0, 2.0, 2.0, 1.0]), 2).tolist() == [[0, 1], [0.5, 0.5], [0.5, 0.5], [1, 0]]


def test_models_that_others_contradict_count_less() -> None:
    """Two say (1, 0), one says (0, 1): distances, and so weights, as by hand after the last round."""
    a, b = numpy.array([[1.0, 0.0]]), numpy.array([[0.0, 1.0]])
    weights = agreement([a, a, b])
    sound, astray = weights[0], weights[2]
    assert weights[1] == pytest.approx(sound)
    share = astray / (astray + sound)  # of the stray among the others of a sound one, at the fixed point
    assert sound / astray == pytest.approx((2 + 0.02) / (2 * share**2 + 0.02), rel=0.02)
    assert agreement([a, b]).tolist() == [0.5, 0.5]


def test_shared_errors_are_those_beyond_chance() -> None:
    """One worker pair on two items, p = .5: residuals (.5, .5) each time: rho = 1; opposite ones: none."""
    rows = numpy.full((2, 2, 2), 0.5)
    belief = numpy.array([[1.0, 0.0], [1.0, 0.0]])
    alike = Crowd.of(claimed([("a", "1", "x"), ("b", "1", "x"), ("a", "2", "y"), ("b", "2", "y")]), 0)
    apart = Crowd.of(claimed([("a", "1", "x"), ("b", "1", "y"), ("a", "2", "y"), ("b", "2", "x")]), 0)
    assert correlation(alike, belief, rows) == pytest.approx(1.0)
    assert correlation(apart, belief, rows) == 0.0
    assert shrinkage(alike, 1 / 3).tolist() == [0.45, 0.45]  # .9 / (1 + 3 x 1/3 x 1)
    assert tempered(numpy.array([[0.9, 0.1]]), numpy.array([0.5])).tolist() == [pytest.approx([0.75, 0.25])]


def test_tempering_turns_no_answer() -> None:
    """Where the tempered mean has another winner, both get the mean of their parts, the plain winner first."""
    plain, shrunk = numpy.array([[0.5, 0.4, 0.1]]), numpy.array([[0.4, 0.45, 0.15]])
    assert settled(plain, shrunk)[0] == pytest.approx([0.425, 0.425, 0.15], abs=1e-6)
    assert settled(plain, shrunk).argmax() == 0
    assert settled(plain, plain) is not plain
    assert settled(plain, plain).tolist() == plain.tolist()


def test_one_coin_by_hand() -> None:
    """Two workers agree on one item: r = 2 x 1 ... their log-odds are those of psi(4 + r) - psi(1 + n - r)."""
    from scipy.special import digamma

    two = Crowd.of(claimed([("a", "1", "x"), ("b", "1", "x"), ("c", "2", "y")]), 0)
    belief = coin.fit(two, rounds=1)
    odds = 2 * (digamma(4 + 1) - digamma(1 + 0))
    assert belief[0] == pytest.approx([1 / (1 + numpy.exp(-odds)), 1 / (1 + numpy.exp(odds))])


def test_rows_of_a_perfect_crowd_are_diagonal() -> None:
    """Where all agree, rows say so, and skill nears its ceiling."""
    rows = [(s, f"{v}{n}", v) for s, v, n in product("abc", "xy", range(40))]
    fitted = fit(Crowd.of(claimed(rows), 0), Form(strength=4.0))
    assert (fitted.rows[:, [0, 1], [0, 1]] > 0.95).all()
    assert (fitted.belief.max(1) > 0.999).all()
    assert (fitted.skill > 0.85).all()


def test_what_only_liars_say_is_denied() -> None:
    """Of two labels, the one that a known liar alone gives is false, so the other is the answer."""
    rows, _ = crowd([0.95, 0.95, 0.95, 0.0], 80)
    claims = claimed([*rows, ("w3", "zz", "x")])
    beliefs = fused(claims)
    assert beliefs.unclaimed is not None
    assert beliefs.confidence is not None
    assert claims.spelling[int(beliefs.unclaimed[-1])] == "y"
    assert beliefs.confidence[-1] > 0.5
    assert beliefs.probability[-1] < 0.5
    assert (beliefs.unclaimed[:-1] == -1).all()
