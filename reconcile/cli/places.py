"""Inputs as people typed them: results name files without the way to them, messages name that way too."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def as_given(message: str, paths: Iterable[str]) -> str:
    """Return a message with the paths of the command line in place of the bare names of their files.

    A name that several of the paths bear is left as it is.
    """
    known: dict[str, str | None] = {}
    for name, path in _named(paths):
        known[name] = path if known.get(name, path) == path else None
    names = sorted((n for n, path in known.items() if path not in (None, n)), key=len, reverse=True)
    if not names:
        return message
    begins = re.compile(rf"(?:(?<=^)|(?<=[.)] ))({'|'.join(map(re.escape, names))})(?=: |, (?:row|line) | \(line )")
    return begins.sub(lambda found: known[found[1]] or found[1], message)


def _named(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that messages use for the files of a command line, each with its path."""
    for given in paths:
        path = Path(given)
        yield path.name, given
        yield f"{path.parent.name}/{path.name}", given
        if path.is_dir():
            try:
                files = sorted(p.name for p in path.iterdir())
            except OSError:
                continue
            for name in files:
                yield name, str(path / name)
                yield name.removesuffix(".gz"), str(path / name)
