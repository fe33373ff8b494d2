"""How good confidences are, for a terminal: the scores, and a bar for each tenth of the confidences."""

from collections.abc import Iterator

from reconcile.calibration import Measures
from reconcile.report.columns import clip
from reconcile.report.wording import count

_STRONG, _FAINT = "1", "2"


def as_text(found: Measures, mended: Measures, *, width: int = 80, color: bool = False) -> str:
    """Return the lines, none wider than `width`.

    Args:
        found: of the confidences as they are.
        mended: of the same, each mended by a map made without it.
        width: columns to fill.
        color: whether to colour.
    """
    return "\n".join(clip(line, width) for line in _lines(found, mended, width, color)) + "\n"


def _lines(found: Measures, mended: Measures, width: int, color: bool) -> Iterator[str]:
    yield _styled(_STRONG, f"{count(found.items, 'answer')} beside the truth: {found.right:.3f} right", color)
    yield f"  mean confidence   {found.confidence:.3f}"
    yield f"  Brier score       {found.brier:.4f}   (the same confidence for all: {found.brier_constant:.4f})"
    yield f"  ECE               {found.ece:.4f}   ± {found.ece_error:.4f}, by chance alone {found.ece_by_chance:.4f}"
    yield f"  mended by a map   {mended.ece:.4f}   Brier {mended.brier:.4f}, each by a map of other answers"
    yield ""
    yield _styled(_FAINT, "  confidence  right   95 %           answers", color)
    room = max(10, width - 46)
    for b in found.bins:
        span = f"{b.right_low:.3f}-{b.right_high:.3f}"
        yield f"  {b.confidence:>10.3f}  {b.right:.3f}  {span}  {b.items:>9,}  {_bar(b.confidence, b.right, room)}"


def _bar(confidence: float, right: float, room: int) -> str:
    """Return the share right as a bar, with a mark where the confidence is."""
    cells = ["█" if n < round(right * room) else "·" for n in range(room)]
    cells[min(room - 1, int(confidence * room))] = "│"
    return "".join(cells)


def _styled(code: str, text: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


__all__ = ["as_text"]
