"""Two places for one event, of which neither lies in the other."""

from collections.abc import Iterator

from reconcile.camps import overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.values import Label, Value

ATTRIBUTES = frozenset({"place", "location", "venue", "birthplace", "founding place", "burial place"})
# Words that name an administrative level or a kind of place: two places of one kind are siblings.
_LEVELS = frozenset(
    "avenue borough bridge city county department district governorate hospital island municipality park port province "
    "region school square state station street suburb town village".split()
)


@rule(
    id="place-differs",
    title="places differ",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: disjoint siblings of one administrative level; one contains the other is no conflict",
        "which words name a level is a default of ours",
    ),
    exceptions=(
        "one place contains the other, or may: nothing says that they are of one level",
        "two events in two places",
    ),
    examples=(
        contradicts(
            Claim("event place", "Kallo district", label=True),
            Claim("event place", "Marn district", label=True, holder="Ines Orlan"),
            why="of one level by their names",
        ),
        contradicts(
            Claim("event place", "Kallo", label=True, broader=("north province",)),
            Claim("event place", "Marn", label=True, broader=("north province",), document="b.txt"),
            why="of one level by the province that holds both",
        ),
        contradicts(
            Claim("Ines Orlan birthplace", "Kallo", label=True, broader=("north province",)),
            Claim("Ines Orlan birthplace", "Marn", label=True, broader=("dorr province",)),
            why="two towns, each with a province of its own",
        ),
        agrees(
            Claim("Ines Orlan birthplace", "Kallo", label=True),
            Claim("Ines Orlan birthplace", "Marn", label=True, broader=("dorr province",)),
            why="Kallo may be a quarter of Marn",
        ),
        agrees(
            Claim("event place", "Kallo", label=True, broader=("north province",)),
            Claim("event place", "North Province", label=True),
            why="one contains the other",
        ),
        agrees(
            Claim("event place", "Kallo", label=True),
            Claim("event place", "the old market", label=True),
            why="the market may be in Kallo",
        ),
        not_comparable(
            Claim("march place", "Kallo district", label=True),
            Claim("rally place", "Marn district", label=True),
            why="two events",
        ),
    ),
)
def place_differs(group: Group) -> Iterator[Conflict]:
    """Find places of one event that are siblings: two districts, two streets, two towns of one province.

    Without a gazetteer most pairs of place names may hold each other, so only those that cannot are reported.
    """
    if group.questions[0].attribute not in ATTRIBUTES:
        return
    places = [s for s in group.statements if isinstance(s.value, Label)]
    if not places:
        return
    camps = ranked(value_camps(places, _can_be_one), group.config.priors)
    if len(camps) > 1:
        yield Conflict(camps, f"{subject(group.questions[0])}: {versus(camps)}")


def _can_be_one(a: Value, b: Value) -> bool:
    assert isinstance(a, Label)
    assert isinstance(b, Label)
    if overlapping(a, b):
        return True
    siblings = bool(a.broader & b.broader) or bool(_levels(a) & _levels(b))
    return not (siblings or _of_two_regions(a, b))


def _of_two_regions(a: Label, b: Label) -> bool:
    """Return whether each is given with a region of its own, and neither region is or holds the other's."""
    return bool(a.broader and b.broader) and not a.broader & b.broader and not _one_in_other(a.broader, b.broader)


def _one_in_other(x: frozenset[str], y: frozenset[str]) -> bool:
    return any(set(p.split()) <= set(q.split()) or set(q.split()) <= set(p.split()) for p in x for q in y)


def _levels(place: Label) -> frozenset[str]:
    return _LEVELS & frozenset(place.name.split())
