"""Render a result in a named format, or write it to a file whose suffix names one."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from reconcile.errors import ConfigError
from reconcile.report.discovery import format_for, format_named
from reconcile.result import Reconciliation


def render(result: Reconciliation, format: str, **options: object) -> str:
    """Return the result as text in one of `known_formats()`; the same result and options give the same text.

    Raises:
        ConfigError: there is no such format, or it does not know an option.
    """
    chosen = format_named(format)
    if options and (unknown := sorted(set(options) - set(chosen.options))):
        known = ", ".join(chosen.options) or "none"
        raise ConfigError(f"the {format} report has no option '{unknown[0]}'.", remedy=f"Its options: {known}.")
    return chosen.render(result, **options)


def write(result: Reconciliation, path: Path, format: str | None = None) -> Path:
    """Write a report in UTF-8 and return its path; whoever reads the file meanwhile sees the old one or the new one.

    Raises:
        ConfigError: the suffix or the name belongs to no format, or the folder does not exist.
    """
    chosen = format_named(format) if format else format_for(path)
    return save(path, chosen.render(result))


def save(path: Path, text: str) -> Path:
    """Write a text in UTF-8 and return its path; whoever reads the file meanwhile sees the old one or the new one.

    Raises:
        ConfigError: the folder does not exist, or the file cannot be written.
    """
    content = text.encode("utf-8", "replace")
    if not path.parent.is_dir():
        raise ConfigError("the folder for the report does not exist.", where=str(path), remedy="Create it first.")
    try:
        with NamedTemporaryFile("wb", dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as draft:
            draft.write(content)
        try:
            os.chmod(draft.name, 0o666 & ~_umask())
            os.replace(draft.name, path)
        except OSError:
            os.unlink(draft.name)
            raise
    except OSError as e:
        raise ConfigError(
            f"the report cannot be written ({e.strerror}).", where=str(path), remedy="Choose another path."
        ) from e
    return path


def _umask() -> int:
    # The only portable way to read the mask is to set it; a temporary file is 0600 whatever the mask.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
