"""`reconcile sources`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli import tables
from reconcile.cli.options import run_options
from reconcile.cli.terminal import colored, no_color, width

if TYPE_CHECKING:
    from reconcile.independence import Independence

_SUFFIXES = (".txt", ".json", ".svg")


@click.command("sources")
@run_options
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Also write it: .json with every figure, .svg the families as a picture, .txt (repeatable).",
)
@tables.table_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
@no_color
def command(
    outputs: tuple[str, ...],
    quiet: bool,
    no_color: bool,
    **choices: object,
) -> None:
    """Tell how reliable the sources of tables are, and who copies from whom.

    Fuses the tables as `run` does and prints each source's reliability with its 95 % interval, how many claims it makes
    and how many of them are its own; then the families that speak with one voice, and the pairs of which one has a part
    of its claims from the other, with the rare mistakes that show it.
    """
    from reconcile.cli.group import printable
    from reconcile.cli.progress import progress
    from reconcile.errors import ConfigError
    from reconcile.report.writing import save

    for output in outputs:
        if Path(output).suffix.casefold() not in _SUFFIXES:
            remedy = f"Use one of {' '.join(_SUFFIXES)}."
            raise ConfigError("sources have no report with this suffix.", where=output, remedy=remedy)
    paths, config = tables.given(choices)
    with progress():
        from reconcile.independence import independence
        from reconcile.tabular import fuse_tables

        found = independence(fuse_tables(paths, config))
    if not quiet:
        from reconcile.report.independence import as_text

        color = colored(no_color)
        click.echo(as_text(found, color=color, width=width()), color=color, nl=False)
    for output in outputs:
        save(Path(output), _rendered(found, Path(output).suffix.casefold()))
        click.echo(printable(f"Wrote {output}"), err=True)


def _rendered(found: "Independence", suffix: str) -> str:
    from reconcile.report.independence import as_json, as_svg, as_text

    if suffix == ".json":
        return as_json(found)
    return as_svg(found) if suffix == ".svg" else as_text(found, most=len(found.sources) + found.found)
