"""Splits HTML into tags and text, with the place of each, in one pass and in linear time.

Not `html.parser`: that gives lines and columns instead of offsets, its handling of malformed markup differs between
Python's patch releases (the same file must give the same bytes), and some of them take quadratic time on it.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from attrs import frozen

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})

_OPEN = re.compile(r"</?[A-Za-z][^\s/>]*|<!--|<[!?/]")
_STOP = re.compile(r"=\s*[\"']|>")
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s=>"'/]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_MAX_TAG = 1 << 16  # attributes beyond this are not looked at


@frozen
class Token:
    """A tag, or text between two tags.

    Attributes:
        start, end: its place.
        name: lower case, "" for text.
        closing: whether it is a closing tag.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Return the tags and texts of a page in their order; comments and declarations are left out.

    The content of a RAW element comes as one text; an element that is not closed reaches to the end.
    """
    here = 0
    while match := _OPEN.search(text, here):
        if match.start() > here:
            yield Token(here, match.start())
        opening = match[0]
        if opening.startswith(("<!", "<?")) or opening == "</":
            close = "-->" if opening == "<!--" else ">"
            here = _after(text, close, match.end())
            continue
        end = _tag_end(text, match.end())
        closing = opening.startswith("</")
        name = opening.lstrip("</").lower()
        yield Token(match.start(), end, name, closing)
        here = end
        if name in RAW and not closing:
            close_at = _close_of(text, name, end)
            yield Token(end, close_at)
            here = close_at
    if here < len(text):
        yield Token(here, len(text))


def attributes(text: str, tag: Token) -> Mapping[str, str]:
    """Return a tag's attributes, names in lower case, entities resolved; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), min(tag.end, tag.start + _MAX_TAG)):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _after(text: str, closing: str, start: int) -> int:
    found = text.find(closing, start)
    return len(text) if found < 0 else found + len(closing)


def _tag_end(text: str, start: int) -> int:
    """Return where a tag ends; a '>' inside a quoted attribute value does not end it."""
    here = start
    while match := _STOP.search(text, here):
        if match[0] == ">":
            return match.end()
        quote = text.find(match[0][-1], match.end())
        if quote < 0:
            return _after(text, ">", match.end())
        here = quote + 1
    return len(text)


def _close_of(text: str, name: str, start: int) -> int:
    """Return where the closing tag of a RAW element begins."""
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
    return match.start() if match else len(text)
