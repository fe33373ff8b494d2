"""A check from paths to its outcome."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from attrs import field, frozen

from reconcile.checking.baseline import Entry, baseline_text, read_baseline, updated
from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome, judged
from reconcile.config import Config
from reconcile.curation import Curation
from reconcile.errors import ConfigError
from reconcile.finding import Severity
from reconcile.statement import Failure


@frozen
class Choices:
    """What a check is to do beside the configuration of a run.

    Attributes:
        baseline: file of accepted conflicts, or None.
        ignore: fingerprints and patterns of questions to pass over.
        fail_on: the least severity that fails.
        changed_since: report only what lines changed since this git revision bring; None: all.
        today: decides which accepted conflicts have expired.
    """

    baseline: Path | None = None
    ignore: tuple[str, ...] = ()
    fail_on: Severity = field(default=Severity.CONTRADICTION, converter=Severity)
    changed_since: str | None = None
    today: date = field(factory=date.today)


@frozen
class Found:
    """What was found before a baseline or a pattern is looked at."""

    flags: tuple[Flag, ...]
    failures: tuple[Failure, ...]
    checked: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()


def find(paths: Sequence[Path], config: Config | None = None, curation: Curation | None = None) -> Found:
    """Return what is wrong in files and folders.

    Args:
        paths: files and folders; a folder that holds nothing but tables is its tables.
        config: choices of a run.
        curation: what is declared about the tables.

    Raises:
        InputError: nothing could be read.
        ConfigError: the configuration is wrong.
    """
    tables, prose = parted(paths)
    parts = [_of_tables(tables, config or Config(), curation or Curation())] if tables else []
    if prose or not tables:
        parts.append(_of_prose(prose or paths, config))
    return Found(
        tuple(f for p in parts for f in p.flags),
        tuple(f for p in parts for f in p.failures),
        tuple(c for p in parts for c in p.checked),
        tuple(n for p in parts for n in p.notes),
    )


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the tables, those of folders that hold nothing else too, and what is read as cases of texts."""
    from reconcile.read import is_readable
    from reconcile.read.tables import is_table

    tables: list[Path] = []
    prose: list[Path] = []
    for path in paths:
        inside = [f for f in _files([path]) if is_table(f) or is_readable(f.name)]
        if inside and path.exists() and all(is_table(f) for f in inside):
            tables += inside
        else:
            prose.append(path)
    return tables, prose


def _of_prose(paths: Sequence[Path], config: Config | None) -> Found:
    from reconcile.checking.findings import flags_of
    from reconcile.detect import load_rules
    from reconcile.pipeline import run

    result = run(list(paths), config)
    titles = {r.id: r.title for r in load_rules(result.config)}
    flags = flags_of(result, titles, {f.name: str(f) for f in _files(paths)})
    checked = (("statement", len(result.statements)), ("question", len(result.consensus)))
    return Found(tuple(flags), result.failures, checked)


def _of_tables(paths: Sequence[Path], config: Config, curation: Curation) -> Found:
    from reconcile.checking.tables import flags_of_tables

    flags, checked, failures = flags_of_tables(paths, config, curation)
    return Found(tuple(flags), tuple(failures), tuple(checked))


def outcome(found: Found, paths: Sequence[Path], choices: Choices) -> Outcome:
    """Return what the flags come to under a baseline, patterns and a git change.

    Raises:
        ConfigError: the baseline is malformed, or git does not know the revision.
    """
    shown = None
    if choices.changed_since is not None:
        from reconcile.checking.changed import changed_lines, touches

        changed = changed_lines(_files(paths), choices.changed_since)
        shown = lambda f: touches(f, changed)  # noqa: E731
    return judged(
        found.flags,
        baseline=_baseline(choices),
        ignore=choices.ignore,
        shown=shown,
        failures=found.failures,
        checked=found.checked,
        fail_on=choices.fail_on,
        notes=found.notes,
        today=choices.today,
    )


def accept(result: Outcome, choices: Choices) -> int:
    """Write the baseline anew, so that it accepts what was found; return how many entries it has.

    Raises:
        ConfigError: no baseline is named, an input could not be read, or the file cannot be written.
    """
    path = choices.baseline
    if path is None:
        raise ConfigError("no baseline is named.", where="--update-baseline", remedy="Add --baseline FILE.")
    if result.failures:
        remedy = "Mend the inputs first: what they would show is unknown."
        raise ConfigError("some inputs could not be read.", where="--update-baseline", remedy=remedy)
    entries = updated((*result.new, *result.known), _baseline(choices), choices.today)
    from reconcile.report.writing import save

    save(path, baseline_text(entries))
    return len(entries)


def _baseline(choices: Choices) -> Mapping[str, Entry]:
    return read_baseline(choices.baseline) if choices.baseline is not None else {}


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files, those of a folder too, in order."""
    found: list[Path] = []
    for path in paths:
        found.extend(sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path])
    return found


__all__ = ["Choices", "Found", "accept", "find", "outcome"]
