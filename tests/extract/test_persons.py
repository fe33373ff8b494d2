"""Ages, one of several, and the scores of games and votes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.values import Label, Quantity


def told(text: str) -> list[tuple[str, str, str]]:
    """Return population, attribute and value of each statement, as words."""
    document = reconcile.Document(text, name="a.txt", published="2024-06-12")
    return [
        (s.question.population, s.question.attribute, str(s.value))
        for s in reconcile.extract(document)
        if isinstance(s.value, Quantity | Label)
    ]


AGES = [
    ("Jo Doe, 34, kept a shop.", [("jo doe", "age", "34 year")]),
    ("They met Jo Doe, aged 34, in Marn.", [("jo doe", "age", "34 year")]),
    ("It was 61-year-old Dale Hutch who rang.", [("dale hutch", "age", "61 year")]),
    ("They met a 52-year-old nurse.", [("nurse", "age", "52 year")]),
    ("Swimmers under 12 go free.", []),
]


@pytest.mark.parametrize(("text", "expected"), AGES, ids=[t for t, _ in AGES])
def test_ages_belong_to_persons(text: str, expected: list[tuple[str, str, str]]) -> None:
    """An age beside a name or a description is that person's; an age limit is nobody's."""
    assert [t for t in told(text) if t[1] == "age"] == expected


@settings(max_examples=500)
@given(
    st.integers(18, 99), st.sampled_from(["Jo Doe, {n}, rang.", "{n}-year-old Jo Doe rang.", "I saw Jo Doe, aged {n}."])
)
def test_any_age_is_read(n: int, frame: str) -> None:
    """However an age is put beside a name, it is read as that."""
    assert ("jo doe", "age", f"{n} year") in told(frame.format(n=n))


def test_one_of_several_is_counted_with_a_verb_only() -> None:
    """One of the attackers who did something is one; one of the reasons is no count."""
    read = told("Three attackers came. One of them was arrested. One of the reasons was cost.")
    assert read == [("militants", "count", "3"), ("militants", "detained", "1")]


SCORES = [
    ("The Reds beat Alt United 5-2.", [("score", "5-2")]),
    ("The Reds won by five against two.", [("score", "5-2")]),
    ("They went through 8-3 on aggregate after the final.", [("aggregate score", "8-3")]),
    ("Ana Ruiz won 6-1 4-6 7-5 in the final.", [("score", "6-1 4-6 7-5")]),
    ("The bill passed 52-48.", [("in favour", "52"), ("against", "48")]),
    ("The motion was adopted by 141 votes to seven.", [("in favour", "141"), ("against", "7")]),
    ("The match of the 2019-20 season lasted 2-3 hours.", []),
]


@pytest.mark.parametrize(("text", "expected"), SCORES, ids=[t for t, _ in SCORES])
def test_pairs_are_scores_of_games_or_sides_of_votes(text: str, expected: list[tuple[str, str]]) -> None:
    """What the words around a pair say decides whether it is a score or a division."""
    kinds = {"score", "aggregate score", "in favour", "against"}
    assert [(a, v) for _, a, v in told(text) if a in kinds] == expected
