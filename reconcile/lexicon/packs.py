"""The lexicon files of the rule packs: adding a domain is adding a file."""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from reconcile.config import Config
from reconcile.lexicon.building import build
from reconcile.lexicon.lexicon import Lexicon


def load_lexicon(config: Config) -> Lexicon:
    """Return the vocabulary of the installed packs and of the folders in `config.rules`."""
    return _load(config.rules)


@cache
def _load(folders: tuple[Path, ...]) -> Lexicon:
    return build(list(_pack_files()) + [(str(f), f.read_bytes()) for d in folders for f in _toml_in(d)])


def _toml_in(folder: Path) -> list[Path]:
    return sorted((folder / "lexicon").glob("*.toml"))


def _pack_files() -> Iterator[tuple[str, bytes]]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group="reconcile.rules"), key=lambda p: p.name):
        folder = resources.files(point.value) / "lexicon"
        if folder.is_dir():
            for f in sorted(folder.iterdir(), key=lambda f: f.name):
                if f.name.endswith(".toml"):
                    yield f"{point.name}/{f.name}", f.read_bytes()
