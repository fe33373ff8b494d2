"""One person, two ages, names or offices."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from reconcile.camps import Interval, as_float, number_camps, overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Statement
from reconcile.values import Label, Quantity, Value

ATTRIBUTES = frozenset({"age", "name", "office", "position", "nationality", "hometown", "rank"})
# Birthdays fall between two reports, and ages are rounded both ways.
_YEARS = 0.5
# From this similarity two names count as spellings of one (transliteration, a dropped initial). Ours [I].
_ALIKE = 0.75


@rule(
    id="identity-differs",
    title="a person's identity differs",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: same person, incompatible age, office, name; one year and transliteration allowed",
        "the similarity from which names are one is a default of ours",
    ),
    exceptions=(
        "ages one year apart",
        "a name that holds the other, or is a spelling of it",
        "an office that is broader",
    ),
    examples=(
        contradicts(
            Claim("Ines Orlan age", "45"),
            Claim("Ines Orlan age", "52", document="b.txt", holder="other narrator"),
        ),
        contradicts(
            Claim("mayor name", "Ines Orlan", label=True),
            Claim("mayor name", "Tobias Weck", label=True, holder="other narrator"),
        ),
        agrees(
            Claim("Ines Orlan age", "45"),
            Claim("Ines Orlan age", "46", document="b.txt"),
            why="a birthday apart",
        ),
        agrees(
            Claim("mayor name", "Mohamed Karimi", label=True),
            Claim("mayor name", "Muhammad Karimi", label=True),
            why="transliteration",
        ),
        agrees(Claim("mayor name", "Orlan", label=True), Claim("mayor name", "Ines Orlan", label=True)),
        not_comparable(Claim("Ines Orlan age", "45"), Claim("Jo Marn age", "52"), why="two persons"),
    ),
)
def identity_differs(group: Group) -> Iterator[Conflict]:
    """Find ages, names, offices and origins of one person that exclude each other.

    A wrong age or office often means that two persons have been taken for one, which is the dearer mistake.
    """
    if group.questions[0].attribute not in ATTRIBUTES:
        return
    ages = [s for s in group.statements if isinstance(s.value, Quantity)]
    words = [s for s in group.statements if isinstance(s.value, Label)]
    camps = number_camps(ages, _give_or_take) if len(ages) > 1 else value_camps(words, _one) if words else []
    if len(camps) > 1:
        camps = list(ranked(camps, group.config.priors))
        yield Conflict(tuple(camps), f"{subject(group.questions[0])}: {versus(camps)}")


def _give_or_take(s: Statement, unit: str) -> Interval:
    assert isinstance(s.value, Quantity)
    low, _, high, _ = s.value.to(unit).bounds
    return Interval(as_float(low) - _YEARS, as_float(high) + _YEARS)


def _one(a: Value, b: Value) -> bool:
    """Return whether two labels can name one: equal, broader, one within the other, or spelt alike."""
    assert isinstance(a, Label)
    assert isinstance(b, Label)
    if overlapping(a, b):
        return True
    x, y = a.name.split(), b.name.split()
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    return SequenceMatcher(a=a.name, b=b.name).ratio() >= _ALIKE
