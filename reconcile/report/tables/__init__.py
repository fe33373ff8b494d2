"""Reports of fused tables: one file a format, found by its suffix."""

from reconcile.report.tables.writing import render, table_format, write

__all__ = ["render", "table_format", "write"]
