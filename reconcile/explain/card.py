"""The question card as text: the answer, the doubt next to it, the evidence one step away."""

import math
from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from reconcile.consensus import Consensus, Status
from reconcile.explain.figures import plain, share
from reconcile.explain.lines import one_line, short
from reconcile.values import Moment, Number, Quantity, Relation, Value, relation
from reconcile.values.quantity import number_text

if TYPE_CHECKING:
    from reconcile.explain.explanation import Explanation, Step

_NARROWEST, _TREE = 40, "  "
# A word with a shape, so that colour is never the only sign.
_SHAPES = {
    Status.AGREED: ("✓", "32"),
    Status.SINGLE_ORIGIN: ("○", "36"),
    Status.RESOLVED: ("◆", "32"),
    Status.CONTESTED: ("▲", "33"),
    Status.UNRESOLVED: ("?", "31"),
    Status.REVISED: ("↻", "36"),
}
_MARKS = "■▲●◆▼★"  # the camps' shapes, as in every other picture of the case


def card(e: "Explanation", width: int, color: bool) -> str:
    """Return the lines of the card."""
    width = max(width, _NARROWEST)
    c = e.consensus
    lines = [*_head(c, width, color), *_folded(f"“{c.sentence}”", width, _TREE) * bool(c.sentence)]
    lines += _section("evidence", [line for s in e.waterfall for line in _step(s, c, width)], color)
    lines += _section("findings", _bullets([f"{f.severity}: {f.message}" for f in e.findings], width), color)
    said = {f.message for f in e.findings}
    why = [
        f"{k}: {t}" for k, t in e.because if k not in ("for", "against", "neutral", "would change") and t not in said
    ]
    lines += _section("why", _bullets(why, width), color)
    lines += _section("what would change it", _bullets(e.what_if, width), color)
    apart = [
        f"{_seen(x.first.value)} ({x.first.where}) and {_seen(x.second.value)} ({x.second.where}): {x.verdict.reason}"
        for x in e.not_compared
    ]
    lines += _section("not compared", _bullets(apart, width), color)
    return "\n".join(lines) + "\n"


def _head(c: Consensus, width: int, color: bool) -> list[str]:
    """Return question and status, then the answer with its range and what stands behind it."""
    shape, code = _SHAPES[c.status]
    state = f"{shape} {c.status}   {share(c.confidence)} %"
    name = short(str(c.question) or "the question", max(width - len(state) - 4, 10))
    gap = " " * max(width - len(name) - len(state), 2)
    head = f"{_painted(name, '1', color)}{gap}{_painted(state, code, color)}"
    behind = f"{_counted(len(c.candidates), 'camp')} · {_counted(c.origins, 'origin')} · " + _counted(
        len(c.statements), "statement"
    )
    answer = "no best value" if c.value is None else _seen(c.value)
    first = f"  {_painted(short(answer, 30), '1', color)}   {whisker(c)}".rstrip()
    plain = f"  {short(answer, 30)}   {whisker(c)}".rstrip()
    gap = " " * max(32 - len(plain), 3)
    if len(plain) + len(gap) + len(behind) <= width:
        return [head, f"{first}{gap}{behind}"]
    return [head, first, f"  {behind}"]


def whisker(c: Consensus) -> str:
    """Return the range as a dot and whisker, open ends as arrows: "[2 ────●───▷"; nothing where there is none."""
    value = c.value
    if c.low is None and c.high is None:
        return ""
    low = "◁" if c.low is None else f"[{number_text(c.low)} "
    high = "▷" if c.high is None else f" {number_text(c.high)}]"
    cells = 9
    at = _place(value.point, c.low, c.high, cells) if isinstance(value, Quantity) else None
    return f"{low}{''.join('●' if n == at else '─' for n in range(cells))}{high}"


def _place(point: Number | None, low: Number | None, high: Number | None, cells: int) -> int | None:
    """Return in which cell a point lies; with one end open, a third from the end that is known."""
    if point is None:
        return None
    if low is not None and high is not None:
        share = 0.5 if high == low else (point - low) / (high - low)
        return round(min(max(share, 0.0), 1.0) * (cells - 1)) if math.isfinite(share) else None
    known = low if low is not None else high
    near = 0 if point == known else cells // 2
    return near if low is not None else cells - 1 - near


def _step(s: "Step", c: Consensus, width: int) -> list[str]:
    """Return one bar: camp, holder, quote, log-odds and the running probability."""
    moved = f"{s.log_odds:+.1f}".replace("-", "−")
    right = f"{moved:>6} {share(s.probability):>4} %"
    mark = _mark(s, c)
    left = f"├ {mark} {_seen(s.value)}  {s.holder or 'unnamed'}"
    room = width - len(right) - 2
    lines = [f"{_TREE}{short(left, room - len(_TREE)):<{room - len(_TREE)}}  {right}"]
    more = f" and {_counted(s.carriers - 1, 'further carrier')}" if s.carriers > 1 else ""
    return lines + _folded(f"“{short(s.quote, 160)}” {s.where}{more}", width, f"{_TREE}│   ")


def _mark(s: "Step", c: Consensus) -> str:
    """Return the shape of the camp that a voice stands in: that of the first candidate that it allows."""
    for n, candidate in enumerate(c.candidates):
        if relation(candidate.value, s.value) in (Relation.SAME, Relation.NARROWER):
            return _MARKS[n % len(_MARKS)]
    return "·"


def _seen(value: Value) -> str:
    """Return a value for the eye: figures in digits, times in words."""
    return plain(value) if isinstance(value, Moment) else str(value)


def _section(title: str, lines: Sequence[str], color: bool) -> list[str]:
    return ["", f"{_TREE}{_painted(title, '2', color)}", *lines] if lines else []


def _bullets(texts: Sequence[str], width: int) -> list[str]:
    return [line for t in texts for line in _folded(t, width, f"{_TREE}- ", f"{_TREE}  ")]


def _folded(text: str, width: int, first: str, rest: str | None = None) -> list[str]:
    rest = first if rest is None else rest
    return wrap(one_line(text), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _painted(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
