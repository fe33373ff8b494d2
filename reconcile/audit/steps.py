"""What each step of a run leaves in the trail, in the order of the pipeline."""

import hashlib
import inspect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reconcile._version import __version__
from reconcile.audit.canonical import plain, text
from reconcile.audit.codec import document_as_json, question_as_json, statement_as_json, value_as_json
from reconcile.consensus import Consensus
from reconcile.finding import Camp, Finding
from reconcile.identity import Plain
from reconcile.rule import Rule
from reconcile.statement import Document, Statement

if TYPE_CHECKING:
    from reconcile.result import Reconciliation

FORMAT = "reconcile audit trail 1"

Data = dict[str, Plain]


def steps(result: "Reconciliation") -> Iterator[tuple[str, Data]]:
    """Yield the name and data of every step but the last ('end'), which only the chain can write."""
    yield "header", _header(result)
    yield from (("read", _read(d)) for d in result.documents)
    yield from (("extract", statement_as_json(s)) for s in result.statements)
    for s in result.statements:
        yield "link", {"statement": s.id, "question": question_as_json(s.question)}
    for s in result.statements:
        yield "origin", {"statement": s.id, "origin": text(s.origin)}
    for entry in result.gate_log:
        verdict = entry.verdict
        pair: list[Plain] = [entry.first.id, entry.second.id]
        axis = None if verdict.axis is None else str(verdict.axis)
        reason = text(verdict.reason)
        yield "gate", {"statements": pair, "comparable": verdict.comparable, "axis": axis, "reason": reason}
    yield from (("finding", _finding(f)) for f in result.findings)
    yield from (("consensus", _consensus(c)) for c in result.consensus)


def _header(result: "Reconciliation") -> Data:
    from reconcile.detect import load_rules
    from reconcile.settings import config_as_json

    return {
        "format": FORMAT,
        "reconcile": __version__,
        "config": plain(config_as_json(result.config)),
        "documents": [document_as_json(d) for d in result.documents],
        "given": [{**statement_as_json(s), "question": question_as_json(s.question)} for s in result.given],
        "failures": [{"name": text(f.name), "problem": text(f.problem)} for f in result.failures],
        "rules": [{"id": r.id, "version": rule_version(r)} for r in load_rules(result.config)],
    }


@lru_cache(maxsize=1024)
def rule_version(rule: Rule) -> str:
    """Return a hash of what a rule is and does: its severity, its doc and the source of its check."""
    try:
        source = inspect.getsource(rule.check)
    except (OSError, TypeError):
        source = ""
    parts = "\0".join((rule.id, str(rule.scope), str(rule.severity), str(rule.mandatory), rule.doc, source))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _read(d: Document) -> Data:
    sha = hashlib.sha256(d.text.encode("utf-8", "surrogatepass")).hexdigest()
    return {"id": d.id, "name": text(d.name), "characters": len(d.text), "sha256": sha}


def _camp(camp: Camp) -> Data:
    return {"value": value_as_json(camp.value), "statements": ids(camp.statements)}


def ids(statements: Sequence[Statement]) -> list[Plain]:
    """Return the ids of statements in the order given."""
    return [s.id for s in statements]


def _finding(f: Finding) -> Data:
    return {
        "id": f.id,
        "fingerprint": f.fingerprint,
        "rule": text(f.rule),
        "severity": str(f.severity),
        "mandatory": f.mandatory,
        "questions": [q.id for q in f.questions],
        "camps": [_camp(c) for c in f.camps],
        "message": text(f.message),
        "because": plain(f.because),
    }


def _consensus(c: Consensus) -> Data:
    return {
        "id": c.id,
        "question": question_as_json(c.question),
        "value": value_as_json(c.value),
        "low": plain(c.low),
        "high": plain(c.high),
        "confidence": plain(c.confidence),
        "status": str(c.status),
        "supporting": ids(c.supporting),
        "dissenting": ids(c.dissenting),
        "sentence": text(c.sentence),
        "because": plain(c.because),
        "candidates": [
            {"value": value_as_json(x.value), "probability": plain(x.probability), "support": plain(x.support)}
            for x in c.candidates
        ],
        "contributions": [
            {
                "origin": text(x.origin),
                "statement": x.statement.id,
                "carriers": ids(x.carriers),
                "accuracy": plain(x.accuracy),
                "log_odds": plain(x.log_odds),
                "probability": plain(x.probability),
            }
            for x in c.contributions
        ],
        "what_if": [
            {
                "origin": text(x.origin),
                "value": value_as_json(x.value),
                "confidence": plain(x.confidence),
                "status": str(x.status),
                "flips": x.flips,
            }
            for x in c.what_if
        ],
        "unclaimed": plain(c.unclaimed),
    }
