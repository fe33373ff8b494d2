"""The guides are true: the settings that they show are all there are, and the rule that they show runs."""

import re
import tomllib
from pathlib import Path

from click.testing import CliRunner

from reconcile.cli import cli
from reconcile.config import GRADES, PRIORS, Config
from reconcile.read.columns import COLUMNS, IGNORE
from reconcile.settings import TABLES, parse_settings
from reconcile.settings.keys import FREE

DOCS = Path(__file__).resolve().parents[2] / "docs"


def block(page: str, language: str) -> str:
    """Return the first code block of a page in a language."""
    found = re.search(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_settings_shown_are_all_that_there_are() -> None:
    """Every table and key stands in docs/configuration.md, and what is shown can be read."""
    shown = block("configuration.md", "toml")
    tables = tomllib.loads(shown)
    assert set(tables) == {*TABLES, *FREE}
    for name, keys in TABLES.items():
        table = tables[name][0] if isinstance(tables[name], list) else tables[name]
        assert set(table) == set(keys), name
    assert set(tables["columns"]) <= {*COLUMNS, IGNORE}
    assert parse_settings(shown).sources[0].grade == "B"


def test_the_defaults_shown_are_the_defaults() -> None:
    """Thresholds, priors and grades are shown with the values that hold without a word."""
    settings = parse_settings(block("configuration.md", "toml"))
    for name in ("profile", "policy", "method", "false_values", "relay_cost", "resolved", "odds", "articles"):
        assert getattr(settings, name) == getattr(Config(), name), name
    assert dict(settings.priors) == dict(PRIORS)
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert f"| taken to be right | {' | '.join(f'{g:.2f}'[1:] for g in GRADES.values())} | as its kind |" in page


def test_the_columns_shown_are_all_that_there_are() -> None:
    """Every column of a table, and every other name of one, stands in docs/configuration.md."""
    page = (DOCS / "configuration.md").read_text(encoding="utf-8").partition("## Tables")[2]
    assert [n for names in COLUMNS.values() for n in names if f"`{n}`" not in page] == []


def test_the_rule_shown_passes_its_examples_and_fires(tmp_path: Path) -> None:
    """The rule of docs/writing-rules.md loads from a folder, its examples hold, and a run finds with it."""
    folder = tmp_path / "my_rules"
    folder.mkdir()
    (folder / "round_figure.py").write_text(block("writing-rules.md", "python"), encoding="utf-8")
    tested = CliRunner().invoke(cli, ["rules", "test", str(folder)])
    assert (tested.exit_code, tested.output) == (0, "3 of 3 examples of 1 rule hold\n")
    assert tested.output in (DOCS / "writing-rules.md").read_text(encoding="utf-8")
    table = tmp_path / "t.csv"
    table.write_text("source,item,value\nA,flood,300\nB,flood,317\n")
    found = CliRunner().invoke(cli, ["run", str(table), "--rules", str(folder)])
    assert "300 (A) looks estimated" in found.stdout
    without = CliRunner().invoke(cli, ["run", str(table), "--rules", str(folder), "--disable", "round-figure"])
    assert (without.exit_code, "looks estimated" in without.stdout) == (0, False)


def test_help_points_at_the_guide() -> None:
    """Who asks `reconcile run` for help learns of the settings, the header line, and that a run is one event."""
    told = " ".join(CliRunner().invoke(cli, ["run", "--help"]).output.split())
    for words in ("docs/configuration.md", "outlet | date | url", "one event", "case.toml"):
        assert words in told
