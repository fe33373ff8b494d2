"""NewsML-G2, the news agencies' envelope: each item with text in it is a document.

A file may hold one <newsItem> or, in a <newsMessage>, many. The text may be XHTML, NITF or plain; pictures, packages
and items whose text lies elsewhere (`remoteContent`) hold nothing to read.
"""

from collections.abc import Iterator

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.blocks import UNREAD, plain_of, prose_of
from reconcile.read.contents import Contents, document, iso_date
from reconcile.read.file import File
from reconcile.read.formats.nitf import body_of
from reconcile.read.prose import Prose, joined
from reconcile.read.xmltree import Element, parse_file, root_name

NAME = "NewsML-G2"
SUFFIXES = (".newsml",)
SHARED = (".xml",)

_ROOTS = ("newsItem", "newsMessage", "itemSet")
_DATES = (("itemMeta", "versionCreated"), ("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"))
_MAX_ITEMS = 10_000


def recognises(head: bytes) -> bool:
    """Return whether the root is a news item or a message of several."""
    return root_name(head) in _ROOTS


def read_file(file: File, config: Config) -> Contents:
    """Return the documents of a NewsML-G2 file, named 'file', or 'file#1', 'file#2' ... where there are several.

    Raises:
        InputError: it is not well-formed, no NewsML-G2, or no item in it carries a text.
    """
    text, root = parse_file(file)
    if root.name not in _ROOTS:
        problem = f"is no NewsML-G2: its root is <{root.name}>."
        raise InputError(problem, where=file.name, remedy="It should begin with <newsItem> or <newsMessage>.")
    items = [root] if root.name == "newsItem" else list(root.below("newsItem"))
    read = [(item, prose) for item in items if len(prose := _prose(item, text))]
    if not read or len(read) > _MAX_ITEMS:
        problem = f"is NewsML-G2 with more than {_MAX_ITEMS} items." if read else "is NewsML-G2 without a text in it."
        raise InputError(
            problem, where=file.name, remedy="Give items with <inlineXML> or <inlineData>, some at a time."
        )
    return Contents(
        tuple(
            document(
                f"{file.name}#{number}" if len(read) > 1 else file.name,
                text,
                config,
                prose=prose,
                publisher=_publisher(item),
                published=_published(item),
            )
            for number, (item, prose) in enumerate(read, 1)
        )
    )


def _prose(item: Element, text: str) -> Prose:
    """Return headline, byline, dateline and text; nothing where the item carries no text."""
    bodies = [p for content in item.all("contentSet") for p in _bodies(content, text) if len(p)]
    heads = [e for name in ("headline", "by", "dateline") for e in item.all("contentMeta", name)][:6]
    return joined([*(prose_of(e, text) for e in heads), *bodies[:1]]) if bodies else Prose()


def _bodies(content: Element, text: str) -> Iterator[Prose]:
    """Yield the renditions of the text; they are the same text in several forms."""
    for inline in content.all("inlineXML"):
        nitf = inline.first("nitf")
        yield body_of(nitf, text) if nitf is not None else prose_of(inline, text, UNREAD | {"title"})
    for inline in content.all("inlineData"):
        kind = inline.attributes.get("contenttype", "text/plain")
        if kind.startswith("text/plain") and not inline.attributes.get("encoding"):
            yield plain_of(inline, text)


def _publisher(item: Element) -> str:
    named = []
    for path in (("itemMeta", "provider"), ("contentMeta", "infoSource"), ("rightsInfo", "copyrightHolder")):
        for e in item.all(*path):
            name = e.first("name")
            named += [name.text if name is not None else "", e.attributes.get("literal", "")]
            named.append(e.attributes.get("qcode", "").rpartition(":")[2])
    return next((name for name in map(str.strip, named) if name), "")


def _published(item: Element) -> str | None:
    return next((d for path in _DATES for e in item.all(*path) if (d := iso_date(e.text))), None)
