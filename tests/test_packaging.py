"""What people install is what stands in the tree, and it works away from it."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import numpy
import pytest
from setuptools.config.setupcfg import read_configuration

import reconcile

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"rules": "reconcile_rules"}  # folder of the tree -> installed package
PUBLIC = {
    "__version__", "run", "check", "compare", "extract", "find_values", "find_attributions", "fuse",
    "Document", "Source", "SourceKind", "Statement", "StatementTable", "Stance", "Question", "Finding", "Severity",
    "Consensus", "Status", "Config", "Reconciliation", "Comparison", "Quantity", "Moment", "Label", "Names",
    "ReconcileError",
}  # fmt: skip


def tree() -> dict[str, Path]:
    """Return the files that belong into the wheel, by their installed path."""
    found = {}
    for folder in ("reconcile", "rules"):
        for file in (ROOT / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                inside = file.relative_to(ROOT / folder).as_posix()
                found[f"{NAMES.get(folder, folder)}/{inside}"] = file
    return found


def backend(call: str, source: Path, out: Path) -> Path:
    """Run a hook of the build backend in `source`, as a front end without isolation does; return what it made."""
    command = f"from setuptools import build_meta; print(build_meta.{call}({str(out)!r}))"
    done = subprocess.run([sys.executable, "-c", command], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / done.stdout.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a source distribution built from a copy of the tree."""
    copy = tmp_path_factory.mktemp("tree")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = [n for n in listed.stdout.decode().split("\0") if n] or [
        f.relative_to(ROOT).as_posix() for f in ROOT.rglob("*") if not set(f.parts) & {".venv", ".git", "__pycache__"}
    ]
    for name in names:
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    return backend("build_sdist", copy, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from the unpacked source distribution."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(unpacked, filter="data")
    (source,) = unpacked.iterdir()
    return backend("build_wheel", source, tmp_path_factory.mktemp("wheel"))


def test_packages_listed_are_the_folders_with_python_files() -> None:
    """The list in setup.cfg, kept by hand, forgets no folder and names none that is gone."""
    listed = set(read_configuration(ROOT / "setup.cfg")["options"]["packages"])
    there = {path.rpartition("/")[0].replace("/", ".") for path in tree() if path.endswith(".py")}
    assert listed == there


def test_wheel_holds_exactly_the_files_of_the_tree(wheel: Path) -> None:
    """By way of sdist and wheel no module and no data file is lost, and nothing is added."""
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name and not name.endswith("/")}
    assert inside == set(tree())


def test_wheel_says_that_it_is_typed_and_licensed(wheel: Path) -> None:
    """Type checkers find py.typed; the licence travels along."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "reconcile/py.typed" in names
    assert any(name.endswith("LICENSE") for name in names)


def test_installed_command_runs_outside_the_source_tree(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own the command answers, finds its rules and reconciles a text."""
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    # The requirements are borrowed from the environment of the tests: a path line brings no editable install along.
    (site,) = home.glob("lib/python*/site-packages")
    (site / "requirements.pth").write_text(str(Path(numpy.__file__).parent.parent))
    (tmp_path / "note.txt").write_text("Police said three people died. The mayor said four people died.")

    def output(*command: str) -> str:
        return subprocess.run(
            [scripts / "reconcile", *command], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    assert reconcile.__version__ in output("--version")
    assert "quantity" in output("rules", "list")
    assert "4" in output("run", "note.txt")
    where = subprocess.run(
        [python, "-c", "import reconcile; print(reconcile.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert str(home) in where.stdout


def test_public_names_are_frozen() -> None:
    """A name that people import neither goes nor comes unnoticed."""
    assert set(reconcile.__all__) == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_names_are_there_and_documented(name: str) -> None:
    """Every exported name resolves, has a docstring and shows up in `dir`."""
    thing = getattr(reconcile, name)
    assert name == "__version__" or thing.__doc__
    assert name in dir(reconcile)
