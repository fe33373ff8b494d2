"""JSON: every flag with its statements, for programs."""

import json

from reconcile.checking.baseline import Entry
from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome
from reconcile.identity import Plain

SUFFIXES = (".json",)
VERSION = 1


def render(outcome: Outcome) -> str:
    """Return one JSON object: version, exit_code, checked, findings (new), known, ignored, stale, expired, failures."""
    data: dict[str, Plain] = {
        "version": VERSION,
        "exit_code": outcome.exit_code,
        "fail_on": str(outcome.fail_on),
        "checked": dict(outcome.checked),
        "findings": [_flag(f) for f in outcome.new],
        "known": [_flag(f) for f in outcome.known],
        "ignored": [_flag(f) for f in outcome.ignored],
        "stale": [_entry(e) for e in outcome.stale],
        "expired": [_entry(e) for e in outcome.expired],
        "failures": [{"name": f.name, "problem": f.problem} for f in outcome.failures],
        "notes": list(outcome.notes),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _flag(f: Flag) -> Plain:
    s = f.suggestion
    return {
        "severity": str(f.severity),
        "rule": f.rule,
        "question": f.question,
        "message": f.message,
        "fingerprint": f.fingerprint,
        "suggestion": {"value": s.value, "confidence": round(s.confidence, 9), "status": s.status} if s else None,
        "statements": [
            {
                "side": n,
                "value": side.value,
                "source": p.source,
                "file": p.file,
                "line": p.line or None,
                "row": p.row or None,
                "quote": p.written,
            }
            for n, side in enumerate(f.sides, 1)
            for p in side.places
        ],
    }


def _entry(e: Entry) -> Plain:
    until = e.until.isoformat() if e.until else None
    return {"fingerprint": e.fingerprint, "rule": e.rule, "question": e.question, "until": until, "reason": e.reason}


__all__ = ["SUFFIXES", "render"]
