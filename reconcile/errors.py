"""Every error that `reconcile` raises on purpose.

Each message says what is wrong, where it stands and what to do about it, so that it can be shown as it is.
"""


class ReconcileError(Exception):
    """The base of all documented errors; `exit_code` is what the command line leaves with."""

    exit_code = 2

    def __init__(self, problem: str, *, where: str = "", remedy: str = "") -> None:
        """Build the message from `problem` (what), `where` (file:row, JSON path, character offset) and `remedy`."""
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(" ".join(part for part in (f"{where}: {problem}" if where else problem, remedy) if part))


class InputError(ReconcileError):
    """Something given to read is missing, not text, malformed or outside the size bounds."""


class ConfigError(ReconcileError):
    """A configuration is unknown, contradictory or out of range."""


class ValueParseError(ReconcileError):
    """A cell or phrase that should hold a value does not parse as one."""


class RuleError(ReconcileError):
    """A rule pack cannot be loaded, or a rule's own examples do not hold."""


class AuditError(ReconcileError):
    """An audit trail is not one, or does not verify."""


class UnknownQuestionError(ReconcileError):
    """No question, or more than one, fits the words it was asked for by."""
