"""A result as plain JSON data: the record behind the JSON report."""

import math
from collections.abc import Iterable
from enum import StrEnum

from attrs import fields

from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.finding import Finding
from reconcile.gate import GateEntry
from reconcile.result import Reconciliation
from reconcile.settings import config_as_json
from reconcile.statement import Document, Frame, Question, Source, Statement
from reconcile.values import Moment, Value

SCHEMA = "reconcile/result/1"
Record = dict[str, object]


def record(result: Reconciliation) -> Record:
    """Return the result as JSON data that the published schema describes; no path of this machine is in it."""
    return {
        "schema": SCHEMA,
        "config": _config(result.config),
        "documents": [_document(d) for d in result.documents],
        "questions": [_question(c.question) for c in result.consensus],
        "statements": [_statement(s) for s in result.statements],
        "findings": [_finding(f) for f in result.findings],
        "consensus": [_consensus(c) for c in result.consensus],
        "gate_log": [_gate(g) for g in result.gate_log],
        "failures": [{"name": f.name, "problem": f.problem} for f in result.failures],
    }


def _config(c: Config) -> Record:
    # Folders of rules by name only: where they lie is this machine's business and would differ between machines.
    rules = [p.name if p.is_absolute() else p.as_posix() for p in c.rules]
    return {**config_as_json(c), "rules": rules}


def _document(d: Document) -> Record:
    names = ("id", "name", "publisher", "published", "url", "family", "grade", "text")
    return {n: getattr(d, n) for n in names}


def _question(q: Question) -> Record:
    return {
        "id": q.id,
        "name": str(q),
        "event": q.event,
        "attribute": q.attribute,
        "population": q.population,
        "scope": q.scope,
    }


def _source(s: Source) -> Record:
    return {
        "name": s.name,
        "kind": str(s.kind),
        "role": s.role,
        "organisation": s.organisation,
        "family": s.family,
        "grade": s.grade,
    }


def _frame(f: Frame) -> Record:
    return {a.name: _field(getattr(f, a.name)) for a in fields(Frame)}


def _field(x: object) -> object:
    if isinstance(x, Moment):
        return value_record(x)
    return list(x) if isinstance(x, tuple) else str(x) if isinstance(x, StrEnum) else x


def _statement(s: Statement) -> Record:
    return {
        "id": s.id,
        "question": _question(s.question),
        "value": value_record(s.value),
        "holder": _source(s.holder),
        "document": s.document.id,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "stance": str(s.stance),
        "as_of": s.as_of and value_record(s.as_of),
        "relays": [_source(r) for r in s.relays],
        "frame": _frame(s.frame),
        "origin": s.origin,
        "row": s.row,
        "reported": s.reported,
    }


def _place(s: Statement) -> Record:
    """Return a statement in short, so that a finding can be read without a look-up."""
    return {
        "id": s.id,
        "document": s.document.name,
        "holder": s.holder.name,
        "quote": s.quote,
        "start": s.start,
        "end": s.end,
        "row": s.row,
    }


def _finding(f: Finding) -> Record:
    return {
        "id": f.id,
        "rule": f.rule,
        "severity": str(f.severity),
        "message": f.message,
        "fingerprint": f.fingerprint,
        "mandatory": f.mandatory,
        "questions": [_question(q) for q in f.questions],
        "camps": [{"value": value_record(c.value), "statements": _ids(c.statements)} for c in f.camps],
        "statements": [_place(s) for s in f.statements],
        "because": _pairs(f.because),
    }


def _consensus(c: Consensus) -> Record:
    return {
        "id": c.id,
        "question": c.question.id,
        "value": c.value and value_record(c.value),
        "text": None if c.value is None else str(c.value),
        "low": c.low,
        "high": c.high,
        "confidence": c.confidence,
        "status": str(c.status),
        "supporting": _ids(c.supporting),
        "dissenting": _ids(c.dissenting),
        "sentence": c.sentence,
        "because": _pairs(c.because),
        "candidates": [
            {
                "value": value_record(x.value),
                "probability": x.probability,
                "support": [{"origin": o, "log_odds": w} for o, w in x.support],
            }
            for x in c.candidates
        ],
        "contributions": [
            {
                "origin": x.origin,
                "statement": x.statement.id,
                "carriers": _ids(x.carriers),
                "accuracy": x.accuracy,
                "log_odds": x.log_odds,
                "probability": x.probability,
            }
            for x in c.contributions
        ],
        "what_if": [
            {
                "origin": x.origin,
                "value": x.value and value_record(x.value),
                "confidence": x.confidence,
                "status": str(x.status),
                "flips": x.flips,
            }
            for x in c.what_if
        ],
        "unclaimed": c.unclaimed,
    }


def _gate(g: GateEntry) -> Record:
    return {
        "first": g.first.id,
        "second": g.second.id,
        "comparable": g.verdict.comparable,
        "axis": g.verdict.axis and str(g.verdict.axis),
        "reason": g.verdict.reason,
    }


def _ids(statements: Iterable[Statement]) -> list[str]:
    return [s.id for s in statements]


def _pairs(because: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[relation, text] for relation, text in because]


def value_record(value: Value) -> Record:
    """Return a value's own JSON, with null for a bound that is infinite."""
    data = value.as_json()
    return {k: None if isinstance(x, float) and not math.isfinite(x) else x for k, x in data.items()}
