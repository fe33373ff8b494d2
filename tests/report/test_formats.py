"""Formats are found by being there, asked for by name or suffix, and refuse what they do not know."""

import stat
from pathlib import Path
from types import ModuleType

import pytest

import reconcile.report as report
from reconcile.errors import ConfigError

TEXTS = ("terminal", "json", "csv", "markdown", "html")


def test_every_module_of_the_folder_is_a_format() -> None:
    """A file in `formats` is a format, with a title, at least one suffix, and no suffix of another."""
    folder = Path(report.__file__).parent / "formats"
    modules = [f for f in folder.glob("*.py") if f.name != "__init__.py"]
    found = report.known_formats()
    assert sorted(found) == sorted(f.stem for f in modules)
    assert all(name == f.name for name, f in found.items())
    assert set(TEXTS) <= set(found)
    suffixes = [s for f in found.values() for s in f.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(f.title.endswith(".") and f.suffixes for f in found.values())


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_result_gives_the_same_bytes(sample: ModuleType, name: str) -> None:
    """Two results built alike are reported alike, to the byte, with one line end last."""
    first, second = report.render(sample.case(), name), report.render(sample.case(), name)
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


def test_an_unknown_format_is_told_with_the_known_ones(sample: ModuleType) -> None:
    """Asking for a format that is not there lists those that are."""
    with pytest.raises(ConfigError, match=r"no report format 'pdf'.*csv.*terminal"):
        report.render(sample.empty(), "pdf")


def test_an_unknown_option_is_told_with_the_known_ones(sample: ModuleType) -> None:
    """An option that a format does not know is refused, not passed over."""
    with pytest.raises(ConfigError, match=r"no option 'colour'.*width, color"):
        report.render(sample.empty(), "terminal", colour=True)


@pytest.mark.parametrize(("name", "text"), [("r.json", '"schema"'), ("r.MD", "# Recon"), ("r.txt", "3 documents · ")])
def test_the_suffix_chooses_the_format(sample: ModuleType, tmp_path: Path, name: str, text: str) -> None:
    """A report is written in the format that its suffix names, whatever its case, and nothing else is left behind."""
    path = report.write(sample.case(), tmp_path / name)
    assert text in path.read_text(encoding="utf-8")
    assert [f.name for f in tmp_path.iterdir()] == [name]
    assert stat.S_IMODE(path.stat().st_mode) & 0o400


def test_a_named_format_goes_before_the_suffix(sample: ModuleType, tmp_path: Path) -> None:
    """With a format named, any file name will do."""
    path = report.write(sample.case(), tmp_path / "comment.out", format="csv")
    assert path.read_text(encoding="utf-8").startswith("event,attribute,")


@pytest.mark.parametrize("name", ["r.pdf", "report"])
def test_an_unknown_suffix_lists_the_formats(sample: ModuleType, tmp_path: Path, name: str) -> None:
    """A suffix that no format has is a configuration error that names all suffixes, and writes nothing."""
    with pytest.raises(ConfigError, match=r"\.csv \(csv\).*\.html \(html\).*\.txt \(terminal\)"):
        report.write(sample.case(), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_a_documented_error(sample: ModuleType, tmp_path: Path) -> None:
    """A report into a folder that is not there says so, with the place and the remedy."""
    with pytest.raises(ConfigError, match=r"folder.*does not exist.*Create it first"):
        report.write(sample.case(), tmp_path / "none" / "r.csv")


def test_a_path_that_cannot_be_written_leaves_nothing_behind(sample: ModuleType, tmp_path: Path) -> None:
    """Where the report cannot take its place, the draft of it does not stay."""
    (tmp_path / "r.csv").mkdir()
    with pytest.raises(ConfigError, match="cannot be written"):
        report.write(sample.case(), tmp_path / "r.csv")
    assert [f.name for f in tmp_path.iterdir()] == ["r.csv"]
