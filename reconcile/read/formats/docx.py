"""Word files (.docx): the words of the main text, as they would be printed with all changes accepted.

A .docx is a packed folder of XML, so its document's `text` is the extracted text, and quotes are verbatim in that.
Headers, footers, comments, footnotes and deleted passages are not read. The file says when it was saved, not when it
was published: give the date in `case.toml`.
"""

import zipfile
from io import BytesIO

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read.contents import Contents, document
from reconcile.read.file import File
from reconcile.read.xmltree import MAX_BYTES, Element, parse_file

SUFFIXES = (".docx",)

_MAIN = "officeDocument"  # the end of the relation's type, in both of the standard's forms
_UNREAD = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"}
)
_MAX_MEMBERS = 10_000
_ENTRY = b"PK\x01\x02"  # begins each entry of the directory
_REMEDY = "Open it in a word processor and save it again as .docx, or give its text."


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a Word file is; its text is what was extracted.

    Raises:
        InputError: it is not packed as it should be, protected by a password, too large when unpacked, or empty.
    """
    with _opened(file) as archive:
        main = _main_part(file, archive)
        _, root = parse_file(File(file.name, _member(file, archive, main)))
    words = _Words()
    words.take(root)
    text = words.text()
    if not text:
        raise InputError(
            "holds no text.", where=file.name, remedy="Pictures of pages need character recognition first."
        )
    return Contents((document(file.name, text, config),))


def _opened(file: File) -> zipfile.ZipFile:
    if file.data.count(_ENTRY) > _MAX_MEMBERS:  # before zipfile makes an object of each
        raise InputError(f"holds more than {_MAX_MEMBERS} parts.", where=file.name, remedy=_REMEDY)
    try:
        archive = zipfile.ZipFile(BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        locked = file.data.startswith(b"\xd0\xcf\x11\xe0")  # the container of old and of encrypted Office files
        problem = "is protected by a password, or an old .doc." if locked else "is no .docx: it is not packed as one."
        raise InputError(problem, where=file.name, remedy=_REMEDY) from None
    return archive


def _main_part(file: File, archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the text."""
    if "_rels/.rels" in archive.namelist():
        _, relations = parse_file(File(file.name, _member(file, archive, "_rels/.rels")))
        for relation in relations.all("Relationship"):
            if relation.attributes.get("Type", "").endswith(f"/{_MAIN}"):
                return relation.attributes.get("Target", "").lstrip("/")
    return "word/document.xml"


def _member(file: File, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the bytes of a part, bounded, whatever its header says about its size."""
    try:
        with archive.open(name) as stream:
            data = stream.read(MAX_BYTES + 1)
    except KeyError:
        raise InputError(f"has no part '{name[:80]}'.", where=file.name, remedy=_REMEDY) from None
    except RuntimeError:  # what zipfile raises for an encrypted part
        raise InputError("is protected by a password.", where=file.name, remedy="Save it without one.") from None
    except Exception as error:  # zlib, lzma, bz2, struct and zipfile each have their own for a damaged part
        problem = f"its part '{name[:80]}' is damaged: {str(error)[:100] or type(error).__name__}."
        raise InputError(problem, where=file.name, remedy=_REMEDY) from None
    if len(data) > MAX_BYTES:
        raise InputError(f"unpacks to more than {MAX_BYTES >> 20} MiB.", where=file.name, remedy="Split it.")
    return data


class _Words:
    """Collects words; `cells` counts the table cells that one stands in."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.cells = 0

    def text(self) -> str:
        """Return the paragraphs with a blank line between them, rows of tables as lines."""
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]
        paragraphs = "\n".join(lines).split("\n\n")
        return "\n\n".join(p.strip("\n") for p in paragraphs if p.strip("\n"))

    def take(self, element: Element) -> None:
        """Take the words of an element and of those in it."""
        for child in element.children:
            if not isinstance(child, Element) or child.name in _UNREAD:
                continue
            if child.name == "t":
                self.pieces.append("".join(child.texts()).replace("\n", " "))
            elif child.name in ("tab", "cr", "br", "noBreakHyphen"):
                self.pieces.append({"tab": " ", "noBreakHyphen": "-"}.get(child.name, " " if self.cells else "\n"))
            else:
                self._block(child)

    def _block(self, child: Element) -> None:
        self.cells += child.name == "tc"
        self.take(child)
        self.cells -= child.name == "tc"
        if child.name == "p":
            self.pieces.append(" " if self.cells else "\n\n")
        elif child.name in ("tr", "tbl") and not self.cells:
            self.pieces.append("\n" if child.name == "tr" else "\n\n")
