"""GitLab code quality: the report artefact that marks the lines of a merge request."""

import json

from reconcile.checking.flag import Flag
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import side_text
from reconcile.finding import Severity
from reconcile.identity import Plain

SUFFIXES = ()
_GRADES = {Severity.CONTRADICTION: "major", Severity.TENSION: "minor"}


def render(outcome: Outcome) -> str:
    """Return the JSON list; each flag at its first place, the other sides in the description."""
    return json.dumps([_issue(f) for f in outcome.new], ensure_ascii=False, indent=1) + "\n"


def _issue(f: Flag) -> Plain:
    first = next(iter(f.places), None)
    return {
        "description": f"{f.message} ({'; '.join(side_text(s, 3) for s in f.sides)})",
        "check_name": f.rule,
        "fingerprint": f.fingerprint,
        "severity": _GRADES.get(f.severity, "info"),
        "location": {"path": first.file if first else "", "lines": {"begin": max(1, first.line) if first else 1}},
    }


__all__ = ["SUFFIXES", "render"]
