"""Laws of detection, whatever the statements."""

import random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.detect import detect, load_rules
from reconcile.detect.detection import _findings, _marked, _same_dispute, _settled, _sides, rank
from reconcile.detect.examples import statements_of
from reconcile.detect.groups import groups_of
from reconcile.detect.screen import differs
from reconcile.finding import Finding, Severity
from reconcile.rule import Claim, Group
from reconcile.statement import Document, Part, SourceKind, Stance, Statement

RULES = load_rules()
CORE = tuple(r for r in RULES if r.id in {"quantity-differs", "quantity-strained"})
HOLDERS = ["narrator", "Ines Orlan", "Jo Marn"]

figures = st.one_of(
    st.integers(0, 30).map(str),
    st.integers(1, 30).map("at least {}".format),
    st.integers(20, 60).map("about {}".format),
    st.sampled_from(["dozens", "up to 12", "4,471", "between 5 and 9", "4", "4", "7"]),
)


@st.composite
def claim(draw: st.DrawFn) -> Claim:
    """Draw a claim from a small world in which claims collide often."""
    what = draw(st.sampled_from(["police killed", "people killed", "militants killed"]))
    holder = draw(st.sampled_from(HOLDERS))
    return Claim(
        what,
        draw(figures),
        holder=holder,
        kind=SourceKind.NARRATION if holder == "narrator" else SourceKind.OFFICIAL,
        organisation=draw(st.sampled_from(["", "Kallo Police"])) if holder != "narrator" else "",
        stance=draw(st.sampled_from([Stance.ASSERTED] * 4 + [Stance.DENIED, Stance.FORECAST, Stance.SUPERSEDED])),
        scope=draw(st.sampled_from(["Kallo", "Kallo", "Kallo", "both attacks"])),
        part=draw(st.sampled_from([Part.TOTAL] * 4 + [Part.ADDITION, Part.INCREMENT, Part.CUMULATIVE, Part.SUBSET])),
        cue=draw(st.sampled_from(["", "", "", "revised"])),
        document=draw(st.sampled_from(["a.txt", "b.txt"])),
        as_of=draw(st.sampled_from(["", "", "2031-05-02", "2031-05-03"])),
    )


@st.composite
def worlds(draw: st.DrawFn, most: int = 9) -> tuple[Statement, ...]:
    """Draw the statements of a case."""
    claims = draw(st.lists(claim(), min_size=3, max_size=most))
    links = [draw(st.integers(0, i - 1)) if i and c.part is not Part.TOTAL else None for i, c in enumerate(claims)]
    return statements_of(tuple(evolve(c, antecedent=k) for c, k in zip(claims, links, strict=True)))


def ids(findings: tuple[Finding, ...]) -> list[str]:
    """Return what identifies the findings, in order."""
    return [f.id for f in findings]


@settings(max_examples=500, deadline=None)
@given(worlds(), st.integers())
def test_order_changes_nothing(statements: tuple[Statement, ...], seed: int) -> None:
    """Whatever the order of the statements, the findings are the same in the same order, and so is the gate log."""
    shuffled = list(statements)
    random.Random(seed).shuffle(shuffled)
    assert detect(statements, RULES) == detect(shuffled, RULES)


@settings(max_examples=500, deadline=None)
@given(worlds())
def test_renaming_sources_only_renames(statements: tuple[Statement, ...]) -> None:
    """With other names for the holders the findings are the same in all but the names."""
    names = {"narrator": "voice", "Ines Orlan": "Abe Zulu", "Jo Marn": "Zed Able"}
    renamed = [evolve(s, holder=evolve(s.holder, name=names[s.holder.name])) for s in statements]
    new_ids = {s.id: t.id for s, t in zip(statements, renamed, strict=True)}
    linked = [evolve(s, frame=evolve(s.frame, antecedent=new_ids.get(s.frame.antecedent, ""))) for s in renamed]

    def shape(f: Finding) -> tuple[str, Severity, list[list[tuple[str, int]]]]:
        return f.rule, f.severity, sorted(sorted((s.document.name, s.start) for s in c.statements) for c in f.camps)

    before, _ = detect(statements, RULES)
    after, _ = detect(linked, RULES)
    assert sorted(map(shape, before)) == sorted(map(shape, after))


