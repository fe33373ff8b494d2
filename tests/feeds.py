"""Writes an article in every format that is read, each character spelled in one of its ways, and reads spans back.

What reads a span of a file back is the standard library (`html.parser`, `html.unescape`, `json`), never our readers.
"""

import json
import re
from collections.abc import Callable, Sequence
from html import unescape
from html.entities import codepoint2name
from html.parser import HTMLParser
from random import Random
from typing import NamedTuple

from office import docx, pdf

XML_NAMES = {"&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "apos"}


class Form(NamedTuple):
    """A format: the file's name, how it is written, and what a piece of its text says."""

    name: str
    write: Callable[[Sequence[str], Random], bytes]
    says: Callable[[str], str]


def folded(words: str) -> str:
    """Return the words with single blanks."""
    return " ".join(words.split())


def _referred(char: str, random: Random, names: dict[str, str]) -> str:
    """Return a reference to a character: by a name, in decimal or in hexadecimal digits."""
    ways = [f"&#{ord(char)};", f"&#x{ord(char):x};", f"&#x{ord(char):04X};"]
    return random.choice([*ways, *([f"&{names[char]};"] * 3 if char in names else [])])


def _spelled(words: str, random: Random, names: dict[str, str], always: str = "&<>") -> str:
    """Return words with what must be a reference as one, and a fifth of the rest too."""
    return "".join(_referred(c, random, names) if c in always or random.random() < 0.2 else c for c in words)


HTML_NAMES = {chr(point): name for point, name in codepoint2name.items()}
MARKS = (("<b>", "</b>"), ("<a href='x'>", "</a>"), ("<!-- five dead -->", ""), ("", ""), ("", ""), ("", ""))


def _marked(words: str, random: Random, names: dict[str, str]) -> str:
    """Return words with tags and comments around some of them."""
    pieces = []
    for piece in re.split(r"(\s+)", words):
        before, after = random.choice(MARKS)
        pieces.append(piece if piece.isspace() else before + _spelled(piece, random, names) + after)
    return "".join(pieces)


def _paragraphs(texts: Sequence[str], random: Random, names: dict[str, str]) -> str:
    return "".join(f"<p>{_marked(t, random, names)}</p>" for t in texts)


def _html(texts: Sequence[str], random: Random) -> bytes:
    return f"<html><body><nav>Home</nav>{_paragraphs(texts, random, HTML_NAMES)}</body></html>".encode()


class _Data(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.pieces.append(data)


def _html_says(span: str) -> str:
    parser = _Data()
    parser.feed(re.sub(r"</p>", " </p>", span))
    parser.close()
    return "".join(parser.pieces)


def _nitf_body(texts: Sequence[str], random: Random) -> str:
    raw = [f"<p><![CDATA[{t}]]></p>" if random.random() < 0.2 and "]]>" not in t else "" for t in texts]
    body = "".join(r or _paragraphs([t], random, XML_NAMES) for r, t in zip(raw, texts, strict=True))
    return f"<nitf><body><body.content>{body}</body.content></body></nitf>"


def _nitf(texts: Sequence[str], random: Random) -> bytes:
    return _nitf_body(texts, random).encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))


def _newsml(texts: Sequence[str], random: Random) -> bytes:
    inner = f"<inlineXML>{_nitf_body(texts, random)}</inlineXML>"
    if random.random() < 0.3:
        plain = "\n\n".join(_spelled(t, random, XML_NAMES) for t in texts)
        inner = f'<inlineData contenttype="text/plain">{plain}</inlineData>'
    return f"<newsItem><contentSet>{inner}</contentSet></newsItem>".encode()


def _xml_says(span: str) -> str:
    """Return what a piece of XML says; inside character data nothing is a reference."""
    pieces = re.split(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", span, flags=re.DOTALL)
    outer = [unescape(re.sub(r"<!--.*?-->|<[^>]*>", lambda m: " " * ("</p" in m[0]), p)) for p in pieces[::2]]
    inner = [*pieces[1::2], ""]
    return "".join(a + b for a, b in zip(outer, inner, strict=True))


def _escaped(words: str, random: Random) -> str:
    """Return a JSON text in which any character may be an escape."""
    pieces = []
    for char in words:
        units = char.encode("utf-16-be", "surrogatepass")
        escape = "".join(f"\\u{units[i]:02x}{units[i + 1]:02X}" for i in range(0, len(units), 2))
        ways = (json.dumps(char)[1:-1], json.dumps(char, ensure_ascii=False)[1:-1], escape)
        pieces.append(ways[0] if char in '"\\' or char < " " else random.choice((ways[1], ways[1], ways[1], *ways)))
    return f'"{"".join(pieces)}"'


def _ninjs(texts: Sequence[str], random: Random) -> bytes:
    body = _escaped("\n\n".join(texts), random)
    return f'{{"body_text": {body}, "uri": "x"}}'.encode()


def _ninjs_marked_up(texts: Sequence[str], random: Random) -> bytes:
    return f'{{"uri": "x", "body_xhtml": {_escaped(_paragraphs(texts, random, HTML_NAMES), random)}}}'.encode()


def _json_says(span: str) -> str:
    return json.loads(f'"{span}"')


def _markdown(texts: Sequence[str], random: Random) -> bytes:
    """Return Markdown in which whatever might be a mark is escaped or a reference."""
    written = []
    for text in texts:
        pieces = []
        for word in re.split(r"(\s+)", text):
            mark = random.choice(("**", "", "", "")) if word.strip("*_~`") == word and word.isalnum() else ""
            plain = "".join(
                random.choice(("\\" + c, _referred(c, random, HTML_NAMES))) if c in MARKDOWN else c for c in word
            )
            pieces.append(mark + plain + mark)
        written.append("".join(pieces))
    return "\n\n".join(written).encode()


MARKDOWN = "\\`*_{}[]()<>#+-.!|&~:=^$@"


def _markdown_says(span: str) -> str:
    bare = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", span)
    held = re.sub(r"\\([!-/:-@\[-`{-~])", lambda m: f"&#{ord(m[1])};", bare)
    return unescape(held)


def _text(texts: Sequence[str], random: Random) -> bytes:
    head = random.choice(("", "The Lantern | 2031-05-02 | https://lantern.example/1\n", "The Lantern|2031-05-02|\r\n"))
    return (head + "\n\n".join(texts)).encode(random.choice(("utf-8", "utf-8-sig", "utf-16")))


def _docx(texts: Sequence[str], random: Random) -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{_spelled(t, random, XML_NAMES)}</w:t></w:r></w:p>" for t in texts))


def _pdf(texts: Sequence[str], random: Random) -> bytes:
    lines = []
    for text in texts:
        words = text.split()
        while words:
            n = random.randint(3, 12)
            lines.append(" ".join(words[:n]))
            words = words[n:]
    return pdf(lines)


FORMS = (
    Form("a.html", _html, _html_says),
    Form("a.htm", _html, _html_says),
    Form("a.nitf", _nitf, _xml_says),
    Form("a.xml", _nitf, _xml_says),
    Form("a.newsml", _newsml, _xml_says),
    Form("a.ninjs", _ninjs, _json_says),
    Form("a.json", _ninjs_marked_up, lambda span: _html_says(_json_says(span))),
    Form("a.md", _markdown, _markdown_says),
    Form("a.txt", _text, str),
    Form("a.docx", _docx, str),
)
PDF = Form("a.pdf", _pdf, str)  # made of ASCII only
