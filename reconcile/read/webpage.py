"""What a person reads of a web page, and what the page says about itself."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from attrs import define, field

from reconcile.read.contents import iso_date
from reconcile.read.prose import Prose
from reconcile.read.tags import RAW, Token, attributes, tokens

_UNREAD = """aside button footer header iframe nav noembed noframes noscript object script select style svg template
textarea title xmp"""
_BREAKING = """address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody textarea tfoot thead
title ul"""
_NOT_READ, _BLOCKS = frozenset(_UNREAD.split()), frozenset(_BREAKING.split())
_NEVER_READ = frozenset({*RAW, "template", "svg", "noscript"})
_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate")
_PUBLISHER = ("og:site_name", "application-name", "dc.publisher")

Meta = dict[str, str]


@define
class WebPage:
    """One page or fragment of one; `meta` fills while it is read."""

    text: str
    meta: Meta = field(factory=dict)

    def article(self) -> Prose:
        """Return the prose without menus, margins and scripts; all of it where that leaves nothing."""
        prose = self._read(_NOT_READ)
        return prose if len(prose) else self.everything()  # an unclosed <nav> or the like swallowed all

    def everything(self) -> Prose:
        """Return all that a browser would show, menus and margins too."""
        return self._read(_NEVER_READ)

    @property
    def published(self) -> str | None:
        """Return the ISO date or time of publication that the page gives; known once it was read."""
        return next((self.meta[k] for k in (*_PUBLISHED, "time") if k in self.meta), None)

    @property
    def publisher(self) -> str:
        """Return the outlet that the page names."""
        return next((self.meta[k] for k in _PUBLISHER if k in self.meta), "")

    @property
    def url(self) -> str | None:
        """Return the address that the page gives as its own."""
        return self.meta.get("canonical") or self.meta.get("og:url")

    def _read(self, dropping: frozenset[str]) -> Prose:
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

    @property
    def headline(self) -> tuple[int, int]:
        """Return where the words of the headline, or else of the title, stand in the text; (0, 0) without either."""
        return self._within("h1") or self._within("title") or (0, 0)

    def _within(self, name: str) -> tuple[int, int] | None:
        """Return the place of the first element of a name that holds words."""
        start = -1
        for token in tokens(self.text):
            if token.name == name:
                if token.closing and start >= 0 and self.text[start : token.start].strip():
                    return start, token.start
                start = -1 if token.closing else token.end
        return None


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
