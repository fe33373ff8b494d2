"""Families and copying as one SVG: a ring of names a group; solid lines within a family, dashed where one copies.

System fonts, light and dark, readable without colour; an arrow points from the copier to whom it has it from.
"""

import math
from collections.abc import Iterator, Sequence
from html import escape

from attrs import frozen

from reconcile.independence import Independence
from reconcile.report.independence.terminal import why

GROUPS, MEMBERS = 60, 40  # drawn; more would not be read
_LABEL, _LINE, _GAP = 150.0, 22.0, 28.0
_ACROSS = 3
_STYLE = (
    ".rs{color:#1c2127;font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
    "max-width:100%;height:auto}.rs text{fill:currentColor;text-anchor:middle}.rs-paper{fill:var(--rs-paper,#fff)}"
    ".rs-node{fill:var(--rs-paper,#fff);stroke:currentColor;stroke-opacity:.45}.rs line{stroke:currentColor}"
    ".rs-one{stroke-width:2.4;stroke-opacity:.7}.rs-part{stroke-opacity:.6;stroke-dasharray:5 4}"
    ".rs .rs-note{fill-opacity:.72;font-size:11px;text-anchor:start}"
    "@media (prefers-color-scheme:dark){.rs{color:#e6e8eb}.rs-paper,.rs-node{fill:var(--rs-paper,#16191d)}}"
)


@frozen
class _Edge:
    """A line between two names: of one family, or why one copies; an arrow at `second` where it is the origin."""

    first: str
    second: str
    family: bool
    reason: str
    arrow: bool = False


def as_svg(found: Independence) -> str:
    """Return the picture as an SVG document."""
    edges = _edges(found)
    groups = _groups(edges)
    body: list[str] = []
    bottom = 44.0
    for begin in range(0, min(len(groups), GROUPS), _ACROSS):
        row = groups[begin : begin + _ACROSS]
        height = max(_size(group) for group in row)
        for at, group in enumerate(row):
            body += _ring(group[:MEMBERS], edges, _centre(at), bottom + height / 2)
        bottom += height + _GAP
    width = _ACROSS * (2 * _LABEL + 40) + _GAP
    notes = list(_notes(found, groups))
    height = bottom + 18 * len(notes)
    summary = f"{len(found.families)} families of sources and {found.found} copying pairs"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rs" role="img" viewBox="0 0 {_n(width)} {_n(height)}" '
        f'width="{_n(width)}" height="{_n(height)}" aria-label="{summary}">',
        "<title>Who speaks with one voice, and who has it from whom</title>",
        f"<desc>{escape(_words(found))}</desc>",
        f"<style>{_STYLE}</style>",
        '<defs><marker id="rs-to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>',
        f'<rect class="rs-paper" width="{_n(width)}" height="{_n(height)}" rx="8"/>',
        *body,
        *(f'<text class="rs-note" x="16" y="{_n(bottom + 18 * n)}">{escape(t)}</text>' for n, t in enumerate(notes)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _edges(found: Independence) -> list[_Edge]:
    edges = []
    for family in found.families:
        members = family.members[:MEMBERS]
        chain = zip(members, (*members[1:], members[0]), strict=True) if len(members) > 2 else [members]
        edges += [_Edge(a, b, True, "one family") for a, b in chain]
    for pair in found.pairs:
        ends = (pair.second, pair.first) if pair.copier == pair.second else (pair.first, pair.second)
        edges.append(_Edge(*ends, family=False, reason=why(pair), arrow=bool(pair.copier)))
    return edges


def _groups(edges: Sequence[_Edge]) -> list[list[str]]:
    """Return the names that lines join, the largest group first."""
    group = {name: name for edge in edges for name in (edge.first, edge.second)}

    def head(name: str) -> str:
        while group[name] != name:
            group[name] = group[group[name]]
            name = group[name]
        return name

    for edge in edges:
        a, b = sorted((head(edge.first), head(edge.second)))
        group[b] = a
    members: dict[str, list[str]] = {}
    for name in sorted(group):
        members.setdefault(head(name), []).append(name)
    return sorted(members.values(), key=lambda names: (-len(names), names))


def _radius(group: Sequence[str]) -> float:
    return 0.0 if len(group) < 2 else max(26.0, min(len(group), MEMBERS) * _LINE / 5)


def _size(group: Sequence[str]) -> float:
    return 2 * _radius(group) + 2 * _LINE


def _centre(at: int) -> float:
    return _GAP + (at + 0.5) * (2 * _LABEL + 40)


def _ring(group: Sequence[str], edges: Sequence[_Edge], x: float, y: float) -> Iterator[str]:
    """Yield the lines of a group, then its names: on an ellipse, as names are wider than high."""
    r, place = _radius(group), {}
    for n, name in enumerate(group):
        turn = 2 * math.pi * n / len(group) - math.pi / 2
        place[name] = (x + min(r * 2.2, _LABEL) * math.cos(turn), y + r * math.sin(turn))
    for edge in edges:
        if edge.first in place and edge.second in place:
            yield _line(edge, *place[edge.first], *place[edge.second])
    for name, (left, top) in place.items():
        wide = min(_LABEL, 14 + 7 * len(name))
        box = f'x="{_n(left - wide / 2)}" y="{_n(top - 9)}" width="{_n(wide)}" height="18" rx="4"'
        label = name if len(name) <= 19 else name[:18] + "\u2026"
        title = f"<title>{escape(name)}</title>"
        text = f'<text x="{_n(left)}" y="{_n(top + 4)}">{escape(label)}</text>'
        yield f'<g>{title}<rect class="rs-node" {box}/>{text}</g>'


def _line(edge: _Edge, x0: float, y0: float, x1: float, y1: float) -> str:
    kind = "rs-one" if edge.family else "rs-part"
    end = ' marker-end="url(#rs-to)"' if edge.arrow else ""
    if edge.arrow:  # it ends before the box, not under it
        share = max(0.0, 1 - 16 / max(abs(y1 - y0), abs(x1 - x0) / 4, 17.0))
        x1, y1 = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
    where = f'x1="{_n(x0)}" y1="{_n(y0)}" x2="{_n(x1)}" y2="{_n(y1)}"'
    return f'<line class="{kind}" {where}{end}><title>{escape(edge.reason)}</title></line>'


def _notes(found: Independence, groups: Sequence[Sequence[str]]) -> Iterator[str]:
    if not groups:
        yield "Nothing to draw: every source speaks for itself, as far as its claims show."
        return
    yield "Solid: one family, one voice. Dashed: a part is copied; an arrow points to the origin where it shows."
    left = max(0, len(groups) - GROUPS)
    if left or found.found > len(found.pairs):
        yield f"Not drawn: {left} groups, {found.found - len(found.pairs)} pairs; the JSON report has more."


def _words(found: Independence) -> str:
    told = [f"One voice: {', '.join(family.members)}." for family in found.families]
    told += [f"{pair.first} and {pair.second}: {why(pair)}." for pair in found.pairs[:GROUPS]]
    return " ".join(told) or "Every source speaks for itself."


def _n(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0")


__all__ = ["as_svg"]
