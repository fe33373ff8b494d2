"""Known truths are the answers and teach who is right; what is known of sources tells how good they may be."""

from pathlib import Path

import numpy
import pytest
from claimed import claimed
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.cli import cli
from reconcile.columns.truth import TRUTH, without_truth
from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.fuse.table.features import expected, traits
from reconcile.fuse.table.known import answered, pinned
from reconcile.fuse.table.method import Beliefs, Given, table_method
from reconcile.read.tables import read_features
from reconcile.tabular import fuse_tables

lawful = settings(max_examples=500, deadline=None)
rows = st.lists(st.tuples(*[st.sampled_from("abcde")] * 3), min_size=1, max_size=30)
Row = tuple[str, str, str]


@lawful
@given(rows, st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdz"), max_size=5))
def test_the_truth_is_taken_out_again(told: list[Row], truth: dict[str, str]) -> None:
    """What is left is what everybody else claims, and each known slot spells the truth of its question."""
    plain = claimed(told)
    both = claimed([*told, *((TRUTH, q, value) for q, value in truth.items())])
    claims, known = without_truth(both)
    assert list(claims.sources) == list(plain.sources)
    assert list(claims.keys["item"]) == list(plain.keys["item"])

    def said(some: object) -> list[tuple[str, str, str]]:
        return [
            (claims.sources[s], claims.keys["item"][claims.question[m]], claims.spelling[m])
            for s, m in zip(some.source, some.slot, strict=True)  # type: ignore[attr-defined]
        ]

    assert sorted(said(claims)) == sorted({(s, q, v) for s, q, v in told})
    for q, item in enumerate(claims.keys["item"]):
        expected_value = truth.get(item)
        assert (claims.spelling[known[q]] if known[q] >= 0 else None) == expected_value
        assert known[q] < 0 or claims.question[known[q]] == q


@lawful
@given(rows, st.data())
def test_what_is_known_is_the_answer(told: list[Row], data: st.DataObject) -> None:
    """Whatever the claims, a known slot is the most probable one of its question, and nothing is certain."""
    claims = claimed(told)
    known = numpy.array(
        [data.draw(st.sampled_from([-1, *numpy.flatnonzero(claims.question == q).tolist()])) for q in range(claims.Q)],
        dtype=numpy.int32,
    )
    for name in ("open-domain", "vote"):
        beliefs = answered(claims, known, table_method(name).fit(claims, Given(known=known)))
        for q, slot in enumerate(known):
            if slot >= 0:
                rivals = beliefs.probability[claims.question == q]
                assert beliefs.probability[slot] == rivals.max()
                assert (rivals > 0.5).sum() == 1
                assert 0 < beliefs.probability[slot] < 1


def test_known_truths_turn_other_answers() -> None:
    """Two against two; ten known questions show which two are right."""
    told = [(s, "open", "x") for s in "ab"] + [(s, "open", "y") for s in "cd"]
    told += [(s, f"q{n}", "right" if s in "cd" else "wrong") for n in range(10) for s in "abcd"]
    claims = claimed(told)
    right = [m for m, value in enumerate(claims.spelling) if value == "right"]
    known = numpy.full(claims.Q, -1, dtype=numpy.int32)
    known[claims.question[right]] = right
    open_slots = [m for m, value in enumerate(claims.spelling) if value in "xy"]
    before = table_method("open-domain").fit(claims, Given()).probability[open_slots]
    after = table_method("open-domain").fit(claims, Given(known=known)).probability[open_slots]
    assert before[0] == pytest.approx(before[1])
    assert after[1] > 0.9


def test_a_known_number_that_nobody_claims_replaces_an_estimate() -> None:
    """Where a method gives a number of its own, the truth stands instead."""
    claims, known = without_truth(claimed([("a", "q", "10"), ("b", "q", "12"), (TRUTH, "q", "13")]))
    q = numpy.full(1, 11.0)
    made = Beliefs(numpy.array([0.5, 0.5, 0.0]), numpy.full(2, 0.8), estimate=q, confidence=q / 20, low=q, high=q)
    beliefs = answered(claims, known, made)
    assert numpy.isnan([beliefs.estimate[0], beliefs.low[0], beliefs.high[0]]).all()  # type: ignore[index]
    assert beliefs.probability.argmax() == known[0] == 2
    assert pinned(claims, None, made.probability) is made.probability


def test_expected_accuracy_by_hand() -> None:
    """Two kinds of sources with plenty of claims: each kind's share right; one with no claims is like its kind."""
    kind = numpy.array([0.0, 0, 0, 1, 1, 1])
    right, taught = numpy.array([900.0, 1800, 0, 300, 600, 0]), numpy.array([1000.0, 2000, 0, 1000, 2000, 0])
    x = traits({"kind": kind}, 6)
    assert x is not None
    assert expected(x, right, taught) == pytest.approx([0.9, 0.9, 0.9, 0.3, 0.3, 0.3], abs=2e-3)


@lawful
@given(
    st.lists(st.tuples(st.floats(-5, 5), st.integers(0, 50), st.floats(0, 1)), min_size=1, max_size=8),
    st.floats(0.1, 10),
    st.floats(-100, 100),
)
def test_a_feature_s_unit_is_nothing_to_it(sources: list[tuple[float, int, float]], unit: float, origin: float) -> None:
    """Metres or feet give the same accuracies, all between 0 and 1; a feature that is the same for all gives none."""
    x = numpy.array([x for x, *_ in sources]).round(3)
    taught = numpy.array([float(n) for _, n, _ in sources])
    right = numpy.array([n * share for _, n, share in sources])
    plain, scaled = traits({"x": x}, len(x)), traits({"x": x * unit + origin}, len(x))
    if plain is None or scaled is None:
        assert numpy.ptp(x) == 0 or plain is not None
        return
    found = expected(plain, right, taught)
    assert found == pytest.approx(expected(scaled, right, taught), abs=1e-4)
    assert ((found >= 0) & (found <= 1)).all()


def test_features_of_a_file(tmp_path: Path) -> None:
    """Numbers stay numbers, kinds become features of their own, names of sources tell nothing."""
    path = tmp_path / "sources.csv"
    path.write_text("source,distance,kind,town\na,3,paper,X\nb,,radio,Y\nz,5,paper,Z\nc,7,paper,W\n", encoding="utf-8")
    found = read_features(path, ["a", "b", "c"])
    assert sorted(found) == ["distance", "kind=paper", "kind=radio"]
    assert found["distance"].tolist() == pytest.approx([3, numpy.nan, 7], nan_ok=True)
    assert found["kind=radio"].tolist() == [0, 1, 0]
    path.write_text("name,distance\na,3\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'source'"):
        read_features(path, ["a"])


def test_sources_with_few_claims_are_like_their_kind(tmp_path: Path) -> None:
    """Papers have shown to be right and blogs wrong, so a new paper wins over a new blog."""
    told = [(f"paper{k}", f"q{n}", "right") for n in range(30) for k in range(4)]
    told += [(f"blog{k}", f"q{n}", f"wrong{k}") for n in range(30) for k in range(3)]
    told += [("paper9", "new", "this"), ("blog9", "new", "that")]
    path = tmp_path / "sources.csv"
    lines = [f"{name},{name[:-1]}" for name in sorted({s for s, *_ in told})]
    path.write_text("source,kind\n" + "\n".join(lines) + "\n", encoding="utf-8")
    plain = fuse_tables([told], Config(method="open-domain")).answers
    known = fuse_tables([told], Config(method="open-domain", features=path)).answers
    new = list(plain.claims.keys["item"]).index("new")
    assert plain.confidence[new] == pytest.approx(0.5, abs=0.1)
    assert known.value[new] == "this"
    assert known.confidence[new] > plain.confidence[new] + 0.1


def test_the_command_takes_a_truth(tmp_path: Path) -> None:
    """A truth that spells a number otherwise, of a part of the questions, is answered and teaches."""
    table, truth, out = (tmp_path / name for name in ("claims.csv", "truth.csv", "consensus.csv"))
    lines = [f"{s},dam{n},{'1,500' if s in 'ab' else '1600'}" for n in range(12) for s in "abcd"]
    table.write_text("source,item,value\n" + "\n".join(x.replace("1,500", '"1,500"') for x in lines), encoding="utf-8")
    truth.write_text("item,value\n" + "".join(f"dam{n},1600.0\n" for n in range(8)) + "dam99,3\n", encoding="utf-8")
    arguments = ["run", str(table), "--truth", str(truth), "-q", "-o", str(out)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    answers = out.read_text(encoding="utf-8").splitlines()[1:]
    assert len(answers) == 12
    assert all(",1600" in answer for answer in answers)
