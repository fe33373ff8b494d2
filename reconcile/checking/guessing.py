"""A first settings file for a data set: what its columns seem to be, with the reason, for a person to correct."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy

from reconcile.config import Config
from reconcile.detect.table.sheet import Sheet, long_sheet
from reconcile.detect.table.wide import wide_sheet
from reconcile.errors import InputError
from reconcile.read.columns import COLUMNS, IGNORE
from reconcile.read.tables.reading import arrow_table, read_wide_or_long

if TYPE_CHECKING:
    from reconcile.columns.table import Table

_HEAD = """\
# What `reconcile check` takes these tables for. Correct what is wrong; docs/configuration.md has all keys.
"""
# Names of columns in which tables say the same as in ours, beside those that are recognised anyway.
_LIKE: Mapping[str, tuple[str, ...]] = {
    "source": (
        "publisher",
        "provider",
        "outlet",
        "origin",
        "author",
        "website",
        "reported_by",
        "data_source",
        "vendor",
    ),
    "item": ("id", "key", "name", "object", "product", "event_id", "isbn", "place", "country", "company", "title"),
    "attribute": ("field", "variable", "indicator", "metric", "measure", "characteristic"),
    "value": ("amount", "answer", "label", "figure", "reading", "count", "val"),
    "as_of": ("period", "year", "reference_date", "valid_at"),
    "published": ("reported", "report_date", "updated", "last_updated", "retrieved", "accessed"),
}


def settings_for(paths: Sequence[Path]) -> str:
    """Return the text of a settings file for some tables.

    Raises:
        InputError: a table cannot be read, or has nothing to compare.
    """
    columns = _columns(paths)
    config = Config(columns=columns)
    parts = [_HEAD, _check(paths), *([_mapped(columns)] if columns else [])]
    for table, roles, _ in read_wide_or_long(paths, config, leave=("quote", "url")):
        sheet = long_sheet(table) if roles is None else _wide(table, roles)
        if roles is not None:
            parts.append(_wide_part(sheet))
        parts.extend(_attributes(sheet))
    return "\n".join(dict.fromkeys(parts))


def _check(paths: Sequence[Path]) -> str:
    listed = ", ".join(json.dumps(p.as_posix(), ensure_ascii=False) for p in paths)
    return f"""\
[check]
paths = [{listed}]
baseline = "known-conflicts.txt"   # write it once: reconcile check --update-baseline
fail_on = "contradiction"          # or tension, ambiguity, info
# ignore = ["note of *"]           # questions to pass over
"""


def _columns(paths: Sequence[Path]) -> dict[str, str]:
    """Return which columns of the tables are which of ours, for those that are not recognised by their name."""
    found: dict[str, str] = {}
    ignored: dict[str, None] = {}
    for path in paths:
        names = {n: _folded(n) for n in arrow_table(path, path.name).column_names}
        known = {ours for n in names.values() for ours, own in COLUMNS.items() if n in own}
        near = {ours: _near(like, names, found) for ours, like in _LIKE.items() if ours not in known}
        long = bool({"value", "low", "high"} & known) or near.get("value") is not None
        for ours, own in near.items():
            if own is not None and (long or ours not in ("attribute", "value")):
                found.setdefault(ours, own)
        if long:
            recognised = {n for own in COLUMNS.values() for n in own}
            ignored |= dict.fromkeys(n for n, f in names.items() if f not in recognised and n not in found.values())
    return found | ({IGNORE: ", ".join(ignored)} if ignored else {})


def _folded(name: str) -> str:
    return name.strip().casefold().replace(" ", "_").replace("-", "_")


def _near(like: Sequence[str], names: Mapping[str, str], taken: Mapping[str, str]) -> str | None:
    """Return the column whose name says the same as ours, the likeliest word first."""
    return next((n for word in like for n, f in names.items() if f == word and n not in taken.values()), None)


def _mapped(columns: Mapping[str, str]) -> str:
    lines = "\n".join(f"{ours} = {json.dumps(own, ensure_ascii=False)}" for ours, own in columns.items())
    return f"[columns]   # our name = the table's; ignore: columns to pass over\n{lines}\n"


def _wide(table: "Table", roles: Mapping[str, str]) -> Sheet:
    from reconcile.curation import Wide

    return wide_sheet(table, roles, Wide())


def _wide_part(sheet: Sheet) -> str:
    keys = ", ".join(json.dumps(k, ensure_ascii=False) for k in sheet.keys)
    return f"""\
[wide]   # a column for each measure; columns that end in low, best and high are one
keys = [{keys}]
# measures = []   # left out: {", ".join(sheet.measures)}
"""


def _attributes(sheet: Sheet) -> Iterator[str]:
    """Yield what each attribute seems to hold; a range is proposed only where all values keep it."""
    from reconcile.detect.table.screens.values import kind_of

    for i, name in enumerate(sheet.measures):
        here = (sheet.measure == i) & sheet.present
        if not here.any():
            continue
        kind = kind_of(sheet, name)
        lines = [f"[attribute.{json.dumps(name, ensure_ascii=False)}]   # {kind.title}"]
        if kind.name == "number":
            numbers = sheet.numbers(sheet.value)[here]
            known = numbers[~numpy.isnan(numbers)]
            if len(known) and known.min() >= 0:
                lines.append("minimum = 0")
            lines.append("# tolerance = 0.5   # differences that do not matter; or relative = 0.01, or digits = 3")
            if "as_of" in sheet.keys:
                lines.append("# cumulative = true   # a source's figure never falls")
        else:
            lines.append('# aliases = {"NYC" = "New York"}')
        yield "\n".join(lines) + "\n"


def write_settings(paths: Sequence[Path], where: Path, *, force: bool = False) -> Path:
    """Write the settings file.

    Raises:
        InputError: as for `settings_for`; or the file exists and is not to be replaced.
    """
    from reconcile.report.writing import save

    if where.exists() and not force:
        raise InputError("exists already.", where=str(where), remedy="Add --force to write it anew.")
    return save(where, settings_for(paths))


__all__ = ["settings_for", "write_settings"]
