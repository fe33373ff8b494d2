"""Every folder of `examples/` against its expert's reading and against what the engine said last (its golden digest).

Run as a script it writes the digests anew: `python tests/test_examples.py [CASE ...]`; the diff belongs in the review.
"""

import json
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

import reconcile
from reconcile.finding import Finding
from reconcile.statement import Statement

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CASES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


@cache
def result_of(case: str) -> reconcile.Reconciliation:
    """Return the reconciled case."""
    return reconcile.run(EXAMPLES / case)


@cache
def expert(case: str) -> dict[str, list[dict[str, object]]]:
    """Return the expert's reading: tables of conflict, quiet and answer."""
    return tomllib.loads((EXAMPLES / case / "expert.toml").read_text(encoding="utf-8"))


def points(table: str) -> list[object]:
    """Return one parameter for each entry of a table in any case's reading, named after its reason."""
    return [
        pytest.param(case, entry, id=f"{case}: {entry['why']}")
        for case in CASES
        for entry in expert(case).get(table, [])
    ]


def figure(s: Statement) -> tuple[int, int]:
    """Return where the value itself stands; a quote may reach over other figures to the verb that governs its own."""
    same = [
        f for f in reconcile.find_values(s.quote) if getattr(f.value, "point", None) == getattr(s.value, "point", s)
    ]
    inside = s.quote.rfind(s.value.text) if s.value.text else -1
    if same:
        return s.start + same[-1].start, s.start + same[-1].end
    return (s.start + inside, s.start + inside + len(s.value.text)) if inside >= 0 else (s.start, s.end)


def at(result: reconcile.Reconciliation, words: object) -> set[str]:
    """Return the ids of the statements whose value the words touch, or of those of a table's row.

    A quote that the text does not hold is a defect of the example.
    """
    if isinstance(words, int):
        return {s.id for s in result.statements if s.row == words}
    places = [(d.id, d.text.find(str(words))) for d in result.documents if str(words) in d.text]
    assert places, f"no document says: {words}"
    return {
        s.id
        for s in result.statements
        for document, start in places
        if s.document.id == document and figure(s)[0] < start + len(str(words)) and start < figure(s)[1]
    }


def opposed(result: reconcile.Reconciliation, one: set[str], other: set[str]) -> list[Finding]:
    """Return the findings that have one of each in different camps; a statement that both words touch is no side."""
    one, other = one - other, other - one
    return [
        f
        for f in result.findings
        if any(
            one & {s.id for s in a.statements} and other & {s.id for s in b.statements}
            for a in f.camps
            for b in f.camps
            if a is not b
        )
    ]


def sides(entry: dict[str, object]) -> tuple[object, object]:
    """Return the two places of an entry."""
    first, second = entry.get("quotes") or entry["rows"]
    return first, second


@pytest.mark.parametrize(("case", "entry"), points("conflict"))
def test_what_the_expert_sees_is_found(case: str, entry: dict[str, object]) -> None:
    """A finding of the expected severity sets the two against each other."""
    result = result_of(case)
    first, second = sides(entry)
    found = opposed(result, at(result, first), at(result, second))
    assert {str(f.severity) for f in found} & set(entry["severity"]), [f.message for f in found]


@pytest.mark.parametrize(("case", "entry"), points("quiet"))
def test_what_the_expert_does_not_flag_stays_quiet(case: str, entry: dict[str, object]) -> None:
    """No contradiction or tension sets the two against each other, and that because both are read, or as declared."""
    result = result_of(case)
    first, second = (at(result, side) for side in sides(entry))
    both = bool(first - second and second - first)
    assert both != ("unread" in entry), "one side is not read" if not both else "both are read: take out `unread`"
    found = opposed(result, first, second)
    assert not [f.message for f in found if f.severity in ("contradiction", "tension")]


@pytest.mark.parametrize(("case", "entry"), points("answer"))
def test_the_answer_is_the_experts(case: str, entry: dict[str, object]) -> None:
    """The consensus on the question that the words belong to has the expected value, range and status."""
    result = result_of(case)
    touched = at(result, entry.get("quote", entry.get("row")))
    questions = {s.question for s in result.statements if s.id in touched and s.value.kind == "quantity"}
    answers = [c for c in result.consensus if c.question in questions]
    assert answers, "nothing is read there"

    def fits(c: reconcile.Consensus) -> bool:
        point = c.value.point if isinstance(c.value, reconcile.Quantity) else c.value
        return (
            ("value" not in entry or point == entry["value"])
            and ("low" not in entry or c.low == entry["low"])
            and ("high" not in entry or c.high == (None if entry["high"] == "open" else entry["high"]))
            and str(c.status) in entry["status"]
        )

    assert any(fits(c) for c in answers), [
        (str(c.question), str(c.value), c.low, c.high, str(c.status)) for c in answers
    ]


@pytest.mark.parametrize("case", [case for case in CASES if "one_origin" in expert(case)])
def test_copies_are_one_voice(case: str) -> None:
    """No answer counts two documents that carry one text as two origins."""
    result = result_of(case)
    copies = set(expert(case)["one_origin"]["documents"])
    for c in result.consensus:
        by_value: dict[str, set[str]] = {}
        for s in c.statements:
            if s.document.name in copies:
                by_value.setdefault(f"{s.value}|{s.holder.name}", set()).add(s.origin)
        assert all(len(origins) == 1 for origins in by_value.values()), str(c.question)


@pytest.mark.parametrize("case", CASES)
def test_the_digest_is_todays(case: str) -> None:
    """What the engine says of the case is what it said when the digest was reviewed."""
    golden = json.loads((EXAMPLES / case / "expected.json").read_text(encoding="utf-8"))
    assert digest(result_of(case)) == golden


def words_of(s: Statement) -> str:
    """Return where a statement stands and what it says, without ids."""
    return f"{s.document.name}{f':{s.row}' if s.row else ''}: {s.quote or s.value}"


def digest(result: reconcile.Reconciliation) -> dict[str, object]:
    """Return a result in short, as a reviewer wants to see it change."""
    return {
        "questions": [
            {
                "question": str(c.question),
                "value": None if c.value is None else str(c.value),
                "low": c.low,
                "high": c.high,
                "status": str(c.status),
                "confidence": round(c.confidence, 3),
                "statements": len(c.statements),
                "origins": c.origins,
                "sentence": c.sentence,
            }
            for c in result.consensus
        ],
        "findings": [
            {
                "rule": f.rule,
                "severity": str(f.severity),
                "message": f.message,
                "statements": [words_of(s) for s in f.statements],
            }
            for f in result.findings
        ],
    }


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        text = json.dumps(digest(result_of(name)), indent=1, ensure_ascii=False)
        (EXAMPLES / name / "expected.json").write_text(text + "\n", encoding="utf-8")
