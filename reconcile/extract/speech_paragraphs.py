"""Paragraphs of plain text: blank lines, deliberate line breaks, and lines that a wire wrapped in mid-sentence."""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[#>*•·▪–—-]+ |#+|\d{1,2}[.)] )")
_WIDEST_WRAP = 100  # columns: longer lines are not wrapped by hand or by a teleprinter


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs as offsets without surrounding blanks."""
    lines = _lines(text)
    width = _wrap_width(lines, text)
    spans: list[tuple[int, int]] = []
    for index, (start, end, indent, blank_before) in enumerate(lines):
        if index and not blank_before and _joins(text, lines[index - 1], (start, end, indent), width):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _lines(text: str) -> list[tuple[int, int, int, bool]]:
    """Return start, end, indent and whether a blank line comes before."""
    lines: list[tuple[int, int, int, bool]] = []
    last, blank = 0, True
    for match in _LINE.finditer(text):
        gap = text[last : match.start()].replace("\r\n", "\n")
        blank = blank or len(gap) > 1
        last = match.end()
        words = match.group()
        stripped = words.strip()
        if not stripped:
            blank = True
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        lines.append((start, start + len(stripped), indent, blank))
        blank = False
    return lines


def _wrap_width(lines: list[tuple[int, int, int, bool]], text: str) -> int:
    """Return the column at which the text was wrapped, or 0."""
    if len(lines) < 3:
        return 0
    lengths = sorted(end - start + indent for start, end, indent, _ in lines)
    width = lengths[int(len(lengths) * 0.9)]
    inner = [line for line, after in pairwise(lines) if not after[3]]
    if not 30 <= width <= _WIDEST_WRAP or not inner:
        return 0
    cut = sum(not _TERMINAL.search(text, max(start, end - 6), end) for start, end, _, _ in inner)
    return width if cut >= 0.4 * len(inner) else 0


def _joins(text: str, before: tuple[int, int, int, bool], line: tuple[int, int, int], width: int) -> bool:
    """Return whether a line goes on with the paragraph of the line before it."""
    start, end, indent = line
    if _ITEM.match(text, start) or text[before[0]] == "#":
        return False
    ended = _TERMINAL.search(text, max(before[0], before[1] - 6), before[1]) is not None
    if not ended and text[start].islower():
        return True
    if not width or (indent > before[2] + 1 and ended):
        return False
    first_word = text[start : min(end, start + 40)].split(None, 1)[0]
    # the next word would have fitted: somebody broke the line on purpose
    return (before[1] - before[0] + before[2] + 1 + len(first_word)) > width * 0.85
