"""Formats of tables, one file each: `SUFFIXES`, and `read_arrow` from bytes to columns of text."""
