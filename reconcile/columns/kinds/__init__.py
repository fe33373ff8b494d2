"""Kinds of values, one file each: it has a `KIND`, which says what the cells of a column mean."""
