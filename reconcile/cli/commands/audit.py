"""`reconcile audit`."""

from pathlib import Path

import click

from reconcile.cli.group import printable

_SHOWN = 8  # problems that are told one by one


@click.group("audit")
def command() -> None:
    """Show, verify, replay and compare audit trails.

    `reconcile run PATH... -o trail.jsonl` writes one.
    """


@command.command()
@click.argument("file", metavar="FILE")
def show(file: str) -> None:
    """Show a trail's records in words, one a line."""
    from reconcile.audit import Trail, show

    click.echo(show(Trail.load(file)), nl=False)


@command.command()
@click.argument("file", metavar="FILE")
@click.option("--head", metavar="HASH", help="The last record's hash as noted elsewhere; tells a trail written anew.")
def verify(file: str, head: str | None) -> None:
    """Check every byte of a trail. Leaves with 1 where it was changed, and says where."""
    from reconcile.audit import verify
    from reconcile.errors import AuditError

    try:
        data = Path(file).read_bytes()
    except OSError as error:
        reason = f"cannot be read: {str(error.strerror or error).lower()}."
        raise AuditError(reason, where=file, remedy="Check the path.") from None
    checked = verify(data, head)
    if not checked.ok and not checked.records and data:
        how = "`reconcile run PATH... -o trail.jsonl` writes one."
        click.echo(f"{printable(file)}: {checked.problems[0].what}; {how}")
        click.get_current_context().exit(1)
    for problem in checked.problems[:_SHOWN]:
        click.echo(f"{printable(file)}:{problem.line}: {problem.what}")
    if not checked.ok:
        more = len(checked.problems) - _SHOWN
        if more > 0:
            click.echo(f"and {more} more, the last in line {checked.problems[-1].line}")
        count = f"{len(checked.problems)} problem{'' if len(checked.problems) == 1 else 's'}"
        click.echo(f"NOT verified: {count} in {checked.records} records")
        click.get_current_context().exit(1)
    click.echo(f"verified: {checked.records} records, head {checked.head}")


@command.command()
@click.argument("file", metavar="FILE")
def replay(file: str) -> None:
    """Compute a trail anew from its recorded inputs and compare. Leaves with 1 where they differ."""
    from reconcile.audit import Trail, replay

    result = replay(Trail.load(file))
    if result.ok:
        click.echo(f"the same: {result.records} records recomputed, byte for byte")
        return
    if d := result.difference:
        click.echo(f"{printable(file)}:{d.line}: {d.step} {d.field}".rstrip())
        click.echo(f"  recorded:   {d.recorded}\n  recomputed: {d.recomputed}")
    click.echo("NOT the same: another version of reconcile or of a rule, or a trail that no run wrote")
    click.get_current_context().exit(1)


@command.command()
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
def diff(before: str, after: str) -> None:
    """Tell what changed between two runs and why. Leaves with 1 where something did."""
    from reconcile.audit import Trail, diff

    difference = diff(Trail.load(before), Trail.load(after))
    click.echo(difference.as_text().rstrip("\n"))
    if not difference.same:
        click.get_current_context().exit(1)
