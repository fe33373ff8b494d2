"""What the trail records comes back as it was: documents, statements, choices, and every line of it."""

import json

import rfc8785
from attrs import evolve
from hypothesis import given, settings
from results import Maker, makers

from reconcile.audit import Trail, trail, verify
from reconcile.audit.canonical import canonical, plain
from reconcile.audit.codec import (
    document_as_json,
    document_from_json,
    question_as_json,
    question_from_json,
    statement_as_json,
    statement_from_json,
    value_as_json,
    value_from_json,
)
from reconcile.audit.replaying import recorded_inputs
from reconcile.identity import Plain
from reconcile.settings import config_as_json
from reconcile.statement import Statement

lawful = settings(max_examples=500)


def written(data: Plain) -> dict[str, Plain]:
    """Return a record as it comes out of a line."""
    return json.loads(canonical({"data": data}))["data"]


def everything(s: Statement) -> tuple[object, ...]:
    """Return a statement with what takes no part in equality: the words that its values were read from."""
    return s, s.id, s.value.as_json(), s.as_of and s.as_of.as_json(), s.frame.when and s.frame.when.as_json()


@lawful
@given(makers)
def test_statements_come_back_whole(maker: Maker) -> None:
    """Every field of a statement, its frame, its values and its document is what was recorded, type and all."""
    given_one = maker.statement(maker.document())
    document = document_from_json(written(document_as_json(given_one.document)))
    question = question_from_json(written(question_as_json(given_one.question)))
    back = statement_from_json(written(statement_as_json(given_one)), {given_one.document.id: document}, question)
    assert (document, document.id) == (given_one.document, given_one.document.id)
    assert everything(back) == everything(evolve(given_one, origin=""))  # origins are a record of their own


@lawful
@given(makers)
def test_values_come_back_whole(maker: Maker) -> None:
    """Huge numbers, half-open bounds, zones and odd names are recorded without loss."""
    value = maker.value()
    back = value_from_json(written(value_as_json(value)))
    assert (type(back), back, back.as_json()) == (type(value), value, value.as_json())


@lawful
@given(makers)
def test_choices_come_back_whole(maker: Maker) -> None:
    """A configuration, and what a language model was asked and answered, is what was recorded."""
    config = maker.config()
    recorded = written({"documents": [], "given": [], "config": plain(config_as_json(config))})
    assert recorded_inputs(recorded) == ([], config)


@lawful
@given(makers)
def test_trails_come_back_whole(maker: Maker) -> None:
    """Each line of any trail is RFC 8785, the chain holds, and reading it gives the same records."""
    made = trail(maker.result())
    data = made.text.encode()
    assert verify(data).ok
    assert Trail(tuple(data.decode().split("\n")[:-1])) == made
    assert all(rfc8785.dumps(json.loads(line)) == line.encode() for line in made.lines)
