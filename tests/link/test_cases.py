"""Small cases of our own: rivals that different writers word differently are found, and what looks alike is left alone.

A case is a file in `cases/`: articles, `conflict`s (two quotes that a reader would set against each other) and `apart`s
(two that must not be). A conflict with `missed` is known to be missed, for the reason that it gives.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import reconcile
from reconcile.finding import Severity
from reconcile.result import Reconciliation

CASES = {
    f.stem: tomllib.loads(f.read_text(encoding="utf-8")) for f in sorted(Path(__file__).parent.glob("cases/*.toml"))
}
CONFLICTS = [(case, q) for case, c in CASES.items() for q in c["conflict"] if "missed" not in q]
APART = [(case, q) for case, c in CASES.items() for q in c.get("apart", ())]
GRAVE = (Severity.CONTRADICTION, Severity.TENSION)


@cache
def result(case: str) -> Reconciliation:
    """Return the reconciliation of a case's articles."""
    return reconcile.run(
        [
            reconcile.Document(a["text"], name=f"{n}.txt", publisher=a["publisher"], published=a["published"])
            for n, a in enumerate(CASES[case]["article"], 1)
        ]
    )


def flagged(case: str, quotes: list[Any]) -> list[str]:
    """Return the grave findings that hold statements of both quotes, given as (number of the article, words)."""
    sides = []
    for number, words in quotes:
        start = CASES[case]["article"][number - 1]["text"].index(words)
        spans = {
            s.id: min(s.end, start + len(words)) - max(s.start, start)
            for s in result(case).statements
            if s.document.name == f"{number}.txt"
        }
        sides.append({id for id, shared in spans.items() if shared > 0})
    ids = [({s.id for s in f.statements}, f) for f in result(case).findings if f.severity in GRAVE]
    return [f.message for held, f in ids if all(held & side for side in sides)]


@pytest.mark.parametrize(("case", "q"), CONFLICTS, ids=[f"{c}: {q['question']}" for c, q in CONFLICTS])
def test_rivals_in_other_words_are_found(case: str, q: dict[str, Any]) -> None:
    """Two accounts of one thing are set against each other, however each is worded."""
    assert flagged(case, q["quotes"])


@pytest.mark.parametrize(("case", "q"), APART, ids=[f"{c}: {q['why']}" for c, q in APART])
def test_what_looks_alike_is_left_alone(case: str, q: dict[str, Any]) -> None:
    """Figures of other people, other years or other owners are no rivals."""
    assert not flagged(case, q["quotes"])


@pytest.mark.parametrize("case", list(CASES))
def test_findings_and_consensus_have_one_set_of_questions(case: str) -> None:
    """Whatever a finding sets against each other stands under the same question in the consensus."""
    held = {s.id: c.question for c in result(case).consensus for s in (*c.supporting, *c.dissenting)}
    questions = {c.question for c in result(case).consensus}
    for f in result(case).findings:
        assert set(f.questions) <= questions
        for s in f.statements:
            assert s.question in f.questions
            assert held.get(s.id, s.question) == s.question
