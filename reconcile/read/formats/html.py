"""Web pages: what a person reads of them, and what they say about where and when they were published."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import partial

from attrs import define, field

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.contents import Contents, document, iso_date
from reconcile.read.file import File
from reconcile.read.prose import Prose
from reconcile.read.tags import RAW, Token, attributes, tokens

SUFFIXES = (".html", ".htm")

_UNREAD = """aside button footer header iframe nav noembed noframes noscript object script select style svg template
textarea title xmp"""
_BREAKING = """address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody textarea tfoot thead
title ul"""
_NOT_READ, _BLOCKS = frozenset(_UNREAD.split()), frozenset(_BREAKING.split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
# What browsers decode under these names (WHATWG encoding standard).
_WINDOWS = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher")

Meta = dict[str, str]


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a page is.

    Raises:
        InputError: it is not in the encoding that it declares (UTF-8 where it declares none).
    """
    text = file.text(_encoding(file))
    page = _Page(text)
    prose = page.read(dropping=_NOT_READ)
    if not len(prose):  # an unclosed <nav> or the like swallowed all
        prose = page.read(dropping=frozenset({*RAW, "template", "svg", "noscript"}))
    meta = page.meta
    published = next((meta[k] for k in (*_PUBLISHED, "time") if k in meta), None)
    return Contents(
        (
            document(
                file.name,
                text,
                config,
                prose=prose.text,
                offsets=prose.offsets,
                publisher=next((meta[k] for k in _PUBLISHER if k in meta), ""),
                published=published,
                url=meta.get("canonical") or meta.get("og:url"),
            ),
        )
    )


def _encoding(file: File) -> str:
    """Return the encoding that the page declares in its first kilobyte.

    Raises:
        InputError: Python does not know it, or it is not one for text.
    """
    match = _CHARSET.search(file.data, 0, 1024)
    name = match[1].decode("ascii").lower() if match else "utf-8"
    if name in _WINDOWS:
        return "cp1252"
    if name.startswith(("utf-8", "utf8", "utf-16")):  # a declaration that could be read cannot be UTF-16
        return "utf-8"
    if re.fullmatch(r"(iso-8859|windows|koi8|gb|big5|shift_jis|euc)[a-z0-9_-]*|sjis|koi8", name):
        try:
            "".encode(name)
        except LookupError:
            pass
        else:
            return name
    problem = f"declares the unknown encoding '{name}'."
    raise InputError(problem, where=file.name, remedy="Save the page as UTF-8.")


@define
class _Page:
    """One page; `meta` fills while it is read."""

    text: str
    meta: Meta = field(factory=dict)

    def read(self, dropping: frozenset[str]) -> Prose:
        """Return the prose without the elements to be dropped; the title leads where there is no headline."""
        walk = _Walk(self.text, self.meta, dropping, has_headline=self._has_headline())
        for token in tokens(self.text):
            walk.step(token)
        return walk.prose

    def _has_headline(self) -> bool:
        inside = False
        for token in tokens(self.text):
            if token.name == "h1":
                inside = not token.closing
            elif inside and not token.name and self.text[token.start : token.end].strip():
                return True
        return False


@define
class _Walk:
    """Where one stands in a page.

    Attributes:
        dropped: names of the open elements that are to be dropped, the innermost last; `open` counts them.
        headline: inside <h1>, which is read even in a <header>.
        title: inside <title>.
    """

    text: str
    meta: Meta
    dropping: frozenset[str]
    has_headline: bool
    prose: Prose = field(factory=Prose)
    dropped: list[str] = field(factory=list)
    open: Counter[str] = field(factory=Counter)
    headline: bool = False
    title: bool = False

    def step(self, token: Token) -> None:
        """Take the next token."""
        if not token.name:
            self._words(token)
            return
        if not token.closing:
            self._note(token)
        if token.name == "title":
            self.title = not token.closing and not self.has_headline and not len(self.prose)
        if token.name == "h1":
            self.headline = not token.closing
        self._drop(token)
        self._break(token)

    def _words(self, token: Token) -> None:
        if self.title or self.headline or not self.dropped:
            self.prose.flow(self.text, token.start, token.end)

    def _drop(self, token: Token) -> None:
        if token.name not in self.dropping:
            return
        if not token.closing:
            self.dropped.append(token.name)
            self.open[token.name] += 1
        elif self.open[token.name]:
            while True:
                name = self.dropped.pop()
                self.open[name] -= 1
                if name == token.name:
                    break

    def _break(self, token: Token) -> None:
        if token.name in _BLOCKS:
            self.prose.paragraph(token.start)
        elif token.name in ("br", "tr"):
            self.prose.line(token.start)
        elif token.name in ("td", "th", "option"):
            self.prose.space(token.start)

    def _note(self, token: Token) -> None:
        """Keep what a tag says about the page."""
        if token.name not in ("meta", "link", "time"):
            return
        given: Mapping[str, str] = attributes(self.text, token)
        keep = partial(_keep, self.meta)
        if token.name == "meta":
            keep(given.get("property") or given.get("name") or given.get("itemprop") or "", given.get("content", ""))
        elif token.name == "link" and "canonical" in given.get("rel", "").lower().split():
            keep("canonical", given.get("href", ""))
        elif token.name == "time" and not self.dropped:
            keep("time", given.get("datetime", ""))


def _keep(meta: Meta, name: str, content: str) -> None:
    name, content = name.lower(), content.strip()
    if name in (*_PUBLISHED, "time"):
        content = iso_date(content)
    if name in ("canonical", "og:url") and not content.startswith(("http://", "https://")):
        return
    if content and len(content) < 2000:
        meta.setdefault(name, content)
