"""Fixtures of the report tests: the sample case, loaded from its file because test folders are no packages."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent


def _loaded(name: str) -> ModuleType:
    if (known := sys.modules.get(f"report_{name}")) is not None:
        return known
    spec = spec_from_file_location(f"report_{name}", HERE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample() -> ModuleType:
    """Return the builders of sample results."""
    return _loaded("sample")
