"""The JSON report holds to its published schema and comes back as the result that it was made of."""

import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile.report as report
from reconcile.errors import InputError, ReconcileError
from reconcile.statement import Document, Frame, Source, Statement

ROOT = Path(report.__file__).parent
SCHEMA = ROOT / "schema" / "result-1.json"
ANY_TEXT = st.text(alphabet=st.characters(), max_size=30)


@cache
def validator() -> Any:
    """Return the validator of the schema, itself valid; typed loosely because jsonschema brings no types."""
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def valid(text: str) -> None:
    """Check a JSON report against the schema."""
    validator().validate(json.loads(text))


@pytest.mark.parametrize("name", ["case", "empty"])
def test_the_report_holds_to_the_schema(sample: ModuleType, name: str) -> None:
    """The sample case, with every kind of value and status, and an empty one validate."""
    valid(report.render(getattr(sample, name)(), "json"))


def test_the_schema_refuses_what_it_does_not_know(sample: ModuleType) -> None:
    """A field that is missing, added or of another kind does not validate: the schema is no formality."""
    import jsonschema

    for change in (
        lambda d: d.pop("findings"),
        lambda d: d.update(extra=1),
        lambda d: d["consensus"][0].update(confidence=1.5),
        lambda d: d["statements"][0].update(stance="shouted"),
        lambda d: d["statements"][0]["frame"].pop("noun"),
        lambda d: d["statements"][0]["value"].update(kind="number"),
    ):
        data = json.loads(report.render(sample.case(), "json"))
        change(data)
        with pytest.raises(jsonschema.ValidationError):
            valid(json.dumps(data))


def test_the_published_schema_is_the_packaged_one() -> None:
    """The schema in the docs and the one in the package are the same bytes."""
    docs = ROOT.parent.parent / "docs" / "schema" / SCHEMA.name
    assert docs.read_bytes() == SCHEMA.read_bytes()


@pytest.mark.parametrize(
    ("name", "kind", "left_out"),
    [
        ("statement", Statement, set()),
        ("frame", Frame, set()),
        ("source", Source, set()),
        ("document", Document, {"prose", "offsets", "escapes"}),
    ],
)
def test_no_field_of_the_model_is_forgotten(name: str, kind: type, left_out: set[str]) -> None:
    """Every attribute of the records of the model is in the schema, but for the reader's own map of markup."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert {f.name for f in fields(kind)} - left_out == set(schema["$defs"][name]["properties"]) - {"id"}


@pytest.mark.parametrize("name", ["case", "empty"])
def test_a_report_loads_as_the_result(sample: ModuleType, name: str) -> None:
    """What is loaded equals what was written, and writes the same bytes."""
    result = getattr(sample, name)()
    text = report.render(result, "json")
    assert report.load(text) == result
    assert report.render(report.load(text), "json") == text


@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=15))
@settings(max_examples=500, deadline=None)
def test_any_text_survives_the_round_trip(sample: ModuleType, texts: list[str]) -> None:
    """Any text at all, half surrogate pairs too, validates and comes back as it went."""
    result = sample.of_texts(*texts)
    text = report.render(result, "json")
    valid(text)
    assert report.load(text.encode("utf-8").decode("utf-8")) == result


def test_numbers_are_numbers_and_keys_are_sorted(sample: ModuleType) -> None:
    """Bounds and probabilities are JSON numbers, and the keys of every object stand in order."""
    text = report.render(sample.case(), "json")
    pairs: list[list[str]] = []
    data = json.loads(text, object_pairs_hook=lambda found: pairs.append([k for k, _ in found]) or dict(found))
    assert all(keys == sorted(keys) for keys in pairs)
    best = data["consensus"][0]
    assert best["low"] == 2
    assert best["high"] is None
    assert best["confidence"] == pytest.approx(0.625)


def test_no_path_of_the_machine_is_told(sample: ModuleType, tmp_path: Path) -> None:
    """A folder of rules is named, not located."""
    from attrs import evolve

    result = sample.case()
    result = evolve(result, config=evolve(result.config, rules=(tmp_path / "house",)))
    text = report.render(result, "json")
    assert str(tmp_path) not in text
    assert json.loads(text)["config"]["rules"] == ["house"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema": "other/1"}', '{"schema": "reconcile/result/1"}', '{"schema": ["x"]}'],
)
def test_what_is_no_report_is_a_documented_error(text: str) -> None:
    """Text that is not JSON, of another schema or incomplete is refused in words."""
    with pytest.raises(InputError, match=r"JSON"):
        report.load(text)


def test_a_report_that_refers_to_nothing_is_refused(sample: ModuleType) -> None:
    """A statement of a document that the report does not hold, or a value of no kind, is a documented error."""
    for change in (lambda s: s.update(document="d-0"), lambda s: s["value"].update(kind="x"), lambda s: s.pop("frame")):
        data = json.loads(report.render(sample.case(), "json"))
        change(data["statements"][0])
        with pytest.raises(ReconcileError, match="does not hold to its schema"):
            report.load(json.dumps(data))
