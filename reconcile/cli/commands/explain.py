"""`reconcile explain`."""

import click

from reconcile.cli.options import leave, reconciled, run_options
from reconcile.cli.terminal import colored, no_color, width


@click.command("explain")
@run_options
@click.option("--question", required=True, metavar="TEXT", help="The question, or words of its name: 'police killed'.")
@no_color
def command(question: str, no_color: bool, **choices: object) -> None:
    """Say why an answer is what it is.

    Also what each voice moved, and what would change the answer.
    """
    result = reconciled(choices)
    color = colored(no_color)
    click.echo(result.explain(question).as_text(width=width(), color=color).rstrip("\n"), color=color)
    leave(result)
