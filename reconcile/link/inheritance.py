"""What befell the counted, where a text leaves it to another: "the 243 houses" are those that others say were burnt."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve

from reconcile.gate import EVERYBODY
from reconcile.lexicon import Lexicon
from reconcile.link.digits import telling, unmistakable
from reconcile.link.separation import separated
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity, Relation

_TOTALS = frozenset({Part.TOTAL, Part.CUMULATIVE})
_NO_TOTAL_OF_THEIRS = frozenset({"count", "killed"})
_SOME = 3  # fewer are in every text


def with_attributes(statements: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements; bare counts of a figure that others say befell the same kind have their attribute.

    Without it, a bare count would join the camp of its figure and keep every other figure for what befell them out.
    """
    told: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for s in statements:
        if _counts(s) and s.question.attribute != "count":
            told[s.value.sort_key()].append(s)
    with_own = [_inheriting(s, told[s.value.sort_key()], lexicon) if _bare(s) else s for s in statements]
    return _former(with_own, lexicon)


def _former(statements: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements; former figures that do not say of what are of what their text counts nearest to them.

    "At first it had spoken of 400 clients", after "the data of 690 clients was taken": nobody gives up a figure of
    which there is none in its place.
    """
    former = {s.document.id for s in statements if s.stance is Stance.SUPERSEDED and _bare(s)}
    told: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.document.id in former and _counts(s) and s.question.attribute != "count":
            told[s.document.id].append(s)
    return [_given_up(s, told[s.document.id], lexicon) if s.document.id in former else s for s in statements]


def _given_up(s: Statement, told: Sequence[Statement], lexicon: Lexicon) -> Statement:
    if s.stance is not Stance.SUPERSEDED or not _bare(s):
        return s
    alike = [t for t in told if _counted_alike(s, t, lexicon) and t.value.relation(s.value) is not Relation.SAME]
    if not alike:
        return s
    nearest = min(alike, key=lambda t: (abs(t.start - s.start), t.start))
    return evolve(s, question=evolve(s.question, attribute=nearest.question.attribute))


def _counted_alike(s: Statement, t: Statement, lexicon: Lexicon) -> bool:
    if lexicon.kin(s.frame.noun, t.frame.noun):
        return s.frame.noun not in ("", "person")
    return s.question.population == t.question.population and s.question.population not in EVERYBODY


def in_their_own_right(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements; parts of another figure that alone tell what befell them are totals of that.

    "Forty lorries stood in the yard; seven of them were destroyed" puts the lorries destroyed at seven, where the text
    has no other figure for them. Of the injured two who die are no toll: others may have died at once.
    """
    by_id = {s.id: s for s in statements}
    totals = Counter(_told(s) for s in statements if s.frame.part in _TOTALS)
    return [_total(s, by_id.get(s.frame.antecedent)) if not totals[_told(s)] else s for s in statements]


def _told(s: Statement) -> tuple[str, str]:
    return s.document.id, s.question.attribute


def _total(s: Statement, whole: Statement | None) -> Statement:
    attribute = s.question.attribute
    if s.frame.part is not Part.SUBSET or not _counts(s) or attribute in _NO_TOTAL_OF_THEIRS:
        return s
    if whole is None:
        return evolve(s, frame=evolve(s.frame, part=Part.TOTAL)) if s.frame.noun else s
    if whole.question.attribute == attribute:
        return s
    unnamed = s.question.population in EVERYBODY
    question = evolve(s.question, population=whole.question.population) if unnamed else s.question
    frame = evolve(s.frame, part=Part.TOTAL, noun=s.frame.noun or whole.frame.noun)
    return evolve(s, question=question, frame=frame)


def _counts(s: Statement) -> bool:
    return isinstance(s.value, Quantity) and not s.value.unit and s.row is None


def _bare(s: Statement) -> bool:
    return s.question.attribute == "count" and _counts(s)


def _inheriting(s: Statement, told: Sequence[Statement], lexicon: Lexicon) -> Statement:
    attributes = {t.question.attribute for t in told if _same(s, t, lexicon)}
    if not attributes or not all(lexicon.same_kind(x, y) for x in attributes for y in attributes):
        return s
    return evolve(s, question=evolve(s.question, attribute=min(attributes)))


def _same(s: Statement, t: Statement, lexicon: Lexicon) -> bool:
    """Return whether two statements count the same: a telling figure anywhere, a small one in one text.

    A figure of many digits that two texts share is one count, whatever each calls the counted.
    """
    if unmistakable(s, t):
        return s.question.scope == t.question.scope
    if s.frame.part is not t.frame.part or not lexicon.kin(s.frame.noun, t.frame.noun):
        return False
    if s.document == t.document and s.start < t.end and t.start < s.end:
        return False  # two readings of the same words
    if s.value.relation(t.value) is not Relation.SAME or s.question.scope != t.question.scope:
        return False
    if telling(s.value):
        return not separated(s, t, lexicon)
    few = isinstance(s.value, Quantity) and (s.value.low or 0) < _SOME
    return s.document == t.document and s.frame.noun not in ("", "person") and not few
