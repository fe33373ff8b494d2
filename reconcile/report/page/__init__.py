"""The self-contained HTML page: its parts, templates, style and script."""
