"""Web pages: what a person reads of them, and what they say about where and when they were published."""

import re

from reconcile.config import Config
from reconcile.read.article import article_of
from reconcile.read.contents import Contents, document
from reconcile.read.encodings import encoding_of
from reconcile.read.file import File
from reconcile.read.webpage import WebPage

SUFFIXES = (".html", ".htm")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a page is.

    Raises:
        InputError: it is not in the encoding that it declares (UTF-8 where it declares none), or `config.articles` asks
            for a package that is not installed.
    """
    text = file.text(encoding_of(file, _CHARSET))
    page = WebPage(text)
    prose = article_of(page, file.name) if config.articles else page.article()
    return Contents(
        (
            document(
                file.name,
                text,
                config,
                prose=prose,
                publisher=page.publisher,
                published=page.published,
                url=page.url,
            ),
        )
    )
