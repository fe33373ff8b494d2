"""Markdown: what a person reads once the marks are taken away, and what the front matter says about the article."""

import re
from collections.abc import Mapping

from attrs import define, field

from reconcile.config import Config
from reconcile.read.contents import Contents, document, iso_date
from reconcile.read.file import File
from reconcile.read.prose import Prose

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"^(\w+)[ \t]*:[ \t]*(['\"]?)([^\r\n]{1,2000}?)\2[ \t]*\r?$", re.MULTILINE)
_NAMES = {
    "publisher": ("publisher", "source", "site"),
    "published": ("published", "date"),
    "url": ("url", "link", "canonical"),
    "title": ("title",),
}
_FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")
_RULE = re.compile(r"[ \t]{0,3}(?:=+|-{2,}|(?:[*][ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})[ \t]*\Z")
_TABLE_RULE = re.compile(r"[ \t|:-]+\Z")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\[\]]{1,200}\]:[ \t]*\S")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)")
_TARGET = r"(?:\((?:[^()\s]|\([^()\s]{0,300}\)){0,2000}(?:\s+\"[^\"]{0,300}\")?\s{0,9}\)|\[[^\[\]]{0,200}\])"
_INLINE = re.compile(
    rf"""\\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?P<dropped> !\[[^\[\]]{{0,1000}}\]{_TARGET} | \[\^[^\]\s]{{1,100}}\] | </?[A-Za-z](?![^<>]{{0,999}}://)[^<>]{{0,1000}}>)
    | \[(?P<link>[^\[\]]{{1,1000}})\]{_TARGET}
    | <(?P<address>https?://[^<>\s]{{1,2000}})>
    | (?P<mark>[*]{{1,3}}|_{{1,3}}|~~|`+)
    """,
    re.VERBOSE,
)


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a Markdown file is."""
    text = file.text()
    front = _FRONT.match(text)
    meta, title = _meta(text, front.end(1)) if front else ({}, None)
    reader = _Reader(text, _without_comments(text))
    start = front.end() if front else 0
    if title and not _HEADING.match(text[start : start + 10_000].lstrip()):
        reader.prose.flow(text, *title)
        reader.prose.paragraph(title[1])
    reader.read(start)
    return Contents(
        (
            document(
                file.name,
                text,
                config,
                prose=reader.prose,
                publisher=meta.get("publisher", ""),
                published=iso_date(meta.get("published", "")) or None,
                url=meta.get("url"),
            ),
        )
    )


def _meta(text: str, end: int) -> tuple[Mapping[str, str], tuple[int, int] | None]:
    """Return what the front matter says, and where its title stands."""
    meta: dict[str, str] = {}
    title = None
    for match in _KEY.finditer(text, 0, end):
        for ours, names in _NAMES.items():
            if match[1].casefold() in names and ours not in meta:
                meta[ours] = match[3].strip()
                title = match.span(3) if ours == "title" else title
    return meta, title


def _without_comments(text: str) -> str:
    """Return the text, as long as it was, with blanks for comments."""
    parts, here = [], 0
    while (start := text.find("<!--", here)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[here:start], re.sub(r"[^\n]", " ", text[start : end + 3])]
        here = end + 3
    return "".join((*parts, text[here:]))


@define
class _Reader:
    """Reads line by line.

    Attributes:
        text: the text as given.
        seen: the same without comments; lines and marks are looked for here.
    """

    text: str
    seen: str
    prose: Prose = field(factory=Prose)
    code: str = ""
    in_list: bool = False

    def read(self, start: int) -> None:
        """Read all lines from `start` on."""
        while start < len(self.seen):
            end = self.seen.find("\n", start)
            end = len(self.seen) if end < 0 else end
            stop = end - 1 if end > start and self.seen[end - 1] == "\r" else end
            self._line(start, stop)
            start = end + 1

    def _line(self, start: int, end: int) -> None:
        line = self.seen[start:end]
        fence = _FENCE.match(line)
        if fence and self.code in ("", fence[1]):
            self.code = "" if self.code else fence[1]
            self.prose.paragraph(start)
        elif self.code:
            self.prose.line(start)
            self.prose.flow(self.text, start, end)
        elif not line.strip() or _RULE.match(line) or _TABLE_RULE.match(line) or _DEFINITION.match(line):
            self.prose.paragraph(start)
            self.in_list = self.in_list and not line.strip()
        else:
            self._block(start, end)

    def _block(self, start: int, end: int) -> None:
        if quote := _QUOTE.match(self.seen, start, end):
            start = quote.end()
        if heading := _HEADING.match(self.seen, start, end):
            self.prose.paragraph(start)
            words = self.seen[heading.end() : end].rstrip()
            closed = words.rstrip("#")  # closing marks count only after a blank: "# C#" keeps its own
            self._inline(heading.end(), heading.end() + len(closed if closed != closed.rstrip() else words))
            self.prose.paragraph(end)
            return
        item = _ITEM.match(self.seen, start, end)
        if item and not (self.seen[start:end].lstrip()[:1].isdigit() and self.prose.midway and not self.in_list):
            self.prose.paragraph(start)  # a number may begin a list only where no paragraph is going on
            self.in_list, start = True, item.end()
        self.prose.space(start)
        self._inline(start, end)

    def _inline(self, start: int, end: int) -> None:
        here = start
        for match in _INLINE.finditer(self.seen, start, end):
            if match["mark"] and not _is_mark(self.seen, match.start(), match.end()):
                continue
            self._flow(here, match.start())
            here = match.end()
            if match["escaped"]:
                self.prose.write(match["escaped"], match.start("escaped"))
            elif match["link"]:
                self._inline(*match.span("link"))
            elif match["address"]:
                self.prose.write(match["address"], match.start("address"))
        self._flow(here, end)

    def _flow(self, start: int, end: int) -> None:
        """Take running text; what a comment hid is blank."""
        self.prose.flow(self.seen, start, end)


def _is_mark(text: str, start: int, end: int) -> bool:
    """Return whether a run of marks is markup: not loose between blanks, not inside a word or a sum."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (not before or before.isspace()) and (not after or after.isspace()):
        return False
    if text[start] == "_":
        return not (before.isalnum() and after.isalnum())
    return not (before.isdigit() and after.isdigit())
