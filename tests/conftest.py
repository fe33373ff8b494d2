"""What every test may ask for: optional components, the shared folder, the examples, Hypothesis profiles."""

import os
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# Speed differs between machines and runs in parallel, so no deadline; a failure prints what reproduces it.
settings.register_profile("default", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", parent=settings.get_profile("default"), max_examples=10)
# Continuous integration judges the change at hand, not the luck of the draw: the same cases for the same code.
settings.register_profile("ci", parent=settings.get_profile("default"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def need(component: str) -> Path:
    """Return where an optional component is; skip the test without it, or fail under RECONCILE_REQUIRE_ALL=1.

    `component` is a browser ("chromium"), "shared" or a path under it ("shared/acceptance/tank.txt"), a module
    ("import crowdkit"), or a command.
    """
    if component.partition("/")[0] == "shared":
        place = ROOT.parent / component
        found = place if place.exists() else None
    elif component.startswith("import "):
        module = find_spec(component.removeprefix("import "))
        found = Path(module.origin) if module and module.origin else None
    else:
        names = BROWSERS if component in BROWSERS else (component,)
        found = next((Path(path) for name in names if (path := shutil.which(name))), None)
    if found is None:
        say = pytest.fail if os.environ.get("RECONCILE_REQUIRE_ALL") == "1" else pytest.skip
        say(f"needs {component}, which is not here")
    return found


@pytest.fixture(name="need", scope="session")
def need_component() -> Callable[[str], Path]:
    """Return `need`: call it with the component's name."""
    return need


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the examples."""
    return ROOT / "examples"
