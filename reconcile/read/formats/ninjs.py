"""ninjs, the news agencies' JSON, in its forms 1 to 3: headline, byline, dateline and body, with date and agency.

Form 1 has one member a rendition (`body_text`, `body_xhtml`, `headline`), forms 2 and 3 have lists (`bodies`,
`headlines`); form 3 writes `versionCreated` where the others write `versioncreated`.
"""

import re
from collections.abc import Iterator, Mapping

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.contents import Contents, document, iso_date
from reconcile.read.file import File
from reconcile.read.jsontree import Node, parse
from reconcile.read.prose import Prose, joined
from reconcile.read.webpage import WebPage

NAME = "ninjs"
SUFFIXES = (".ninjs",)
SHARED = (".json",)

_BODY = re.compile(rb'"(?:body_?[a-z]*|bodies)"\s*:')
_BESIDE = re.compile(rb'"(?:uri|headlines?|headline_[a-z]+|version_?created|pubstatus|slugline)"\s*:', re.IGNORECASE)
_MARKED_UP = ("body_xhtml", "body_html", "body_html5", "body")
_TEXT = ("body_text", "body_plain")

Members = Mapping[str, Node]


def recognises(head: bytes) -> bool:
    """Return whether an object begins that has a body, and a member beside it that only news items have."""
    bare = head.replace(b"\0", b"")
    return bare.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{") and bool(
        _BODY.search(bare) and _BESIDE.search(bare)
    )


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a ninjs item is.

    Raises:
        InputError: it is not JSON, or has no body.
    """
    text = file.text()
    item = {name.casefold(): node for name, node in parse(text, file.name).members().items()}
    body = _body(item)
    if not len(body):
        problem = "is no ninjs article: it has no text in body_text, body_xhtml or bodies."
        raise InputError(problem, where=file.name, remedy="Give the item that carries the article.")
    heads = [*_several(item, "headline"), *_several(item, "byline"), *_several(item, "by")]
    prose = joined([*(_prose(node, marked_up="<" in node.words) for node in heads[:3]), body])
    return Contents(
        (
            document(
                file.name,
                text,
                config,
                prose=prose,
                publisher=_publisher(item),
                published=_published(item),
                url=_url(item),
            ),
        )
    )


def _body(item: Members) -> Prose:
    """Return the first rendition of the body that has words, one with paragraphs marked before a plain one."""
    for node, marked_up in _renditions(item):
        if len(prose := _prose(node, marked_up=marked_up)):
            return prose
    return Prose()


def _renditions(item: Members) -> Iterator[tuple[Node, bool]]:
    """Yield the renditions of the body, each with whether it is marked up."""
    yield from ((item[name], True) for name in _MARKED_UP if name in item)
    bodies = [node.members() for node in item["bodies"].items()] if "bodies" in item else []
    kinds = [(b["value"], _kind(b)) for b in bodies if "value" in b]
    yield from ((node, True) for node, kind in kinds if "html" in kind)
    yield from ((item[name], False) for name in _TEXT if name in item)
    yield from ((node, "<p" in node.words) for node, kind in kinds if "html" not in kind)


def _kind(body: Members) -> str:
    return " ".join(body[name].words.casefold() for name in ("contenttype", "contentType", "role") if name in body)


def _several(item: Members, name: str) -> Iterator[Node]:
    """Yield the first of a member, which may be a text, a list of objects with a value, or called 'name_main'."""
    if name in item and item[name].words:
        yield item[name]
        return
    listed = [node.members() for node in item[f"{name}s"].items()] if f"{name}s" in item else []
    values = [m["value"] for m in sorted(listed, key=lambda m: "main" not in _kind(m)) if "value" in m]
    yield from (values or [node for key, node in item.items() if key.startswith(f"{name}_")])[:1]


def _prose(node: Node, *, marked_up: bool) -> Prose:
    if marked_up:
        return WebPage(node.words).article().moved(node.places(), node.escapes())
    prose = Prose()
    prose.plain(node.words, 0, len(node.words))
    return prose.moved(node.places(), node.escapes())


def _publisher(item: Members) -> str:
    """Return who provides the item, or who holds the right to copy it."""
    named = [_name(item[key]) for key in ("provider", "infosource", "source") if key in item]
    named += [_name(node) for key in ("infosources",) if key in item for node in item[key].items()]
    for rights in ("rightsinfo", "usagerights"):
        members = item[rights].members() if rights in item else {}
        named += [_name(node) for key, node in members.items() if key.casefold() == "copyrightholder"]
    named += [_name(item["copyrightholder"])] if "copyrightholder" in item else []
    return next((name for name in named if name), "")


def _name(node: Node) -> str:
    """Return the name in a text, an object, or the first object of a list."""
    first = next(node.items(), node)
    return (first.words or next((m.words for k, m in first.members().items() if k in ("name", "literal")), "")).strip()


def _published(item: Members) -> str | None:
    dates = (item[key].words for key in ("versioncreated", "firstcreated", "contentcreated") if key in item)
    return next((d for d in map(iso_date, dates) if d), None)


def _url(item: Members) -> str | None:
    links = (item[key].words for key in ("url", "uri") if key in item)
    return next((u for u in links if u.startswith(("http://", "https://")) and len(u) < 2000 and " " not in u), None)
