"""What a person reads of an XML element that holds XHTML or NITF."""

from reconcile.read.prose import Prose
from reconcile.read.xmltree import Element, Words

_BLOCKS = """abstract address article block blockquote body body.content body.head bq byline caption datasource dateline
dd div dl dt figcaption figure fn footer h1 h2 h3 h4 h5 h6 hedline header hl1 hl2 hr li main media media-caption note ol
p pre section table tagline title ul"""
_UNREAD = """audio bibliography body.end copyrite datasource distributor head iframe media-metadata media-object
media-producer media-reference noscript object rights script select series style svg template"""
BLOCKS, UNREAD = frozenset(_BLOCKS.split()), frozenset(_UNREAD.split())


def prose_of(element: Element, text: str, unread: frozenset[str] = UNREAD) -> Prose:
    """Return the prose of an element, blocks as paragraphs, rows as lines.

    Args:
        element: from a tree of `text`.
        text: that it stands in.
        unread: names of elements to be passed over.
    """
    prose = Prose()
    _flow(prose, element, text, unread)
    return prose


def plain_of(element: Element, text: str) -> Prose:
    """Return the words of an element that holds plain text, with the ends of its lines."""
    prose = Prose()
    for words in element.children:
        if isinstance(words, Words) and words.is_literal:
            prose.plain(text, words.at, words.end)
        elif isinstance(words, Words):
            _words(prose, words, text)
    return prose


def _flow(prose: Prose, element: Element, text: str, unread: frozenset[str]) -> None:
    for child in element.children:
        if isinstance(child, Words):
            _words(prose, child, text)
        elif child.name.lower() not in unread:
            _break(prose, child)
            _flow(prose, child, text, unread)
            _break(prose, child)


def _words(prose: Prose, words: Words, text: str) -> None:
    if words.is_literal:
        prose.words(text, words.at, words.end)
    else:
        prose.entity(words.text, words.at, words.end)


def _break(prose: Prose, element: Element) -> None:
    name = element.name.lower()
    if name in BLOCKS:
        prose.paragraph(element.at)
    elif name in ("br", "tr"):
        prose.line(element.at)
    elif name in ("td", "th"):
        prose.space(element.at)
