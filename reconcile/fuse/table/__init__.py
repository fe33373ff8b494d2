"""Fusion of tables, where there is much to learn from: columns in, one answer a question out."""
