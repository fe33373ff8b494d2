"""Who shares rare mistakes has them from the same place; who shares truths need not."""

import math

import numpy
import pytest
from claimed import claimed
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.columns import Claims
from reconcile.fuse.table.copies import CROWD, Copies, copies
from reconcile.fuse.table.sums import of_sources

lawful = settings(max_examples=500, deadline=None)
Row = tuple[str, str, str]


def told(truth: str, claims: Claims) -> Copies:
    """Return the copies found when one value is certainly true wherever it is stated, and no other is."""
    p = numpy.array([1.0 if value == truth else 0.0 for value in claims.spelling])
    accuracy = of_sources(claims, p[claims.slot]) / claims.told
    return copies(claims, p, accuracy.clip(0.05, 0.95))


def pairs(found: Copies, claims: Claims) -> dict[tuple[str, str], float]:
    """Return the weight of evidence by the names of each pair."""
    names = [(claims.sources[a], claims.sources[b]) for a, b in zip(found.first, found.second, strict=True)]
    return dict(zip(names, found.evidence.tolist(), strict=True))


def test_the_worked_example() -> None:
    """Two of five sources share five mistakes and differ once; all are right with .8.

    F = 2 of V = 5 claims are false, so wrong = (0 + 2 * .2) / (3 + 2) = .08; the false ones always agree, so f = 1.
    """
    rows = [(s, f"q{n}", "wrong") for n in range(5) for s in "ab"]
    rows += [(s, f"q{n}", "right") for n in range(6) for s in "cde"]
    rows += [("a", "q5", "right"), ("b", "q5", "odd")]
    claims = claimed(rows)
    p = numpy.array([1.0 if value == "right" else 0.0 for value in claims.spelling])
    found = copies(claims, p, numpy.full(5, 0.8))
    assert pairs(found, claims) == {("a", "b"): pytest.approx(5 * math.log(0.2 + 0.8 / 0.08) + math.log(0.2))}
    assert found.probability[0] == pytest.approx(1 / (1 + 5 * math.exp(-found.evidence[0])))
    assert (found.rare[0], found.same[0], found.both[0], found.copier[0]) == (5, 5, 6, -1)
    c = 0.8
    for _ in range(4):
        q = c / (c + (1 - c) * 0.08)
        c = (5 * q + 1.6) / 8
    assert found.rate[0] == pytest.approx(c)
    d = found.probability[0] * q
    shared = numpy.array([claims.sources[s] in "ab" for s in claims.source]) & (claims.asked < 5)
    assert found.weight[shared] == pytest.approx(1 - d / 2)
    assert found.weight[~shared] == pytest.approx(1)


def test_shared_truths_are_no_evidence() -> None:
    """Sources that are always right agree on everything, however rare what they know, and copy nothing."""
    rows = [(s, f"q{n}", "right") for n in range(200) for s in "ab"]
    rows += [(s, f"q{n}", f"wrong {s}") for n in range(200) for s in "cdef"]
    assert not len(told("right", claimed(rows)))


def test_a_mistake_that_many_make_is_no_evidence() -> None:
    """What eight of ten say tells nothing about any two of them."""
    rows = [(s, f"q{n}", "popular") for n in range(30) for s in "abcdefgh"]
    rows += [(s, f"q{n}", "right") for n in range(30) for s in "ij"]
    popular = told("right", claimed(rows))
    rare = told("right", claimed([row for row in rows if row[0] in "abij"]))
    best = max(popular.evidence, default=0.0)
    assert len(rare) == 1
    assert best < rare.evidence[0] / 2


def test_a_partial_copier_is_found_among_independent_sources() -> None:
    """It takes four of five claims from another, on a part of the questions; those two are found and nobody else."""
    rng = numpy.random.default_rng(1)
    rows: dict[tuple[str, str], str] = {}
    for s in range(12):
        for q in rng.choice(600, 300, replace=False):
            rows[f"s{s:02}", f"q{q}"] = "right" if rng.random() < 0.7 else f"wrong {rng.integers(8)}"
    parent = [(q, value) for (s, q), value in rows.items() if s == "s03"]
    for n in rng.choice(len(parent), 160, replace=False):
        rows["copier", parent[n][0]] = parent[n][1]
    for q in rng.choice(600, 40, replace=False):
        rows.setdefault(("copier", f"q{q}"), "right" if rng.random() < 0.6 else f"wrong {rng.integers(8)}")
    claims = claimed((s, q, value) for (s, q), value in rows.items())
    found = told("right", claims)
    assert list(pairs(found, claims)) == [("copier", "s03")]
    assert found.rate[0] > 0.8
    own = numpy.array([claims.sources[s] not in ("copier", "s03") for s in claims.source])
    assert found.weight[own] == pytest.approx(1)
    shared = found.weight < 0.9
    assert shared.sum() == 2 * found.same[0]


