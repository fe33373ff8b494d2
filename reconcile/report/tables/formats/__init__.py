"""Formats in which a fused table is reported: `NAME`, `SUFFIXES` and `render`."""
