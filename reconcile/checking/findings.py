"""The findings of a run as flags."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reconcile.camps import value_text
from reconcile.checking.flag import Flag, Place, Side, Suggestion
from reconcile.consensus import Consensus
from reconcile.finding import Camp, Finding
from reconcile.result import Reconciliation
from reconcile.statement import Document, Question, Statement


def flags_of(result: Reconciliation, titles: Mapping[str, str], names: Mapping[str, str]) -> list[Flag]:
    """Return the findings of a run, in canonical order.

    Args:
        result: of a run.
        titles: what a rule finds, by its id.
        names: the path of a file as it was given, by the name of its document.
    """
    answers = {c.question: c for c in result.consensus}
    flags = [_flag(f, titles.get(f.rule, f.rule), answers, names) for f in result.findings]
    return sorted(flags, key=lambda f: f.key)


def _flag(f: Finding, title: str, answers: Mapping[Question, Consensus], names: Mapping[str, str]) -> Flag:
    return Flag(
        rule=f.rule,
        title=title,
        severity=f.severity,
        question="; ".join(str(q) for q in f.questions),
        sides=tuple(_side(c, names) for c in f.camps),
        message=f.message,
        fingerprint=f.fingerprint,
        suggestion=_suggestion([answers[q] for q in f.questions if q in answers]),
    )


def _suggestion(answers: Sequence[Consensus]) -> Suggestion | None:
    """Return the answer to the one question that is concerned; several questions have none in common."""
    if len(answers) != 1:
        return None
    (c,) = answers
    return Suggestion("" if c.value is None else value_text(c.value), c.confidence, str(c.status))


def _side(camp: Camp, names: Mapping[str, str]) -> Side:
    return Side(value_text(camp.value), tuple(_place(s, names) for s in camp.statements))


def _place(s: Statement, names: Mapping[str, str]) -> Place:
    starts = _lines(s.document)
    first, last = bisect_right(starts, s.start), bisect_right(starts, max(s.start, s.end - 1))
    return Place(
        file=names.get(s.document.name, s.document.name),
        line=first,
        end_line=last,
        column=s.start - starts[first - 1] + 1,
        end_column=s.end - starts[last - 1] + 1,
        row=s.row or 0,
        source=s.holder.name,
        written=s.quote,
    )


@lru_cache(maxsize=16)
def _lines(d: Document) -> list[int]:
    """Return where each line of a document starts."""
    starts, at = [0], d.text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = d.text.find("\n", at + 1)
    return starts


__all__ = ["flags_of"]
