"""SARIF 2.1.0 (OASIS): for GitHub code scanning, GitLab and editors."""

import json
from urllib.parse import quote

from reconcile._version import __version__
from reconcile.checking.flag import Flag, Place
from reconcile.checking.outcome import Outcome
from reconcile.checking.wording import place_text, plain, suggestion_text
from reconcile.finding import Severity
from reconcile.identity import Plain

SUFFIXES = (".sarif",)
MOST = 25_000  # results that GitHub takes; the gravest come first
_RELATED = 100  # places of a result beside the first
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.CONTRADICTION: "error", Severity.TENSION: "warning"}


def render(outcome: Outcome) -> str:
    """Return the log: new flags as results, known ones as unchanged, ignored ones as suppressed."""
    flags = [(f, "new") for f in outcome.new] + [(f, "unchanged") for f in outcome.known]
    flags += [(f, "suppressed") for f in outcome.ignored]
    rules = sorted({(f.rule, f.title) for f, _ in flags})
    index = {rule: n for n, (rule, _) in enumerate(rules)}
    driver: Plain = {
        "name": "reconcile",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://pypi.org/project/claim-reconcile/",
        "rules": [_rule(rule, title) for rule, title in rules],
    }
    run: Plain = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not outcome.failures,
                "exitCode": outcome.exit_code,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": f.problem}} for f in outcome.failures
                ],
            }
        ],
        "results": [_result(f, state, index[f.rule]) for f, state in flags[:MOST]],
    }
    log: Plain = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str, title: str) -> Plain:
    return {
        "id": rule,
        "name": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": f"`reconcile rules show {rule}` tells when it fires, when not, and why."},
    }


def _result(f: Flag, state: str, index: int) -> Plain:
    first, *others = f.places or (Place(""),)
    others = others[:_RELATED]
    links = "; ".join(f"[{_linked(p)}]({n})" for n, p in enumerate(others, 1))
    said = " ".join(filter(None, (_linked_text(f.message), f"Against: {links}." if links else "", suggestion_text(f))))
    result: dict[str, Plain] = {
        "ruleId": f.rule,
        "ruleIndex": index,
        "level": _LEVELS.get(f.severity, "note"),
        "message": {"text": said},
        "locations": [_location(first)] if first.file else [],
        "relatedLocations": [{"id": n, **_location(p, place_text(p))} for n, p in enumerate(others, 1)],
        "partialFingerprints": {"primaryLocationLineHash": f.fingerprint, "reconcile/v1": f.fingerprint},
        "properties": {"question": f.question, "severity": str(f.severity)},
    }
    if state == "suppressed":
        result["suppressions"] = [{"kind": "external"}]
    else:
        result["baselineState"] = state
    return result


def _location(p: Place, message: str = "") -> dict[str, Plain]:
    physical: dict[str, Plain] = {"artifactLocation": {"uri": quote(p.file.replace("\\", "/"))}}
    if p.line:
        region: dict[str, Plain] = {"startLine": p.line, "endLine": p.end_line or p.line}
        if p.column:
            region |= {"startColumn": p.column, "endColumn": p.end_column}
        physical["region"] = region
    located: dict[str, Plain] = {"physicalLocation": physical}
    return located | ({"message": {"text": message}} if message else {})


def _linked(p: Place) -> str:
    return _linked_text(f"{p.written} ({p.source}, {p})" if p.source else f"{p.written} ({p})")


def _linked_text(text: str) -> str:
    """Return a text in which nothing is taken for a link (SARIF 3.11.6)."""
    return plain(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


__all__ = ["SUFFIXES", "render"]
