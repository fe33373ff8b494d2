"""`reconcile` finds where sources contradict each other and answers with the best-supported value and its trail.

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from reconcile._version import __version__

if TYPE_CHECKING:
    from reconcile.compare import Comparison, compare
    from reconcile.config import Config
    from reconcile.consensus import Consensus, Status
    from reconcile.errors import ReconcileError
    from reconcile.extract import find_attributions
    from reconcile.finding import Finding, Severity
    from reconcile.pipeline import check, extract, run
    from reconcile.result import Reconciliation
    from reconcile.statement import Document, Question, Source, SourceKind, Stance, Statement
    from reconcile.table import StatementTable
    from reconcile.tabular import fuse
    from reconcile.values import Label, Moment, Names, Quantity
    from reconcile.values import find as find_values

__all__ = [
    "Comparison",
    "Config",
    "Consensus",
    "Document",
    "Finding",
    "Label",
    "Moment",
    "Names",
    "Quantity",
    "Question",
    "ReconcileError",
    "Reconciliation",
    "Severity",
    "Source",
    "SourceKind",
    "Stance",
    "Statement",
    "StatementTable",
    "Status",
    "__version__",
    "check",
    "compare",
    "extract",
    "find_attributions",
    "find_values",
    "fuse",
    "run",
]

_WHERE = {
    "Comparison": "compare",
    "Config": "config",
    "Consensus": "consensus",
    "Document": "statement",
    "Finding": "finding",
    "Label": "values",
    "Moment": "values",
    "Names": "values",
    "Quantity": "values",
    "Question": "statement",
    "Reconciliation": "result",
    "ReconcileError": "errors",
    "Severity": "finding",
    "Source": "statement",
    "SourceKind": "statement",
    "Stance": "statement",
    "Statement": "statement",
    "StatementTable": "table",
    "Status": "consensus",
    "check": "pipeline",
    "compare": "compare",
    "extract": "pipeline",
    "find_attributions": "extract",
    "find_values": "values",
    "fuse": "tabular",
    "run": "pipeline",
}


class _Package(ModuleType):
    """Keeps `extract`, `fuse` and `compare` the functions of the public API, though modules bear those names too."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _WHERE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _WHERE:
            raise AttributeError(f"module 'reconcile' has no attribute {name!r}")
        value: object = getattr(import_module(f"reconcile.{_WHERE[name]}"), "find" if name == "find_values" else name)
        super().__setattr__(name, value)
        return value

    def __dir__(self) -> list[str]:
        return __all__


sys.modules[__name__].__class__ = _Package
