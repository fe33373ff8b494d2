"""The audit trail: every changed byte is found, a replay gives the same bytes, and a comparison says why."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import rfc8785
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.audit import Trail, diff, replay, show, trail, verify
from reconcile.audit.canonical import canonical, plain, text, untext
from reconcile.audit.chain import chained
from reconcile.audit.codec import document_as_json, document_from_json, statement_as_json, statement_from_json
from reconcile.config import Config
from reconcile.errors import AuditError
from reconcile.statement import Document, Failure, Frame, Question, Source, SourceKind, Statement
from reconcile.values import Label, Quantity

ARTICLE = (
    "Two ferrymen drowned on Monday, the Ostend paper reported. Harbour police spokeswoman Ida Brandt said three "
    "ferrymen drowned. At least five passengers were injured, officials said."
)


@cache
def result() -> reconcile.Reconciliation:
    """Return one run on an article that contradicts itself."""
    first = Document(ARTICLE, name="1_ferry.txt", publisher="Ferry Post", published="2024-04-02")
    second = Document("Three ferrymen drowned, police said.", name="2_quay.txt", publisher="Quay News")
    return reconcile.run([first, second])


@cache
def whole() -> bytes:
    """Return its trail."""
    return result().audit.text.encode()


def test_a_trail_verifies() -> None:
    """An untouched trail has no problem, and as many records as lines."""
    checked = verify(whole())
    assert checked.ok, checked.problems
    assert checked.records == whole().count(b"\n") == len(result().audit.lines)
    assert checked.head == result().audit.head


def test_the_same_run_writes_the_same_bytes() -> None:
    """Nothing of clock, place or machine enters a trail."""
    again = reconcile.run([*result().documents][::-1])
    assert trail(again).text.encode() == whole()
    assert str(Path.home()).encode() not in whole()


def test_steps_follow_the_pipeline() -> None:
    """Header, read, extract, link, origin, gate, finding, consensus, end; each at least once, save the gate."""
    steps = list(dict.fromkeys(json.loads(line)["step"] for line in result().audit.lines))
    order = ["header", "read", "extract", "link", "origin", "gate", "finding", "consensus", "end"]
    assert steps == [s for s in order if s in steps]
    assert set(order) - set(steps) <= {"gate"}


def test_records_are_rfc_8785() -> None:
    """Each line is what an independent implementation of the standard writes for its content."""
    for line in result().audit.lines:
        assert rfc8785.dumps(json.loads(line)) == line.encode()


@settings(max_examples=500)
@given(st.integers(0), st.integers(1, 255))
def test_a_changed_byte_is_found(place: int, change: int) -> None:
    """Any byte, changed to any other, is noticed and its line told."""
    data = bytearray(whole())
    at = place % len(data)
    data[at] ^= change
    checked = verify(bytes(data))
    assert not checked.ok
    assert whole().count(b"\n", 0, at) + 1 in {p.line for p in checked.problems}


@settings(max_examples=300)
@given(st.integers(0), st.integers(1, 40))
def test_missing_bytes_are_found(place: int, length: int) -> None:
    """Any stretch that is cut out is noticed, also at the end and across lines."""
    at = place % len(whole())
    assert not verify(whole()[:at] + whole()[at + length :]).ok


@settings(max_examples=300)
@given(st.integers(0), st.binary(min_size=1, max_size=8))
@example(0, b"\xef\xbb\xbf")
@example(0, b"\n")
@example(0, b" ")
def test_added_bytes_are_found(place: int, more: bytes) -> None:
    """Anything put in is noticed: blanks, line ends, a byte order mark, bytes that are no text."""
    at = place % (len(whole()) + 1)
    assert not verify(whole()[:at] + more + whole()[at:]).ok


@settings(max_examples=200)
@given(st.data())
def test_moved_doubled_and_dropped_lines_are_found(data: st.DataObject) -> None:
    """Lines in another order, twice, or left out are noticed, up to leaving out the end."""
    lines = whole().splitlines(keepends=True)
    i, j = data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True))
    swapped = list(lines)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    for changed in (swapped, [*lines[:i], *lines[i + 1 :]], [*lines[: i + 1], *lines[i:]], lines[: i + 1][:-1]):
        assert not verify(b"".join(changed)).ok


@settings(max_examples=100)
@given(st.integers(0))
def test_a_changed_record_with_its_own_hash_renewed_is_found(place: int) -> None:
    """Who changes a record and seals it anew breaks the link to the next one."""
    lines = [json.loads(line) for line in result().audit.lines]
    i = place % (len(lines) - 1)
    steps = [(r["step"], r["data"]) for r in lines[:-1]]
    steps[i] = (steps[i][0], {**steps[i][1], "more": True})
    forged = tuple(chained(steps))
    changed = (*result().audit.lines[:i], forged[i], *result().audit.lines[i + 1 :])
    assert not verify("".join(f"{line}\n" for line in changed)).ok


def test_a_trail_written_anew_is_told_by_its_head() -> None:
    """Against the hash noted elsewhere even a trail forged as a whole does not pass."""
    forged = Trail(tuple(chained([("header", {"format": "reconcile audit trail 1"})])))
    assert verify(forged.text).ok
    assert not verify(forged.text, head=result().audit.head).ok
    assert verify(whole(), head=result().audit.head).ok


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda t: t[:-1], "does not end with a line feed"),
        (lambda t: t.replace(b"\n", b"\r\n"), "not in canonical form from byte"),
        (lambda t: t.replace(b'"seq":2', b'"seq": 2'), "not in canonical form from byte"),
        (lambda t: t.replace(b"ferrymen", b"ferrywomen", 1), r"content of record 0 \(header\) was changed"),
        (lambda t: b"".join(t.splitlines(keepends=True)[:-1]), "the end is missing"),
        (lambda t: b"", "the trail is empty"),
        (lambda t: b"\xff" + t, "byte 1 is not UTF-8"),
        (lambda t: b"[1]\n" + t, "not a record"),
        (lambda t: b"[" * 100_000 + b"\n", "not JSON"),
        (lambda t: b'{"data":NaN,"hash":"","prev":"","seq":0,"step":"header"}\n', "NaN|changed|header"),
    ],
)
def test_what_is_wrong_is_said(spoil: Callable[[bytes], bytes], said: str) -> None:
    """Each kind of damage has its own words."""
    problems = verify(spoil(whole())).problems
    assert any(re.search(said, p.what) for p in problems), problems


def test_a_changed_hash_field_is_told_from_changed_content() -> None:
    """When the next record still links to the content, it is the hash that was altered."""
    line = json.loads(result().audit.lines[2])
    spoiled = whole().replace(f'"hash":"{line["hash"]}"'.encode(), b'"hash":"' + b"0" * 64 + b'"', 1)
    assert any(p.line == 3 and "field 'hash'" in p.what for p in verify(spoiled).problems)


def test_save_and_load(tmp_path: Path) -> None:
    """A saved trail loads as the same; a damaged or missing one is an error that says where."""
    path = result().audit.save(tmp_path / "trail.jsonl")
    assert path.read_bytes() == whole()
    assert Trail.load(path) == result().audit
    path.write_bytes(whole()[:-5])
    with pytest.raises(AuditError, match=r"trail\.jsonl:\d+: the audit trail does not verify"):
        Trail.load(path)
    with pytest.raises(AuditError, match=r"none\.jsonl: cannot be read"):
        Trail.load(tmp_path / "none.jsonl")


def test_a_replay_gives_the_same_bytes() -> None:
    """Running again from the recorded inputs gives the trail itself."""
    again = replay(whole())
    assert again.ok, again.difference
    assert again.records == len(result().audit.lines)


def test_a_replay_that_differs_says_where() -> None:
    """A run that decides otherwise is shown with line, field and both sides."""

    def otherwise(inputs: object, config: Config) -> reconcile.Reconciliation:
        made = reconcile.run(inputs, config)
        first, *others = made.consensus
        return evolve(made, consensus=(evolve(first, sentence="something else"), *others))

    again = replay(result().audit, otherwise)
    assert not again.ok
    assert again.difference is not None
    assert (again.difference.step, again.difference.field) == ("consensus", "data.sentence")
    assert again.difference.recomputed == "something else"
    assert json.loads(result().audit.lines[again.difference.line - 1])["step"] == "consensus"


def test_a_replay_of_tables_pages_and_failures(tmp_path: Path) -> None:
    """Statements from a table, a web page's places and inputs that could not be read are replayed too."""
    (tmp_path / "t.csv").write_text("source,item,value\nA,pier length,120\nB,pier length,130\n", encoding="utf-8")
    page = "<html><body><p>Two ferrymen <b>drowned</b>, police said.</p></body></html>"
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    (tmp_path / "x.txt").write_bytes(b"\x00\x01")
    made = reconcile.run([tmp_path / "t.csv", tmp_path / "p.html", tmp_path / "x.txt"])
    assert made.given
    assert made.failures
    again = replay(made.audit)
    assert again.ok, again.difference


