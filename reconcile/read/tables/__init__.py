"""Tables column by column, a million rows as easily as ten: CSV, TSV, JSONL, Parquet, Arrow, and frames of Python."""

from reconcile.read.tables.features import read_features
from reconcile.read.tables.hierarchy import read_hierarchy
from reconcile.read.tables.reading import is_table, read_tables, rows_at_least

__all__ = ["is_table", "read_features", "read_hierarchy", "read_tables", "rows_at_least"]
