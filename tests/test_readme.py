"""What the documents say is so: commands of the README run and print what it shows, links lead somewhere."""

import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
PAGES = sorted(p for p in (README, *ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")))


def sessions() -> list[tuple[str, str]]:
    """Return (command, shown output) of every `console` block of the README; a line '...' stands for any lines."""
    blocks = re.findall(r"```console\n(.*?)```", README.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [
        (command, shown)
        for block in blocks
        for command, shown in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]


def pattern(shown: str) -> str:
    """Return a regular expression of an output in which lines '...' stand for any lines."""
    lines = ["(?:.*\n)*" if line == "..." else re.escape(line) + "\n" for line in shown.splitlines()]
    return "".join(lines)


def run(command: str, folder: Path) -> str:
    """Return what a command prints in a folder where the examples lie beside it, uncoloured, 80 columns."""
    if not (folder / "examples").exists():
        (folder / "examples").symlink_to(ROOT / "examples")
    here = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, **here}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_commands_of_the_readme_print_what_it_shows(tmp_path: Path) -> None:
    """Every command in a console block succeeds, one after the other, and its output is the one shown."""
    assert sessions()
    for command, shown in sessions():
        printed = run(command, tmp_path)
        assert re.fullmatch(pattern(shown), printed), f"$ {command}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """A link within the project points at a file that is there."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    missing = [t for t in targets if not re.match(r"[a-z]+:", t) and not (page.parent / t).exists()]
    assert not missing


def test_the_page_of_rules_is_todays() -> None:
    """docs/rules.md is what `make docs` writes."""
    spec = importlib.util.spec_from_file_location("write_rules", ROOT / "docs" / "write_rules.py")
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert writer.PAGE.read_text(encoding="utf-8") == writer.page(), "run: make docs"


def test_every_document_is_reached_from_the_readme() -> None:
    """No page of docs/ is left for people to stumble upon."""
    text = README.read_text(encoding="utf-8")
    assert not [p.name for p in (ROOT / "docs").glob("*.md") if f"docs/{p.name}" not in text]


if __name__ == "__main__":  # what the commands print now, to paste into the README
    with tempfile.TemporaryDirectory() as scratch:
        for line, _ in sessions():
            print(f"$ {line}\n{run(line, Path(scratch))}")
