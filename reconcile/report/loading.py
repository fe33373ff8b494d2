"""A JSON report back into the result that it was made of."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from reconcile.consensus import Candidate, Consensus, Contribution, Status, WhatIf
from reconcile.errors import InputError
from reconcile.finding import Camp, Finding
from reconcile.gate import Axis, Comparability, GateEntry
from reconcile.report.record import SCHEMA
from reconcile.result import Reconciliation
from reconcile.settings import config_from_json
from reconcile.statement import Document, Failure, Frame, Question, Source, Statement
from reconcile.values import Label, Moment, Names, Quantity, Value

_KINDS: dict[str, type[Quantity] | type[Moment] | type[Label] | type[Names]] = {
    "quantity": Quantity,
    "moment": Moment,
    "label": Label,
    "names": Names,
}
# What `json.loads` gives and the schema promises; `load` reports what does not hold to it.
Loaded = Mapping[str, Any]


def value_of(data: Loaded) -> Value:
    """Restore a value by its kind."""
    return _KINDS[str(data["kind"])].from_json(data)


def load(text: str) -> Reconciliation:
    """Restore a result from a JSON report; documents come back without the markup map of their reader.

    Raises:
        InputError: the text is not JSON, not of this schema, or refers to something that it does not hold.
    """
    try:
        data = json.loads(text)
        schema = data.get("schema") if isinstance(data, dict) else None
        if schema != SCHEMA:
            raise InputError(f"the JSON has the schema '{schema}', not '{SCHEMA}'.", remedy="Give a JSON report.")
        return _Loading(data).result()
    except json.JSONDecodeError as e:
        where = f"line {e.lineno}, column {e.colno}"
        raise InputError(f"this is not JSON ({e.msg}).", where=where, remedy="Give a JSON report.") from e
    except (KeyError, TypeError, ValueError, AttributeError, AssertionError) as e:
        problem = f"the JSON report does not hold to its schema ({type(e).__name__}: {e})."
        raise InputError(problem, remedy="Write it again with this version of reconcile.") from e


class _Loading:
    """The tables that references are looked up in."""

    def __init__(self, data: Loaded) -> None:
        self.data = data
        self.documents = {d["id"]: _loaded_document(d) for d in data["documents"]}
        self.questions = {q["id"]: _loaded_question(q) for q in data["questions"]}
        self.statements = {s["id"]: self.statement(s) for s in data["statements"]}

    def result(self) -> Reconciliation:
        return Reconciliation(
            documents=tuple(self.documents[d["id"]] for d in self.data["documents"]),
            statements=tuple(self.statements[s["id"]] for s in self.data["statements"]),
            findings=tuple(map(self.finding, self.data["findings"])),
            consensus=tuple(map(self.consensus, self.data["consensus"])),
            gate_log=tuple(map(self.gate, self.data["gate_log"])),
            failures=tuple(Failure(f["name"], f["problem"]) for f in self.data["failures"]),
            config=config_from_json(self.data["config"]),
        )

    def statement(self, s: Loaded) -> Statement:
        as_of = s["as_of"]
        return Statement(
            question=_loaded_question(s["question"]),
            value=value_of(s["value"]),
            holder=_loaded_source(s["holder"]),
            document=self.documents[s["document"]],
            quote=s["quote"],
            start=s["start"],
            end=s["end"],
            stance=s["stance"],
            as_of=Moment.from_json(as_of) if as_of else None,
            relays=tuple(_loaded_source(r) for r in s["relays"]),
            frame=_loaded_frame(s["frame"]),
            origin=s["origin"],
            row=s["row"],
            reported=s["reported"],
        )

    def those(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        return tuple(self.statements[i] for i in ids)

    def finding(self, f: Loaded) -> Finding:
        return Finding(
            rule=f["rule"],
            severity=f["severity"],
            questions=tuple(_loaded_question(q) for q in f["questions"]),
            camps=tuple(Camp(value_of(c["value"]), self.those(c["statements"])) for c in f["camps"]),
            message=f["message"],
            mandatory=f["mandatory"],
            because=_loaded_pairs(f["because"]),
        )

    def consensus(self, c: Loaded) -> Consensus:
        return Consensus(
            question=self.questions[c["question"]],
            value=value_of(c["value"]) if c["value"] else None,
            low=c["low"],
            high=c["high"],
            confidence=c["confidence"],
            status=c["status"],
            supporting=self.those(c["supporting"]),
            dissenting=self.those(c["dissenting"]),
            sentence=c["sentence"],
            because=_loaded_pairs(c["because"]),
            candidates=tuple(
                Candidate(
                    value_of(x["value"]),
                    x["probability"],
                    tuple((y["origin"], y["log_odds"]) for y in x["support"]),
                )
                for x in c["candidates"]
            ),
            contributions=tuple(map(self.contribution, c["contributions"])),
            what_if=tuple(_loaded_what_if(x) for x in c["what_if"]),
            unclaimed=c["unclaimed"],
        )

    def contribution(self, x: Loaded) -> Contribution:
        return Contribution(
            origin=x["origin"],
            statement=self.statements[x["statement"]],
            carriers=self.those(x["carriers"]),
            accuracy=x["accuracy"],
            log_odds=x["log_odds"],
            probability=x["probability"],
        )

    def gate(self, g: Loaded) -> GateEntry:
        axis = Axis(g["axis"]) if g["axis"] else None
        verdict = Comparability(g["comparable"], axis, g["reason"])
        return GateEntry(self.statements[g["first"]], self.statements[g["second"]], verdict)


def _loaded_document(d: Loaded) -> Document:
    names = ("text", "name", "publisher", "published", "url", "family", "grade")
    return Document(**{n: d[n] for n in names})


def _loaded_question(q: Loaded) -> Question:
    return Question(q["event"], q["attribute"], q["population"], q["scope"])


def _loaded_source(s: Loaded) -> Source:
    return Source(s["name"], s["kind"], s["role"], s["organisation"], s["family"], s["grade"])


def _loaded_frame(f: Loaded) -> Frame:
    return Frame(**{k: _loaded_field(x) for k, x in f.items()})


def _loaded_field(x: object) -> Any:
    return tuple(x) if isinstance(x, list) else Moment.from_json(x) if isinstance(x, dict) else x


def _loaded_what_if(x: Loaded) -> WhatIf:
    value = value_of(x["value"]) if x["value"] else None
    return WhatIf(x["origin"], value, x["confidence"], Status(x["status"]), x["flips"])


def _loaded_pairs(because: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((relation, text) for relation, text in because)
