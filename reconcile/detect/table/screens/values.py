"""One value per key: rows of one question that no value can satisfy together.

First the whole table is looked at as numbers of texts: a question whose rows all have the same cell agrees. Only the
others are read, by the kind of their attribute, and compared with what is declared to make no difference.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

from reconcile.columns.kind import Cells, Kind, kind_named, known_kinds
from reconcile.columns.profile import is_missing
from reconcile.columns.sampling import share
from reconcile.curation import AttributeSpec, Curation
from reconcile.detect.table.clash import Clash, Screen, Stand
from reconcile.detect.table.spans import Span, bounded, in_one_unit, span_of
from reconcile.finding import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet

_RULES = {"number": ("quantity-differs", "figures differ"), "time": ("time-differs", "times differ")}
_OTHER = ("label-differs", "answers differ")
Said = tuple[str, str, str]  # value, low, high as written
Groups = Sequence[Sequence[int]]
_NAMED = 3
_MOST = 0.8  # of an attribute's cells are numbers, with hedges and ranges or without
_HEDGED = re.compile(r"\d\s*[-\u2013~+]|[~<>\u2264\u2265]\s*\d|\w \d|\d to ")  # what a range or hedge looks like
_SAMPLE = 150  # distinct cells, at even distances in their order, that tell an attribute's kind


def run(sheet: "Sheet", curation: Curation, config: "Config") -> Iterator[Clash]:
    """Yield a clash for each question whose rows contradict each other."""
    entries = suspicious(sheet)
    if not len(entries):
        return
    question = sheet.question[entries]
    begins = numpy.flatnonzero(numpy.r_[True, question[1:] != question[:-1]])
    ends = numpy.r_[begins[1:], len(entries)]
    readers: dict[str, _Reader] = {}
    texts = sheet.value.texts
    cells = numpy.unique(sheet.measure[entries].astype(numpy.int64) * max(len(texts), 1) + sheet.value.codes[entries])
    measures, codes = numpy.divmod(cells, max(len(texts), 1))
    told = sheet.told[entries].tolist()
    numbers = entries.tolist()
    for begin, end, q in zip(begins.tolist(), ends.tolist(), question[begins].tolist(), strict=True):
        name = sheet.measure_of(q)
        if name not in readers:
            chosen = config.kinds.get(name, config.kinds.get("", ""))
            kind = kind_named(chosen) if chosen else kind_of(sheet, name)
            here = codes[measures == int(sheet.measure[numbers[begin]])].tolist()
            readers[name] = _Reader(kind, curation.of(name), [texts[i] for i in here])
        clash = _clash(sheet, q, numbers[begin:end], told[begin:end], readers[name])
        if clash is not None:
            yield clash


def suspicious(sheet: "Sheet") -> "NDArray[numpy.int64]":
    """Return the entries of questions whose cells differ, sorted by question and row; missing ones left out."""
    question, told, present = sheet.question, sheet.told, sheet.present
    seen = numpy.full(sheet.questions, -1, dtype=told.dtype)
    where = slice(None) if present.all() else present
    seen[question[where]] = told[where]  # the last one stays: any one will do
    odd = told != seen[question]
    if where is not None:
        odd &= present
    differing = numpy.zeros(sheet.questions, dtype=bool)
    differing[question[odd]] = True
    entries = numpy.flatnonzero(differing[question] & present)
    return entries[numpy.argsort(question[entries], kind="stable")]


def _clash(sheet: "Sheet", q: int, entries: list[int], told: list[int], reader: "_Reader") -> Clash | None:
    of_cell: defaultdict[int, list[int]] = defaultdict(list)
    for entry, cell in zip(entries, told, strict=True):
        of_cell[cell].append(entry)
    cells = [said(sheet, members[0]) for members in of_cell.values()]
    groups = reader.camps(cells)
    if len(groups) < 2:
        return None
    members = list(of_cell.values())
    stands = []
    for group in groups:
        rows = sorted(e for i in group for e in members[i])
        often = Counter({shown(cells[i]): len(members[i]) for i in group})
        value = min(often, key=lambda text: (-often[text], text))
        stands.append(Stand(value, reader.key(cells[group[0]]), tuple(rows)))
    stands.sort(key=lambda s: (-len({int(sheet.source.codes[e]) for e in s.entries}), s.key))
    text = sheet.text_of(q)
    against = " against ".join(f"{s.value} ({_who(sheet, s)})" for s in stands)
    rule, title = _RULES.get(reader.kind.name, _OTHER)
    return Clash(rule, title, Severity.CONTRADICTION, text, tuple(stands), f"{text}: {against}", is_choice=True)


def said(sheet: "Sheet", entry: int) -> Said:
    """Return value, low and high of an entry as they are written; "" for what is missing."""
    cells = (c.texts[int(c.codes[entry])] if c is not None else "" for c in (sheet.value, sheet.low, sheet.high))
    return tuple("" if is_missing(text) else text for text in cells)  # type: ignore[return-value]


def shown(cell: Said) -> str:
    """Return what a row says, its bounds behind it."""
    value, low, high = cell
    if not (low or high):
        return value
    return f"{value} ({low or '?'} to {high or '?'})".strip()


def _who(sheet: "Sheet", stand: Stand) -> str:
    names = sorted({sheet.source.texts[int(sheet.source.codes[e])] for e in stand.entries} - {""})
    if not names:
        return f"row {int(sheet.row[stand.entries[0]]) + 1}"
    more = len(names) - _NAMED
    if more > 0:
        return f"{', '.join(names[:_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class _Reader:
    """How the cells of one attribute are read and compared."""

    def __init__(self, kind: Kind, spec: AttributeSpec, texts: Sequence[str]) -> None:
        """Read the cells that will be asked for, each distinct one once."""
        self.kind, self.spec = kind, spec
        self._meanings: dict[str, tuple[tuple[str, ...], float]] = {}
        if kind.name == "number":
            return
        meant = sorted({spec.aliases.get(t, t) for t in texts if not is_missing(t)})
        read = kind.read(Cells(spec.name, meant, numpy.ones(len(meant), dtype=numpy.int32)))
        keys: defaultdict[int, list[str]] = defaultdict(list)
        number: dict[int, float] = {}
        for cell, key, x in zip(read.cell.tolist(), read.key, read.number.tolist(), strict=True):
            keys[cell].append(key)
            number.setdefault(cell, x)
        self._meanings = {text: (tuple(keys.get(i, ())), number.get(i, float("nan"))) for i, text in enumerate(meant)}

    def camps(self, cells: Sequence[Said]) -> Groups:
        """Return which cells stand together; cells that cannot be read are nobody's side."""
        if self.kind.name == "number":
            spans = in_one_unit([self._span(cell) for cell in cells])
            return _stabbed({i: s for i, s in enumerate(spans) if s is not None}, self.spec)
        meanings = [self._meaning(value) for value, _, _ in cells]
        if self.kind.name == "time" and self.spec.tolerance:
            found = {i: Span(x, x) for i, (_, x) in enumerate(meanings) if x == x}
            return _stabbed(found, self.spec)
        if self.kind.is_list:
            return _nested({i: frozenset(keys) for i, (keys, _) in enumerate(meanings) if keys})
        same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for i, (keys, _) in enumerate(meanings):
            if keys:
                same[keys].append(i)
        return list(same.values())

    def key(self, cell: Said) -> str:
        """Return what a cell says in canonical form: the same however it is written."""
        if self.kind.name == "number":
            span = self._span(cell)
            return repr(span) if span else cell[0]
        return ";".join(sorted(self._meaning(cell[0])[0]))

    def _span(self, cell: Said) -> Span | None:
        value, low, high = cell
        value = self.spec.aliases.get(value, value)
        return bounded(value, low, high) if low or high else span_of(value)

    def _meaning(self, text: str) -> tuple[tuple[str, ...], float]:
        """Return the keys and the number of a cell; no keys where its kind cannot read it."""
        return self._meanings.get(self.spec.aliases.get(text, text), ((), float("nan")))


