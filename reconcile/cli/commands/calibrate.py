"""`reconcile calibrate`."""

from pathlib import Path

import click

from reconcile.cli.terminal import colored, no_color, width

_SUFFIXES = (".json", ".svg", ".txt")


@click.command("calibrate")
@click.argument("consensus", metavar="CONSENSUS")
@click.argument("truth", metavar="TRUTH")
@click.option(
    "-o",
    "--output",
    "outputs",
    metavar="FILE",
    multiple=True,
    help="Also write: .json the map for `run --calibration`, .svg the reliability diagram, .txt (repeatable).",
)
@click.option("--config", metavar="FILE", help="Settings in TOML, for the kinds of attributes.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing.")
@no_color
def command(
    consensus: str, truth: str, outputs: tuple[str, ...], config: str | None, quiet: bool, no_color: bool
) -> None:
    """Compare the confidences of a consensus with the truth.

    CONSENSUS is what `run -o consensus.csv` wrote, TRUTH a table with the same columns for what was asked and the true
    `value`; of some questions is enough. Prints the share right, the Brier score beside that of one confidence for all,
    the calibration error (ECE) with its standard error, and both after mending by an isotonic map, measured on answers
    that the map was not made from.
    """
    from reconcile.cli.group import printable
    from reconcile.errors import ConfigError
    from reconcile.report.writing import save

    for output in outputs:
        if Path(output).suffix.casefold() not in _SUFFIXES:
            remedy = f"Use one of {' '.join(_SUFFIXES)}."
            raise ConfigError("a calibration has no report with this suffix.", where=output, remedy=remedy)
    reports = _reports(Path(consensus), Path(truth), config, colored(no_color))
    if not quiet:
        click.echo(reports["terminal"], color=colored(no_color), nl=False)
    for output in outputs:
        save(Path(output), reports[Path(output).suffix.casefold()])
        click.echo(printable(f"Wrote {output}"), err=True)


def _reports(consensus: Path, truth: Path, config: str | None, color: bool) -> dict[str, str]:
    from reconcile.calibration import ConfidenceMap, measures
    from reconcile.calibration.isotonic import cross_mapped
    from reconcile.judging import judged
    from reconcile.report.calibration import as_svg, as_text
    from reconcile.settings import load_settings

    known = judged(consensus, truth, load_settings(Path(config)) if config else None)
    found = measures(known.confidence, known.right)
    mended = measures(cross_mapped(known.confidence, known.right), known.right)
    mend = ConfidenceMap.fitted(known.confidence, known.right)
    rest = ""
    if known.unknown or known.unanswered:
        rest = f"  not compared: {known.unknown:,} answers without truth, {known.unanswered:,} truths without answer\n"
    return {
        "terminal": as_text(found, mended, width=width(), color=color) + rest,
        ".txt": as_text(found, mended) + rest,
        ".json": mend.to_json(),
        ".svg": as_svg(found, mend),
    }
