"""Finds the readers: every module in `reconcile.read.formats`, by the suffixes that it names."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Protocol, cast

from reconcile.config import Config
from reconcile.read import formats
from reconcile.read.contents import Contents
from reconcile.read.file import File

HEAD = 1 << 16  # bytes of a folder's file from which a shared suffix is told


class Reader(Protocol):
    """What a module in `formats` provides.

    See SharingReader for files whose suffix tells little.
    """

    SUFFIXES: tuple[str, ...]

    def read_file(self, file: File, config: Config) -> Contents:
        """Return what the file holds, or raise InputError."""


class SharingReader(Reader, Protocol):
    """A reader of files whose suffix other kinds of files bear too (.xml, .json).

    Attributes:
        NAME: of the format, for people.
        SHARED: those suffixes; `recognises` tells by its beginning whether a file is of the format.
    """

    NAME: str
    SHARED: tuple[str, ...]

    def recognises(self, head: bytes) -> bool:
        """Return whether a file that begins so is of this format."""


@cache
def _modules() -> tuple[Reader, ...]:
    names = sorted(m.name for m in iter_modules(formats.__path__))
    return tuple(cast(Reader, import_module(f"{formats.__name__}.{name}")) for name in names)


@cache
def readers() -> Mapping[str, Reader]:
    """Return the reader of each suffix that belongs to one format (lower case, with its dot)."""
    found: dict[str, Reader] = {}
    for reader in _modules():
        for suffix in reader.SUFFIXES:
            assert suffix not in found, f"two readers for {suffix}"
            found[suffix] = reader
    return MappingProxyType(found)


@cache
def shared() -> Mapping[str, tuple[SharingReader, ...]]:
    """Return the readers of each suffix that tells little."""
    found: dict[str, tuple[SharingReader, ...]] = {}
    for reader in _modules():
        for suffix in getattr(reader, "SHARED", ()):
            found[suffix] = (*found.get(suffix, ()), cast(SharingReader, reader))
    return MappingProxyType(found)


def reader_of(suffix: str, head: bytes) -> Reader | None:
    """Return the reader of a file with this suffix that begins with `head`, or None."""
    if (own := readers().get(suffix)) is not None:
        return own
    return next((r for r in shared().get(suffix, ()) if r.recognises(head)), None)


def suffixes() -> tuple[str, ...]:
    """Return all suffixes that can be read."""
    return tuple(sorted({*readers(), *shared()}))
