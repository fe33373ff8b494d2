"""Models of tables by small examples whose outcome follows from their equations, and by degenerate ones."""

import math
import warnings

import numpy
import pytest
from told import Row, slot_of, told

from reconcile.fuse.table.method import Given, table_method

OPEN = ("open-domain", "several-values", "states", "hierarchy", "combined-values", "auto")


def test_a_lone_claim_is_as_probable_as_its_source_is_accurate() -> None:
    """Nothing teaches, so the source has the prior .7: .7 = n A / (1 - A) / (n A / (1 - A) + n); tempered for .58."""
    beliefs = table_method("open-domain").fit(told([("a", "p", "x")]), Given())
    assert beliefs.probability.tolist() == pytest.approx([0.7])
    assert beliefs.confidence is not None
    assert beliefs.confidence[0] == pytest.approx(1 / (1 + (3 / 7) ** 0.4))


def test_two_against_each_other_leave_it_open() -> None:
    """Equal sources, two values: equally probable, and a part for what nobody claims."""
    p = table_method("open-domain").fit(told([("a", "p", "x"), ("b", "p", "y")]), Given()).probability
    assert p[0] == pytest.approx(p[1])
    assert p.sum() < 1


def test_a_good_record_beats_a_bad_one() -> None:
    """Whom three others confirm on forty questions is believed against whom they contradict."""
    rows: list[Row] = []
    for n in range(40):
        rows += [(f"judge {k}", f"q{n:02d}", "right") for k in range(3)]
        rows += [("good", f"q{n:02d}", "right"), ("bad", f"q{n:02d}", f"wrong {n}")]
    claims = told([*rows, ("good", "zz", "x"), ("bad", "zz", "y")])
    beliefs = table_method("open-domain").fit(claims, Given())
    assert beliefs.probability[slot_of(claims, "zz", "x")] > 0.9
    assert (
        beliefs.reliability[claims.sources.index("good")]
        > 0.85
        > 0.2
        > beliefs.reliability[claims.sources.index("bad")]
    )


def test_false_values_that_are_alike_prove_less() -> None:
    """Where wrong claims repeat one another, two against one weigh less than where they never do."""
    sure = []
    for alike in (True, False):
        rows: list[Row] = []
        for n in range(120):
            rows += [(f"s{k}", f"q{n:03d}", "right") for k in range(4)]
            rows += [(f"t{k}", f"q{n:03d}", "wrong" if alike else f"wrong {k}") for k in range(3)]
        claims = told([*rows, ("s0", "zz", "x"), ("t0", "zz", "y"), ("t1", "zz", "y")])
        sure.append(table_method("open-domain").fit(claims, Given()).probability[slot_of(claims, "zz", "y")])
    assert sure[0] < sure[1]


def test_who_names_but_the_first_author_denies_no_other() -> None:
    """Silence of sources that list one author each counts little; of those that list all it counts."""
    names = ("ann", "bob", "cid")
    rows: list[Row] = [(f"full {k}", f"b{n:02d}", f"{x}{n}") for k in range(3) for n in range(30) for x in names]
    rows += [(f"first {k}", f"b{n:02d}", f"ann{n}") for k in range(3) for n in range(30)]
    added: list[Row] = [("full 0", "zz", "ann"), ("full 0", "zz", "bob")]
    beside_first, beside_full = [*added, ("first 0", "zz", "ann")], [*added, ("full 1", "zz", "ann")]
    found = []
    for rest in (beside_first, beside_full):
        claims = told([*rows, *rest], "names")
        found.append(table_method("several-values").fit(claims, Given()).probability[slot_of(claims, "zz", "bob")])
    first, full = (p / (1 - p) for p in found)
    assert first > 3 * full


def test_a_general_value_supports_what_lies_below_it() -> None:
    """Texas and Austin against Boston: Austin, though each has one voice."""
    ancestors = {"Austin": ("Texas", "USA"), "Texas": ("USA",), "Boston": ("Massachusetts", "USA")}
    claims = told([("a", "p", "Texas"), ("b", "p", "Austin"), ("c", "p", "Boston")])
    beliefs = table_method("hierarchy").fit(claims, Given(ancestors=ancestors))
    assert beliefs.chosen is not None
    assert [claims.spelling[m] for m in numpy.flatnonzero(beliefs.chosen)] == ["Austin"]


def test_silence_of_those_who_always_tell_is_an_answer() -> None:
    """Where all list what is open, a place that only one lists who never drops any is shut, though nobody says so."""
    rows: list[Row] = [(f"s{k}", f"q{n:02d}", "open") for k in range(6) for n in range(30)]
    rows += [(f"s{k}", f"r{n:02d}", "shut") for k in range(3) for n in range(12)]
    rows += [("never drops", f"{x}{n:02d}", "open") for x in "qr" for n in range(12)]
    claims = told([*rows, ("never drops", "zz", "open")], times=dict.fromkeys(rows, 0.0))
    beliefs = table_method("states").fit(claims, Given())
    assert beliefs.unclaimed is not None
    question = list(claims.keys["item"]).index("zz")
    assert claims.spelling[beliefs.unclaimed[question]] == "shut"
    assert claims.question[beliefs.unclaimed[question]] != question


def test_halves_of_two_answers_are_no_answer() -> None:
    """Two against one on a pair of numbers: both numbers of the two, none of the one."""
    rows: list[Row] = [
        ("a", "p", 48.1),
        ("a", "p", 2.3),
        ("b", "p", 48.1),
        ("b", "p", 2.3),
        ("c", "p", 48.1),
        ("c", "p", 9.9),
    ]
    claims = told(rows, "number")
    beliefs = table_method("combined-values").fit(claims, Given())
    assert beliefs.chosen is not None
    assert sorted(claims.number[beliefs.chosen].tolist()) == [2.3, 48.1]
    assert beliefs.probability[slot_of(claims, "p", 48.1)] > beliefs.probability[slot_of(claims, "p", 2.3)]


@pytest.mark.parametrize("method", OPEN)
@pytest.mark.parametrize(
    "rows",
    [
        [("a", "p", "x")],
        [("a", "p", "x"), ("b", "p", "y")],
        [("a", f"q{n}", "x") for n in range(3)],
        [(s, "p", s) for s in "abcdef"],
        [(s, f"q{s}", "x") for s in "abcdef"],
        [("a", "p", v) for v in "xyz"],
        [(s, "p", v) for s in "ab" for v in "xy"],
    ],
)
def test_few_claims_give_low_and_sound_confidence(method: str, rows: list[Row]) -> None:
    """One source, one claim, all ties, no overlap, lists: no warnings, no NaN, nothing certain."""
    claims = told(rows, times=None if method != "states" else {})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        beliefs = table_method(method).fit(claims, Given())
    assert numpy.isfinite(beliefs.probability).all()
    assert numpy.isfinite(beliefs.reliability).all()
    assert beliefs.confidence is not None
    assert (beliefs.confidence > 0).all()
    assert (beliefs.confidence < 1).all()
    if claims.S == 1 and method not in ("states", "hierarchy"):
        assert (beliefs.confidence < 0.9).all()


def test_no_claims_at_all() -> None:
    """An empty table has no answers."""
    beliefs = table_method("auto").fit(told([]), Given())
    assert len(beliefs.probability) == 0
    assert not math.isnan(float(beliefs.reliability.sum()))
