"""A folder as a case: its files, sorted, and its `case.toml`."""

from pathlib import Path

from reconcile.config import Config
from reconcile.errors import ConfigError, InputError
from reconcile.read.discovery import HEAD, reader_of, readers, shared, suffixes
from reconcile.read.file import MAX_FILES
from reconcile.settings import load_settings, nearest

CASE = "case.toml"
# A folder may hold anything beside its articles; these look like articles and must not be passed over in silence.
_NOT_READ = (".doc", ".odt", ".ods", ".rtf", ".xls", ".xlsx", ".parquet")


def files_of(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that are to be read, sorted by name; hidden files and sub-folders are passed over.

    Raises:
        InputError: there are none, or more than MAX_FILES.
    """
    try:
        entries = sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=lambda p: p.name)
    except OSError as error:
        problem = f"cannot be listed: {(error.strerror or 'unreadable').lower()}."
        raise InputError(problem, where=folder.name, remedy="Check its rights.") from None
    if len(entries) > MAX_FILES:
        problem = f"holds more than {MAX_FILES} files."
        raise InputError(problem, where=folder.name, remedy="Give one table, or split the case.")
    looks = (*readers(), *_NOT_READ)
    chosen = tuple(p for p in entries if _bare(p.name).endswith(looks) or _is_recognised(p))
    if not chosen:
        below = ", ".join(p.name for p in entries if p.is_dir())[:200]
        remedy = f"Name one of its folders: {below}." if below else f"Put files with {' '.join(suffixes())} into it."
        raise InputError("no documents in this folder.", where=folder.name or str(folder), remedy=remedy)
    return chosen


def is_readable(name: str) -> bool:
    """Return whether a file of this name is taken for an article or a table whatever it holds."""
    return _bare(name).endswith(tuple(readers()))


def _bare(name: str) -> str:
    return name.casefold().removesuffix(".gz")


def _is_recognised(path: Path) -> bool:
    """Return whether a file whose suffix tells little (.xml, .json) begins like one of a format that can be read."""
    suffix = path.suffix.casefold()
    if suffix not in shared() or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            return reader_of(suffix, stream.read(HEAD)) is not None
    except OSError:
        return True  # to be told when it is read


def inside(path: Path, folder: Path) -> None:
    """Check that a file of a folder does not lead out of it.

    Raises:
        InputError: it is a link to somewhere else.
    """
    try:
        outside = not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links
        outside = True
    if outside:
        raise InputError("is a link that leads out of its folder.", where=path.name, remedy="Copy the file into it.")


def case_settings(folder: Path) -> Config | None:
    """Return what the folder's `case.toml` says, None where there is none.

    Raises:
        ConfigError: it is wrong, lists a document that does not exist, or rules from elsewhere.
    """
    path = folder / CASE
    if not path.is_file():
        return None
    config = load_settings(path)
    for rules in config.rules:
        _check_rules(rules, folder)
    names = [p.name for p in folder.iterdir()]
    for spec in config.documents:
        if spec.file not in names:
            problem = f"document '{spec.file}' does not exist in this folder."
            raise ConfigError(problem, where=str(path), remedy=nearest(spec.file, [n for n in names if is_readable(n)]))
    return config


def _check_rules(rules: Path, folder: Path) -> None:
    """Check that rules which a case brings lie in its folder: rules are code, and a case may be a stranger's.

    Raises:
        ConfigError: they lie elsewhere, or a link leads there.
    """
    for path in (rules, *sorted(rules.glob("*.py"))):
        try:
            inside(path, folder)
        except InputError:
            problem = f"the rules '{path.name}' lie outside the case's folder."
            remedy = "Rules are code: name a folder that you trust yourself, by --rules or in a --config file."
            raise ConfigError(problem, where=str(folder / CASE), remedy=remedy) from None
