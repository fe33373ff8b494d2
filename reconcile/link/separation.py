"""Hard gates of linking: what keeps two statements from answering one question, whatever else they share."""

import re

from reconcile.gate import incident
from reconcile.lexicon import Lexicon
from reconcile.link.digits import one_figure, unmistakable
from reconcile.link.restated import restated
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity, Relation
from reconcile.values.units import dimension

_ARTICLE = re.compile(r"\ban? $", re.IGNORECASE)
_PERCENTAGES = frozenset({"share", "change"})
_DEED = "deed"  # a clause that another sentence denies; its value is what was done
GENERIC = frozenset({"", "people"})
# Occasions that come again: a vote or a match of another month is another occasion.
OCCASIONS = frozenset({"attendance", "in favour", "against", "abstained", "votes"})
_WEEKS = 20  # days


def separated(a: Statement, b: Statement, lexicon: Lexicon) -> str:
    """Return the axis on which two statements are kept apart for good, or ''."""
    if a.value.kind != b.value.kind or _unit(a) != _unit(b):
        return "unit"
    if other_attribute(a, b, lexicon):
        return "attribute"
    if Part.UNIT in (a.frame.part, b.frame.part):
        if other_person(a, b, lexicon):
            return "population"
    elif other_population(a, b, lexicon) and not unmistakable(a, b):
        return "population"
    if a.question.attribute in lexicon.of_subjects and other_subject(a, b):
        return "population"
    if a.question.attribute == _DEED and a.value.relation(b.value) is Relation.DISJOINT:
        return "attribute"
    if a.question.scope and b.question.scope and a.question.scope != b.question.scope:
        return "scope"
    if (a.frame.part is Part.SUBSET) != (b.frame.part is Part.SUBSET) and not unmistakable(a, b):
        subset, whole = (a, b) if a.frame.part is Part.SUBSET else (b, a)
        if subset.question.population in GENERIC or subset.question.population != whole.question.population:
            return "part"
    if a.frame.part is b.frame.part is Part.SUBSET and _two_parts(a, b):
        return "part"
    if (a.frame.part is Part.WHOLE) != (b.frame.part is Part.WHOLE):
        return "part"
    if a.id in (b.frame.antecedent, a.frame.antecedent) or b.frame.antecedent == a.id or a.frame.antecedent == b.id:
        return "part"
    if _listed(a, b):
        return "list"
    if _one_of_each(a, b):
        return "thing"
    if _another_deed(a, b) or _another_occasion(a, b):
        return "event"
    if incident(a) != incident(b) and not (a.frame.background or b.frame.background):
        return "event"
    return ""


def other_subject(a: Statement, b: Statement) -> bool:
    """Return whether an attribute of one named subject is stated of two: neither name holds the other's words."""
    x, y = (set(s.question.population.casefold().split()) for s in (a, b))
    return not (x <= y or y <= x)


def _another_deed(a: Statement, b: Statement) -> bool:
    """Return whether two times are those of a mere verb ("voted", "given"), and nothing names one doer of both.

    Two scores, of which one does not say against whom, are of two games.
    """
    if a.question.attribute.endswith("score") and "game" in (a.question.population, b.question.population):
        return a.value.relation(b.value) is Relation.DISJOINT
    if a.question.attribute != "time" or {a.question.population, b.question.population} <= {"", "event"}:
        return False
    named = set(a.frame.qualifiers) & set(b.frame.qualifiers)
    return not named and a.value.relation(b.value) is Relation.DISJOINT


def _another_occasion(a: Statement, b: Statement) -> bool:
    """Return whether two different tallies were reported weeks apart: a vote or a match comes again."""
    if not {a.question.attribute, b.question.attribute} <= OCCASIONS or a.frame.background or b.frame.background:
        return False
    return weeks_apart(a, b) and a.value.relation(b.value) is Relation.DISJOINT


def weeks_apart(a: Statement, b: Statement) -> bool:
    """Return whether two statements hold for days that are weeks apart."""
    if a.as_of is None or b.as_of is None or a.as_of.low is None or b.as_of.low is None:
        return False
    return abs((a.as_of.low.replace(tzinfo=None) - b.as_of.low.replace(tzinfo=None)).days) > _WEEKS


