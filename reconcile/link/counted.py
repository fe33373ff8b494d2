"""Who or what two statements count: their nouns, the classes of these, and the names that narrow them."""

import math

from reconcile.gate import EVERYBODY
from reconcile.lexicon import Lexicon
from reconcile.link.digits import same_figure, slipped, telling
from reconcile.link.figures import ANYTHING
from reconcile.statement import Statement
from reconcile.values import Quantity
from reconcile.values.measure import is_money

_SAME_NOUN = math.log(6)
_LIKE_AMOUNT = math.log(2)
_OTHER_HAPPENING = math.log(0.3)
_ANY_HAPPENING = math.log(2)  # "it began", of whatever the article is about
_SAME_DEED = math.log(0.7)  # two who were killed have two days
_ONSET = frozenset({"", "took", "taken", "takes", "broke", "went", "began", "started"})  # "took place", "broke out"
_SAME_PERSON = math.log(30)
_SAME_ROLE = math.log(4)
_MAYBE_PERSON = math.log(2)
_OTHER_NAME = math.log(0.06)
_ONE_NAMED = math.log(0.5)  # "12 Norwegians" and "19": of these or of all
_SAME_NAME = math.log(3)
_OTHER_POPULATION = math.log(0.35)
_OTHER_NOUN = math.log(0.01)
_OTHER_SUBJECT = math.log(0.4)
_UNNAMED_SUBJECT = math.log(0.75)
_MAYBE_SYNONYM = math.log(0.1)
_BACKGROUND = math.log(0.08)
GENERIC = frozenset({"", "people", "person", "victim", "other", "life", "resident", "body"})


def persons(a: Statement, b: Statement) -> float:
    """Weigh two statements of one person each, of which nothing says that they are two."""
    x, y = a.frame.qualifiers, b.frame.qualifiers
    if x and y:
        return _SAME_PERSON
    total = _MAYBE_PERSON if x or y or a.frame.noun != b.frame.noun else _SAME_ROLE
    return total + (_BACKGROUND if a.frame.background != b.frame.background else 0.0)


def nouns(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    """Weigh the nouns: those of one family are one, of times those of happenings, of amounts what they are of."""
    x, y = a.frame.noun, b.frame.noun
    if isinstance(a.value, Quantity) and a.value.unit and (amounts := _amounts(a, b, lexicon)) is not None:
        return amounts
    if a.question.attribute == "time":
        return _happenings(x, y, lexicon)
    if lexicon.kin(x, y):
        return 0.0 if x in GENERIC else _SAME_NOUN
    if a.question.population == b.question.population:
        return 0.0
    if isinstance(a.value, Quantity) and a.value.unit:
        return _UNNAMED_SUBJECT if _measure_alone(a, b) else _OTHER_SUBJECT  # found by position only
    things = any(s.question.population not in lexicon.populations and s.question.population for s in (a, b))
    if "count" not in (a.question.attribute, b.question.attribute) and not things:
        return 0.0
    if same_figure(a, b) or slipped(a, b):
        return 0.0 if telling(a.value) else _MAYBE_SYNONYM
    return _OTHER_NOUN


def _measure_alone(a: Statement, b: Statement) -> bool:
    """Return whether two figures of one measure, a speed or a depth, do not both say of what."""
    measured = isinstance(a.value, Quantity) and bool(a.value.unit) and a.question.attribute not in ANYTHING
    return measured and not (a.question.population and b.question.population)


def _amounts(a: Statement, b: Statement, lexicon: Lexicon) -> float | None:
    """Weigh what two measured figures are the amount of; None where neither says it in known words."""
    p, q = a.question.population, b.question.population
    known = (p in lexicon.amount_names, q in lexicon.amount_names)
    if not any(known):
        return None
    if not all(known):
        return _OTHER_SUBJECT
    return _SAME_NOUN if p == q else _LIKE_AMOUNT if lexicon.same_kind(p, q) else _OTHER_NOUN


def _happenings(x: str, y: str, lexicon: Lexicon) -> float:
    """Weigh what happened at two times; "it began at nine" is of what the article is about."""
    if x in lexicon.events and y in lexicon.events:
        return _SAME_NOUN if lexicon.kin(x, y) else _OTHER_HAPPENING
    onset = [(noun,) in lexicon.happen or noun in _ONSET for noun in (x, y)]
    if all(flag or noun in lexicon.events for flag, noun in zip(onset, (x, y), strict=True)):
        return _ANY_HAPPENING
    return _SAME_DEED if x == y else _OTHER_HAPPENING


def populations(a: Statement, b: Statement, lexicon: Lexicon) -> float:
    """Weigh the classes of who is counted; those that sources exchange for each other tell nothing."""
    x, y = a.question.population, b.question.population
    if lexicon.same_kind(x, y) or lexicon.kin(x, y):
        return 0.0
    if _measure_alone(a, b):
        return 0.0  # the nouns have weighed it
    telltale = telling(a.value) and (same_figure(a, b) or slipped(a, b)) and not EVERYBODY.isdisjoint((x, y))
    return 0.0 if telltale else _OTHER_POPULATION


def names(a: Statement, b: Statement) -> float:
    """Weigh the names that narrow who is counted: "Norwegian customers" are not "Danish customers"."""
    x, y = a.frame.qualifiers, b.frame.qualifiers
    if ("elsewhere" in x) != ("elsewhere" in y):
        return _OTHER_NAME
    if not x or not y:
        counts = isinstance(a.value, Quantity) and not a.value.unit
        return _ONE_NAMED if counts and x != y and not same_figure(a, b) else 0.0
    if not any(akin(p, q) for p in x for q in y):
        return _OTHER_NAME
    measured = isinstance(a.value, Quantity) and a.value.unit and not is_money(a.value.unit)
    return 0.0 if measured else _SAME_NAME  # between two places there are many distances


def akin(a: str, b: str) -> bool:
    """Return whether two names share their stem: Norway's, Norwegian, Norwegians.

    >>> akin("norwegian", "norwegians"), akin("danish", "norwegian")
    (True, False)
    """
    n = min(len(a), len(b))
    return a[: max(4, n - 3)] == b[: max(4, n - 3)]
