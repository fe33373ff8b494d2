"""Confidences beside the truth: scores by hand, a map that never falls, answers left open where errors cost."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.calibration import ConfidenceMap, measures
from reconcile.calibration.isotonic import cross_mapped
from reconcile.cli import cli
from reconcile.config import Config
from reconcile.consensus import Status
from reconcile.errors import ConfigError, InputError
from reconcile.judging import judged
from reconcile.settings import config_as_json, config_from_json, parse_settings
from reconcile.tabular import fuse_tables

lawful = settings(max_examples=500, deadline=None)
answers = st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60)
Rows = list[tuple[float, bool]]


def columns(rows: Rows) -> "tuple[numpy.ndarray, numpy.ndarray]":
    """Return confidences and whether they are right as columns."""
    return numpy.array([c for c, _ in rows]), numpy.array([float(r) for _, r in rows])


def test_the_scores_by_hand() -> None:
    """Four answers at .9, three right, and one wrong at .2: ECE = .8 |.9 - .75| + .2 |.2 - 0| = .16."""
    found = measures(*columns([(0.9, True), (0.9, True), (0.9, True), (0.9, False), (0.2, False)]))
    assert found.right == 0.6
    assert found.ece == pytest.approx(0.8 * 0.15 + 0.2 * 0.2)
    assert found.brier == pytest.approx((3 * 0.01 + 0.81 + 0.04) / 5)
    assert found.brier_constant == pytest.approx(0.24)
    assert found.ece_error == pytest.approx(0.8 * (0.75 * 0.25 / 4) ** 0.5)
    assert [(b.low, b.items, b.right) for b in found.bins] == [(0.2, 1, 0.0), (0.9, 4, 0.75)]
    assert (found.bins[1].right_low, found.bins[1].right_high) == (
        pytest.approx(0.3006, abs=1e-4),  # Wilson's interval of 3 in 4
        pytest.approx(0.9544, abs=1e-4),
    )


def test_the_map_by_hand() -> None:
    """.6 and .7 are right once in two together, .9 always: steps at .65 and .9, each drawn by two more answers."""
    rows = [(0.6, True), (0.7, False), (0.9, True), (0.9, True)]
    mend = ConfidenceMap.fitted(*columns(rows))
    assert mend.confidence == (pytest.approx(0.65), pytest.approx(0.9))
    assert mend.right == (pytest.approx((1 + 0.65 + 0.5) / 4), pytest.approx((2 + 0.9 + 0.5) / 4))
    between = (mend.right[0] + mend.right[1]) / 2
    assert mend(numpy.array([0.1, 0.775, 0.99])).tolist() == pytest.approx([mend.right[0], between, mend.right[1]])


@lawful
@given(answers, st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_a_map_never_falls_and_never_is_certain(rows: Rows, asked: list[float]) -> None:
    """Surer answers stay at least as sure, and no confidence becomes 0 or 1."""
    mend = ConfidenceMap.fitted(*columns(rows))
    mended = mend(numpy.sort(numpy.array(asked)))
    assert (numpy.diff(mended) >= -1e-12).all()
    assert ((mended > 0) & (mended < 1)).all()


@lawful
@given(answers)
def test_a_map_comes_back_from_its_file(tmp_path_factory: pytest.TempPathFactory, rows: Rows) -> None:
    """What is written is read as the same map."""
    mend = ConfidenceMap.fitted(*columns(rows))
    path = tmp_path_factory.getbasetemp() / "map.json"
    path.write_text(mend.to_json(), encoding="utf-8")
    assert ConfidenceMap.load(path) == mend


@lawful
@given(answers)
def test_scores_are_in_their_bounds(rows: Rows) -> None:
    """Errors lie between 0 and 1; the bins hold all answers; the mean confidence is that of the bins."""
    found = measures(*columns(rows))
    assert 0 <= found.brier <= 1
    assert 0 <= found.ece <= 1
    assert sum(b.items for b in found.bins) == len(rows)
    assert sum(b.items * b.confidence for b in found.bins) / len(rows) == pytest.approx(found.confidence, abs=1e-6)
    assert all(b.right_low <= b.right <= b.right_high for b in found.bins)
    assert len(cross_mapped(*columns(rows))) == len(rows)


@pytest.mark.parametrize(
    "wrong", ["", "[]", '{"schema": "x"}', '{"schema": "reconcile/calibration/1", "steps": []}', "{"]
)
def test_what_is_no_map_is_refused(tmp_path: Path, wrong: str) -> None:
    """The error names the file and how to make one."""
    path = tmp_path / "map.json"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"map\.json.*\n?.*reconcile calibrate"):
        ConfidenceMap.load(path)


def written(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def test_right_is_told_by_the_kind_of_the_cells(tmp_path: Path) -> None:
    """1 % of a number, ten minutes of a time, any of several truths of a label, all of a set; the rest is counted."""
    consensus = written(
        tmp_path / "consensus.csv",
        "item,attribute,value,confidence,status\n"
        "a,weight,1005,.9,agreed\nb,weight,1020,.8,agreed\nc,weight,7,.5,agreed\n"
        "a,start,10:05 pm,.7,agreed\nb,start,11:00,.6,agreed\n"
        "a,colour,red,.9,agreed\nb,colour,green,.4,agreed\n"
        'a,cast,"Ann Ray;Bob Lee",.9,agreed\nb,cast,Cy Orr,.3,agreed\n',
    )
    truth = written(
        tmp_path / "truth.csv",
        "item,attribute,value\na,weight,1000\nb,weight,1000\na,start,22:00\nb,start,09:00\n"
        "a,colour,blue\na,colour,red\nb,colour,red\na,cast,Bob Lee;Ann Ray\n"
        "b,cast,Cy Orr\nb,cast,Di Poe\nz,colour,red\n",
    )
    found = judged(consensus, truth)
    assert (found.unknown, found.unanswered) == (1, 1)
    right = dict(zip(found.confidence.tolist(), found.right.tolist(), strict=True))
    assert sorted(found.confidence.tolist()) == [0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.9, 0.9]
    assert right == {0.9: 1, 0.8: 0, 0.7: 1, 0.6: 0, 0.4: 0, 0.3: 0}


@pytest.mark.parametrize(
    ("told", "known", "problem"),
    [
        ("item,value\na,x\n", "item,value\na,x\n", "no column 'confidence'"),
        ("item,value,confidence\na,x,.5\n", "item,answer\na,x\n", "no column 'value'"),
        ("item,value,confidence\na,x,.5\n", "question,value\na,x\n", "share no column"),
        ("item,value,confidence\na,x,.5\n", "item,value\nb,x\n", "answer no question"),
        ("item,value,confidence\na,x,very\n", "item,value\na,x\n", "no probability"),
    ],
)
def test_tables_that_cannot_be_compared_are_refused(tmp_path: Path, told: str, known: str, problem: str) -> None:
    """The error says what is missing."""
    with pytest.raises(InputError, match=problem):
        judged(written(tmp_path / "consensus.csv", told), written(tmp_path / "truth.csv", known))


def claims(tmp_path: Path) -> Path:
    """Return a table: a unanimous question, and one with two against one."""
    rows = "".join(f"{s},sure,yes\n" for s in "abcd") + "a,torn,yes\nb,torn,yes\nc,torn,no\n"
    return written(tmp_path / "claims.csv", f"source,item,value\n{rows}")


def test_a_map_and_the_cost_of_errors_change_what_is_answered(tmp_path: Path) -> None:
    """The map makes 2 in 3 a half; where an error costs three open answers, less than 2 in 3 is left open."""
    table = claims(tmp_path)
    mend = tmp_path / "map.json"
    mend.write_text(ConfidenceMap([0.6, 0.99], [0.5, 0.9], 10).to_json(), encoding="utf-8")
    plain = fuse_tables([table], Config(method="vote"))
    mended = fuse_tables([table], Config(method="vote", calibration=mend))
    careful = fuse_tables([table], Config(method="vote", calibration=mend, wrong_cost=3))
    assert plain.answers.confidence.tolist() == pytest.approx([1, 2 / 3], abs=1e-5)
    expected = 0.5 + (2 / 3 - 0.6) / 0.39 * 0.4
    assert mended.answers.confidence.tolist() == pytest.approx([0.9, expected])
    assert [str(careful.answers[q].status) for q in (0, 1)] == ["agreed", str(Status.UNRESOLVED)]  # type: ignore[union-attr]
    assert plain.answers.value == careful.answers.value


def test_the_settings_hold_both_and_come_back(tmp_path: Path) -> None:
    """A file names the map beside itself; the trail's record repeats the choices; a cost below 1 is refused."""
    text = '[read]\ncalibration = "map.json"\n[thresholds]\nwrong_cost = 4\n'
    config = parse_settings(text, "reconcile.toml", folder=tmp_path)
    assert (config.calibration, config.wrong_cost) == (tmp_path / "map.json", 4)
    again = config_from_json(config_as_json(config))
    assert (again.calibration, again.wrong_cost) == (config.calibration, 4)
    assert "wrong_cost" not in config_as_json(Config())
    with pytest.raises(ConfigError, match="wrong_cost"):
        parse_settings("[thresholds]\nwrong_cost = 0.5\n", "reconcile.toml")


