"""The report formats. A module here that has NAME, SUFFIXES and `render(result, **options) -> str` is one."""
