"""Which lines a git change brings: what `--changed-since` reports on, while all rows are still compared."""

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from reconcile.checking.flag import Flag
from reconcile.errors import ConfigError

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
Lines = tuple[tuple[int, int], ...]


def changed_lines(files: Iterable[Path], ref: str) -> Mapping[str, Lines]:
    """Return the spans of lines (first, last) that are new or changed since a revision, by the path as given.

    A file that git does not know yet is new as a whole.

    Raises:
        ConfigError: there is no git, no repository or no such revision.
    """
    if ref.startswith("-"):
        raise ConfigError(f"'{ref}' is no revision.", where="--changed-since", remedy="Give a branch, tag or commit.")
    return {str(f): _of_file(f, ref) for f in files}


def touches(flag: Flag, changed: Mapping[str, Lines]) -> bool:
    """Return whether a flag stands in a changed line."""
    return any(
        first <= (p.end_line or p.line) and p.line <= last
        for p in flag.places
        for first, last in changed.get(p.file, ())
    )


def _of_file(file: Path, ref: str) -> Lines:
    folder = file.resolve().parent
    if not _git(folder, "ls-files", "--error-unmatch", "--", file.name, check=False):
        _git(folder, "rev-parse", "--verify", f"{ref}^{{commit}}")
        return ((1, 1 << 62),)
    diff = _git(folder, "diff", "--no-ext-diff", "--no-color", "-U0", ref, "--", file.name)
    spans = []
    for m in _HUNK.finditer(diff):
        first, count = int(m[1]), int(m[2] or 1)
        if count:
            spans.append((first, first + count - 1))
    return tuple(spans)


def _git(folder: Path, *words: str, check: bool = True) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise ConfigError(
            "git is not installed.", where="--changed-since", remedy="Install it, or leave it out."
        ) from None
    if done.returncode and check:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        problem = f"git says: {said[-1][:200] if said else 'nothing'}."
        raise ConfigError(problem, where="--changed-since", remedy="Give a branch, tag or commit of this repository.")
    return b"" if done.returncode else done.stdout or b"\n"


__all__ = ["changed_lines", "touches"]
