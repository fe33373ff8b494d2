"""What the shell offers after an option, asked for only when a key is pressed."""

import click


def method_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the fusion methods that begin as typed."""
    from reconcile.fuse.case.method import methods
    from reconcile.fuse.table.method import table_methods

    names = ({m.name for m in methods()} | {m.name for m in table_methods()}) - {"auto"}
    return [name for name in ("auto", *sorted(names)) if name.startswith(incomplete)]


def profile_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the codings of vague words that begin as typed."""
    from reconcile.values import PROFILES

    return [name for name in sorted(PROFILES) if name.startswith(incomplete)]


def output_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the outputs of a check that begin as typed."""
    from reconcile.checking.discovery import output_names

    return [name for name in output_names() if name.startswith(incomplete)]


def rule_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the rules that begin as typed, those of the folders on the same line included."""
    from pathlib import Path

    from reconcile.config import Config
    from reconcile.detect import load_rules
    from reconcile.errors import ReconcileError

    folders = (*(ctx.params.get("rules") or ()), *(ctx.params.get("folders") or ()))
    try:
        rules = load_rules(Config(rules=tuple(map(Path, folders))))
    except ReconcileError:
        return []  # a key pressed is no place for an error; the command will tell it
    return [rule.id for rule in rules if rule.id.startswith(incomplete)]
