"""Several people without a number, "the priests were murdered": at least two, where the text counts them nowhere."""

from collections.abc import Sequence

from attrs import evolve

from reconcile.extract.coordination import Piece
from reconcile.extract.draft import Draft
from reconcile.extract.nouns import FUNCTION_WORDS, PASTS, Counted, counted
from reconcile.extract.page import Hit, Line
from reconcile.extract.persons import DETERMINERS
from reconcile.extract.victims import Harm
from reconcile.lexicon import TriggerKind
from reconcile.statement import Part
from reconcile.values import Quantity

_KNOWN = frozenset("the these those his her".split())  # of whom more is known than is told here
_VAGUE = frozenset("many some numerous various countless other".split())
_NOBODY = frozenset("person victim dead casualty member other life soul name human".split())  # who else is not told
_PERFECT = frozenset({"has", "have", "had"})
_PAST = _PERFECT | {"was", "were", "been"}


def of_group(line: Line, harm: Harm, piece: Piece) -> Counted | None:
    """Return who they are whom a plural without a number names; None where it names no certain people.

    "Journalists have been murdered" tells of some who were, "the murder of journalists" may be what is only feared;
    "the murder of the journalists" takes for granted that there were some.
    """
    first = piece.first
    while first < piece.last and line.tokens[first].low in DETERMINERS | _KNOWN | _VAGUE | {"all"}:
        first += 1
    told = {t.low for t in line.tokens[piece.first : first]}
    if harm.hit is not None and harm.hit.last == piece.first and _participle(harm.hit):
        told.add(line.words(harm.hit.first - 1, harm.hit.first))  # "the murdered priests"
    if harm.hit is None or not (told & _KNOWN or _happened(line, harm)):
        return None
    noun = counted(line, first, line.lexicon)
    role = tuple(noun.noun.split()) in line.lexicon.roles
    known = role or line.lexicon.people(noun.population)
    if not known or noun.noun in _NOBODY:
        return None
    return evolve(noun, last=min(noun.last, piece.last))  # "civilians and soldiers" are two pieces


def _participle(hit: Hit) -> bool:
    return any(t.kind == TriggerKind.PASSIVE for t in hit.triggers)


def _happened(line: Line, harm: Harm) -> bool:
    """Return whether a verb says that it was done: "were killed", "rebels wounded"; no noun, nor what goes on."""
    hit = harm.hit
    if hit is None or any(t.kind in (TriggerKind.BEFORE, TriggerKind.NOUN) for t in hit.triggers):
        return False
    before = [t.low for t in line.tokens[max(0, hit.first - 4) : hit.first]]
    if harm.side == "left":
        return not _PAST.isdisjoint(before)
    low = line.tokens[hit.first].low
    past = low.endswith("ed") or low in PASTS
    return (
        past
        and bool(before)
        and (before[-1] in _PERFECT or (before[-1].isalpha() and before[-1] not in FUNCTION_WORDS))
    )


def numbered(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out those without a number where the text counts who met the same fate, or names them one by one.

    Of several such plurals the first stands, with those that it is listed with: what comes later may be the same.
    """
    counts = {
        d.attribute for d in drafts if isinstance(d.value, Quantity) and not (d.unnumbered or d.part is Part.UNIT)
    }
    single = {(d.attribute, d.noun) for d in drafts if d.part is Part.UNIT}
    lines: dict[str, int] = {}
    told: set[tuple[str, str]] = set()
    kept = []
    for d in drafts:
        if d.unnumbered:
            if d.attribute in counts or (d.attribute, d.noun) in single:
                continue
            if lines.setdefault(d.attribute, d.line) != d.line or (d.attribute, d.noun) in told:
                continue
            told.add((d.attribute, d.noun))
        kept.append(d)
    return kept
