"""What goes to standard output: its width and whether it may be coloured."""

import os
import shutil
import sys

import click

no_color = click.option("--no-color", is_flag=True, help="No colours; also NO_COLOR=1. Never any in a pipe or file.")


def colored(refused: bool) -> bool:
    """Return whether to use colours: on a terminal that can, unless refused (https://no-color.org)."""
    return not (refused or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb") and sys.stdout.isatty()


def width() -> int:
    """Return the columns to fill: the terminal's, from 40 to 100; 80 elsewhere."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns)) if sys.stdout.isatty() else 80
