"""What changed between two runs, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from reconcile.audit.canonical import untext
from reconcile.audit.chain import Trail
from reconcile.audit.reading import Data, records, table, tables, verified
from reconcile.audit.showing import described, question_text, value_text
from reconcile.identity import Plain


@frozen
class Change:
    """One thing that differs between two runs.

    Attributes:
        what: "input", "configuration", "version", "rule" or "statement".
        name: which one.
        before, after: "" where there is none.
    """

    what: str
    name: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.before:
            return f"{self.what} added: {self.name}" + (f" = {self.after}" if self.after != self.name else "")
        if not self.after:
            return f"{self.what} removed: {self.name}" + (f" = {self.before}" if self.before != self.name else "")
        return f"{self.what} changed: {self.name}: {self.before} \u2192 {self.after}"


@frozen
class AnswerChange:
    """How the answer to one question changed.

    Attributes:
        question: in words.
        before, after: value, status and confidence in words; "" where the question was not asked.
        causes: the changes that it follows from: of its statements and origins, else of configuration, version, rules.
    """

    question: str
    before: str
    after: str
    causes: tuple[str, ...]


@frozen
class TrailDiff:
    """What differs between two runs: causes first, then the answers that they changed."""

    changes: tuple[Change, ...]
    answers: tuple[AnswerChange, ...]
    same: bool

    def as_text(self) -> str:
        """Return a listing for people."""
        if self.same:
            return "The two trails are the same, byte for byte.\n"
        lines = [f"{_count(len(self.changes), 'change')}, {_count(len(self.answers), 'answer')} changed", ""]
        lines += [f"  {c}" for c in self.changes] or ["  nothing in inputs, configuration, rules or statements"]
        for a in self.answers:
            lines += [
                "",
                f"{a.question}",
                f"  before  {a.before or 'not asked'}",
                f"  after   {a.after or 'not asked'}",
            ]
            lines += [f"  because {c}" for c in a.causes]
        return "\n".join(lines) + "\n"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


@frozen
class _Run:
    """A trail by names that outlive an edit of the text: ids and offsets change with every letter before them.

    Attributes:
        header: of the trail.
        statements: the words in which statements are told apart (document, value, holder, quote) -> the same.
        questions, origins: by those words, the id of the question and the key of the origin.
        answers: by id of the question.
    """

    header: Data
    statements: Mapping[str, str]
    questions: Mapping[str, str]
    origins: Mapping[str, str]
    answers: Mapping[str, Data]


def diff(a: Trail | str | bytes | Path, b: Trail | str | bytes | Path) -> TrailDiff:
    """Compare two trails, the earlier first.

    Raises:
        AuditError: one of them does not verify.
    """
    old, new = verified(a), verified(b)
    before, after = _run(old), _run(new)
    general = [*_versions(before, after), *_configs(before, after), *_rules(before, after)]
    inputs = list(_inputs(before, after))
    statements = list(_statements(before, after))
    fallback = tuple(str(c) for c in (*general, *inputs))
    answers = tuple(_answers(before, after, fallback))
    return TrailDiff((*general, *inputs, *statements), answers, old.lines == new.lines)


def _run(trail: Trail) -> _Run:
    header: Data = {}
    names, words, questions, origins, answers = {}, {}, {}, {}, {}
    met: Counter[str] = Counter()
    for record in records(trail):
        data = record.data
        if record.step == "header":
            header = data
        elif record.step == "read":
            names[str(data["id"])] = untext(data["name"])
        elif record.step == "extract":
            told = f"{described(data)} in {names.get(str(data['document']), '')}"
            met[told] += 1
            words[str(data["id"])] = told if met[told] == 1 else f"{told} ({met[told]})"
        elif record.step == "link":
            questions[words[str(data["statement"])]] = str(table(data["question"])["id"])
        elif record.step == "origin":
            origins[words[str(data["statement"])]] = untext(data["origin"])
        elif record.step == "consensus":
            answers[str(table(data["question"])["id"])] = data
    return _Run(header, {w: w for w in words.values()}, questions, origins, answers)


def _versions(a: _Run, b: _Run) -> Iterator[Change]:
    yield from _changed("version", {"reconcile": str(a.header["reconcile"])}, {"reconcile": str(b.header["reconcile"])})


def _configs(a: _Run, b: _Run) -> Iterator[Change]:
    yield from _changed("configuration", _flat(table(a.header["config"])), _flat(table(b.header["config"])))


def _rules(a: _Run, b: _Run) -> Iterator[Change]:
    old, new = ({str(r["id"]): str(r["version"]) for r in tables(x.header["rules"])} for x in (a, b))
    yield from _changed("rule", old, new)


def _inputs(a: _Run, b: _Run) -> Iterator[Change]:
    yield from _changed("input", _documents(a), _documents(b))


def _documents(run: _Run) -> dict[str, str]:
    """Return name -> what is known of each document; of one name several times, with a number."""
    found: dict[str, str] = {}
    for d in tables(run.header["documents"]):
        name, number = untext(d["name"]), 1
        while f"{name} ({number})" in found or (number == 1 and name in found):
            number += 1
        known = [untext(v) for k in ("publisher", "published") if (v := d[k])]
        what = ", ".join([*known, f"{len(untext(d['text']))} characters", f"#{_fingerprint(d)}"])
        found[name if number == 1 else f"{name} ({number})"] = what
    return found


def _fingerprint(d: Data) -> str:
    from reconcile.identity import content_id

    return content_id("", untext(d["text"]))[1:9]


def _statements(a: _Run, b: _Run) -> Iterator[Change]:
    yield from _changed("statement", a.statements, b.statements)


def _changed(what: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield Change(what, name, before, after)


def _flat(data: Plain, way: str = "") -> dict[str, str]:
    if isinstance(data, Mapping) and data:
        return {k: v for key in sorted(data) for k, v in _flat(data[key], f"{way}.{key}" if way else key).items()}
    return {way: str(data)}


def _answers(a: _Run, b: _Run, fallback: tuple[str, ...]) -> Iterator[AnswerChange]:
    for q in sorted({*a.answers, *b.answers}, key=lambda q: (_question(b.answers.get(q) or a.answers[q]), q)):
        before, after = (_answer(x.answers.get(q)) for x in (a, b))
        if before != after or _exact(a.answers.get(q)) != _exact(b.answers.get(q)):
            causes = tuple(_causes(a, b, q)) or fallback or ("nothing recorded explains it",)
            yield AnswerChange(_question(b.answers.get(q) or a.answers[q]), before, after, causes)


def _question(answer: Data) -> str:
    return question_text(table(answer["question"]))


def _answer(answer: Data | None) -> str:
    if answer is None:
        return ""
    value = "no best value" if answer["value"] is None else value_text(table(answer["value"]))
    low, high = (answer["low"] or "open", answer["high"] or "open")
    span = "" if low == high else f" ({low} to {high})"
    return f"{value}{span}, {answer['status']}, confidence {float(str(answer['confidence'])):.3f}"


def _exact(answer: Data | None) -> list[Plain]:
    """Return what makes an answer another one, to the last digit."""
    return [] if answer is None else [answer[k] for k in ("value", "low", "high", "status", "confidence", "sentence")]


def _causes(a: _Run, b: _Run, question: str) -> Iterator[str]:
    """Yield what became of the statements of one question: gone, new, linked elsewhere, or of another origin."""
    old, new = ({s for s, q in run.questions.items() if q == question} for run in (a, b))
    for s in sorted(new - old):
        yield f"{'linked here now' if s in a.statements else 'new statement'}: {s}"
    for s in sorted(old - new):
        yield f"{'linked elsewhere now' if s in b.statements else 'statement gone'}: {s}"
    for s in sorted(old & new):
        if a.origins[s] != b.origins[s]:
            yield f"origin of {s}: {a.origins[s]} \u2192 {b.origins[s]}"
