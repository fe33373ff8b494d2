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


class Reader(Protocol):
    """What a module in `formats` provides."""

    SUFFIXES: tuple[str, ...]

    def read_file(self, file: File, config: Config) -> Contents:
        """Return what the file holds, or raise InputError."""


@cache
def readers() -> Mapping[str, Reader]:
    """Return the reader of each suffix (lower case, with its dot)."""
    found: dict[str, Reader] = {}
    for module in sorted(iter_modules(formats.__path__), key=lambda m: m.name):
        reader = cast(Reader, import_module(f"{formats.__name__}.{module.name}"))
        for suffix in reader.SUFFIXES:
            assert suffix not in found, f"two readers for {suffix}"
            found[suffix] = reader
    return MappingProxyType(found)


def suffixes() -> tuple[str, ...]:
    """Return all suffixes that can be read."""
    return tuple(sorted(readers()))
