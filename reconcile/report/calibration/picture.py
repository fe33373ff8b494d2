"""The reliability diagram as one SVG: share right over confidence, 95 % intervals, the map, and how many answers."""

from collections.abc import Iterator

from reconcile.calibration import ConfidenceMap, Measures

_SIDE, _LEFT, _TOP, _COUNTS = 320.0, 58.0, 40.0, 60.0
_STYLE = (
    ".rc{color:#1c2127;font:12px system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;"
    "font-variant-numeric:tabular-nums;max-width:100%;height:auto}.rc text{fill:currentColor}"
    ".rc-paper{fill:var(--rc-paper,#fff)}.rc-axis{stroke:currentColor;stroke-opacity:.3}"
    ".rc-true{stroke:currentColor;stroke-opacity:.5;stroke-dasharray:5 4}.rc-span{stroke:#0072b2;stroke-width:1.6}"
    ".rc-dot{fill:#0072b2}.rc-map{fill:none;stroke:#d55e00;stroke-width:1.6}.rc-bar{fill:#0072b2;fill-opacity:.35}"
    "@media (prefers-color-scheme:dark){.rc{color:#e6e8eb}.rc-paper{fill:var(--rc-paper,#16191d)}"
    ".rc-span{stroke:#4ea8e6}.rc-dot,.rc-bar{fill:#4ea8e6}.rc-map{stroke:#f0803c}}"
)


def as_svg(found: Measures, mend: ConfidenceMap) -> str:
    """Return the picture as an SVG document."""
    width, height = _LEFT + _SIDE + 24, _TOP + _SIDE + _COUNTS + 78
    size = f'viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" height="{_n(height)}"'
    title = f"Reliability diagram: {found.items:,} answers, ECE {found.ece:.3f}, Brier {found.brier:.3f}"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rc" role="img" {size} aria-label="{title}">',
        f"<title>{title}</title>",
        f"<desc>{_words(found)}</desc>",
        f"<style>{_STYLE}</style>",
        f'<rect class="rc-paper" width="{_n(width)}" height="{_n(height)}" rx="8"/>',
        f'<text x="{_n(_LEFT)}" y="24">{title.partition(": ")[2]}</text>',
        *_axes(),
        *_bars(found),
        f'<polyline class="rc-map" points="{_map(mend)}"><title>the map that mends them</title></polyline>',
        *_dots(found),
        f'<text x="{_n(_LEFT)}" y="{_n(height - 12)}">Dots: share right, 95 % interval. Orange: the map.</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(confidence: float) -> float:
    return _LEFT + _SIDE * confidence


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def _axes() -> Iterator[str]:
    yield f'<line class="rc-true" x1="{_n(_x(0))}" y1="{_n(_y(0))}" x2="{_n(_x(1))}" y2="{_n(_y(1))}"/>'
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<line class="rc-axis" x1="{_n(_x(0))}" y1="{_n(_y(tick))}" x2="{_n(_x(1))}" y2="{_n(_y(tick))}"/>'
        yield f'<text x="{_n(_x(0) - 8)}" y="{_n(_y(tick) + 4)}" text-anchor="end">{tick:g}</text>'
        yield f'<text x="{_n(_x(tick))}" y="{_n(_y(0) + _COUNTS + 26)}" text-anchor="middle">{tick:g}</text>'
    yield f'<text x="{_n(_x(0.5))}" y="{_n(_y(0) + _COUNTS + 44)}" text-anchor="middle">confidence</text>'
    middle = f"{_n(_x(0) - 38)} {_n(_y(0.5))}"
    yield f'<text transform="translate({middle}) rotate(-90)" text-anchor="middle">share right</text>'


def _bars(found: Measures) -> Iterator[str]:
    """Yield below the diagram how many answers each bin has."""
    most = max(b.items for b in found.bins)
    for b in found.bins:
        high = (_COUNTS - 12) * b.items / most
        where = f'x="{_n(_x(b.low) + 2)}" y="{_n(_y(0) + _COUNTS - high)}"'
        size = f'width="{_n(_SIDE * (b.high - b.low) - 4)}" height="{_n(high)}"'
        yield f'<rect class="rc-bar" {where} {size}><title>{b.items:,} answers</title></rect>'


def _dots(found: Measures) -> Iterator[str]:
    for b in found.bins:
        x = _n(_x(b.confidence))
        span = f'y1="{_n(_y(b.right_low))}" y2="{_n(_y(b.right_high))}"'
        yield f'<line class="rc-span" x1="{x}" x2="{x}" {span}/>'
        told = f"confidence {b.confidence:.3f}: {b.right:.3f} right of {b.items:,}"
        yield f'<circle class="rc-dot" cx="{x}" cy="{_n(_y(b.right))}" r="4"><title>{told}</title></circle>'


def _map(mend: ConfidenceMap) -> str:
    steps = [(0.0, mend.right[0]), *zip(mend.confidence, mend.right, strict=True), (1.0, mend.right[-1])]
    return " ".join(f"{_n(_x(x))},{_n(_y(y))}" for x, y in steps)


def _words(found: Measures) -> str:
    return " ".join(f"Confidence {b.confidence:.2f}: {b.right:.2f} right of {b.items:,}." for b in found.bins)


def _n(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0")


__all__ = ["as_svg"]