def test_a_replay_keeps_the_configuration() -> None:
    """Declared sources, thresholds and priors come back with their types."""
    config = Config(relay_cost=0.05, false_values=20, priors={SourceKind.WITNESS: 0.5}, event="ferry")
    made = reconcile.run([Document(ARTICLE, name="a.txt")], config)
    assert replay(made.audit).ok


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_has_a_trail_that_replays(words: str) -> None:
    """Half surrogates, control characters and line separators are recorded, verified and replayed."""
    made = reconcile.run([Document(words, name="odd.txt")])
    assert verify(made.audit.text).ok
    assert replay(made.audit).ok


@settings(max_examples=200)
@given(st.text(st.characters(exclude_categories=())))
def test_any_text_survives_the_record(words: str) -> None:
    """What is recorded as JSON comes back as it was."""
    assert untext(json.loads(canonical({"t": text(words)}))["t"]) == words


@settings(max_examples=100)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",)), max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
        max_leaves=12,
    )
)
def test_canonical_form_is_the_standards(data: object) -> None:
    """Our canonical form of anything recorded is that of the `rfc8785` package."""
    record = {"data": plain(data)}
    assert canonical(record) == rfc8785.dumps(record)


def test_statements_and_documents_come_back() -> None:
    """A statement and its document survive as plain JSON, huge and broken numbers included."""
    d = Document("<p>x 3</p>", name="a.html", published="2024-01-01", prose="x 3", offsets=None)
    frame = Frame(noun="pier", places=("Ostend",), sentence=(3, 6), headline=True, part="subset")
    value = Quantity(low=2**60 + 1, high=1e300, high_open=True, point=2.5, unit="m", text="x")
    relays = (Source("Wire", SourceKind.OUTLET),)
    s = Statement(Question("a", "b"), value, Source("H", grade="B"), d, "x", 3, 4, relays=relays, frame=frame, row=2)
    (back,) = (document_from_json(json.loads(canonical(document_as_json(d)))),)
    assert (back, back.prose) == (d, d.prose)
    assert statement_from_json(json.loads(canonical(statement_as_json(s))), {d.id: back}, s.question) == s
    labelled = evolve(s, value=Label("Pier Nine", text="pier nine", broader={"port"}))
    again = statement_from_json(json.loads(canonical(statement_as_json(labelled))), {d.id: back}, s.question)
    assert again.value.as_json() == labelled.value.as_json()


