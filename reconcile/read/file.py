"""Bytes from the disk, bounded, and their decoding without guesses."""

import codecs
import os
import zlib
from pathlib import Path

from attrs import frozen

from reconcile.errors import InputError

MAX_BYTES = 64 << 20  # of one file, packed or unpacked
MAX_FILES = 10_000  # of one folder

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@frozen
class File:
    """A file's content.

    Attributes:
        name: as shown to people, without the way to it.
        data: its bytes, unpacked.
    """

    name: str
    data: bytes

    def text(self, encoding: str = "utf-8") -> str:
        """Return the text without its byte order mark; a mark overrides `encoding`.

        Raises:
            InputError: it is binary or in another encoding; the message names the offset of the byte.
        """
        mark, encoding = next(((m, e) for m, e in _BOMS if self.data.startswith(m)), (b"", encoding))
        data = self.data[len(mark) :]
        if not encoding.startswith(("utf-16", "utf-32")) and (nul := data.find(b"\0")) >= 0:
            raise self._binary(nul + len(mark))
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            offset = error.start + len(mark)
            row = data.count(b"\n", 0, error.start) + 1
            problem = f"byte 0x{data[error.start]:02x} at offset {offset} (line {row}) is not {encoding.upper()}."
            remedy = "Save the file as UTF-8; if it comes from Windows: iconv -f CP1252 -t UTF-8 FILE > NEW."
            raise InputError(problem, where=self.name, remedy=remedy) from None
        if (nul := text.find("\0")) >= 0:
            raise self._binary(nul)
        return text

    def _binary(self, offset: int) -> InputError:
        pairs = self.data[:64]
        if len(pairs) > 3 and (not any(pairs[1::2]) or not any(pairs[::2])):
            problem, remedy = "looks like UTF-16 without a byte order mark.", "Save the file as UTF-8."
        else:
            problem = f"is binary, not text: a NUL byte at offset {offset}."
            remedy = "Give the text itself: export the file as plain text, Markdown, HTML, CSV or JSONL."
        return InputError(problem, where=self.name, remedy=remedy)


def load(path: Path, name: str, limit: int = MAX_BYTES) -> File:
    """Return a file from the disk; one ending in .gz is unpacked and loses that ending.

    Raises:
        InputError: it is missing, no regular file, unreadable, too large, or badly packed.
    """
    try:
        if not path.exists():
            raise InputError("no such file or folder.", where=name, remedy="Check the path.")
        if not path.is_file():
            remedy = "Give a file or folder, or pipe the text in and name it '-'."
            raise InputError("is not a regular file.", where=name, remedy=remedy)
        with path.open("rb") as stream:
            data = stream.read(min(limit, os.fstat(stream.fileno()).st_size) + 1)
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).lower()
        raise InputError(f"cannot be read: {reason}.", where=name, remedy="Check the path and its rights.") from None
    if len(data) > limit:
        raise _too_large(name, limit)
    if not name.casefold().endswith(".gz"):
        return File(name, data)
    return File(name[: -len(".gz")], unpacked(data, name, limit))


def unpacked(data: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return what gzip packed, bounded, so that a small file cannot fill the memory.

    Raises:
        InputError: it is no gzip, cut off, or larger than the limit.
    """
    out = bytearray()
    while data:
        packer = zlib.decompressobj(wbits=31)
        try:
            out += packer.decompress(data, limit + 1 - len(out))
        except zlib.error:
            raise InputError("is not a gzip file.", where=name, remedy="Pack it with gzip, or unpack it.") from None
        if len(out) > limit:
            raise _too_large(name, limit)
        if not packer.eof:
            raise InputError("is cut off: the gzip ends too early.", where=name, remedy="Fetch or pack it again.")
        data = packer.unused_data.lstrip(b"\0")  # members may follow one another, and padding them
    return bytes(out)


def _too_large(name: str, limit: int) -> InputError:
    remedy = "Split it into several files."
    return InputError(f"is larger than {limit >> 20} MiB.", where=name, remedy=remedy)
