"""Screens over columns: what contradicts itself among a million rows, without an object a row."""

from reconcile.detect.table.clash import Clash
from reconcile.detect.table.detecting import clashes, screens
from reconcile.detect.table.sheet import Sheet

__all__ = ["Clash", "Sheet", "clashes", "screens"]
