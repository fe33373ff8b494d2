"""NITF, the news agencies' older XML: headline, byline, dateline and body, with date and agency from its head."""

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.blocks import prose_of
from reconcile.read.contents import Contents, document, iso_date
from reconcile.read.file import File
from reconcile.read.prose import Prose, joined
from reconcile.read.xmltree import Element, parse_file, root_name

NAME = "NITF"
SUFFIXES = (".nitf",)
SHARED = (".xml",)


def recognises(head: bytes) -> bool:
    """Return whether the root is <nitf>."""
    return root_name(head) == "nitf"


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a NITF file is.

    Raises:
        InputError: it is not well-formed, no NITF, or has no body.
    """
    text, root = parse_file(file)
    if root.name != "nitf":
        problem = f"is no NITF: its root is <{root.name}>."
        raise InputError(
            problem, where=file.name, remedy="NITF begins with <nitf>; NewsML-G2 files end in .newsml or .xml."
        )
    prose = body_of(root, text)
    if not len(prose):
        problem = "is NITF without text: <body.content> and <hedline> are empty."
        raise InputError(problem, where=file.name, remedy="Give the item that carries the article.")
    made = document(
        file.name,
        text,
        config,
        prose=prose,
        publisher=_publisher(root),
        published=_published(root),
    )
    return Contents((made,))


def body_of(root: Element, text: str) -> Prose:
    """Return headline, byline, dateline, abstract and content of a <nitf> element in this order."""
    head, content = root.first("body", "body.head"), root.first("body", "body.content")
    parts = [head, content] if head or content else [root.first("body")]
    return joined(prose_of(part, text) for part in parts if part is not None)


def _publisher(root: Element) -> str:
    data = root.first("head", "pubdata")
    named = [data.attributes.get("name", "")] if data is not None else []
    for path in (("body", "body.head", "distributor"), ("body", "body.head", "rights", "rights.owner")):
        named += [e.text for e in root.all(*path)]
    holders = root.all("head", "docdata", "doc.copyright")
    named += [e.attributes.get("holder", "") for e in holders]
    return next((name for name in map(str.strip, named) if name), "")


def _published(root: Element) -> str | None:
    dates = [e.attributes.get("norm", "") for e in root.all("head", "docdata", "date.issue")]
    dates += [e.attributes.get("date.publication", "") for e in root.all("head", "pubdata")]
    dates += [e.attributes.get("norm", "") for e in root.all("body", "body.head", "dateline", "story.date")]
    return next((d for d in map(iso_date, dates) if d), None)
