"""The environment's script says what is missing, before it changes anything."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder with what the two commands need to start."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("Makefile", "setup.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def fake_python(folder: Path, refusal: str) -> Path:
    """Return an interpreter that fails where the pattern of its arguments fits, and is this one elsewhere."""
    script = folder / "fake-python"
    script.write_text(f'#!/bin/sh\ncase "$*" in {refusal}) exit 1;; esac\nexec "{sys.executable}" "$@"\n')
    script.chmod(0o755)
    return script


def make(clone: Path, target: str, python: Path | str) -> subprocess.CompletedProcess[str]:
    """Run one of the two commands with an interpreter."""
    return subprocess.run(["make", f"PYTHON={python}", target], cwd=clone, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", ["demo", "test"])
def test_a_python_without_ensurepip_is_told_with_its_remedy(clone: Path, target: str) -> None:
    """As on Debian without python3-venv: the package to install is named, and no half environment is left."""
    done = make(clone, target, fake_python(clone, "*ensurepip*"))
    assert done.returncode != 0
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"apt install python{version}-venv" in done.stderr
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("target", ["demo", "test"])
def test_an_old_python_is_told_with_its_remedy(clone: Path, target: str) -> None:
    """Where no interpreter is new enough, the needed version is named."""
    done = make(clone, target, fake_python(clone, "*version_info*"))
    assert done.returncode != 0
    assert "3.11 or newer" in done.stderr
    assert not (clone / ".venv").exists()


def test_help_lists_the_two_commands(clone: Path) -> None:
    """`make` alone says what there is."""
    done = subprocess.run(["make"], cwd=clone, capture_output=True, text=True, check=True)
    assert "make demo" in done.stdout
    assert "make test" in done.stdout


def test_no_registry_and_no_path_of_a_machine_in_the_project() -> None:
    """What is committed names no package index and no home folder; both are everyone's own."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.decode()
    places = (f"{ROOT}/", f"{Path.home()}/")
    for name in filter(None, listed.split("\0")):
        file = ROOT / name
        if file.is_file() and file.suffix not in (".png", ".gz"):
            text = file.read_text(encoding="utf-8", errors="replace")
            assert not [place for place in places if place in text], name
            assert "index-" + "url" not in text, name
