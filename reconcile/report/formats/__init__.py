"""The report formats. A module here that has NAME, SUFFIXES and `render(result, **options) -> str` is one.

A module bears the name of its format.
"""
