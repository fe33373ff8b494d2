"""`reconcile graph`."""

from pathlib import Path

import click

from reconcile.cli.options import leave, reconciled, run_options


@click.command("graph")
@run_options
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    required=True,
    help="Where to write it: .svg .graphml .json .provn .jsonld (repeatable).",
)
@click.option("--question", metavar="TEXT", help="Only the part that one question hangs on.")
def command(outputs: tuple[str, ...], question: str | None, **choices: object) -> None:
    """Write the provenance graph: who has it from whom."""
    from reconcile.errors import ConfigError
    from reconcile.graph import export, exporters

    for output in outputs:
        if _format(output) not in exporters():
            remedy = f"Use one of {' '.join(f'.{name}' for name in exporters())}."
            raise ConfigError("no graph format has this suffix.", where=output, remedy=remedy)
    result = reconciled(choices)
    graph = result.graph(question)
    for output in outputs:
        try:
            export(graph, _format(output), output)
        except OSError as error:
            reason = str(error.strerror or error).lower()
            raise ConfigError(f"cannot be written: {reason}.", where=output, remedy="Choose another path.") from None
        click.echo(f"Wrote {output}", err=True)
    leave(result)


def _format(output: str) -> str:
    return Path(output).suffix.removeprefix(".").casefold()
