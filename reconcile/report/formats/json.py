"""JSON after the published schema `reconcile/result/1`: everything that a result holds, for programs."""

import json
import re

from reconcile.report.record import record
from reconcile.result import Reconciliation

NAME = "json"
SUFFIXES = (".json",)


def render(result: Reconciliation, *, indent: int | None = 2) -> str:
    """Return canonical JSON: keys sorted, no times of the run, a final line end; the same result, the same bytes."""
    text = json.dumps(record(result), ensure_ascii=False, allow_nan=False, indent=indent, sort_keys=True)
    # Half a surrogate pair cannot be written as UTF-8, but JSON can say it.
    return re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"
