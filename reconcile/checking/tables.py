"""Tables to flags: columns are screened, and only what a screen finds gets files, lines and a suggestion."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.checking.flag import Flag, Place, Side, Suggestion
from reconcile.config import Config
from reconcile.curation import Curation
from reconcile.errors import InputError
from reconcile.identity import content_id
from reconcile.statement import Failure, SourceKind

if TYPE_CHECKING:
    from reconcile.detect.table import Clash, Sheet

_UNREAD = ("quote", "url", "published", "stance")


@frozen(eq=False)
class Lines:
    """On which line of its file each row stands.

    Attributes:
        files: paths as given, by the names of the tables.
        shift: lines before the first row, by name; -1 where rows may take several lines; None where there are none.
        exact: first line of each row, by name, filled in where rows may take several lines.
    """

    files: Mapping[str, Path]
    shift: dict[str, int | None] = field(factory=dict)
    exact: dict[str, list[int]] = field(factory=dict)

    def of(self, name: str, row: int) -> int:
        """Return the line of a row, both from 1; 0 where the file has no lines."""
        if name not in self.shift:
            self.shift[name] = self._shift(name)
        shift = self.shift[name]
        if shift is None:
            return 0
        if shift >= 0:
            return row + shift
        if name not in self.exact:
            self.exact[name] = _exact_lines(self.files[name])
        found = self.exact[name]
        return found[row - 1] if row <= len(found) else 0

    def _shift(self, name: str) -> int | None:
        path = self.files.get(name)
        suffix = path.name.casefold().removesuffix(".gz").rpartition(".")[2] if path is not None else ""
        if path is None or suffix not in ("csv", "tsv", "jsonl"):
            return None
        return _plain_shift(path, header=int(suffix != "jsonl"))


def _plain_shift(path: Path, header: int) -> int:
    """Return how many lines stand before the first row where each row is a line of its own, else -1."""
    from reconcile.read.file import load
    from reconcile.read.tables.reading import MAX_BYTES

    data = load(path, path.name, MAX_BYTES).data
    plain = (
        not any(odd in data for odd in ((b'"',) if header else ()) + (b"\n\n", b"\n\r", b"\r\r", b"\0"))
        and data[:1] not in b"\r\n"
    )
    return header if plain and (b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")) else -1


def _exact_lines(path: Path) -> list[int]:
    """Return the first line of each row of a table of text."""
    from reconcile.read.file import load
    from reconcile.read.formats.delimited import delimiter_of, lines
    from reconcile.read.tables.reading import MAX_BYTES

    file = load(path, path.name, MAX_BYTES)
    text = file.text()
    if ".jsonl" in path.name.casefold():
        return [n for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    rows = lines(text, delimiter_of(path.name, text[: 1 << 16]))
    next(rows)
    return [line for line, _ in rows]


def flags_of_tables(
    paths: Sequence[Path], config: Config, curation: Curation
) -> tuple[list[Flag], list[tuple[str, int]], list[Failure]]:
    """Return the flags of tables, counts of what was looked at, and the tables that cannot be read.

    Raises:
        InputError: none of them can be read.
    """
    from reconcile.detect.table import clashes
    from reconcile.detect.table.sheet import long_sheet
    from reconcile.detect.table.wide import wide_sheet
    from reconcile.read.tables.reading import read_wide_or_long

    flags: list[Flag] = []
    rows = questions = 0
    unread: list[tuple[str, InputError]] = []
    sheets: list[tuple[Sheet, list[Path]]] = []
    for table, roles, files in read_wide_or_long(paths, config, leave=_UNREAD, unread=unread):
        try:
            sheet = long_sheet(table) if roles is None else wide_sheet(table, roles, curation.wide)
            sheets.append((sheet, files))
        except InputError as error:
            unread.append((", ".join(table.files), error))
    if not sheets:
        raise unread[0][1] if len(unread) == 1 else InputError(" ".join(str(error) for _, error in unread))
    for sheet, files in sheets:
        found = clashes(sheet, curation, config)
        entries = [e for c in found for s in c.stands for e in s.entries]
        places = _Places(sheet, Lines(dict(zip(sheet.table.files, files, strict=True))), entries)
        flags += [flag_of(c, places, config) for c in found]
        rows, questions = rows + len(sheet.table), questions + sheet.questions
    failures = [Failure(name, str(error)) for name, error in unread]
    return flags, [("row", rows), ("question", questions)], failures


def flag_of(clash: "Clash", places: "_Places", config: Config) -> Flag:
    """Return a clash as a flag."""
    sides = tuple(Side(s.value, places.of(s.entries)) for s in clash.stands)
    keys = sorted((s.key, sorted({p.source for p in side.places})) for s, side in zip(clash.stands, sides, strict=True))
    return Flag(
        rule=clash.rule,
        title=clash.title,
        severity=clash.severity,
        question=clash.question,
        sides=sides,
        message=clash.message,
        fingerprint=content_id("t", clash.rule, clash.question, keys),
        suggestion=_suggestion(sides, config) if clash.is_choice else None,
    )


class _Places:
    """Where the entries of clashes stand: file, line and row, found by number."""

    def __init__(self, sheet: "Sheet", lines: Lines, entries: Sequence[int]) -> None:
        names, begins = sheet.table.files, sheet.table.begins
        paths = [str(lines.files.get(name, name)) for name in names]
        at = sorted(set(entries))
        sources, texts = sheet.source.texts, sheet.value.texts
        cells = zip(
            at, sheet.row[at].tolist(), sheet.source.codes[at].tolist(), sheet.value.codes[at].tolist(), strict=True
        )
        self._known: dict[int, Place] = {}
        for entry, row, source, value in cells:
            file = bisect_right(begins, row) - 1 if len(names) > 1 else 0
            number = row - begins[file] + 1
            line = lines.of(names[file], number)
            self._known[entry] = Place(paths[file], line, line, 0, 0, number, sources[source], texts[value])

    def of(self, entries: Sequence[int]) -> tuple[Place, ...]:
        """Return the places of entries."""
        return tuple(map(self._known.__getitem__, entries))


def _suggestion(sides: Sequence[Side], config: Config) -> Suggestion:
    """Return what the model for few statements makes of sides that exclude each other: a vote a source or family.

    P(v) = e^C(v) / (sum of e^C + n + 1 - |V|), C(v) the sum of ln(n A / (1 - A)) over those who say v; who says k
    different things gives each a k-th (docs/confidence.md).
    """
    families = {name: s.family or s.name for s in config.sources for name in (s.name, *s.aliases)}
    accuracy, n = config.priors[SourceKind.DATASET], config.false_values
    voters = [{families.get(p.source, p.source) or f"row {p.row}" for p in side.places} for side in sides]
    vote = math.log(n * accuracy / (1 - accuracy))
    share = {v: 1 / sum(v in who for who in voters) for who in voters for v in who}
    scores = [vote * math.fsum(share[v] for v in sorted(who)) for who in voters]
    top = max(scores)
    masses = [math.exp(s - top) for s in scores]
    total = math.fsum(masses) + max(n + 1 - len(sides), 1) * math.exp(-top)
    ranked = sorted(range(len(sides)), key=lambda i: (-masses[i], i))
    first, second = ranked[0], ranked[1]
    confidence = min(max(round(masses[first] / total, 9), 1e-9), 1 - 1e-9)
    if masses[first] < masses[second] * config.odds * (1 - 1e-9):
        return Suggestion("", confidence, "unresolved")
    return Suggestion(sides[first].value, confidence, "resolved" if confidence >= config.resolved else "contested")


__all__ = ["Lines", "flag_of", "flags_of_tables"]
