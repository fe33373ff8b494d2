"""XML as a small tree, each word with its place in the text.

Safe with hostile files: a document type may be named but declares nothing here (entities, which can grow without
bound or name files, are refused), nothing outside the text is read, and depth and number of nodes are bounded.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from reconcile.errors import InputError
from reconcile.read.encodings import encoding_of
from reconcile.read.file import File

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

MAX_BYTES = 16 << 20
MAX_DEPTH = 200
MAX_NODES = 1_000_000  # elements, and stretches of words between tags and references
_PROLOGUE = 4096  # bytes within which the root begins

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})[\s/>]")
_REFERENCE = re.compile(r"&#?[\w.:-]{1,100};")
_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>|<![^\[>]*(?:\[[^\]]*\])?\s*>", re.DOTALL)


@frozen
class Words:
    """Text between two tags: what it says, and where it, or the reference that means it, stands."""

    text: str
    at: int
    end: int

    @property
    def is_literal(self) -> bool:
        """Return whether the words stand there as they are; references are longer than what they mean."""
        return self.end - self.at == len(self.text)


@define
class Element:
    """An element; names are without prefix.

    Attributes:
        name: as written.
        space: its namespace, or "".
        attributes: by their names without prefix.
        at: the place of its tag.
        children: elements and words in order.
    """

    name: str
    space: str = ""
    attributes: Mapping[str, str] = field(factory=dict)
    at: int = 0
    children: "list[Element | Words]" = field(factory=list)

    def all(self, *path: str) -> "Iterator[Element]":
        """Yield the elements at the end of a path of child names, in order."""
        for child in self.children:
            if isinstance(child, Element) and child.name == path[0]:
                yield from child.all(*path[1:]) if path[1:] else (child,)

    def first(self, *path: str) -> "Element | None":
        """Return the first element at the end of a path, or None."""
        return next(self.all(*path), None)

    def below(self, *names: str) -> "Iterator[Element]":
        """Yield the elements of these names at any depth, the outermost only."""
        for child in self.children:
            if isinstance(child, Element):
                yield from (child,) if child.name in names else child.below(*names)

    @property
    def text(self) -> str:
        """Return all words in it, white space folded."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """Yield the words in it as they stand."""
        for child in self.children:
            if isinstance(child, Words):
                yield child.text
            else:
                yield from child.texts()


def root_name(head: bytes) -> str:
    """Return the name of the root of a file that begins so, without prefix, or "" where it is no XML.

    >>> root_name(b"<?xml version='1.0'?><!-- <b> --><!DOCTYPE nitf SYSTEM 'a.dtd'><n:nitf>")
    'nitf'
    """
    start = head[:_PROLOGUE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    match = _ROOT.match(_ASIDE.sub(b"", start).lstrip())
    return match[1].decode("ascii", "replace") if match else ""


def parse_file(file: File) -> tuple[str, Element]:
    """Return a file's text, and its tree.

    Raises:
        InputError: it is larger than MAX_BYTES, not text in the encoding that it declares, or as for `parse`.
    """
    if len(file.data) > MAX_BYTES:
        problem = f"is larger than {MAX_BYTES >> 20} MiB of XML."
        raise InputError(problem, where=file.name, remedy="Split it, or give its text.")
    text = file.text(encoding_of(file, _DECLARED))
    return text, parse(text, file.name)


def parse(text: str, where: str) -> Element:
    """Return the root of an XML text.

    Args:
        text: the text; offsets are into it.
        where: the file's name, for messages.

    Raises:
        InputError: it is not well-formed, declares entities, or is nested too deeply or too large.
    """
    from xml.parsers import expat

    builder = _Builder(text, where)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    builder.attach(parser)
    try:
        parser.Parse(builder.data, True)
    except expat.ExpatError as error:
        place = f"{where} (line {error.lineno}, column {error.offset + 1})"
        problem = f"is not well-formed XML: {expat.ErrorString(error.code)}."
        raise InputError(problem, where=place, remedy="Export it again, or give its text.") from None
    return builder.root


class _Builder:
    """Takes what the parser finds; the innermost open element is the last of `open`."""

    def __init__(self, text: str, where: str) -> None:
        self.text, self.where = text, where
        self.data = text.encode()
        self.ascii = len(self.data) == len(text)
        self.root = Element("")
        self.open = [self.root]
        self.count = self.byte = self.char = 0
        self.stretch = (0, 0)  # of literal words that the parser gives piece by piece

    def attach(self, parser: "XMLParserType") -> None:
        self.parser = parser
        parser.ordered_attributes = False
        parser.buffer_text = False
        parser.StartElementHandler = self.opened
        parser.EndElementHandler = self.closed
        parser.CharacterDataHandler = self.words
        parser.SkippedEntityHandler = self.skipped
        parser.EntityDeclHandler = self.declared

    def place(self) -> int:
        """Return where the parser stands, as an offset into the text; it only goes forward."""
        byte = self.parser.CurrentByteIndex
        if self.ascii:
            return byte
        self.char += len(self.data[self.byte : byte].decode())
        self.byte = byte
        return self.char

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self.flush()
        if len(self.open) > MAX_DEPTH:
            problem = f"is nested more than {MAX_DEPTH} deep."
            raise InputError(problem, where=self.where, remedy="Give its text.")
        space, _, local = name.rpartition(" ")
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(local, space, plain, self.place())
        if len(self.open) == 1:
            self.root = element
        self.add(element)
        self.open.append(element)

    def closed(self, name: str) -> None:
        self.flush()
        self.open.pop()

    def words(self, words: str) -> None:
        """Take words: literal ones join what stands right before them, what a reference means stands alone."""
        at = self.place()
        meant = words == "&" or not words.startswith("&")  # in character data what follows a "&" comes with it
        if meant and (reference := _REFERENCE.match(self.text, at)):
            self.flush()
            self.add(Words(words, at, reference.end()))
            return
        length = len(words)
        if words == "\n" and self.text[at] == "\r":  # the parser gives all ends of lines as one character
            length = 2 if self.text.startswith("\r\n", at) else 1
        if at != self.stretch[1]:
            self.flush()
        self.stretch = (self.stretch[0] if at == self.stretch[1] else at, at + length)

    def flush(self) -> None:
        """End a stretch of words."""
        start, end = self.stretch
        if end > start:
            self.add(Words(self.text[start:end], start, end))
        self.stretch = (end, end)

    def add(self, node: Element | Words) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise InputError("has too many elements.", where=self.where, remedy="Give its text, or split it.")
        self.open[-1].children.append(node)

    def skipped(self, name: str, is_parameter: bool) -> None:
        """Take a name that the unread document type would declare; those of HTML are known."""
        meaning = unescape(f"&{name};")
        if not is_parameter and not meaning.startswith(f"&{name}"):
            self.words(meaning)

    def declared(self, name: str, *_: object) -> None:
        problem = f"declares the entity '{name}', which is not read: such declarations can fill the memory."
        raise InputError(problem, where=self.where, remedy="Save it without a document type of its own.")
