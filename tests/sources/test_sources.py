"""What is told of sources: how reliable, one voice or several, who has it from whom and why."""

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy
import pytest
from click.testing import CliRunner

from reconcile.cli import cli
from reconcile.config import Config, SourceSpec
from reconcile.independence import Independence, independence, interval
from reconcile.report.independence import as_json, as_svg, as_text
from reconcile.tabular import fuse_tables

EVIL = "<script>alert('x')</script>"


def rows() -> list[tuple[str, str, str]]:
    """Return claims: e is a full double of d, and the evil source has 120 of its 150 claims from a."""
    rng = numpy.random.default_rng(3)
    told: dict[tuple[str, str], str] = {}
    for source in "abcdfghij":
        for q in rng.choice(400, 220, replace=False):
            told[source, f"q{q:03}"] = "right" if rng.random() < 0.7 else f"wrong {rng.integers(9)}"
    for (source, q), value in list(told.items()):
        if source == "d":
            told["e", q] = value
    taken = [(q, value) for (source, q), value in told.items() if source == "a"]
    for n in rng.choice(len(taken), 120, replace=False):
        told[EVIL, taken[n][0]] = taken[n][1]
    for q in rng.choice(400, 30, replace=False):
        told.setdefault((EVIL, f"q{q:03}"), "right")
    return [(source, q, value) for (source, q), value in told.items()]


@pytest.fixture(scope="module")
def found() -> Independence:
    """Return what is found of those sources."""
    return independence(fuse_tables([rows()], Config(method="open-domain")))


def test_a_double_is_of_the_family_and_a_partial_copier_is_a_pair(found: Independence) -> None:
    """One family of two that cover the same, one pair of which one has a part from the other, and nothing else."""
    (family,) = found.families
    assert sorted(family.members) == ["d", "e"]
    assert (family.declared, family.overlap) == (False, 1.0)
    (pair,) = found.pairs
    assert {pair.first, pair.second} == {EVIL, "a"}
    assert found.found == 1
    assert pair.probability > 0.99
    assert pair.same >= 120
    assert len(pair.examples) == 3
    assert all(example.value.startswith("wrong") and example.sources == 2 for example in pair.examples)


def test_every_source_has_its_interval_and_what_is_its_own(found: Independence) -> None:
    """The interval holds the accuracy; copied claims are not their source's own; the most reliable comes first."""
    assert sorted(s.name for s in found.sources) == sorted({source for source, *_ in rows()})
    for s in found.sources:
        assert s.reliability is not None
        assert s.low is not None
        assert s.high is not None
        assert 0 < s.low < s.reliability < s.high < 1
        assert 0 < s.own <= s.claims
    order = [s.reliability for s in found.sources if s.reliability is not None]
    assert order == sorted(order, reverse=True)
    own = {s.name: s.own / s.claims for s in found.sources}
    assert own[EVIL] < 0.7
    assert own["b"] == pytest.approx(1)
    assert {s.family for s in found.sources if s.name in "de"} == {0}


def test_a_declared_family_comes_first() -> None:
    """What the configuration declares is said to be declared, whether the claims show it or not."""
    config = Config(method="open-domain", sources=[SourceSpec("b", family="one"), SourceSpec("c", family="one")])
    told = independence(fuse_tables([rows()], config))
    assert [(sorted(f.members), f.declared) for f in told.families] == [(["b", "c"], True), (["d", "e"], False)]


def test_the_interval_is_that_of_the_beta_distribution() -> None:
    """Ten claims of prior alone at one half: Beta(5, 5); its quantiles are tabulated. More claims narrow it."""
    low, high = interval(numpy.array([0.5, 0.5]), numpy.array([0.0, 1000.0]))
    assert (low[0], high[0]) == (pytest.approx(0.2120, abs=1e-4), pytest.approx(0.7880, abs=1e-4))
    assert high[1] - low[1] == pytest.approx(2 * 1.96 * 0.5 / 1011**0.5, rel=0.01)


def test_the_reports_say_it_and_repeat_to_the_byte(found: Independence) -> None:
    """JSON with all figures, a page of lines that fit, a picture that is well-formed and harmless."""
    again = independence(fuse_tables([rows()[::-1]], Config(method="open-domain")))
    for report in (as_json, as_svg, as_text):
        assert report(found) == report(again)
    assert json.loads(as_json(found))["pairs"][0]["rare"] == found.pairs[0].rare
    assert max(map(len, as_text(found, width=60).splitlines())) <= 60
    assert "shared" in as_text(found)
    picture = as_svg(found)
    root = ElementTree.fromstring(picture)
    assert "<script" not in picture
    lines = [e.get("class") for e in root.iter("{http://www.w3.org/2000/svg}line")]
    assert sorted(filter(None, lines)) == ["rs-one", "rs-part"]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}g"))) == 4


def test_nothing_to_tell_is_told(tmp_path: Path) -> None:
    """Three sources that agree: no family, no pair, an empty picture with a sentence in it."""
    told = independence(fuse_tables([[(s, f"q{n}", "x") for s in "abc" for n in range(3)]], Config(method="vote")))
    assert (told.families, told.pairs) == ((), ())
    assert "Nothing to draw" in as_svg(told)
    assert "No two of the others" in as_text(told)


def test_the_command_writes_what_it_is_asked_for(tmp_path: Path) -> None:
    """Terminal, JSON and picture from one run; a suffix that no report has is refused before any work."""
    table = tmp_path / "claims.csv"
    table.write_text("source,item,value\n" + "".join(f'"{s}",{q},{v}\n' for s, q, v in rows()), encoding="utf-8")
    out = [str(tmp_path / f"sources.{suffix}") for suffix in ("json", "svg")]
    arguments = ["sources", str(table), "--method", "open-domain", "-o", out[0], "-o", out[1]]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    assert "Copying: 1 pair" in result.output
    assert json.loads(Path(out[0]).read_text(encoding="utf-8"))["measure"] == "accuracy"
    ElementTree.parse(out[1])
    for wrong in (["-o", "sources.docx"], [str(tmp_path / "story.txt")]):
        refused = CliRunner().invoke(cli, ["sources", str(table), *wrong])
        assert refused.exit_code != 0
        assert refused.exception is None or isinstance(refused.exception, SystemExit)
