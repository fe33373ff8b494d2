"""A figure and one beside it, of which nobody says whether they add up."""

from collections import defaultdict
from collections.abc import Hashable, Iterator

from reconcile.camps import camp, ranked, subject, value_text
from reconcile.finding import Severity
from reconcile.gate import EVERYBODY
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, Statement
from reconcile.values import Quantity


@rule(
    id="addition-open",
    title="figures add up, the sum is not stated",
    scope=Scope.SUBJECT,
    severity=Severity.AMBIGUITY,
    mandatory=False,
    references=("semantics: along with / plus / an additional: added to the antecedent",),
    exceptions=(
        "what is added counts others ('two officers along with three children')",
        "the text gives the sum itself",
    ),
    examples=(
        contradicts(
            Claim("militants killed", "4"),
            Claim("militants killed", "1", part=Part.ADDITION, antecedent=0),
            why="five, if the one was a militant and not among the four",
        ),
        contradicts(
            Claim("houses burnt", "12"),
            Claim("houses burnt", "at least 3", part=Part.ADDITION, antecedent=0, holder="Ines Orlan"),
        ),
        agrees(
            Claim("police killed", "2"),
            Claim("children killed", "3", part=Part.ADDITION, antecedent=0),
            why="others are counted",
        ),
        agrees(
            Claim("militants killed", "4"),
            Claim("militants killed", "1", part=Part.ADDITION, antecedent=0),
            Claim("militants killed", "5", holder="Ines Orlan"),
            why="the sum is stated",
        ),
        agrees(
            Claim("militants killed", "4"),
            Claim("militants killed", "1", part=Part.ADDITION, antecedent=0),
            Claim("militants killed", "6", part=Part.CUMULATIVE),
            why="the text goes on to the new count, right or wrong",
        ),
        not_comparable(Claim("militants killed", "4"), Claim("militants killed", "1"), why="nothing is added"),
    ),
)
def addition_open(group: Group) -> Iterator[Conflict]:
    """Find figures that stand beside another of the same kind ("an additional body") without their sum.

    Readers add up by themselves, and some of them wrongly: the text should give the sum or say that it is open.
    """
    by_id = {s.id: s for s in group.statements}
    told: dict[Hashable, list[tuple[Statement, Statement]]] = defaultdict(list)
    for added in group.statements:
        base = by_id.get(added.frame.antecedent)
        if added.frame.part is not Part.ADDITION or base is None or base.frame.part is not Part.TOTAL:
            continue
        if _alike(base, added):
            told[base.question, _said(base), _said(added)].append((base, added))  # however many carry it
    for pairs in told.values():
        base, added = pairs[0]
        beside, total = group.of(base.question), _sum(base, added)
        if total is None or any(_states(s, total) or any(_leads_to(s, a) for _, a in pairs) for s in beside):
            continue
        message = (
            f"{subject(base.question)}: {value_text(base.value)} and {value_text(added.value)} beside them add up to "
            f"{value_text(total)}; whether they are counted apart is not said"
        )
        sides = [camp({s.id: s for s in side}.values()) for side in zip(*pairs, strict=True)]
        yield Conflict(ranked(sides, group.config.priors), message)


def _said(s: Statement) -> Hashable:
    """Return what all statements of one figure by one origin share."""
    return s.origin or s.id, s.value


def _alike(base: Statement, added: Statement) -> bool:
    """Return whether both count the same kind, or the added figure does not say of its own."""
    if base.question.attribute != added.question.attribute:
        return False
    return added.question.population == base.question.population or added.question.population in EVERYBODY


def _sum(base: Statement, added: Statement) -> Quantity | None:
    x, y = base.value, added.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or x.unit or y.unit or x.low is None or y.low is None:
        return None
    low = x.closed().low
    assert low is not None
    least = low + y.low
    return Quantity(low=least, high=least if x.is_exact and y.is_exact else None, point=least)


def _leads_to(s: Statement, added: Statement) -> bool:
    """Return whether the text goes on to the new count, so that nothing is open: see increment-mismatch."""
    return s.frame.part is Part.CUMULATIVE and s.document == added.document and s.start >= added.end


def _states(s: Statement, total: Quantity) -> bool:
    return s.frame.part in (Part.TOTAL, Part.CUMULATIVE) and s.value.sort_key() == total.sort_key()
