"""The command, pre-commit, the GitHub Action's script and the pytest plugin, each on a real git repository."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

CLEAN = "item,attribute,source,value\nbridge,length,a,412\nbridge,length,b,412\ndam,height,a,12\n"
CONFLICT = "bridge,length,c,440\n"
BIN = Path(sys.executable).parent


def ran(folder: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, this environment's programs first on the path."""
    hidden = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "GITHUB_", "RECONCILE_", "PYTEST_"))}
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    env = {**hidden, "PATH": path, "HOME": str(folder), **variables}
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a git repository with a clean data set, committed."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sizes.csv").write_text(CLEAN)
    for words in (
        ("init", "-q", "-b", "main"),
        ("config", "user.email", "curator@example.org"),
        ("config", "user.name", "A Curator"),
        ("add", "."),
        ("commit", "-q", "-m", "Sizes"),
    ):
        done = ran(tmp_path, "git", *words)
        assert done.returncode == 0, done.stderr
    return tmp_path


def spoil(repository: Path) -> None:
    """Add a row that contradicts two others."""
    with (repository / "data" / "sizes.csv").open("a") as file:
        file.write(CONFLICT)


def test_the_command_fails_on_what_is_new(repository: Path) -> None:
    """Clean, then a conflict, then accepted, then mended: exit codes 0, 1, 0 and 3."""
    check = ("reconcile", "check", "data", "--baseline", "known.txt")
    assert ran(repository, *check).returncode == 0
    spoil(repository)
    failed = ran(repository, *check)
    assert failed.returncode == 1
    for told in ("412: data/sizes.csv:2 (a), data/sizes.csv:3 (b)", "440: data/sizes.csv:5 (c)", "probably 412"):
        assert told in failed.stdout
    assert ran(repository, *check, "--update-baseline").returncode == 0
    assert ran(repository, *check).returncode == 0
    (repository / "data" / "sizes.csv").write_text(CLEAN)
    stale = ran(repository, *check)
    assert (stale.returncode, "no longer found" in stale.stdout) == (3, True)


def test_changed_since_reports_what_a_change_brings(repository: Path) -> None:
    """An old conflict is passed over, a new one between an old row and a new one is told."""
    spoil(repository)
    assert ran(repository, "git", "commit", "-qam", "A conflict").returncode == 0
    check = ("reconcile", "check", "data", "--changed-since", "HEAD")
    assert ran(repository, *check).returncode == 0
    with (repository / "data" / "sizes.csv").open("a") as file:
        file.write("dam,height,d,19\n")
    found = ran(repository, *check)
    assert (found.returncode, "dam" in found.stdout, "bridge" in found.stdout) == (1, True, False)
    unknown = ran(repository, "reconcile", "check", "data", "--changed-since", "nowhere")
    assert (unknown.returncode, "git says" in unknown.stderr) == (2, True)


def test_a_file_that_git_does_not_know_is_new(repository: Path) -> None:
    """All of its lines count as changed."""
    (repository / "data" / "more.csv").write_text(CLEAN + CONFLICT)
    assert ran(repository, "reconcile", "check", "data/more.csv", "--changed-since", "HEAD").returncode == 1


def test_pre_commit_stops_a_commit_that_contradicts(repository: Path, root: Path) -> None:
    """The hook as we publish it, run by pre-commit itself in this environment; `git commit` fails and then passes."""
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text())
    assert hook["pass_filenames"] is False
    local = {**hook, "language": "system", "args": ["data", "--baseline", "known.txt"]}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    assert ran(repository, "pre-commit", "install").returncode == 0
    spoil(repository)
    assert ran(repository, "git", "add", ".").returncode == 0
    stopped = ran(repository, "git", "commit", "-m", "A conflict")
    assert stopped.returncode != 0
    assert "412: data/sizes.csv:2" in stopped.stdout + stopped.stderr
    (repository / "data" / "sizes.csv").write_text(CLEAN + "bridge,length,c,412\n")
    assert ran(repository, "git", "add", ".").returncode == 0
    passed = ran(repository, "git", "commit", "-m", "No conflict")
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_action_s_script_annotates_and_fails(
    repository: Path, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Annotations on standard output, the summary and the exit code in GitHub's files, and a SARIF log."""
    runner = tmp_path_factory.mktemp("runner")
    variables = {
        "RECONCILE_PATHS": "data\n",
        "RECONCILE_SARIF": str(runner / "log.sarif"),
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
    }
    script = str(root / "scripts" / "action")
    clean = ran(repository, script, **variables)
    assert clean.returncode == 0, clean.stderr
    spoil(repository)
    failed = ran(repository, script, **variables)
    assert failed.returncode == 1
    assert failed.stdout.startswith("::error file=data/sizes.csv,line=2,")
    assert (runner / "output").read_text() == "exit-code=0\nexit-code=1\n"
    assert "reconcile check failed" in (runner / "summary.md").read_text()
    assert '"version": "2.1.0"' in (runner / "log.sarif").read_text()
    assert ran(repository, script, RECONCILE_PATHS="").returncode == 2
    hostile = ran(repository, script, RECONCILE_PATHS="$(touch broken); data")
    assert (hostile.returncode, (repository / "broken").exists()) == (2, False)


def test_the_action_hands_every_input_to_the_script(root: Path) -> None:
    """Each input is a variable of the one step; none stands in a shell line."""
    action = yaml.safe_load((root / "action.yml").read_text())
    (step,) = action["runs"]["steps"]
    assert sorted(step["env"].values()) == sorted(f"${{{{ inputs.{name} }}}}" for name in action["inputs"])
    assert "inputs" not in step["run"]


@pytest.fixture
def suite(repository: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return how to run pytest in the repository, with a test that uses the fixture."""
    (repository / "test_data.py").write_text(
        dedent("""
            def test_sizes(reconcile_check):
                assert reconcile_check("data/sizes.csv").exit_code == 0
        """)
    )
    return lambda *words: ran(repository, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words)


def test_the_pytest_plugin_fails_and_passes(
    repository: Path, suite: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """The fixture and the option both fail on the conflict, with both sides in the report."""
    clean = suite("--reconcile", "data")
    assert (clean.returncode, "2 passed" in clean.stdout) == (0, True), clean.stdout
    spoil(repository)
    failed = suite("--reconcile", "data")
    assert (failed.returncode, "2 failed" in failed.stdout) == (1, True), failed.stdout
    assert failed.stdout.count("440: ") >= 2
    accepted = ran(repository, "reconcile", "check", "data", "--baseline", "known.txt", "--update-baseline")
    assert accepted.returncode == 0
    known = suite("--reconcile", "data", "--reconcile-baseline", "known.txt", "--deselect", "test_data.py::test_sizes")
    assert known.returncode == 0, known.stdout