def kind_of(sheet: "Sheet", name: str) -> Kind:
    """Return the kind that a sample of an attribute's cells shows."""
    of = numpy.flatnonzero(sheet.measure == list(sheet.measures).index(name))
    counts = numpy.bincount(sheet.value.codes[of], minlength=len(sheet.value.texts))
    there = numpy.flatnonzero(counts)
    at = numpy.unique(numpy.linspace(0, len(there) - 1, min(len(there), _SAMPLE)).astype(numpy.int64))
    chosen = [i for i in there[at].tolist() if not is_missing(sheet.value.texts[i])]
    chosen.sort(key=lambda i: sheet.value.texts[i])
    cells = Cells(name, [sheet.value.texts[i] for i in chosen], counts[chosen].astype(numpy.int32))
    found = next(k for k in known_kinds() if k.why(cells))
    hedged = share(cells, lambda text: bool(_HEDGED.search(text)) and span_of(text) is not None) if len(cells) else 0.0
    if hedged and found.name == "label" and share(cells, lambda text: span_of(text) is not None) >= _MOST:
        return kind_named("number")
    return found


def _stabbed(spans: Mapping[int, Span], spec: AttributeSpec) -> Groups:
    """Return the fewest groups whose members share a number; who is compatible with all groups is in none of them."""
    order = sorted(spans, key=lambda i: (spans[i].unit, spans[i].high, spans[i].low, i))
    firsts: list[int] = []
    for i in order:
        if not firsts or not any(spans[f].meets(spans[i], spec) for f in firsts):
            firsts.append(i)
    groups: list[list[int]] = [[] for _ in firsts]
    for i in order:
        homes = [k for k, f in enumerate(firsts) if spans[f].meets(spans[i], spec)]
        if len(homes) == 1 or len(homes) < len(firsts):
            groups[homes[0]].append(i)
    return [g for g in groups if g]


def _nested(sets: Mapping[int, frozenset[str]]) -> Groups:
    """Return groups of lists of which one contains the other: a longer list contradicts no shorter one."""
    groups: list[list[int]] = []
    for i in sorted(sets, key=lambda i: (-len(sets[i]), sorted(sets[i]))):
        home = next((g for g in groups if all(sets[i] <= sets[j] or sets[j] <= sets[i] for j in g)), None)
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    return groups


Compare = Callable[[Sequence[Said]], Groups]
SCREEN = Screen("one-value-per-key", "rows of one key contradict each other", run)
