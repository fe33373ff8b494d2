"""PDF files, through the optional package pypdf (`pip install 'claim-reconcile[documents]'`).

A PDF holds drawing commands, so its document's `text` is the extracted text, page by page with its lines, and quotes
are verbatim in that. The prose joins the lines again: words parted at the end of a line are whole, and lines that every
page repeats (headers, page numbers) are left out. Scanned pages hold pictures, not text, and are refused.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.extras import required
from reconcile.read.contents import Contents, document
from reconcile.read.file import File
from reconcile.read.prose import Prose

SUFFIXES = (".pdf",)

MAX_PAGES = 2_000
_MAX_TEXT = 20 << 20  # characters
_PAGE = "\f"  # between pages
_LINE = re.compile(r"[^\n\f]+")
_ENDING = re.compile(r"[.!?:;\u2026][\"'\u2019\u201d)\]]*$")
_PARTED = re.compile(r"[a-z]-$")
_REMEDY = "Export it again, or give its text."


def read_file(file: File, config: Config) -> Contents:
    """Return the one document that a PDF is; its text is what was extracted.

    Raises:
        InputError: pypdf is not installed; or it is no PDF, damaged, protected by a password, too long or pictures.
    """
    if b"%PDF-" not in file.data[:1024]:
        raise InputError("is no PDF: it does not begin with %PDF-.", where=file.name, remedy=_REMEDY)
    text = _PAGE.join(_pages(file))
    if not text.strip():
        remedy = "Pictures of pages need character recognition first."
        raise InputError("holds no text.", where=file.name, remedy=remedy)
    prose = prose_of(text)
    return Contents((document(file.name, text, config, prose=prose),))


def _pages(file: File) -> list[str]:
    pypdf = required("pypdf", "documents", "Reading a PDF", InputError, file.name)
    pages: list[str] = []
    length = 0
    try:
        with _silent("pypdf"):
            reader = pypdf.PdfReader(BytesIO(file.data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError("is protected by a password.", where=file.name, remedy="Save it without one.")
            if len(reader.pages) > MAX_PAGES:
                raise InputError(f"has more than {MAX_PAGES} pages.", where=file.name, remedy="Split it.")
            for page in reader.pages:
                pages.append(_clean(page.extract_text()))
                length += len(pages[-1])
                if length > _MAX_TEXT:
                    raise InputError(
                        f"holds more than {_MAX_TEXT >> 20} million characters.", where=file.name, remedy="Split it."
                    )
    except InputError:
        raise
    except Exception as error:  # a damaged file makes pypdf raise nearly anything
        problem = f"is a damaged PDF, or of a kind that cannot be read: {str(error)[:100] or type(error).__name__}."
        raise InputError(problem, where=file.name, remedy=_REMEDY) from None
    return pages


def _clean(page: str) -> str:
    """Return a page's text with plain line ends, without characters that stand for nothing."""
    return re.sub(r"[\0\ud800-\udfff]", "", page.replace("\r\n", "\n").replace("\r", "\n")).replace(_PAGE, "\n")


@contextmanager
def _silent(name: str) -> Iterator[None]:
    """Keep a library from writing about every oddity of a file to standard error."""
    logger = logging.getLogger(name)
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def prose_of(text: str) -> Prose:
    """Return the prose of pages parted by form feeds: lines joined to paragraphs, without running heads."""
    prose = Prose()
    heads = _running_heads(text)
    lines = [m for m in _LINE.finditer(text) if m[0].strip() and (m.start() not in heads)]
    width = max((len(m[0].strip()) for m in lines), default=0)
    for here, after in zip(lines, [*lines[1:], None], strict=True):
        words = here[0].rstrip()
        end = here.start() + len(words)
        parted = after is not None and _PARTED.search(words) and after[0].lstrip()[:1].islower()
        prose.words(text, here.end() - len(here[0].lstrip()), end - bool(parted))
        if after is not None and not parted:
            gap = text.count("\n", here.end(), after.start()) > 1
            if gap or _ends_paragraph(words.strip(), after[0].strip(), width):
                prose.paragraph(end)
            else:
                prose.space(end)
    return prose


def _ends_paragraph(line: str, after: str, width: int) -> bool:
    """Return whether a line is the last of its paragraph, or a heading: short, and what follows begins anew."""
    short = len(line) < 0.75 * width
    begins = not after[:1].islower()
    return short and begins and (bool(_ENDING.search(line)) or len(after) > len(line))


def _running_heads(text: str) -> frozenset[int]:
    """Return where lines begin that stand first or last on three pages or more, but for their digits."""
    edges: dict[int, str] = {}
    here = 0
    for page in text.split(_PAGE):
        lines = [(here + m.start(), m[0].strip()) for m in _LINE.finditer(page) if m[0].strip()]
        edges |= {at: re.sub(r"\d+", "0", words) for at, words in (*lines[:1], *lines[1:][-1:])}
        here += len(page) + 1
    often = Counter(edges.values())
    return frozenset(at for at, words in edges.items() if often[words] >= 3)
