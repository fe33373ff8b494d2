"""The command `reconcile`."""

from reconcile.cli.group import Group, cli, main

__all__ = ["Group", "cli", "main"]
