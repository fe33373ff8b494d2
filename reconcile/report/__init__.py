"""Reports of a result: one file a format in `formats`, each with a NAME, its SUFFIXES and a `render`."""

from reconcile.report.discovery import Format, known_formats
from reconcile.report.loading import load
from reconcile.report.writing import render, write

__all__ = ["Format", "known_formats", "load", "render", "write"]
