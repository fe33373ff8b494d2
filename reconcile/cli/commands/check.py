"""`reconcile check`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.completing import output_names
from reconcile.cli.options import optional_paths, what_is_given
from reconcile.cli.terminal import colored, no_color

if TYPE_CHECKING:
    from reconcile.checking.outcome import Outcome
    from reconcile.config import Config
    from reconcile.curation import Curation

SETTINGS = "reconcile.toml"
_SEVERITIES = ("contradiction", "tension", "ambiguity", "info")


@click.command("check")
@optional_paths
@click.option(
    "--format",
    "name",
    metavar="NAME",
    default="text",
    shell_complete=output_names,
    help="text (default), json, sarif, junit, github, gitlab, markdown or html.",
)
@click.option("-o", "--output", metavar="FILE", help="Write it there; the format follows from the suffix.")
@click.option("--baseline", metavar="FILE", help="Known conflicts, which do not fail; a stale one fails with code 3.")
@click.option("--update-baseline", is_flag=True, help="Accept what is found now: write the baseline anew.")
@click.option("--fail-on", type=click.Choice(_SEVERITIES), help="The least that fails; contradiction by default.")
@click.option("--ignore", multiple=True, metavar="PATTERN", help="A fingerprint, or questions: 'price of *'.")
@click.option("--changed-since", metavar="REF", help="Report what lines changed since this git revision bring.")
@no_color
def command(
    name: str,
    output: str | None,
    baseline: str | None,
    update_baseline: bool,
    fail_on: str | None,
    ignore: tuple[str, ...],
    changed_since: str | None,
    no_color: bool,
    **choices: object,
) -> None:
    """Fail where sources contradict each other: data sets and drafts in CI.

    Takes what `run` takes; without PATH what `reconcile.toml` names. Exit codes: 0 clean, 1 new conflicts, 2 wrong
    usage or configuration, 3 the baseline is stale, 4 some inputs could not be read.
    """
    from reconcile.checking.checking import Choices, accept, find, outcome
    from reconcile.cli.progress import progress
    from reconcile.finding import Severity

    paths, config, curation = _given(choices)
    declared = curation.check
    known = baseline or declared.baseline
    chosen = Choices(
        Path(known) if known else None,
        (*ignore, *declared.ignore),
        Severity(fail_on or declared.fail_on),
        changed_since,
    )
    with progress():
        found = find(paths, config, curation)
    result = outcome(found, paths, chosen)
    if update_baseline:
        click.echo(f"Wrote {chosen.baseline}: {accept(result, chosen):,} known conflicts", err=True)
        result = outcome(found, paths, chosen)
    _tell(result, name, output, color=colored(no_color))
    click.get_current_context().exit(result.exit_code)


def _given(choices: Mapping[str, object]) -> "tuple[list[Path], Config, Curation]":
    """Return what to check and how; a `reconcile.toml` here is taken where no --config is named."""
    from reconcile.curation import Curation
    from reconcile.errors import ConfigError
    from reconcile.settings import load_curation

    own = Path(SETTINGS)
    if choices["config"] is None and own.is_file():
        choices = {**choices, "config": str(own)}
    paths, config = what_is_given(choices)
    curation = load_curation(Path(str(choices["config"]))) if choices["config"] else Curation()
    if not paths:
        paths = [p for pattern in curation.check.paths for p in _matching(pattern)]
    if not paths:
        remedy = (
            f"Give files or folders, or name them in {SETTINGS}: [check] paths = [...]; `reconcile init` writes it."
        )
        raise ConfigError("nothing to check.", remedy=remedy)
    return paths, config, curation


def _matching(pattern: str) -> list[Path]:
    """Return the paths that a pattern names, in order; a name without '*' is itself."""
    from glob import glob

    return [Path(p) for p in sorted(glob(pattern, recursive=True))] if "*" in pattern else [Path(pattern)]


def _tell(result: "Outcome", name: str, output: str | None, *, color: bool) -> None:
    """Print the result, or write it; on GitHub also the step summary."""
    from reconcile.checking.discovery import output_for, output_named

    if output is not None:
        path = Path(output)
        chosen = output_for(path) if name == "text" else output_named(name)
        from reconcile.report.writing import save

        save(path, chosen.render(result))
        click.echo(f"Wrote {path}", err=True)
    elif name == "text":
        from reconcile.checking.formats.text import render

        click.echo(render(result, color=color), color=color, nl=False)
    else:
        click.echo(output_named(name).render(result), nl=False)
    if name == "github":
        from reconcile.checking.summary import write_step_summary

        write_step_summary(result)
