"""Kinds of values in tables, one file each."""
