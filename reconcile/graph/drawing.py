"""Draws a picture of the provenance graph as one SVG: system fonts, light and dark, readable without colour."""

import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from reconcile.graph.layout import STUB, Layout, Line, Place, is_lane, layout
from reconcile.graph.picture import UNCOUNTED, Box, Picture, picture

if TYPE_CHECKING:
    import networkx

    from reconcile.result import Reconciliation
    from reconcile.statement import Question

_HEADS = {"document": "Document", "via": "Passed on by", "origin": "Independent origin", "question": "Question"}
# Okabe and Ito's palette without black, in the order of the report's camps; lighter blue and red on dark paper.
_LIGHT = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#b8a800")
_DARK = ("#4ea8e6", "#f0803c", "#2cc79b", "#e2a0c4", "#e69f00", "#56b4e9", "#f0e442")
_SHAPES = ("M-5-5h10v10h-10z", "M0-6L6 5H-6z", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", "M0-6.5L6.5 0L0 6.5L-6.5 0z")
_PADDING = 10.0
_WIDTHS = {
    **dict.fromkeys("MWmw@%<>=", 10.6),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ", 8.6),
    **dict.fromkeys("0123456789", 7.7),
    **dict.fromkeys("iljtfrI.,:;'| ", 4.6),
}


def svg(result: "Reconciliation", question: "Question | str | None" = None) -> str:
    """Return the provenance graph of a result, or of one question's neighbourhood, as an SVG element.

    Raises:
        UnknownQuestionError: no question, or more than one, fits the words.
    """
    from reconcile.graph.provenance import provenance_graph

    return drawn(provenance_graph(result, question))


def drawn(graph: "networkx.MultiDiGraph") -> str:
    """Return a provenance graph as an SVG element."""
    shown = picture(graph)
    placed = layout(shown)
    notes = _notes(shown)
    height = placed.height + 18 * len(notes) + (8 if notes else 0)
    width = max(placed.width, 420.0)
    summary = _summary(shown)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rg" role="img" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" aria-label="{escape(summary)}">',
        "<title>Provenance: who has it from whom</title>",
        f"<desc>{escape(_description(shown))}</desc>",
        f"<style>{_style()}</style>",
        f'<rect class="rg-paper" width="{_n(width)}" height="{_n(height)}" rx="8"/>',
        *_heads(placed),
        *(_line(line, points) for line, points in placed.lines),
        *(_box(b, placed.places[b.column, b.key]) for c in placed.columns for b in shown.boxes[c]),
        *_lanes(placed),
        *_values(placed),
        *(_text(16, placed.height + 14 + 18 * i, note, "rg-note") for i, note in enumerate(notes)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _style() -> str:
    sides = "".join(f".rg-s{i}{{--rg-c:{c}}}" for i, c in enumerate(_LIGHT))
    dark = "".join(f".rg-s{i}{{--rg-c:{c}}}" for i, c in enumerate(_DARK))
    return (
        ".rg{color:#1c2127;font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
        "font-variant-numeric:tabular-nums;max-width:100%;min-width:760px;height:auto}"
        ".rg text{fill:currentColor}.rg-paper{fill:var(--rg-paper,#fff)}"
        ".rg-box{fill:currentColor;fill-opacity:.045;stroke:currentColor;stroke-opacity:.28}"
        ".rg .rg-label{font-weight:600}.rg .rg-note,.rg .rg-head{fill-opacity:.72;font-size:11px}"
        ".rg .rg-value{text-anchor:end}.rg path{fill:none}"
        ".rg-way{stroke:currentColor;stroke-opacity:.34;stroke-width:1.3}"
        ".rg-side{stroke:var(--rg-c);stroke-width:2}.rg-off{stroke-dasharray:5 4}"
        ".rg-un{stroke:currentColor;stroke-opacity:.4;stroke-width:1.3;stroke-dasharray:1.5 4}"
        ".rg path.rg-mark{fill:var(--rg-c)}"
        f"{sides}@media (prefers-color-scheme:dark){{.rg{{color:#e6e8eb}}"
        f".rg-paper{{fill:var(--rg-paper,#16191d)}}{dark}}}"
    )


def _heads(placed: Layout) -> Iterator[str]:
    x = {p.x: s[0] for s, p in placed.places.items()}
    for left, column in sorted(x.items()):
        yield _text(left, 28, _HEADS[column], "rg-head")


def _line(line: Line, points: tuple[tuple[float, float], ...]) -> str:
    (x0, y0), (x1, y1) = points[0], points[1]
    bend = (x1 - x0) / 2
    path = f"M{_n(x0)} {_n(y0)}C{_n(x0 + bend)} {_n(y0)} {_n(x1 - bend)} {_n(y1)} {_n(x1)} {_n(y1)}"
    if len(points) == 2:
        return f'<path class="rg-way" d="{path}"/>'
    path += f"H{_n(_value_at(line, points)[0] - 5)}"
    if line.side == UNCOUNTED:
        return f'<path class="rg-un" d="{path}"/>'
    off = " rg-off" if line.side else ""
    return f'<path class="rg-side rg-s{line.side % len(_LIGHT)}{off}" d="{path}"/>'


def _lanes(placed: Layout) -> Iterator[str]:
    """Yield the straight pieces through lanes: from where the lines come in to where they go out."""
    ends = {line.end: points[-1] for line, points in placed.lines if is_lane(line.end)}
    for line, points in placed.lines:
        if is_lane(line.start):
            (x0, y0), (x1, y1) = ends[line.start], points[0]
            yield f'<path class="rg-way" d="M{_n(x0)} {_n(y0)}L{_n(x1)} {_n(y1)}"/>'


def _values(placed: Layout) -> Iterator[str]:
    """Yield, before each question, what each line says, with the marker of its side."""
    for line, points in placed.lines:
        if line.end[0] != "question":
            continue
        x1, y = points[2]
        text = _value_at(line, points)[1]
        full = escape(", ".join(line.values))
        yield f'<text class="rg-value" x="{_n(x1 - 19)}" y="{_n(y + 4)}">{escape(text)}<title>{full}</title></text>'
        if line.side != UNCOUNTED:
            shape = _SHAPES[line.side % len(_SHAPES)]
            mark = f'class="rg-mark rg-s{line.side % len(_LIGHT)}" d="{shape}"'
            yield f'<path {mark} transform="translate({_n(x1 - 9)} {_n(y)})"/>'


def _value_at(line: Line, points: tuple[tuple[float, float], ...]) -> tuple[float, str]:
    """Return where the value before a question begins, and its text."""
    text = _fit(", ".join(line.values), STUB - 24)
    return max(points[1][0] + 5, points[2][0] - 19 - _length(text)), text


def _box(box: Box, place: Place) -> str:
    room = place.w - 2 * _PADDING
    first = place.middle + (-3 if box.note else 4)
    lines = [_text(place.x + _PADDING, first, _fit(box.label, room * 0.9), "rg-label")]
    if box.note:
        lines.append(_text(place.x + _PADDING, first + 15, _fit(box.note, room * 1.08), "rg-note"))
    where = f'x="{_n(place.x)}" y="{_n(place.y)}" width="{_n(place.w)}" height="{_n(place.h)}"'
    shape = f'<rect class="rg-box" {where} rx="4"/>'
    return f"<g><title>{escape(box.full or box.label)}</title>{shape}{''.join(lines)}</g>"


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{_n(x)}" y="{_n(y)}">{escape(words)}</text>'


def _fit(words: str, room: float) -> str:
    """Return words that fit into so many pixels at 12 px type, cut with an ellipsis where they do not."""
    line = " ".join(words.split())
    if _length(line) <= room:
        return line
    while line and _length(line) + 9 > room:
        line = line[:-1]
    return f"{line.rstrip()}\u2026"


def _length(words: str) -> float:
    """Return a generous guess of a text's width: no font is measured, as each system has its own."""
    return sum(12.0 if unicodedata.east_asian_width(c) in "WF" else _WIDTHS.get(c, 7.4) for c in words)


def _n(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0")


def _notes(shown: Picture) -> list[str]:
    if not any(shown.boxes.values()):
        return ["Nothing to draw: no statement was found."]
    drawn_as = "Solid: stands with the answer. Dashed: against it. Dotted: not counted (forecast, denied or former)."
    return [drawn_as, *([f"Left out or drawn together: {shown.omitted}."] if shown.omitted else [])]


def _summary(shown: Picture) -> str:
    count = {c: len(boxes) for c, boxes in shown.boxes.items()}
    return f"Provenance graph: {count['document']} documents, {count['origin']} origins, {count['question']} questions"


def _description(shown: Picture) -> str:
    """Return the picture in words, question by question, for those who do not see it."""
    name = {(c, b.key): b.label for c, boxes in shown.boxes.items() for b in boxes}
    lines = []
    for q in shown.boxes["question"]:
        said = {(v.side, name["origin", v.origin], v.value) for v in shown.voices if v.question == q.key}
        voices = ", ".join(f"{who} says {value}" for _, who, value in sorted(said))
        lines.append(f"{q.label}: {q.note or 'no answer'}; {voices or 'no voice'}.")
    return _joined(lines)


def _joined(lines: Iterable[str]) -> str:
    return " ".join(lines) or "No statement was found."
