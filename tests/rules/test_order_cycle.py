"""The order of events is found from the first of equal times: what the plain definition says, pair by pair."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_rules.order_cycle import _NATURAL, ATTRIBUTES, _edges

from reconcile.detect.examples import statements_of
from reconcile.rule import Claim
from reconcile.statement import Statement
from reconcile.values import Label, Moment, Relation

times = st.sampled_from(("2031-05-01", "2031-05-02", "2031-05-03", "2031-05-02T09:00", "07:30"))
events = st.sampled_from(("raid", "siege", "death", "burial", "attack"))
ordered = st.one_of(
    st.builds(lambda e, t, d: Claim(f"{e} time", t, document=d), events, times, st.sampled_from(("a.txt", "b.txt"))),
    st.builds(lambda e, o, w: Claim(f"{e} {w}", o, label=True), events, events, st.sampled_from(("before", "after"))),
)


@given(st.lists(ordered, min_size=1, max_size=12))
@settings(max_examples=500)
def test_the_order_of_events_is_read_off_every_pair_of_times(claims: list[Claim]) -> None:
    """Times said twice add nothing: who says first which event came first is found as from all pairs."""
    statements = list(statements_of(claims))
    edges: dict[tuple[str, str], tuple[Statement, ...]] = {}
    for s in statements:
        if isinstance(s.value, Label) and s.question.attribute in ATTRIBUTES:
            pair = (s.question.population, s.value.name)
            pair = pair if s.question.attribute == "before" else pair[::-1]
            edges[pair] = (*edges.get(pair, ()), s)
    told = {name for pair in (*edges, *_NATURAL) for name in pair}
    timed = [s for s in statements if isinstance(s.value, Moment) and not s.value.clock_only]
    for a, b in combinations([s for s in timed if s.question.population in told], 2):
        if a.question.population != b.question.population and a.value.relation(b.value) is Relation.DISJOINT:
            first, second = sorted((a, b), key=lambda s: s.value.sort_key())
            edges.setdefault((first.question.population, second.question.population), (first, second))
    for natural in _NATURAL:
        if natural[::-1] in edges:
            edges.setdefault(natural, ())
    assert _edges(statements) == edges