def test_full_copies_count_as_one() -> None:
    """Five sources with the same claims, half of them mistakes nobody else makes, have about one vote a claim."""
    rows = [(s, f"q{n}", "right" if n % 2 else "wrong") for n in range(100) for s in "abcde"]
    rows += [(s, f"q{n}", "right") for n in range(100) for s in "fghijklmn"]
    claims = claimed(rows)
    found = told("right", claims)
    assert len(found) == 10
    wrong = numpy.array([claims.spelling[m] == "wrong" for m in claims.slot])
    votes = numpy.bincount(claims.slot[wrong], found.weight[wrong], claims.M)
    assert votes[votes > 0] == pytest.approx(1, abs=0.05)


def test_the_copier_is_who_is_another_where_it_is_alone() -> None:
    """What it took is as bad as its origin, what it says itself is good; the origin is bad everywhere."""
    rows = [("bad", f"q{n}", "right" if n % 2 else "wrong") for n in range(200)]
    rows += [("copier", f"q{n}", "right" if n % 2 else "wrong") for n in range(100)]
    rows += [("copier", f"q{n}", "right") for n in range(200, 300)]
    rows += [(s, f"q{n}", "right") for n in range(300) for s in "xyz"]
    claims = claimed(rows)
    found = told("right", claims)
    assert [claims.sources[s] for s in found.copier] == ["copier"]


def test_several_values_of_one_question_are_one_piece_of_evidence() -> None:
    """Two lists with the same four odd names on one question share one rare mistake, not four."""
    rows = [(s, "q", f"odd {n}") for n in range(4) for s in "ab"]
    rows += [(s, f"q{n}", "right") for n in range(9) for s in "abcd"]
    assert not len(told("right", claimed(rows)))


values = st.sampled_from(["right", "w1", "w2", "w3"])
tables = st.dictionaries(
    st.tuples(st.sampled_from([f"s{n}" for n in range(8)]), st.sampled_from([f"q{n}" for n in range(12)])),
    values,
    min_size=1,
    max_size=90,
).map(lambda told: [(s, q, value) for (s, q), value in told.items()])


@st.composite
def copied(draw: st.DrawFn) -> list[Row]:
    """Return claims among which one source takes over a part of another's."""
    rows = draw(tables)
    origin = rows[0][0]
    return rows + [("copier", q, value) for s, q, value in rows if s == origin and draw(st.booleans())]


@lawful
@given(copied(), st.permutations(range(9)))
def test_names_do_not_matter(rows: list[Row], order: list[int]) -> None:
    """Renamed sources give the same pairs under their new names, with the same figures."""
    names = dict(zip([*(f"s{n}" for n in range(8)), "copier"], (f"n{k}" for k in order), strict=True))
    claims, renamed = claimed(rows), claimed([(names[s], q, value) for s, q, value in rows])
    before, after = pairs(told("right", claims), claims), pairs(told("right", renamed), renamed)
    expected = {frozenset((names[a], names[b])): x for (a, b), x in before.items()}
    assert {frozenset(pair): x for pair, x in after.items()} == pytest.approx(expected)


@lawful
@given(copied())
def test_weights_and_figures_are_in_their_bounds(rows: list[Row]) -> None:
    """A claim never counts more than one nor less than its share of a crowd; figures are of the questions in common."""
    claims = claimed(rows)
    found = told("right", claims)
    assert ((found.weight > 1 / (claims.S + 1)) & (found.weight <= 1)).all()
    assert ((found.probability >= 0.5) & (found.probability < 1 + 1e-12)).all()
    assert ((found.rate > 0) & (found.rate < 1)).all()
    assert (found.rare <= found.same).all()
    assert (found.same <= found.both).all()
    assert (found.first < found.second).all()
    alone = claims.votes[claims.slot] == 1
    assert (found.weight[alone] == 1).all()


@lawful
@given(copied(), st.floats(0.0, 1.0))
def test_who_is_not_mistaken_copies_from_nobody(rows: list[Row], doubt: float) -> None:
    """No evidence comes from values that are probably true, whoever shares them."""
    claims = claimed(rows)
    found = copies(claims, numpy.full(claims.M, 0.5 + doubt / 2 + 1e-9), numpy.full(claims.S, 0.8))
    assert not len(found)
    assert (found.weight == 1).all()


def test_a_crowd_makes_no_pairs() -> None:
    """A value of more sources than a crowd has is looked up for nobody: pairs grow with claims, not as their square."""
    many = [f"s{n:03}" for n in range(CROWD + 1)]
    rows = [(s, f"q{n}", "wrong") for n in range(20) for s in many]
    rows += [(f"t{k}", f"q{n}", "right") for n in range(20) for k in range(40)]
    assert not len(told("right", claimed(rows)))
