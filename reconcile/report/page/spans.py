"""Statements in a document's running text: spans that overlap are split so that every piece nests properly."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen

from reconcile.report.card import Mark
from reconcile.statement import Document, Statement

_PARAGRAPH = re.compile(r"[^\n\r]+")
# Deeper than this nobody can tell underlines apart, and hostile input could ask for any depth.
_DEPTH = 4
# Of longer texts only the paragraphs that hold statements are shown, with their neighbours.
_WHOLE = 200_000


@frozen
class Said:
    """A statement as the text shows it.

    Attributes:
        statement: the statement.
        card: anchor of its card, '' where it stands on none.
        mark: sign of its camp; None where it takes no part in the answer.
        quiet: whether its card is settled, so that the text need not call for eyes.
    """

    statement: Statement
    card: str
    mark: Mark | None
    quiet: bool


@frozen
class Piece:
    """A stretch of text with the statement that covers it; `children` are strings and further pieces."""

    said: Said
    first: bool
    level: int
    children: "tuple[str | Piece, ...]"


@frozen
class Paragraph:
    """One paragraph; `skipped` is how many before it are not shown."""

    children: tuple[str | Piece, ...]
    skipped: int = 0


@frozen
class Span:
    """A statement with its place in `Document.prose`."""

    start: int
    end: int
    said: Said = field(eq=False)

    @property
    def nesting(self) -> tuple[int, int, str]:
        """Return a key under which an outer span comes before those within it."""
        return (self.start, -self.end, self.said.statement.id)


def paragraphs(document: Document, said: Iterable[Said]) -> tuple[Paragraph, ...]:
    """Return the paragraphs to show; together with the skipped ones they hold every word of the prose."""
    spans = sorted(_placed(document, said), key=lambda s: s.nesting)
    prose, seen = document.prose, set[str]()
    blocks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(prose) if m[0].strip()]
    shown = range(len(blocks)) if len(prose) <= _WHOLE else _near(blocks, spans)
    made, last, active, next_ = [], -1, list[Span](), 0
    for i in shown:
        start, end = blocks[i]
        while next_ < len(spans) and spans[next_].start < end:
            active.append(spans[next_])
            next_ += 1
        active = [s for s in active if s.end > start]
        children = tuple(_nested(prose, start, end, [s for s in active if s.start < end], seen))
        made.append(Paragraph(children, skipped=i - last - 1))
        last = i
    return tuple(made)


def _placed(document: Document, said: Iterable[Said]) -> Iterator[Span]:
    length = len(document.prose)
    for one in said:
        s = one.statement
        if 0 <= s.start < s.end <= len(document.text):
            start, end = document.prose_span(s.start, s.end)
            if start < end <= length:
                yield Span(start, end, one)


def _near(blocks: Sequence[tuple[int, int]], spans: Sequence[Span]) -> list[int]:
    """Return the paragraphs that hold statements and one on either side, in order; of none, the first few."""
    wanted, k = set[int](), 0
    for s in spans:
        while k < len(blocks) and blocks[k][1] <= s.start:
            k += 1
        wanted |= {i for i in (k - 1, k, k + 1) if 0 <= i < len(blocks)}
    return sorted(wanted or range(min(3, len(blocks))))


def _nested(prose: str, start: int, end: int, spans: Sequence[Span], seen: set[str]) -> list[str | Piece]:
    """Return text and pieces of one paragraph: at each boundary, pieces that go on inside are closed and re-opened."""
    cuts = sorted({start, end, *(x for s in spans for x in (s.start, s.end) if start < x < end)})
    root: list[str | Piece] = []
    stack: list[tuple[Span, list[str | Piece]]] = []

    def close(depth: int) -> None:
        while len(stack) > depth:
            span, children = stack.pop()
            first = span.said.statement.id not in seen
            seen.add(span.said.statement.id)
            into = stack[-1][1] if stack else root
            into.append(Piece(span.said, first, len(stack), tuple(children)))

    queue, k, cover = sorted(spans, key=lambda s: s.nesting), 0, list[Span]()
    for a, b in pairwise(cuts):
        while k < len(queue) and queue[k].start <= a:
            cover.append(queue[k])
            k += 1
        cover = [s for s in cover if s.end > a]
        over = cover[:_DEPTH]
        common = 0
        while common < min(len(stack), len(over)) and stack[common][0] is over[common]:
            common += 1
        close(common)
        stack.extend((span, []) for span in over[common:])
        (stack[-1][1] if stack else root).append(prose[a:b])
    close(0)
    return root
