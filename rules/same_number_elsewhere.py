"""The same odd figure for two different things: perhaps a mix-up."""

from collections.abc import Iterable, Iterator, Sequence

from reconcile.camps import allowed, as_float, camp, holders, significant_digits, subject
from reconcile.finding import Severity
from reconcile.gate import EVERYBODY
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Question, Statement
from reconcile.values import Quantity
from reconcile.values.quantity import number_text

# Figures with so many digits that count do not fall together by chance within one event. Ours [I].
_DIGITS = 3
_YEARS = range(1900, 2101)
_MOST_QUESTIONS = 4


@rule(
    id="same-number-elsewhere",
    title="the same figure for another thing",
    scope=Scope.SUBJECT,
    severity=Severity.INFO,
    mandatory=False,
    references=(
        "semantics: 4,460 dead against 4,460 shelters (an agency's correction of 2013): a hint of a mix-up",
        "how many digits make chance unlikely is a default of ours",
    ),
    exceptions=(
        "figures with fewer than three digits that count, unless other sources dispute them",
        "years",
        "cells of tables",
        "one attribute of several populations (unit-differs looks at those)",
    ),
    examples=(
        contradicts(Claim("people killed", "4,471"), Claim("shelters count", "4,471", holder="Ines Orlan")),
        contradicts(
            Claim("houses burnt", "34", document="a.txt"),
            Claim("houses burnt", "243", document="b.txt"),
            Claim("motorcycles stolen", "34", document="b.txt"),
            why="a disputed figure that belongs to something else",
        ),
        agrees(Claim("people killed", "34"), Claim("motorcycles burnt", "34"), why="small figures meet by chance"),
        agrees(Claim("people killed", "4,000"), Claim("shelters count", "4,000"), why="round figures do too"),
        not_comparable(Claim("people killed", "4,471", event="flood"), Claim("shelters count", "4,471", event="storm")),
    ),
)
def same_number_elsewhere(group: Group) -> Iterator[Conflict]:
    """Find a figure that one event has for two different things, where chance is no likely reason.

    Figures slip from one line of a table or release into the next; equal digits are never support for each other.
    """
    figures = [s for s in group.statements if _telling(s)]
    by_number: dict[float, dict[tuple[str, str], list[Statement]]] = {}
    for s in figures:
        assert isinstance(s.value, Quantity)
        slot = (s.question.attribute, s.question.population)
        by_number.setdefault(as_float(s.value.low or 0), {}).setdefault(slot, []).append(s)
    for number, slots in sorted(by_number.items()):
        attributes = {attribute for attribute, _ in slots}
        if not 2 <= len(attributes) <= _MOST_QUESTIONS:
            continue
        if significant_digits(number) >= _DIGITS or (
            len(slots) < _MOST_QUESTIONS and _any_disputed(group, slots.values())
        ):
            camps = tuple(camp(members) for _, members in sorted(slots.items()))
            things = " and for ".join(f"{subject(_question(c.statements))} ({holders(c)})" for c in camps)
            yield Conflict(camps, f"the same {number_text(number)} stands for {things}: perhaps a mix-up")


def _question(statements: Sequence[Statement]) -> Question:
    return statements[0].question


def _telling(s: Statement) -> bool:
    q = s.value
    if not isinstance(q, Quantity) or not q.is_exact or q.unit or s.row is not None or not q.low:
        return False
    if s.question.attribute == "count" and s.question.population in EVERYBODY:
        return False  # so many people, whatever befell them: most likely those of the other figure
    return significant_digits(q.low) >= 2 and q.low not in _YEARS


def _any_disputed(group: Group, slots: Iterable[Sequence[Statement]]) -> bool:
    return any(_disputed(group, members) for members in slots)


def _disputed(group: Group, members: Sequence[Statement]) -> bool:
    question = members[0].question
    others = [s for s in group.of(question) if isinstance(s.value, Quantity) and not s.value.unit]
    return any(not allowed(s, "").meets(allowed(members[0], "")) for s in others)
