"""The pytest plugin: data sets are checked as part of a test suite.

pytest --reconcile data/                    one more test, which fails where the sources contradict each other

def test_prices(reconcile_check):           or from a test of one's own
    reconcile_check("data/prices.csv", baseline="data/known.txt")
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from reconcile.checking import Outcome

Check = Callable[..., "Outcome"]


class ConflictError(AssertionError):
    """The sources contradict each other, or the baseline is stale; the message is the report."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --reconcile and --reconcile-baseline."""
    group = parser.getgroup("reconcile", "checks of curated data")
    group.addoption("--reconcile", action="append", default=[], metavar="PATH", help="Check this file or folder too.")
    group.addoption("--reconcile-baseline", metavar="FILE", help="Known conflicts, which do not fail.")


@pytest.fixture
def reconcile_check(pytestconfig: pytest.Config) -> Check:
    """Return `check(*paths, baseline=None, config=None, fail_on="contradiction", ignore=())`.

    Paths are relative to the root of the test run. It fails with the report, or returns the Outcome.
    """

    def check(
        *paths: str | Path,
        baseline: str | Path | None = None,
        config: str | Path | None = None,
        fail_on: str = "contradiction",
        ignore: tuple[str, ...] = (),
    ) -> "Outcome":
        root = pytestconfig.rootpath
        known = None if baseline is None else root / baseline
        settings = None if config is None else root / config
        return _checked([root / p for p in paths], known, settings, fail_on, ignore)

    return check


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for what --reconcile names."""
    paths = config.getoption("--reconcile")
    if paths:
        items.append(_Item.from_parent(session, name=f"reconcile check {' '.join(paths)}", paths=paths))


class _Item(pytest.Item):
    """The test that --reconcile adds."""

    def __init__(self, *, paths: list[str], **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.paths = paths

    def runtest(self) -> None:
        folder, baseline = self.config.invocation_params.dir, self.config.getoption("--reconcile-baseline")
        known = folder / baseline if baseline else None
        _checked([folder / p for p in self.paths], known, None, "contradiction", ())

    def repr_failure(  # type: ignore[override]
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> str:
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int, str]:
        return Path(self.paths[0]), 0, self.name


def _checked(
    paths: list[Path], baseline: Path | None, config: Path | None, fail_on: str, ignore: tuple[str, ...]
) -> "Outcome":
    from reconcile.checking.checking import Choices, find, outcome
    from reconcile.checking.formats.text import render
    from reconcile.settings import load_settings

    chosen = Choices(baseline=baseline, ignore=ignore, fail_on=fail_on)
    found = outcome(find(paths, load_settings(config) if config else None), paths, chosen)
    if found.exit_code:
        raise ConflictError("\n" + render(found))
    return found
