"""The text reports of the sample case, as they were last looked at; RECONCILE_UPDATE_GOLDEN=1 writes them anew."""

import os
from pathlib import Path
from types import ModuleType

import pytest

from reconcile.report import render

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("case", ["case", "empty"])
@pytest.mark.parametrize(
    ("file", "format", "options"),
    [
        ("txt", "terminal", {}),
        ("56.txt", "terminal", {"width": 56}),
        ("ansi", "terminal", {"color": True}),
        ("json", "json", {}),
        ("csv", "csv", {}),
        ("md", "markdown", {}),
    ],
)
def test_the_report_is_as_it_was_last_looked_at(
    sample: ModuleType, case: str, file: str, format: str, options: dict[str, object]
) -> None:
    """Every text report of the sample case and of an empty one is the golden file."""
    text = render(getattr(sample, case)(), format, **options)
    golden = GOLDEN / f"{case}.{file}"
    if os.environ.get("RECONCILE_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="")
    assert text == golden.read_bytes().decode("utf-8")