@settings(max_examples=500, deadline=None)
@given(worlds(), st.booleans())
def test_another_carrier_adds_no_camp(statements: tuple[Statement, ...], own: bool) -> None:
    """The same text under another outlet's name adds members to camps, but no camp and no finding.

    What it adds to a figure counts once, whether it points at the carrier's own figure or at that of the first.
    """

    def carried(s: Statement) -> Statement:
        d = s.document
        return evolve(s, document=Document(d.text, name=f"copy of {d.name}", published=d.published))

    copies = [carried(s) for s in statements]
    ids = {s.id: t.id for s, t in zip(statements, copies, strict=True)}
    linked = [evolve(s, frame=evolve(s.frame, antecedent=ids.get(s.frame.antecedent, ""))) for s in copies]
    linked = linked if own else copies
    before, _ = detect(statements, CORE)
    after, _ = detect((*statements, *linked), CORE)
    assert [(f.rule, f.questions, len(f.camps)) for f in before] == [(f.rule, f.questions, len(f.camps)) for f in after]


@settings(max_examples=500, deadline=None)
@given(st.lists(claim(), min_size=2, max_size=8), figures)
def test_equal_values_never_conflict(claims: list[Claim], value: str) -> None:
    """Where all give the same value, no figures differ, fall or are superseded."""
    same = statements_of([evolve(c, value=value, antecedent=None) for c in claims])
    comparing = {"quantity-differs", "quantity-strained", "count-falls", "superseded", "revision", "self-contradiction"}
    findings, _ = detect(same, [r for r in RULES if r.id in comparing])
    assert not findings


@settings(max_examples=500, deadline=None)
@given(worlds())
def test_the_screen_hides_nothing(statements: tuple[Statement, ...]) -> None:
    """What the screen rules out, no rule on differing figures would have reported."""
    for s in statements:
        alike = [t for t in statements if t.question == s.question]
        if not differs(alike):
            assert not detect(alike, CORE)[0]


@settings(max_examples=200, deadline=None)
@given(worlds())
def test_findings_are_well_formed(statements: tuple[Statement, ...]) -> None:
    """Findings come gravest first, each once, with statements of the case and a message of one sentence."""
    findings, log = detect(statements, RULES)
    known = {s.id for s in statements}
    assert [f.severity.rank for f in findings] == sorted(f.severity.rank for f in findings)
    assert len(set(ids(findings))) == len(findings)
    for f in findings:
        assert {s.id for s in f.statements} <= known
        assert f.camps
        assert f.message
        assert "\n" not in f.message
    assert all(not e.verdict.comparable for e in log)


@given(worlds())
@settings(max_examples=500)
def test_marks_go_to_the_findings_that_they_concern(statements: tuple[Statement, ...]) -> None:
    """A self-contradiction marks each finding on its dispute, as if all findings were looked through."""
    groups = groups_of(_settled(statements), {r.scope for r in RULES}, Config())
    found: dict[str, Finding] = {}
    sides: dict[str, dict[str, int]] = {}
    for rule in sorted(RULES, key=lambda r: (r.marks, r.id)):
        for finding in _findings(rule, groups):
            marked = [id for id in found if _same_dispute(sides[id], finding)] if rule.marks else []
            for id in marked:
                found[id] = _marked(found[id], finding)
            if not marked:
                found.setdefault(finding.id, finding)
                sides.setdefault(finding.id, _sides(finding))
    assert detect(statements, RULES)[0] == tuple(sorted(found.values(), key=rank))


@given(worlds())
@settings(max_examples=500)
def test_a_group_gives_the_statements_of_a_question(statements: tuple[Statement, ...]) -> None:
    """Those that answer it, in the order of the group."""
    group = Group(tuple({s.question: None for s in statements}), statements, Config())
    for q in (*group.questions, evolve(group.questions[0], scope="nowhere")):
        assert group.of(q) == tuple(s for s in statements if s.question == q)
