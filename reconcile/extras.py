"""Packages that only some inputs or choices need, and what to say where one is not installed."""

from importlib import import_module
from types import ModuleType

from reconcile.errors import ConfigError, ReconcileError


def required(
    package: str, extra: str, purpose: str, error: type[ReconcileError] = ConfigError, where: str = ""
) -> ModuleType:
    """Return an optional package.

    Args:
        package: its import name.
        extra: the extra of this distribution that brings it.
        purpose: what it is needed for, as the beginning of a sentence.
        error: what to raise without it.
        where: the input that needs it.

    Raises:
        ReconcileError: it is not installed; the message names the command that installs it.
    """
    try:
        return import_module(package)
    except ImportError:
        problem = f"{purpose} needs the package '{package}', which is not installed."
        raise error(problem, where=where, remedy=f"Install it: pip install 'claim-reconcile[{extra}]'.") from None
