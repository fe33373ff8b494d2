"""Comparable before contradictory: the gate that any two statements pass before a rule may set them against each other.

Contradictions are rare, and most that machines find are none because the two statements never were about the same
thing (de Marneffe, Rafferty and Manning 2008; Ritter et al. 2008). So every axis on which two statements can differ
without disagreeing is checked first, and what fails is "not comparable", with its reason, never "agrees".
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from attrs import evolve, frozen

from reconcile.statement import Part, Stance, Statement
from reconcile.values import Grain, Label, Moment, Quantity
from reconcile.values.units import dimension

# Populations under which everybody is counted, and the default subject of a time or place.
EVERYBODY = frozenset({"", "people"})
_DEFAULT_SUBJECT = frozenset({"", "event"})

# Attributes that rise and fall by nature, so that two figures of different days are two facts. Tolls are not among
# them: they only grow, and a lower one at a later time is worth a look. Ours [I]; a choice, not a source's.
FLUCTUATING = frozenset(
    {
        "admitted",
        "besieged",
        "displaced",
        "hospitalised",
        "missing",
        "on strike",
        "price",
        "quarantined",
        "rate",
        "sheltered",
        "status",
        "stranded",
        "trapped",
        "unaccounted",
    }
)

# Amounts of which a figure holds for its day only.
_BY_THE_DAY = frozenset({"share price"})

# Attributes that time can only raise: who was counted stays counted, and more are found. Ours too [I].
GROWING = frozenset(
    {
        "affected",
        "buried",
        "captured",
        "casualties",
        "damaged",
        "destroyed",
        "detained",
        "identified",
        "infected",
        "injured",
        "killed",
        "rescued",
        "vaccinated",
    }
)

# How parts of figures fall into classes that may be compared among themselves.
_PART_CLASS: Mapping[Part, str] = {
    Part.TOTAL: "a total",
    Part.CUMULATIVE: "a total",
    Part.ORDINAL: "a total",
    Part.UNIT: "a total",
    Part.WHOLE: "all that there are",
    Part.SUBSET: "part of another figure",
    Part.ADDITION: "added to another figure",
    Part.INCREMENT: "an increase",
}


class Axis(StrEnum):
    """What can keep two statements from being comparable."""

    KIND = "kind of value"
    UNIT = "unit"
    EVENT = "event"
    ATTRIBUTE = "attribute"
    POPULATION = "population"
    SCOPE = "scope"
    TIME = "time"
    PERIOD = "period"
    PART = "part of another figure"
    STANCE = "stance"


@frozen
class Comparability:
    """Whether two statements may be compared, and if not, on which axis they differ and how."""

    comparable: bool
    axis: Axis | None = None
    reason: str = ""


@frozen
class GateEntry:
    """A pair of statements that look alike and were not compared, with the reason: why something was not flagged."""

    first: Statement
    second: Statement
    verdict: Comparability


COMPARABLE = Comparability(True)


def _unit(s: Statement) -> str:
    return dimension(s.value.unit) if isinstance(s.value, Quantity) else ""


def incident(s: Statement) -> str:
    """Return which incident of its document a statement is about, "" being the main one."""
    return s.frame.incident.casefold() or ("background" if s.frame.background else "")


def _population(s: Statement) -> str:
    """Return who is counted; "people" and nothing are one, as are nothing and the event of a time or place."""
    population = s.question.population
    default = EVERYBODY if isinstance(s.value, Quantity) else _DEFAULT_SUBJECT
    return "" if population in default else population


def _period(s: Statement) -> str:
    return s.frame.period.casefold()


def _basis(s: Statement) -> str:
    return s.frame.basis.casefold()


def _part(s: Statement) -> str:
    return _PART_CLASS[s.frame.part]


def moment_of(s: Statement) -> tuple[str, str] | None:
    """Return the period that a statement holds for, where values of other periods are other facts; else None.

    Cells of a table hold for their `time` column exactly. In prose only fluctuating counts are tied to their day,
    which is that of the as-of time or, failing this, of publication.
    """
    if s.row is not None:
        return _interval(s.as_of)
    if s.question.attribute not in FLUCTUATING and s.question.population not in _BY_THE_DAY:
        return None
    if s.as_of is not None and s.as_of.low is not None:
        timed = s.as_of.grain in (Grain.MINUTE, Grain.SECOND)  # the missing become fewer by the hour
        return (s.as_of.low.isoformat(timespec="minutes") if timed else s.as_of.low.date().isoformat(), "")
    return (_day(s.published), "")


def _interval(m: Moment | None) -> tuple[str, str]:
    if m is None:
        return ("", "")
    return (m.low.isoformat() if m.low else "", m.high.isoformat() if m.high else "")


def _day(published: str | None) -> str:
    try:
        return date.fromisoformat((published or "")[:10]).isoformat()
    except ValueError:
        return ""


_Aspect = Callable[[Statement], object]
_STRICT: tuple[tuple[Axis, _Aspect, str], ...] = (
    (Axis.KIND, lambda s: s.value.kind, "one states a {0}, the other a {1}"),
    (Axis.UNIT, _unit, "one is measured as {0}, the other as {1}"),
    (Axis.ATTRIBUTE, lambda s: s.question.attribute, "one is about {0}, the other about {1}"),
    (Axis.EVENT, incident, "one is about {0}, the other about {1}"),
    (Axis.POPULATION, _population, "one counts {0}, the other {1}"),
    (Axis.PERIOD, _period, "one covers {0}, the other {1}"),
    (Axis.PERIOD, _basis, "one is measured {0}, the other {1}"),
    (Axis.PART, _part, "one is {0}, the other {1}"),
    (Axis.TIME, moment_of, "one holds for {0}, the other for {1}"),
)
_UNSTATED: Mapping[Axis, str] = {
    Axis.EVENT: "the main event",
    Axis.POPULATION: "everybody or does not say whom",
    Axis.PERIOD: "does not say over what",
    Axis.TIME: "a time that is not stated",
}
_LOOSE: tuple[tuple[Axis, Callable[[Statement], str]], ...] = (
    (Axis.EVENT, lambda s: s.question.event),
    (Axis.SCOPE, lambda s: s.question.scope),
)
_STANCES: Mapping[Stance, str] = {
    Stance.FORECAST: "a forecast is no figure of what has happened",
    Stance.SUPERSEDED: "one is named as a former figure only",
    Stance.DENIED: "one is named only to be denied",
}


def key(s: Statement) -> tuple[object, ...]:
    """Return what must be equal for two statements of one question to be comparable, stances aside."""
    return tuple(aspect(s) for _, aspect, _ in _STRICT)


def stands(s: Statement) -> bool:
    """Return whether the holder stands by the value as a fact: no forecast, denial or former figure."""
    return s.stance not in _STANCES


def comparable(a: Statement, b: Statement) -> Comparability:
    """Return whether two statements can contradict each other at all; symmetric, a pure function of the two.

    An event or scope that one of them leaves unstated is taken to be the other's; every other axis must be equal,
    because an unstated population, period or basis may be a broader one. Percentages and other rates therefore need
    the same base. Part, stance and time are explained at `key` and `stands`.

    >>> from reconcile.statement import Document, Question, Source
    >>> text = Document("3 police died; 2 guards died", name="a")
    >>> made = lambda n, who: Statement(Question("", "killed", who), Quantity.exact(n), Source("x"), text, "", 0, 0)
    >>> comparable(made(3, "police"), made(2, "guards")).reason
    'one counts guards, the other police'
    """
    for stance, reason in _STANCES.items():
        if stance in (a.stance, b.stance):
            return Comparability(False, Axis.STANCE, reason)
    if (b.id == a.frame.antecedent or a.id == b.frame.antecedent) and _part(a) != _part(b):
        return Comparability(False, Axis.PART, "one is part of the other or added to it")
    for axis, aspect, reason in _STRICT:
        x, y = aspect(a), aspect(b)
        if x != y:
            return Comparability(False, axis, reason.format(*sorted((_words(axis, x), _words(axis, y)))))
    for axis, named in _LOOSE:
        x, y = sorted((named(a), named(b)))
        if x and y and x.casefold() != y.casefold():
            return Comparability(False, axis, f"one is about {x}, the other about {y}")
    return COMPARABLE


def _words(axis: Axis, aspect: object) -> str:
    text = " to ".join(part for part in aspect if part) if isinstance(aspect, tuple) else str(aspect)
    return text or _UNSTATED.get(axis, "nothing")


def in_its_own_right(s: Statement, whole: Statement | None) -> Statement:
    """Return a subset of another population as the total that it is of its own.

    "Five killed, including two children" puts the children killed at two in all, to be compared with others' count
    of children; "two of the five died in hospital" puts nobody's total at two.
    """
    if s.frame.part is not Part.SUBSET or whole is None or isinstance(s.value, Label):
        return s
    if s.question.population in EVERYBODY or s.question.population == whole.question.population:
        return s
    return evolve(s, frame=evolve(s.frame, part=Part.TOTAL))