def test_a_comparison_names_the_cause() -> None:
    """An edited sentence shows as a changed input, a changed statement and a changed answer, with the cause."""
    old = result()
    edited = [evolve(d, text=d.text.replace("Two ferrymen", "Nine ferrymen"), prose="") for d in old.documents]
    found = diff(old.audit, reconcile.run(edited).audit)
    assert [c.name for c in found.changes if c.what == "input"] == ["1_ferry.txt"]
    assert len([c for c in found.changes if c.what == "statement"]) == 2
    assert any("Nine ferrymen" in cause for a in found.answers for cause in a.causes)
    words = found.as_text()
    assert "input changed: 1_ferry.txt" in words
    assert "because" in words


def test_a_comparison_with_another_configuration() -> None:
    """Where only a threshold changed, it is the cause of every changed answer."""
    made = reconcile.run(list(result().documents), Config(false_values=40))
    found = diff(whole(), made.audit)
    assert [(c.what, c.name, c.before, c.after) for c in found.changes] == [
        ("configuration", "false_values", "10", "40")
    ]
    assert found.answers
    assert all(cause.startswith("configuration changed: false_values") for a in found.answers for cause in a.causes)


def test_equal_trails_compare_as_the_same() -> None:
    """Nothing changed: said in one line."""
    found = diff(whole(), result().audit)
    assert found.same
    assert found.as_text() == "The two trails are the same, byte for byte.\n"


def test_a_trail_can_be_read_by_people() -> None:
    """The listing has one line a record, with the words of the statements and the answers."""
    listing = show(whole())
    assert listing.count("\n") == len(result().audit.lines)
    assert "three ferrymen" in listing
    assert "confidence" in listing
    with pytest.raises(AuditError, match="does not verify"):
        show(whole()[:-3])


def test_failures_are_recorded() -> None:
    """Inputs that could not be read stand in the header."""
    made = evolve(result(), failures=(Failure("x.bin", "is binary."),))
    assert json.loads(trail(made).lines[0])["data"]["failures"] == [{"name": "x.bin", "problem": "is binary."}]


def test_one_missing_line_is_one_break() -> None:
    """Where a line is missing is told once, with the record that the chain goes on with, and the end's count."""
    lines = whole().splitlines(keepends=True)
    missing, count = verify(b"".join([*lines[:5], *lines[6:]])).problems
    assert missing.line == 6
    assert missing.what == (
        "record 5 is missing here; the chain goes on with record 6, "
        f"and the {len(lines) - 7} records behind it follow one another"
    )
    assert (count.line, count.what) == (len(lines) - 1, "the count of records is another")


def test_lines_in_another_order_are_few_breaks() -> None:
    """Two lines that changed places, or one that stands twice, are told where they stand and nowhere else."""
    lines = whole().splitlines(keepends=True)
    swapped = [*lines[:3], lines[4], lines[3], *lines[5:]]
    assert [p.line for p in verify(b"".join(swapped)).problems] == [4, 5, 6]
    doubled = verify(b"".join([*lines[:4], *lines[3:]])).problems
    assert [p.line for p in doubled] == [5, len(lines) + 1]
    assert "doubled" in doubled[0].what
