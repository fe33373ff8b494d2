"""The command group: finds its commands when asked, and turns every error into one paragraph and an exit code."""

import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import IO, Any

import click

from reconcile._version import __version__
from reconcile.cli import commands
from reconcile.errors import ReconcileError

HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
INTERNAL = 70  # EX_SOFTWARE of sysexits.h


class Failed(click.ClickException):
    """An error as people see it."""

    def __init__(self, message: str, exit_code: int) -> None:
        """Keep what to print and what to leave with."""
        super().__init__(message)
        vars(self)["exit_code"] = exit_code  # click declares it for the class and reads it from the instance

    def show(self, file: IO[Any] | None = None) -> None:
        """Print one paragraph to standard error."""
        click.echo(f"Error: {printable(self.message)}", file=file, err=file is None)


class Group(click.Group):
    """A group whose commands are the modules of `reconcile.cli.commands`, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None where there is none of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; a wrong name is answered with the nearest right one."""
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            from difflib import get_close_matches

            close = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"Did you mean '{close[0]}'?" if close else f"To reconcile files: reconcile run {args[0]}"
            raise click.UsageError(f"No such command '{printable(args[0])}'. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; documented errors and unexpected ones leave as `Failed`."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError, KeyboardInterrupt):
            raise
        except ReconcileError as error:
            raise Failed(str(error), error.exit_code) from None
        except Exception as error:
            if os.environ.get("RECONCILE_DEBUG") == "1":
                import traceback

                traceback.print_exc()
            apology = (
                f"sorry, this is a defect of reconcile {__version__}, not of your input "
                f"({type(error).__name__}: {str(error)[:200]}). Please report it with the command that you ran "
                "and what RECONCILE_DEBUG=1 prints in addition."
            )
            raise Failed(apology, INTERNAL) from None


def printable(text: str) -> str:
    """Return a text as one line without control characters, which a hostile file name could send to the terminal."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


@click.group(cls=Group, context_settings=HELP)
@click.version_option(__version__, "--version", "-V", prog_name="reconcile", message="%(prog)s %(version)s")
def cli() -> None:
    """Find where sources contradict each other, and answer with the best-supported value and its reasons.

    \b
    reconcile run article.txt                        one article that may contradict itself
    reconcile run case/ -o report.html               a folder of articles about one event
    reconcile explain case/ --question "killed"      why this answer, and what would change it

    Exit codes: 0 fine; 1 a check did not pass; 2 nothing could be read, or wrong usage or configuration; 4 some inputs
    could not be read, the others' results are printed.
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a lone surrogate or a narrow terminal must not end the run
    cli.main(prog_name="reconcile")
