"""`reconcile init`: a settings file that reads, fits the tables, and makes `reconcile check` go without more words."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reconcile.cli.group import cli
from reconcile.settings import load_curation, load_settings

LONG = "publisher,product,field,amount,note\nshop,pen,price,2,x\nmaker,pen,price,3,y\n"
WIDE = "source,event,deaths_low,deaths_best,deaths_high\na,x,1,2,3\nb,x,4,5,6\n"


def invoked(*words: str) -> Result:
    """Run a command line here."""
    return CliRunner().invoke(cli, list(words), catch_exceptions=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_long_table_s_columns_are_guessed(here: Path) -> None:
    """Publisher, product, field and amount become source, item, attribute and value; the note is passed over."""
    (here / "prices.csv").write_text(LONG)
    assert invoked("init", "prices.csv").exit_code == 0
    config = load_settings(here / "reconcile.toml")
    guessed = {"source": "publisher", "item": "product", "attribute": "field", "value": "amount", "ignore": "note"}
    assert dict(config.columns) == guessed
    (spec,) = load_curation(here / "reconcile.toml").attributes
    assert (spec.name, spec.minimum) == ("price", 0.0)
    checked = invoked("check")
    assert (checked.exit_code, "price · pen: 2 (shop) against 3 (maker)" in checked.output) == (1, True), checked.output


def test_a_wide_table_s_measures_are_guessed(here: Path) -> None:
    """Low, best and high of deaths are one measure, and the two events' ranges do not meet."""
    (here / "events.csv").write_text(WIDE)
    assert invoked("init", "events.csv").exit_code == 0
    assert tomllib.loads((here / "reconcile.toml").read_text())["wide"]["keys"] == ["event"]
    checked = invoked("check")
    assert (checked.exit_code, "deaths · x: 2 (1 to 3) (a) against 5 (4 to 6) (b)" in checked.output) == (1, True)
    assert "open: no side is far enough ahead" in checked.output


def test_what_is_declared_is_checked(here: Path) -> None:
    """Ranges, sums, falls and expectations of the settings file; unknown keys are told with the nearest right one."""
    (here / "t.csv").write_text("source,item,total,men,women,time\ns,a,5,2,2,2024-01-01\ns,b,4,5,-1,2024-01-01\n")
    (here / "reconcile.toml").write_text(
        '[check]\npaths = ["*.csv"]\n[attribute.women]\nminimum = 0\n'
        '[[sum]]\ntotal = "total"\nparts = ["men", "women"]\n'
        '[[expect]]\nid = "few"\nthat = "men < 5"\nmessage = "too many men"\n'
    )
    output = invoked("check").output
    for told in ("the total is 5, its parts come to 4", "-1 is below 0", "too many men (men = 5)"):
        assert told in output, output
    (here / "reconcile.toml").write_text("[attribute.women]\nminimun = 0\n")
    wrong = invoked("check", "t.csv")
    assert (wrong.exit_code, "Did you mean 'minimum'?" in wrong.output) == (2, True)


def test_nothing_is_overwritten_and_nothing_is_checked_by_chance(here: Path) -> None:
    """A settings file stays unless --force says so; without paths there is an error that tells the way out."""
    (here / "prices.csv").write_text(LONG)
    (here / "reconcile.toml").write_text("# mine\n")
    assert invoked("init", "prices.csv").exit_code == 2
    assert (here / "reconcile.toml").read_text() == "# mine\n"
    nothing = invoked("check")
    assert (nothing.exit_code, "`reconcile init` writes" in nothing.output) == (2, True)
    assert invoked("init", "prices.csv", "--force").exit_code == 0
