"""The sentence that an editor can print: the answer, who gives it, and who says otherwise."""

import math
from collections.abc import Sequence

from reconcile.consensus import Candidate, Consensus, Contribution, Status
from reconcile.explain.figures import bare, listed, number, plain
from reconcile.explain.holders import introduced, says
from reconcile.explain.subjects import Subject, responsibility, subject
from reconcile.finding import Finding
from reconcile.statement import Part, SourceKind, Stance, Statement
from reconcile.values import Quantity, Relation, Value, relation

_ASKED = {
    "perpetrator": "who was responsible",
    "responsibility": "who was responsible",
    "time": "when it happened",
    "place": "where it happened",
}
_PARTS = frozenset({Part.SUBSET, Part.INCREMENT, Part.ADDITION, Part.UNIT})  # none of them was the figure before
_MOST_CAMPS = 4  # named in one sentence; the rest is counted


def sentence(c: Consensus, findings: Sequence[Finding]) -> str:
    """Return the printable sentence; it promises no more than the answer does."""
    speakers = _givers(c)
    counting = [s for s in (*speakers, *_voices(c)) if s.frame.noun]
    words = subject(c.question, counting[0] if counting else None)
    if not c.candidates or not any(s.stance is not Stance.DENIED for s in _voices(c)):
        return _unanswered(c, words)
    if c.status is Status.UNRESOLVED or c.value is None:
        return _open(c, words)
    said = _by(c, speakers)
    if c.status in (Status.CONTESTED, Status.RESOLVED):
        others = _dissent(c, speakers)
        head = f"{_claim(c, words, speakers, short=True)}{said}"
        return f"{head}; {others}" if others else head
    head = f"{_claim(c, words, speakers)}{said}"
    if c.status is Status.REVISED and (former := _former(c, findings)) is not None:
        return (
            f"{head}; the earlier figure was {plain(former)}"
            if isinstance(former, Quantity)
            else f"{head}; earlier reports had {plain(former)}"
        )
    return head


def _givers(c: Consensus) -> list[Statement]:
    """Return who gives the answer itself; who only allows it ("at least nine" of 24) counts where nobody does."""
    speakers = [x.statement for x in c.contributions if x.log_odds > 0]
    if c.value is None:
        return speakers
    same = [s for s in speakers if relation(s.value, c.value) is Relation.SAME]
    exact = [s for s in speakers if relation(s.value, c.value) is not Relation.BROADER or c.value.in_core_of(s.value)]
    close = [s for s in exact if not _one_sided(s, c.value)]
    return same or close or exact or speakers


def _one_sided(s: Statement, value: Value) -> bool:
    """Return whether a statement only bounds the answer from one side."""
    if not isinstance(s.value, Quantity) or not isinstance(value, Quantity):
        return False
    return s.value.bounds != value.bounds and (s.value.high is None or s.value.low is None)


def _voices(c: Consensus) -> list[Statement]:
    return [x.statement for x in c.contributions]


def _claim(c: Consensus, words: Subject, speakers: Sequence[Statement], short: bool = False) -> str:
    """Return the answer as a clause."""
    assert c.value is not None
    if speakers and (named := responsibility(speakers[0])):
        return named
    return words.short(c.value) if short else words.clause(c.value)


def _by(c: Consensus, speakers: Sequence[Statement]) -> str:
    """Return ", according to ...": how many independent sources where there are several, else who."""
    if not speakers:
        return ""
    if len(speakers) > 1:
        return f", according to {number(len(speakers))} independent sources"
    s = speakers[0]
    if s.stance is Stance.CLAIMED:
        return ""
    holder = introduced(s)
    return f", {holder} says" if holder == "the report" else f", according to {holder}"


def _dissent(c: Consensus, speakers: Sequence[Statement]) -> str:
    """Return "the report elsewhere says two", one part for each rival answer, best first."""
    parts: list[str] = []
    voices = [x for x in c.contributions if x.log_odds < 0]
    done: set[str] = set()
    for candidate in c.candidates:
        if candidate.value == c.value:
            continue
        backing = [x for x in voices if x.origin not in done and x.origin in dict(candidate.support)]
        done.update(x.origin for x in backing)
        if backing:
            parts.append(_says(backing, candidate.value, speakers))
    deniers = [x.statement for x in voices if x.statement.stance is Stance.DENIED]
    if deniers:
        names = _together([introduced(s) for s in deniers])
        parts.append(f"{names} {'deny' if len(deniers) > 1 or says(names) == 'say' else 'denies'} it")
    if len(parts) > _MOST_CAMPS:
        rest = len(parts) - _MOST_CAMPS
        parts = [*parts[:_MOST_CAMPS], f"{number(rest)} more {'answers' if rest > 1 else 'answer'} were given"]
    return ", ".join(parts)


