"""docs/methods.md says what the methods say of themselves."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from reconcile.errors import ConfigError
from reconcile.fuse.table.method import table_method, table_methods

DOCS = Path(__file__).resolve().parents[3] / "docs"


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """Return docs/write_methods.py as a module."""
    spec = importlib.util.spec_from_file_location("write_methods", DOCS / "write_methods.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(writer: ModuleType) -> None:
    """The page is what `make docs` writes."""
    assert (DOCS / "methods.md").read_text(encoding="utf-8") == writer.page()


def test_every_law_has_its_meaning(writer: ModuleType) -> None:
    """No method claims or breaks a law that the page does not explain."""
    assert {law for m in table_methods() for law in (*m.keeps, *m.breaks)} <= set(writer.LAWS)


@pytest.mark.parametrize("method", table_methods(), ids=lambda m: m.name)
def test_a_method_says_what_it_is_and_is_found_by_its_name(method: object) -> None:
    """Name, title and reference; the name finds it, also where no file can be called so ("2-estimates")."""
    found = table_method(getattr(method, "name", ""))
    assert found is method
    assert found.title
    assert found.reference


def test_an_unknown_name_is_told_with_those_that_are() -> None:
    """The error lists the names."""
    with pytest.raises(ConfigError, match=r"2-estimates.*accu-copy.*weighted-vote"):
        table_method("oracle")
