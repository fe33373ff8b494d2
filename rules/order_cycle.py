"""Events that each come before the other."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from reconcile.camps import camp, holders
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Statement
from reconcile.values import Label, Moment, Relation, Value

ATTRIBUTES = frozenset({"after", "before"})
# What nature puts in order, whoever tells it.
_NATURAL = (("birth", "death"), ("death", "burial"), ("death", "funeral"))

Edges = Mapping[tuple[str, str], tuple[Statement, ...]]


@rule(
    id="order-cycle",
    title="the order of events runs in a circle",
    scope=Scope.SUBJECT,
    severity=Severity.CONTRADICTION,
    references=(
        "semantics: cycle in the before/after constraints; death after burial",
        "Allen 1983, Maintaining knowledge about temporal intervals",
    ),
    exceptions=("times that overlap put nothing in order", "events at other places (another scope)"),
    examples=(
        contradicts(
            Claim("raid before", "siege", label=True),
            Claim("siege before", "raid", label=True, holder="Ines Orlan"),
        ),
        contradicts(
            Claim("raid before", "siege", label=True),
            Claim("siege time", "2031-05-02T04:00"),
            Claim("raid time", "2031-05-02T09:00"),
            why="the times say the opposite",
        ),
        contradicts(
            Claim("death time", "2031-05-04"),
            Claim("burial time", "2031-05-03", document="b.txt"),
            why="nobody is buried before death",
        ),
        agrees(
            Claim("raid before", "siege", label=True),
            Claim("siege after", "raid", label=True),
            Claim("siege time", "2031-05-02T09:00"),
            Claim("raid time", "2031-05-02T04:00"),
        ),
        agrees(Claim("death time", "2031-05-03"), Claim("burial time", "2031-05-03"), why="on one day"),
        not_comparable(
            Claim("raid before", "siege", label=True, scope="Kallo"),
            Claim("siege before", "raid", label=True, scope="Marn"),
            why="two places",
        ),
    ),
)
def order_cycle(group: Group) -> Iterator[Conflict]:
    """Find events that, by what is said of their order and times, come before themselves.

    A wrong order turns cause into effect: the police answered fire, or opened it.
    """
    by_scope: dict[str, list[Statement]] = {}
    for s in group.statements:
        by_scope.setdefault(s.question.scope, []).append(s)
    for scope, members in sorted(by_scope.items()):
        edges = _edges(members)
        for cycle in _cycles(edges):
            links = list(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
            camps = tuple(camp(edges[link]) for link in links if edges[link])
            said = "; ".join(
                f"{a} before {b} ({holders(camp(edges[a, b])) if edges[a, b] else 'by nature'})" for a, b in links
            )
            yield Conflict(camps, f"order of events{f' in {scope}' if scope else ''}: {said}")


def _edges(statements: list[Statement]) -> Edges:
    """Return who says what of the order: stated, by times that do not overlap, and by nature."""
    edges: dict[tuple[str, str], tuple[Statement, ...]] = {}
    times: list[Statement] = []
    for s in statements:
        event, value = s.question.population or "event", s.value
        if isinstance(value, Label) and s.question.attribute in ATTRIBUTES:
            pair = (event, value.name) if s.question.attribute == "before" else (value.name, event)
            edges[pair] = (*edges.get(pair, ()), s)
        elif isinstance(value, Moment) and not value.clock_only:
            times.append(s)
    told = {name for pair in edges for name in pair} | {name for pair in _NATURAL for name in pair}
    first_told: dict[tuple[str, Value], Statement] = {}
    for s in times:
        if s.question.population in told:
            first_told.setdefault((s.question.population, s.value), s)
    for a, b in combinations(first_told.values(), 2):
        if a.question.population != b.question.population and a.value.relation(b.value) is Relation.DISJOINT:
            first, second = sorted((a, b), key=lambda s: s.value.sort_key())
            pair = (first.question.population, second.question.population)
            edges.setdefault(pair, (first, second))
    for pair in _NATURAL:
        if (pair[1], pair[0]) in edges:
            edges.setdefault(pair, ())
    return edges


def _cycles(edges: Edges) -> list[tuple[str, ...]]:
    """Return for each knot of events its shortest cycle, beginning with the first name."""
    after: dict[str, list[str]] = {}
    for a, b in sorted(edges):
        after.setdefault(a, []).append(b)
    found: list[tuple[str, ...]] = []
    for start in sorted(after):
        if any(start in cycle for cycle in found):
            continue
        cycle = _shortest(start, after)
        if cycle:
            found.append(cycle)
    return found


def _shortest(start: str, after: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the shortest way from an event back to itself, or ()."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:  # grows while it is walked: breadth first
        for following in after.get(way[-1], ()):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()
