"""`reconcile init`."""

from pathlib import Path

import click


@click.command("init")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", default="reconcile.toml", metavar="FILE", help="Where to write; reconcile.toml.")
@click.option("--force", is_flag=True, help="Write it anew where it exists.")
def command(paths: tuple[str, ...], output: str, force: bool) -> None:
    """Look at tables and write a commented reconcile.toml for `check`.

    What their columns seem to hold stands there with the reason.

    Correct what is wrong in it, then run `reconcile check` without more words.
    """
    from reconcile.checking.checking import parted
    from reconcile.checking.guessing import write_settings
    from reconcile.errors import InputError

    tables, others = parted([Path(p) for p in paths])
    if others or not tables:
        where = str(others[0]) if others else ""
        raise InputError(
            "is no table, and no folder of tables.", where=where, remedy="Give CSV, TSV, JSONL or Parquet."
        )
    click.echo(f"Wrote {write_settings(tables, Path(output), force=force)}: look it through, then run: reconcile check")
