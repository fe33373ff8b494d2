"""Rules that look statements up find what their plain definitions say, statement by statement."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_rules.role_differs import _ROLES, _of_counts, _several
from reconcile_rules.status_differs import _BEFALLEN, _counts, _fits, _of_headlines, _same_people

from reconcile.config import Config
from reconcile.detect.examples import statements_of
from reconcile.finding import order
from reconcile.rule import Claim, Conflict, Group
from reconcile.statement import Statement
from reconcile.values import Quantity

people = st.sampled_from(("people", "police", "soldiers", "militants", "children"))
befallen = st.sampled_from(("killed", "injured", "missing"))
stated = st.builds(
    lambda who, fate, value, document, headline: Claim(f"{who} {fate}", value, document=document, headline=headline),
    people,
    befallen,
    st.sampled_from(("two", "three", "three", "five", "at least three")),
    st.sampled_from(("a.txt", "b.txt", "c.txt")),
    st.booleans(),
)
groups = st.lists(stated, min_size=1, max_size=10).map(
    lambda claims: Group(
        tuple({s.question: None for s in statements_of(claims)}),
        tuple(sorted(statements_of(claims), key=order)),
        Config(),
    )
)


def sides(conflict: Conflict) -> list[set[str]]:
    """Return the ids of the statements of each camp."""
    return [{s.id for s in camp.statements} for camp in conflict.camps]


@given(groups)
@settings(max_examples=500)
def test_headlines_are_held_against_their_text(group: Group) -> None:
    """A headline's figure that its text gives for another state only is found as if all of the text were gone over."""

    def expected(head: Statement) -> list[set[str]] | None:
        body = [s for s in figures if not s.frame.headline and s.document.id == head.document.id]
        elsewhere = [s for s in body if s.question.attribute != head.question.attribute and s.value == head.value]
        elsewhere = [s for s in elsewhere if _same_people(s, head)]
        told = any(s.question.attribute == head.question.attribute and _fits(s, head) for s in body)
        if not elsewhere or told:
            return None
        other = elsewhere[0].question.attribute
        return [{head.id}, {s.id for s in elsewhere if s.question.attribute == other}]

    figures = [s for s in group.statements if s.question.attribute in _BEFALLEN and isinstance(s.value, Quantity)]
    heads = [s for s in figures if s.frame.headline and _counts(s)]
    assert [sides(c) for c in _of_headlines(group)] == [e for head in heads if (e := expected(head)) is not None]


@given(groups)
@settings(max_examples=500)
def test_one_count_of_two_roles_is_found_where_no_text_tells_them_apart(group: Group) -> None:
    """Roles with one figure are told as perhaps the same persons where no document speaks of both."""

    def speaking(attribute: str, role: str) -> set[str]:
        of_role = (s for s in group.statements if s.question.population == role)
        return {s.document.id for s in of_role if s.question.attribute == attribute}

    counted = [s for s in group.statements if s.question.population in _ROLES and _several(s)]
    slots = {(s.question.attribute, s.value.sort_key()): None for s in counted}
    expected = []
    for attribute, value in slots:
        alike = [s for s in counted if s.question.attribute == attribute and s.value.sort_key() == value]
        for a, b in combinations(sorted({s.question.population for s in alike}), 2):
            if speaking(attribute, a).isdisjoint(speaking(attribute, b)):
                expected.append([{s.id for s in alike if s.question.population == role} for role in (a, b)])
    found = [sides(c) for c in _of_counts(group)]
    key = lambda camps: sorted(map(sorted, camps))  # noqa: E731  (camps are ranked, not in the order of roles)
    assert sorted(map(key, found)) == sorted(map(key, expected))
