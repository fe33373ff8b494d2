"""`reconcile run`."""

from pathlib import Path

import click

from reconcile.cli import tables
from reconcile.cli.options import leave, reconciled, run_options
from reconcile.cli.terminal import colored, no_color, width


@click.command("run")
@run_options
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Also write a report (repeatable); .html .json .csv .md .txt, .jsonl for the audit trail, and more.",
)
@tables.table_options
@click.option("-q", "--quiet", is_flag=True, help="Print no report.")
@no_color
def command(
    outputs: tuple[str, ...],
    quiet: bool,
    no_color: bool,
    **choices: object,
) -> None:
    """Reconcile articles, tables and folders.

    Prints the answers first, then doubts and evidence.

    A PATH is a text, Markdown, HTML, ninjs, NITF, NewsML-G2, Word, PDF, CSV, TSV or JSONL file, a folder (a case,
    perhaps with a case.toml), or '-' for a text on standard input.

    All PATHs of one call are one case about one event: run other events apart. A text file may begin with a line
    'outlet | date | url'. What else a case may say of its sources and files: docs/configuration.md.

    Tables of 500 rows and more (also Parquet and Arrow; all may be gzipped) are fused by columns, without a case; so
    are shorter ones with an option that only they have, or a --method that only they have.
    """
    paths = [Path(p) for p in outputs]
    if (table := tables.chosen(choices)) is not None:
        tables.run(table, paths, quiet=quiet, color=colored(no_color))
        return
    _check(paths, choices["paths"])
    result = reconciled(choices)
    if not quiet:
        from reconcile.report import render

        color = colored(no_color)
        click.echo(render(result, "terminal", color=color, width=width()), color=color, nl=False)
    for path in paths:
        click.echo(f"Wrote {result.write(path)}", err=True)
    leave(result)


def _check(outputs: list[Path], inputs: object) -> None:
    """Refuse, before the work, reports that cannot be written or would be read as an article next time."""
    if not outputs:
        return
    from reconcile.errors import ConfigError
    from reconcile.read import is_readable
    from reconcile.report.discovery import format_for

    given = [Path(str(p)).resolve() for p in inputs if p != "-"] if isinstance(inputs, tuple) else []
    for path in outputs:
        format_for(path)
        here = path.resolve()
        if here in given:
            raise ConfigError("is an input and would be overwritten.", where=str(path), remedy="Choose another name.")
        if here.parent in given and is_readable(path.name):
            problem = "would stand in the case folder and be read as an article next time."
            raise ConfigError(problem, where=str(path), remedy=f"Write it elsewhere, e.g. -o {path.name}.")