def _two_parts(a: Statement, b: Statement) -> bool:
    """Return whether one text tells of two parts of whomever: "two of the injured died", "no Danes among the dead"."""
    apart = a.document == b.document and a.value.relation(b.value) is Relation.DISJOINT
    return apart and GENERIC.issuperset((a.question.population, b.question.population)) and not restated(a, b)


def _one_of_each(a: Statement, b: Statement) -> bool:
    """Return whether one text measures two things that it brings in: "a 5-metre mast", later "a 10-metre mast"."""
    return (
        a.document == b.document
        and isinstance(a.value, Quantity)
        and bool(a.value.unit)
        and all(_ARTICLE.search(s.document.text, max(0, s.start - 4), s.start) for s in (a, b))
        and a.value.relation(b.value) is Relation.DISJOINT
        and not restated(a, b)
    )


def _listed(a: Statement, b: Statement) -> bool:
    """Return whether one voice counts two groups in one sentence: "six priests and two others were killed"."""
    if a.document != b.document or a.frame.sentence != b.frame.sentence or a.holder != b.holder:
        return False
    if a.frame.part is not Part.TOTAL or b.frame.part is not Part.TOTAL or a.frame.cue or b.frame.cue:
        return False
    current = Stance.SUPERSEDED not in (a.stance, b.stance)
    return current and a.frame.noun != b.frame.noun and a.value.relation(b.value) is Relation.DISJOINT


def other_attribute(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """Return whether two statements are about different things; a bare count may be of anything."""
    x, y = a.question.attribute, b.question.attribute
    if x == y:
        return False
    if lexicon.same_kind(x, y):
        return False
    if {x, y} <= _PERCENTAGES:
        return a.value.relation(b.value) is Relation.DISJOINT
    if "count" not in (x, y) or not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return True
    return not one_figure(a, b)


def other_population(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """Return whether two statements count people of two known classes, neither of them just "people"."""
    x, y = a.question.population, b.question.population
    if x == y or x in GENERIC or y in GENERIC:
        return False
    if lexicon.same_kind(x, y):
        return False
    if repeated(a, b) and (x in lexicon.broader(y) or y in lexicon.broader(x)):
        return False
    return x in lexicon.populations and y in lexicon.populations


def repeated(a: Statement, b: Statement) -> bool:
    """Return whether a text gives one count of what befell people twice: "nine villagers died ... the nine deaths"."""
    if a.document != b.document or a.question.attribute != b.question.attribute or a.question.attribute == "count":
        return False
    several = isinstance(a.value, Quantity) and not a.value.unit and (a.value.low or 0) > 1
    return several and a.value.relation(b.value) is Relation.SAME and a.frame.sentence != b.frame.sentence


def other_person(a: Statement, b: Statement, lexicon: Lexicon) -> bool:
    """Return whether of two statements, at least one of a single person, the other is of somebody else or of several.

    A name agrees with a name that shares its words ("Ruiz", "Ana Ruiz"), a role with a name unless that has another.
    """
    if a.value.relation(b.value) is not Relation.SAME:
        return True
    x, y = a.frame.qualifiers, b.frame.qualifiers
    if x and y and a.frame.part is b.frame.part:
        return not same_name(x, y)
    if a.document == b.document and a.frame.sentence == b.frame.sentence:
        return True  # nobody introduces one person twice in one breath
    p, q = (lexicon.population(s.frame.noun) for s in (a, b))
    if a.frame.noun == b.frame.noun or {p, q} & (GENERIC | {"person", "body", "men", "women"}):
        return False
    return p != q and q not in lexicon.broader(p) and p not in lexicon.broader(q)


def same_name(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Return whether two names can be one person's: one repeats words of the other.

    >>> same_name(("ruiz",), ("ana", "ruiz")), same_name(("ana", "ruiz"), ("juan", "ruiz"))
    (True, False)
    """
    shorter, longer = sorted((x, y), key=len)
    shared = sum(w in longer for w in shorter)
    return shared == len(shorter) or shared >= 2


def _unit(s: Statement) -> str:
    return dimension(s.value.unit) if isinstance(s.value, Quantity) else ""
