"""The same digits with another unit or denominator."""

from collections.abc import Iterator
from itertools import combinations

from reconcile.camps import as_float, camp, holders, significant_digits
from reconcile.finding import Camp, Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Statement
from reconcile.values import Quantity
from reconcile.values.quantity import number_text

# What is counted in place of persons, so that one figure cannot be right for both.
# People are affected where their records, which are only counted, are taken.
_PLAIN = {"affected": "count"}
_INSTEAD_OF_PERSONS = frozenset("account case claim device document file household record ticket transaction".split())
# By chance one event has two equal figures of two digits that count, but hardly two equal large ones. Ours [I].
_DIGITS = 2
_LARGE = 10_000


@rule(
    id="unit-differs",
    title="the same digits, another unit or base",
    scope=Scope.SUBJECT,
    severity=Severity.TENSION,
    references=(
        "semantics: same digits, other unit or denominator; an annualised rate quoted as a quarterly one; "
        "records taken for people",
        "the list of what is counted in place of persons is a default of ours",
    ),
    exceptions=(
        "units that convert, and agree",
        "figures of one digit",
        "classes of persons against each other",
        "one text gives the figure with its base and without: an ambiguity",
    ),
    examples=(
        contradicts(
            Claim("economy change", "7.1 %", basis="annualised", document="a.txt"),
            Claim("economy change", "7.1 %", document="b.txt", holder="other narrator"),
            why="the base is dropped",
        ),
        contradicts(
            Claim("records breached", "15.2 million", document="a.txt"),
            Claim("people breached", "15.2 million", document="b.txt"),
            why="records taken for people",
        ),
        contradicts(
            Claim("damage money", "$4.2 million", document="a.txt"),
            Claim("damage money", "EUR 4.2 million", document="b.txt", holder="Ines Orlan"),
            why="dollars taken for euros",
        ),
        contradicts(
            Claim("forest area", "4,200 acres", document="a.txt"),
            Claim("forest area", "4,200 hectares", document="b.txt", holder="Ines Orlan"),
            why="acres taken for hectares",
        ),
        agrees(
            Claim("damage money", "$4.2 million", document="a.txt"),
            Claim("ransom money", "EUR 4.2 million", document="b.txt"),
            why="other money",
        ),
        agrees(
            Claim("economy change", "7.1 %", basis="annualised"),
            Claim("economy change", "1.8 %", document="b.txt"),
            why="other digits: the quarterly rate",
        ),
        agrees(Claim("people breached", "693,665"), Claim("customers breached", "693,665", document="b.txt")),
        not_comparable(
            Claim("economy change", "7.1 %", basis="annualised", event="autumn"),
            Claim("economy change", "7.1 %", event="spring"),
        ),
    ),
)
def unit_differs(group: Group) -> Iterator[Conflict]:
    """Find one figure that stands with two units, bases or denominators for one attribute.

    A dropped "annualised" makes a quarter's fall four times as deep, and a record is not a person: the digits agree, so
    no comparison of numbers notices.
    """
    slots: dict[tuple[str, float], list[Statement]] = {}
    for s in group.statements:
        q = s.value
        if isinstance(q, Quantity) and q.is_exact and s.row is None and q.low and significant_digits(q.low) >= _DIGITS:
            attribute = _PLAIN.get(s.question.attribute, s.question.attribute)
            slots.setdefault((attribute, as_float(q.low)), []).append(s)
    for (attribute, number), members in slots.items():
        kinds: dict[str, list[Statement]] = {}
        for s in members:
            kinds.setdefault(_measure(s), []).append(s)
        for a, b in combinations(sorted(kinds), 2):
            if _rival(kinds[a][0], kinds[b][0]):
                camps = camp(kinds[a]), camp(kinds[b])
                message = (
                    f"{attribute}: the same {number_text(number)} as {a} ({holders(camps[0], several=True)}) "
                    f"and as {b} ({holders(camps[1], several=True)})"
                )
                yield Conflict(camps, message, severity=Severity.AMBIGUITY if _elided(camps) else None)


def _elided(camps: tuple[Camp, Camp]) -> bool:
    """Return whether one text gives the figure both ways: it may have named the base once for all of its figures."""
    a, b = ({s.document.id for s in c.statements} for c in camps)
    return bool(a & b)


def _measure(s: Statement) -> str:
    """Return of what a figure is a number: its unit and base, or what is counted."""
    assert isinstance(s.value, Quantity)
    counted = s.value.unit or s.question.population or "a count"
    return f"{counted}, {s.frame.basis}" if s.frame.basis else counted


def _rival(a: Statement, b: Statement) -> bool:
    """Return whether two equal figures for one scope are of things that one figure cannot count at once."""
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    other_unit = a.value.unit != b.value.unit
    if other_unit:
        # Dollars and euros never share a question, so that linking tells their scopes apart by whatever differs.
        return bool(a.value.unit and b.value.unit) and _one_thing(a, b) and not _apart(a, b)
    if a.question.scope and b.question.scope and a.question.scope != b.question.scope:
        return False
    if a.value.unit or b.value.unit:
        return _one_thing(a, b) and bool(a.frame.basis) != bool(b.frame.basis)
    if a.frame.noun and a.frame.noun == b.frame.noun:
        return False  # both texts count records, whoever is hit
    low = a.value.low or 0
    return _things(a) != _things(b) and (significant_digits(low) > _DIGITS or low >= _LARGE)


def _one_thing(a: Statement, b: Statement) -> bool:
    return a.question.population == b.question.population


def _apart(a: Statement, b: Statement) -> bool:
    """Return whether the words put two figures at different places, or one text gives both of one thing."""
    x, y = set(a.frame.locus or a.frame.places), set(b.frame.locus or b.frame.places)
    return (bool(x and y) and not x & y) or (a.document.id == b.document.id and a.frame.sentence == b.frame.sentence)


def _things(s: Statement) -> bool:
    population = s.question.population
    return population in _INSTEAD_OF_PERSONS or population.removesuffix("s") in _INSTEAD_OF_PERSONS
