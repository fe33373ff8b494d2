"""A summary for a terminal: how much was read and as what, how it was fused, what is contested, who is reliable."""

from collections.abc import Iterator

from reconcile.columns.answers import Answer
from reconcile.report.columns import clip, pad, wrap
from reconcile.report.tables.digest import SHOWN, contested, kinds, not_read, rated, sizes, statuses
from reconcile.report.wording import STATUS_MARKS, STATUS_WORDS, count, plain
from reconcile.tabular import Fused

NAME = "terminal"
SUFFIXES = (".txt", ".text")

_STRONG, _FAINT = "1", "2"


def render(fused: Fused, *, width: int = 80, color: bool = False) -> str:
    """Return the summary in lines of at most `width` columns."""
    page = _Page(fused, max(40, width), color)
    blocks = (
        page.title(),
        page.kinds(),
        page.method(),
        page.answers(),
        page.contested(),
        page.sources(),
        page.unread(),
    )
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block) + "\n"


class _Page:
    """Lines of one width, coloured or not."""

    def __init__(self, fused: Fused, width: int, color: bool) -> None:
        self.fused, self.width, self.color = fused, width, color

    def title(self) -> Iterator[str]:
        n = sizes(self.fused)
        yield self._styled(_STRONG, clip(plain(", ".join(self.fused.files)), self.width))
        parts = (
            count(n["rows"], "row"),
            count(n["claims"], "claim"),
            count(n["sources"], "source"),
            count(n["questions"], "question"),
            count(n["values"], "value"),
        )
        yield from wrap(" · ".join(parts), self.width)

    def kinds(self) -> Iterator[str]:
        yield self._heading("Columns")
        for profiles in kinds(self.fused.columns.profiles).values():
            kind = profiles[0].kind
            names = [p.name for p in profiles if p.name]
            listed = ", ".join(plain(n) for n in names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
            yield from self._item(f"{listed or 'value'}: {kind.title}", profiles[0].why)
            for note in dict.fromkeys(note for p in profiles for note in p.notes):
                yield from self._indented(note)

    def method(self) -> Iterator[str]:
        yield self._heading("Method")
        yield from self._item(f"{self.fused.method.name}: {self.fused.method.title}", "")
        for reason in self.fused.beliefs.because:
            yield from self._indented(reason)

    def answers(self) -> Iterator[str]:
        yield self._heading("Answers")
        for status, n in statuses(self.fused).items():
            yield clip(f"  {STATUS_MARKS[status]} {n:>9,}  {pad(str(status), 14)} {STATUS_WORDS[status]}", self.width)

    def contested(self) -> Iterator[str]:
        found = contested(self.fused)
        if found:
            yield self._heading("Most contested")
            yield from map(self._contested, found)

    def _contested(self, answer: Answer) -> str:
        asked = plain(" ".join(answer.keys.values()))
        sides = f"{len(answer.supporting)} to {len(answer.dissenting)}"
        room = max(12, (self.width - 26) // 2)
        shown = f"  {pad(clip(asked, room), room)}  {pad(clip(plain(answer.value), room), room)}"
        return clip(f"{shown}  {answer.confidence:.2f}  {sides}", self.width)

    def sources(self) -> Iterator[str]:
        found = rated(self.fused)
        if not found:
            return
        yield self._heading(f"Sources by {self.fused.beliefs.measure}")
        half = SHOWN // 2
        cut = len(found) > SHOWN
        for r in found[:half] if cut else found:
            yield clip(f"  {r.reliability:>9.3f}  {plain(r.source)} ({count(r.claims, 'claim')})", self.width)
        if cut:
            yield "          …"
            for r in found[-half:]:
                yield clip(f"  {r.reliability:>9.3f}  {plain(r.source)} ({count(r.claims, 'claim')})", self.width)

    def unread(self) -> Iterator[str]:
        found = not_read(self.fused.columns.profiles)
        if not found:
            return
        rows = sum(u.rows for u in found)
        yield self._heading(f"Not read as what their column is: {count(rows, 'cell')}")
        for u in found[:SHOWN]:
            yield clip(f"  {u.rows:>9,}  {plain(u.attribute)}: {plain(u.example)}", self.width)
        if len(found) > SHOWN:
            yield f"             and {count(len(found) - SHOWN, 'more shape')}"

    def _heading(self, text: str) -> str:
        return self._styled(_STRONG, text)

    def _item(self, text: str, why: str) -> list[str]:
        lines = wrap(f"{text} ({why})" if why else text, self.width - 2)
        return [f"  {line}" for line in lines]

    def _indented(self, text: str) -> list[str]:
        return [self._styled(_FAINT, f"    {line}") for line in wrap(text, self.width - 4)]

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text