def _says(backing: Sequence[Contribution], value: Value, speakers: Sequence[Statement]) -> str:
    """Return "X says two"; the document that carries the answer itself is "the report elsewhere"."""
    statements = [x.statement for x in backing]
    if responsibility(statements[0]) is not None:
        return _blames(statements, value)
    if len(statements) > 2:
        return f"{number(len(statements))} other sources say {bare(value)}"
    names = []
    for s in statements:
        own = s.holder.kind is SourceKind.NARRATION
        here = own and any(s.document == t.document for t in speakers)
        names.append("the report elsewhere" if here else introduced(s))
    who = _together(names)
    return f"{who} {'say' if len(names) > 1 else says(who)} {bare(value)}"


def _blames(statements: Sequence[Statement], value: Value) -> str:
    """Return "X claims responsibility" where X does so itself, and "police blame X" where others say so."""
    name = plain(value)
    others = [s for s in statements if s.holder.name.casefold() != name.casefold()]
    if not others:
        return f"{name} claims responsibility"
    own = len(others) < len(statements)
    whom = "it" if own else name
    if len(others) > 2:
        blamed = f"{number(len(others))} other sources blame {whom}"
    else:
        who = _together([introduced(s) for s in others])
        blamed = f"{who} {'blame' if len(others) > 1 or says(who) == 'say' else 'blames'} {whom}"
    return f"{name} claims responsibility and {blamed}" if own else blamed


def _together(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    return listed(unique)


def _open(c: Consensus, words: Subject) -> str:
    """Return the range and who says what: "between two and three policemen were killed: X says three, Y says two"."""
    if c.origins == 1:  # one voice that says several things
        who = introduced(c.contributions[0].statement)
        said = f"{who} {says(who)} both {listed([bare(x.value) for x in c.candidates[:_MOST_CAMPS]])}"
    else:
        said = ", ".join(p for x in c.candidates[:_MOST_CAMPS] if (p := _backers(c, x)))
    asked = [relation(x.value, s.value) for x in c.candidates[:1] for s in _voices(c) if s.stance is Stance.DENIED]
    deniers = [s for s in _voices(c) if s.stance is Stance.DENIED]
    if deniers:
        names = _together([introduced(s) for s in deniers])
        what = "it" if len(c.candidates) == 1 and Relation.DISJOINT not in asked else _denied(deniers)
        said = f"{said}, {names} {'denies' if says(names) == 'says' else 'deny'} {what}"
    first = c.candidates[0].value
    if isinstance(first, Quantity) and (c.low is not None or c.high is not None) and not (deniers and c.low == c.high):
        whole = words.clause(Quantity(low=c.low, high=c.high, unit=first.unit))
        return f"{whole}{'; ' if ': ' in whole else ': '}{said}"
    label = _ASKED.get(c.question.attribute.casefold(), words.label or "the answer")
    return f"{label} is not settled: {said}"


def _denied(deniers: Sequence[Statement]) -> str:
    """Return what is denied: the value, or "responsibility" where its own holders deny it."""
    value = deniers[0].value
    if responsibility(deniers[0]) is None:
        return bare(value)
    own = all(plain(s.value).casefold() == s.holder.name.casefold() for s in deniers)
    return "responsibility" if own else f"that {plain(value)} was responsible"


def _backers(c: Consensus, candidate: Candidate) -> str:
    support = dict(candidate.support)
    backing = [x for x in c.contributions if x.origin in support and x.statement.stance is not Stance.DENIED]
    own = [x for x in backing if relation(candidate.value, x.statement.value) is Relation.SAME] or backing
    return _says(own, candidate.value, ()) if own else ""


def _unanswered(c: Consensus, words: Subject) -> str:
    """Return what is left to say where nobody gives an answer."""
    deniers = [s for s in _voices(c) if s.stance is Stance.DENIED]
    if deniers:
        names = _together([introduced(s) for s in deniers])
        denies = f"{names} {'denies' if says(names) == 'says' else 'deny'}"
        asked = responsibility(deniers[0]) is None
        return f"{denies} {f'that {words.clause(deniers[0].value)}' if asked else _denied(deniers)}"
    ahead = [s for s in c.supporting if s.stance is Stance.FORECAST]
    if ahead:
        return f"{words.label or 'this'}: no figure yet, but a forecast by {_together([introduced(s) for s in ahead])}"
    return f"{words.label or 'this'}: no source gives a figure"


def _former(c: Consensus, findings: Sequence[Finding]) -> Value | None:
    """Return the figure that was replaced, the latest of them, where a statement still tells it."""
    assert c.value is not None
    on = [s for f in findings if c.question in f.questions for s in f.statements if s.question == c.question]
    carriers = [s for x in c.contributions for s in x.carriers]
    whole = [s for s in (*on, *carriers) if s.frame.part not in _PARTS]
    old = [s for s in whole if relation(c.value, s.value) is Relation.DISJOINT]
    if not old:
        return None
    # In a live blog the order of the page is not that of time.
    return max(enumerate(old), key=lambda n: (n[1].as_of.sort_key()[1] if n[1].as_of else -math.inf, n[0]))[1].value
