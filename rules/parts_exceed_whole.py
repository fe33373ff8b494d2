"""Parts that add up to more, or less, than the whole."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from reconcile.camps import as_float, camp, holders, ranked, subject, value_text
from reconcile.finding import Camp, Severity, order
from reconcile.gate import EVERYBODY
from reconcile.lexicon import load_lexicon
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, Question, Statement
from reconcile.updates import current, later
from reconcile.values import Quantity

from .responsibility_differs import WHOLE

# Populations of which nobody is in two, and those among them whom a toll of victims may leave out.
_DISJOINT = frozenset({"police", "soldiers", "civilians", "militants"})
_PERPETRATORS = frozenset({"militants"})
_TOTALS = frozenset({Part.TOTAL, Part.CUMULATIVE, Part.UNIT})
# Kinds of people of whom nobody is of two kinds; what else stands in one list may overlap.
_KINDS = (_DISJOINT, frozenset({"women", "men", "children"}))
# "Both" is exhausted by two parts.
_BOTH = re.compile(r"^(?:both|the two|two)\b", re.IGNORECASE)


@frozen
class _Sum:
    """What parts add up to, by their lowest and by their highest figures; None where one is open."""

    low: float
    high: float | None
    statements: tuple[Statement, ...]
    words: str

    @property
    def value(self) -> Quantity:
        """Return the sum as a quantity."""
        low = int(self.low) if float(self.low).is_integer() else self.low
        high = int(self.high) if self.high is not None and float(self.high).is_integer() else self.high
        return Quantity(low=low, high=high, point=low if low == high else None)


@rule(
    id="parts-exceed-whole",
    title="parts and whole do not add up",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: sum of parts' lows above the whole's high; exhaustive partition whose highs stay below its low",
        "semantics: a whole that does not say whom it counts leaves open whether the parts belong to it",
    ),
    exceptions=(
        "the whole is 'at least' and counts the same persons",
        "parts that are later than the whole, in another text",
        "who is counted is not said: an ambiguity at most; so is a toll that may leave out the attackers",
    ),
    examples=(
        contradicts(
            Claim("people killed", "5", scope="both attacks"),
            Claim("people killed", "3", scope="Kallo"),
            Claim("people killed", "4", scope="Marn"),
        ),
        contradicts(
            Claim("people killed", "9", scope="both attacks"),
            Claim("people killed", "3", scope="Kallo"),
            Claim("people killed", "4", scope="Marn"),
            why="two attacks, two parts, two deaths too few",
        ),
        contradicts(
            Claim("people killed", "at least four", scope="both attacks"),
            Claim("police killed", "three", scope="Kallo"),
            Claim("militants killed", "five", scope="Kallo"),
            why="an ambiguity: four if the attackers are left out, eight and more if not",
        ),
        contradicts(
            Claim("people killed", "5"),
            Claim("police killed", "3"),
            Claim("civilians killed", "4"),
        ),
        contradicts(
            Claim("people killed", "ten"),
            Claim("soldiers killed", "six", part=Part.SUBSET, antecedent=0),
            Claim("civilians killed", "five", part=Part.SUBSET, antecedent=0),
            why="ten, including six soldiers and five civilians",
        ),
        contradicts(
            Claim("people killed", "ten"),
            Claim("women killed", "six", part=Part.SUBSET, antecedent=0),
            Claim("journalists killed", "five", part=Part.SUBSET, antecedent=0),
            why="a tension: one of them may be both",
        ),
        agrees(
            Claim("people killed", "ten"),
            Claim("civilians killed", "six", part=Part.SUBSET, antecedent=0),
            Claim("children killed", "five", part=Part.SUBSET, antecedent=0),
            why="children are civilians",
        ),
        agrees(
            Claim("people killed", "ten"),
            Claim("soldiers killed", "six", part=Part.SUBSET, antecedent=0),
            Claim("civilians killed", "four", part=Part.SUBSET, antecedent=0),
        ),
        agrees(
            Claim("people killed", "at least 5", scope="both attacks"),
            Claim("people killed", "3", scope="Kallo"),
            Claim("people killed", "4", scope="Marn"),
            why="a floor",
        ),
        agrees(
            Claim("people killed", "7", scope="both attacks"),
            Claim("people killed", "3", scope="Kallo"),
            Claim("people killed", "4", scope="Marn"),
        ),
        agrees(
            Claim("people killed", "5", scope="both attacks", published="2031-05-02"),
            Claim("people killed", "3", scope="Kallo", document="b.txt", published="2031-05-03"),
            Claim("people killed", "4", scope="Marn", document="b.txt", published="2031-05-03"),
            why="the parts are a day newer",
        ),
        not_comparable(
            Claim("people killed", "5", scope="both attacks"),
            Claim("people injured", "3", scope="Kallo"),
            Claim("people injured", "4", scope="Marn"),
        ),
    ),
)
def parts_exceed_whole(group: Group) -> Iterator[Conflict]:
    """Find totals that their parts, by place or by who is counted, cannot add up to.

    Tables and paragraphs are updated one line at a time: the total stays while a part grows.
    """
    listed: set[str] = set()
    for whole, conflict in _by_list(group):
        listed.add(whole.question.id)
        yield conflict
    counts = sorted((s for s in group.statements if _counts(s)), key=lambda s: (s.question.attribute, order(s)))
    for _, same in groupby(counts, key=lambda s: s.question.attribute):
        members = list(same)
        if len({s.question for s in members}) < 2:
            continue
        documents = sorted({s.document.name for s in members})
        reported: set[tuple[str, str]] = set()
        for name in documents:
            for question, conflict in _within([s for s in members if s.document.name == name], group):
                if question.id in listed and conflict.severity is not Severity.TENSION:
                    continue
                reported.add((question.id, str(conflict.severity)))
                yield conflict
        if len(documents) > 1:
            yield from (c for q, c in _across(members, group) if (q.id, str(c.severity)) not in reported)


def _counts(s: Statement) -> bool:
    q = s.value
    return isinstance(q, Quantity) and not q.unit and (s.frame.part in _TOTALS or s.frame.part is Part.ADDITION)


def _within(members: Sequence[Statement], group: Group) -> Iterator[tuple[Question, Conflict]]:
    yield from _by_scope(members, group, Severity.CONTRADICTION)
    yield from _by_population(members, group)


def _across(members: Sequence[Statement], group: Group) -> Iterator[tuple[Question, Conflict]]:
    """Compare over several texts: a tension, and only where no difference of time explains it."""
    for question, conflict in _by_scope(members, group, Severity.TENSION):
        whole, parts = (set(c.statements) for c in _sides(conflict, question))
        if not any(later(p, w) or later(w, p) for p in parts for w in whole):
            yield question, conflict


def _sides(conflict: Conflict, question: Question) -> Iterable[Camp]:
    return sorted(conflict.camps, key=lambda c: c.statements[0].question != question)


def _by_scope(members: Sequence[Statement], group: Group, severity: Severity) -> Iterator[tuple[Question, Conflict]]:
    """Compare totals over several places or attacks with their parts, for each population."""
    standing = _standing(members)
    for question, totals in standing.items():
        if not WHOLE.search(question.scope):
            continue
        parts = [q for q in standing if q.population == question.population and _part_of(q, question)]
        low, high = _ends(totals)
        total = _sum(parts, standing, members, by="scope")
        exhaustive = (len(parts) == 2 and bool(_BOTH.search(question.scope))) or _names_all(question.scope, parts)
        too_much = bool(parts) and high is not None and total.low > high
        too_little = exhaustive and total.high is not None and total.high < low
        if too_much or too_little:
            yield question, _conflict(question, totals, total, group, severity)


def _part_of(part: Question, whole: Question) -> bool:
    return bool(part.scope) and not WHOLE.search(part.scope) and part.event == whole.event


def _names_all(scope: str, parts: Sequence[Question]) -> bool:
    named = [p.scope for p in parts if p.scope.casefold() in scope.casefold()]
    return len(named) > 1 and len(named) == len(parts) == len(re.split(r",|\band\b", scope))


def _by_population(members: Sequence[Statement], group: Group) -> Iterator[tuple[Question, Conflict]]:
    """Compare totals of everybody with those of populations that do not overlap, of one text."""
    standing = _standing(members)
    for question, totals in standing.items():
        if question.population not in EVERYBODY:
            continue
        wide = bool(WHOLE.search(question.scope))
        parts = [q for q in standing if q.population in _DISJOINT and (q.scope == question.scope or wide)]
        parts = [q for q in parts if not (wide and q.scope != question.scope and _has(parts, q, question.scope))]
        if len({q.population for q in parts}) < 2:
            continue
        victims = _sum([q for q in parts if q.population not in _PERPETRATORS], standing, members)
        everybody = _sum(parts, standing, members)
        low, high = _ends(totals)
        if high is not None and victims.low > high:
            said = question.population != "" and any(s.frame.noun != question.attribute for s in totals)
            severity = Severity.CONTRADICTION if said else Severity.AMBIGUITY
            yield question, _conflict(question, totals, victims, group, severity)
        elif everybody.low > (low if high is None else high):
            conflict = _conflict(question, totals, everybody, group, Severity.AMBIGUITY)
            yield question, conflict


def _by_list(group: Group) -> Iterator[tuple[Statement, Conflict]]:
    """Compare a figure with the parts that its text lists after it: "ten, among them six soldiers and five guards"."""
    by_id = {s.id: s for s in group.statements}
    lists: dict[tuple[str, tuple[int, int]], list[Statement]] = {}
    for s in group.statements:
        if s.frame.antecedent in by_id and s.frame.part in (Part.SUBSET, Part.TOTAL):
            lists.setdefault((s.frame.antecedent, s.frame.sentence), []).append(s)
    for (antecedent, _), parts in lists.items():
        whole = by_id[antecedent]
        parts = [p for p in parts if _is_part(p, whole)]
        _, high = _ends([whole]) if isinstance(whole.value, Quantity) else (0.0, None)
        if len(parts) < 2 or high is None or _nested(parts, group):
            continue
        low = sum(_ends([p])[0] for p in parts)
        if low > high and all(_ends([p])[0] <= high for p in parts):
            populations = {p.question.population for p in parts}
            apart = len(populations) == len(parts) and any(populations <= kinds for kinds in _KINDS)
            words = ", ".join(f"{value_text(p.value)} {p.question.population}".strip() for p in parts)
            total = _Sum(low, low, tuple(parts), words)
            severity = Severity.CONTRADICTION if apart else Severity.TENSION
            yield whole, _conflict(whole.question, [whole], total, group, severity)


def _is_part(part: Statement, whole: Statement) -> bool:
    alike = part.question.attribute == whole.question.attribute and part.document == whole.document
    return alike and isinstance(part.value, Quantity) and not part.value.unit


def _nested(parts: Sequence[Statement], group: Group) -> bool:
    """Return whether one part holds another: of "six civilians, five of them children" nothing adds up."""
    broader = load_lexicon(group.config).broader
    populations = [p.question.population for p in parts]
    return any(a in broader(b) for a in populations for b in populations)


def _has(parts: Sequence[Question], part: Question, scope: str) -> bool:
    return any(q.population == part.population and q.scope == scope for q in parts)


def _standing(members: Sequence[Statement]) -> dict[Question, list[Statement]]:
    """Return the totals that stand, by question, in canonical order."""
    by_question: dict[Question, list[Statement]] = {}
    for s in members:
        if s.frame.part in _TOTALS:
            by_question.setdefault(s.question, []).append(s)
    return {q: list(current(found)) for q, found in by_question.items()}


def _ends(statements: Sequence[Statement]) -> tuple[float, float | None]:
    """Return the lowest low and the highest high that anybody gives; None where one is open."""
    quantities = [s.value.closed() for s in statements if isinstance(s.value, Quantity)]
    highs = [as_float(math.inf if q.high is None else q.high) for q in quantities]
    return min(as_float(q.low or 0) for q in quantities), None if math.inf in highs else max(highs)


def _sum(
    parts: Sequence[Question], standing: dict[Question, list[Statement]], members: Sequence[Statement], by: str = ""
) -> _Sum:
    """Add up the parts, with what is said to come on top of each."""
    low, high = 0.0, 0.0
    used: list[Statement] = []
    words: list[str] = []
    for q in parts:
        added = [s for s in members if s.question == q and s.frame.part is Part.ADDITION]
        for pile in (standing[q], *([s] for s in added)):
            least, most = _ends(pile)
            low, high = low + least, high + (float("inf") if most is None else most)
            used.extend(pile)
        words.append(f"{value_text(_range(standing[q]))} {f'in {q.scope}' if by else q.population}")
        words.extend(f"{value_text(s.value)} more" for s in added)
    return _Sum(low, None if high == float("inf") else high, tuple(used), ", ".join(words))


def _range(statements: Sequence[Statement]) -> Quantity:
    low, high = _ends(statements)
    return _Sum(low, high, (), "").value


def _conflict(
    question: Question, totals: Sequence[Statement], total: _Sum, group: Group, severity: Severity
) -> Conflict:
    whole, parts = camp(totals), Camp(total.value, total.statements)
    open_question = ": not said who is counted" if severity is Severity.AMBIGUITY else ""
    message = (
        f"{subject(question)}: {value_text(whole.value)} ({holders(whole)}) against {value_text(total.value)} "
        f"in its parts ({total.words}){open_question}"
    )
    return Conflict(ranked((whole, parts), group.config.priors), message, severity=severity)