def test_the_command_prints_scores_and_writes_the_map_and_the_picture(tmp_path: Path) -> None:
    """From run to calibrate to run again."""
    rows = "".join(f"{s},q{n},{'right' if (n + k) % 5 else 'wrong'}\n" for n in range(60) for k, s in enumerate("abc"))
    table = written(tmp_path / "claims.csv", f"source,item,value\n{rows}")
    truth = written(tmp_path / "truth.csv", "item,value\n" + "".join(f"q{n},right\n" for n in range(50)))
    consensus, mend, picture = (tmp_path / name for name in ("consensus.csv", "map.json", "picture.svg"))

    def run(*arguments: object) -> str:
        result = CliRunner().invoke(cli, [str(a) for a in arguments])
        assert result.exit_code == 0, result.output
        return result.output

    run("run", table, "--method", "vote", "-q", "-o", consensus)
    printed = run("calibrate", consensus, truth, "-o", mend, "-o", picture)
    assert "50 answers beside the truth: 1.000 right" in printed
    assert "10 answers without truth" in printed
    assert json.loads(mend.read_text(encoding="utf-8"))["items"] == 50
    root = ElementTree.parse(picture).getroot()
    assert [e.get("class") for e in root.iter("{http://www.w3.org/2000/svg}circle")] == ["rc-dot"] * 2
    run("run", table, "--method", "vote", "-q", "--calibration", mend, "-o", tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_text(encoding="utf-8") != consensus.read_text(encoding="utf-8")
    refused = CliRunner().invoke(cli, ["calibrate", str(consensus), str(truth), "-o", "map.docx"])
    assert refused.exit_code == 2
