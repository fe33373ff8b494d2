"""A part that is larger than the whole it is part of."""

from collections.abc import Iterator, Sequence

from reconcile.camps import allowed, camp, holder_text, ranked, subject, value_text
from reconcile.finding import Severity
from reconcile.gate import EVERYBODY
from reconcile.lexicon import load_lexicon
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Part, Statement
from reconcile.updates import current
from reconcile.values import Quantity

_PERPETRATORS = frozenset({"militants"})
_OWN = frozenset({Part.TOTAL, Part.UNIT, Part.CUMULATIVE})


@rule(
    id="subset-exceeds-whole",
    title="a part exceeds its whole",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: part's low above the whole's high; 'including', 'two of them' are inclusive",
        "which population holds which is the lexicon's (a default of ours)",
    ),
    exceptions=(
        "the whole is 'at least'",
        "the whole stands in another text, of another hour",
        "attackers among the dead, whom a toll may leave out",
    ),
    examples=(
        contradicts(
            Claim("people killed", "5"),
            Claim("children killed", "7", part=Part.SUBSET, antecedent=0),
            why="five, including seven children",
        ),
        contradicts(
            Claim("security personnel killed", "4"),
            Claim("police killed", "6", holder="Ines Orlan"),
            why="police are security personnel",
        ),
        agrees(
            Claim("people killed", "at least 5"),
            Claim("children killed", "7", holder="Ines Orlan"),
            why="a floor",
        ),
        agrees(Claim("people killed", "5"), Claim("children killed", "2", part=Part.SUBSET, antecedent=0)),
        agrees(
            Claim("people killed", "5"),
            Claim("militants killed", "6", holder="Ines Orlan"),
            why="the toll may leave the attackers out",
        ),
        not_comparable(
            Claim("people killed", "5", scope="Kallo"), Claim("children killed", "7", scope="Marn"), why="two places"
        ),
    ),
)
def subset_exceeds_whole(group: Group) -> Iterator[Conflict]:
    """Find parts that are larger than their whole, in one text.

    One of the two figures is from another hour or another list, and a reader who subtracts gets nonsense.
    """
    counts = [s for s in group.statements if isinstance(s.value, Quantity) and not s.value.unit]
    slots: dict[tuple[str, str, str], list[Statement]] = {}
    for s in counts:
        slots.setdefault((s.document.name, s.question.attribute, s.question.scope), []).append(s)
    for counted in slots.values():
        if len({s.question.population for s in counted}) > 1 or any(s.frame.antecedent for s in counted):
            members = current(counted)
            by_id = {s.id: s for s in members}
            for part in members:
                whole = _whole(part, members, by_id, group)
                if whole is not None:
                    yield _conflict(part, whole, group)


def _whole(
    part: Statement, members: Sequence[Statement], by_id: dict[str, Statement], group: Group
) -> Statement | None:
    """Return a statement of the whole that is too small for the part, or None."""
    named = by_id.get(part.frame.antecedent)
    if part.frame.part in (Part.SUBSET, Part.TOTAL) and named is not None:
        return named if _holds(named, part, group) and _exceeds(part, named) else None
    if part.frame.part not in _OWN or part.question.population in EVERYBODY | _PERPETRATORS:
        return None
    if part.question.attribute == "count":
        return None  # nothing says that both are of those to whom one thing happened
    populations = load_lexicon(group.config).populations
    known = populations.get(part.question.population)
    if known is None:
        return None
    wholes = [s for s in members if s.question.population in known.broader and s.frame.part in _OWN]
    # Every figure that the text gives for the whole must be too small, else quantity-differs has the point.
    return wholes[0] if wholes and all(_exceeds(part, w) for w in wholes) else None


def _holds(whole: Statement, part: Statement, group: Group) -> bool:
    """Return whether the whole counts the same thing as its part: the same or a broader population, befallen alike."""
    a, b = whole.question.population, part.question.population
    if whole.question.attribute != part.question.attribute:
        return False
    known = load_lexicon(group.config).populations.get(b)
    return a == b or b in EVERYBODY or (known is not None and (a in known.broader or a in EVERYBODY))


def _exceeds(part: Statement, whole: Statement) -> bool:
    if not isinstance(whole.value, Quantity) or whole.value.unit:
        return False
    return allowed(part, "").low > allowed(whole, "").high


def _conflict(part: Statement, whole: Statement, group: Group) -> Conflict:
    message = (
        f"{subject(part.question)}: {value_text(part.value)} ({holder_text(part)}) cannot be part of "
        f"{value_text(whole.value)} {whole.question.population or 'in all'} ({holder_text(whole)})"
    )
    return Conflict(ranked((camp([part]), camp([whole])), group.config.priors), message)
