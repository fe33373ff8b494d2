"""JSON for programs: what was read, how it was fused, the sources, and one object an answer."""

import json
from typing import Any

from attrs import asdict

from reconcile.columns.answers import Answer
from reconcile.report.tables.digest import not_read, rated, sizes, statuses
from reconcile.tabular import Fused

NAME = "json"
SUFFIXES = (".json",)

SCHEMA = "reconcile/table/1"


def render(fused: Fused) -> str:
    """Return one object, an answer a line."""
    head = {
        "schema": SCHEMA,
        "files": list(fused.files),
        "sizes": sizes(fused),
        "attributes": [
            {"name": p.name, "kind": p.kind.name, "why": p.why, "notes": list(p.notes), "missing": p.missing}
            for p in fused.columns.profiles
        ],
        "unread": [asdict(u) for u in not_read(fused.columns.profiles)],
        "method": {
            "name": fused.method.name,
            "reference": fused.method.reference,
            "because": list(fused.beliefs.because),
            "iterations": fused.beliefs.iterations,
        },
        "statuses": {str(status): n for status, n in statuses(fused).items()},
        "measure": fused.beliefs.measure,
        "sources": [asdict(r) for r in rated(fused)],
    }
    top = "".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)},\n" for k, v in head.items())
    answers = ",\n".join(json.dumps(_plain(a), ensure_ascii=False) for a in fused.answers)
    return f'{{{top}"answers": [\n{answers}\n]}}\n'


def _plain(answer: Answer) -> dict[str, Any]:
    return {
        "keys": dict(answer.keys),
        "value": answer.value,
        "low": answer.low,
        "high": answer.high,
        "confidence": answer.confidence,
        "status": str(answer.status),
        "supporting": list(answer.supporting),
        "dissenting": list(answer.dissenting),
    }
