"""A list of people means the same however it is spelled."""

import itertools
from collections.abc import Callable

import numpy
from hypothesis import given
from hypothesis import strategies as st

from reconcile.columns.kind import Cells
from reconcile.columns.kinds.names import KIND, merge
from reconcile.columns.people import Habits, people, segments

GIVEN = ("Amara", "Bruno", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hugo")
SURNAMES = ("Okafor", "Castellan", "Lindqvist", "Moravec", "O'Daly", "van der Meer", "Takahashi", "Wexford")
KNOWN = Habits({n.casefold(): 3 for n in GIVEN}, {n.split()[-1].casefold().replace("'", ""): 3 for n in SURNAMES})
PEOPLE = st.lists(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(SURNAMES)), min_size=1, max_size=4, unique_by=lambda p: p[1]
)

ONE: tuple[Callable[[str, str], str], ...] = (
    lambda first, last: f"{first} {last}",
    lambda first, last: f"{last}, {first}",
    lambda first, last: f"{last}, {first[0]}.",
    lambda first, last: f"{first[0]}. {last}",
    lambda first, last: f"{last.upper()}, {first.upper()}",
    lambda first, last: f"{first} Q. {last}",
    lambda first, last: f"{last}, {first} Q. (Author)",
)
SEPARATORS = ("; ", "/", " & ", " and ", " | ", ";", "\n", " (Author) ")


def surnames(cell: str) -> list[str]:
    """Return the surnames that a cell means, sorted."""
    return sorted(p.surname for p in people(segments(cell), KNOWN))


def expected(list_: list[tuple[str, str]]) -> list[str]:
    """Return the surnames of a generated list as they are compared."""
    return sorted("".join(c for c in last.casefold() if c.isalpha()) for _, last in list_)


@given(PEOPLE, st.sampled_from(ONE), st.sampled_from(SEPARATORS))
def test_every_spelling_of_a_list_is_the_same_people(
    list_: list[tuple[str, str]], form: Callable[[str, str], str], apart: str
) -> None:
    """Forms of one name and marks between names change nobody."""
    assert surnames(apart.join(form(*p) for p in list_)) == expected(list_)


@given(PEOPLE)
def test_commas_part_people_too(list_: list[tuple[str, str]]) -> None:
    """'First Last, First Last', 'Last, First, Last, First' and 'Last, First Last, First' are read by their shape."""
    assert surnames(", ".join(f"{first} {last}" for first, last in list_)) == expected(list_)
    assert surnames(", ".join(f"{last}, {first}" for first, last in list_)) == expected(list_)
    if all(" " not in last for _, last in list_):
        assert surnames(" ".join(f"{last}, {first}" for first, last in list_)) == expected(list_)


def test_what_is_not_a_person() -> None:
    """Roles, degrees, suffixes, 'et al.' and entities are no people; bodies are one name."""
    assert surnames("By (author) Greta Wexford, Ph.D., et al.") == ["wexford"]
    assert surnames("Hugo Wexford, Jr. &amp; Clara Moravec III (eds.)") == ["moravec", "wexford"]
    assert surnames("Wexford Publishing, Inc.") == ["wexfordpublishinginc"]


def test_one_person_of_a_question_in_several_spellings() -> None:
    """Initials that agree are one person, those that do not are two; a bare surname is the better known."""
    assert merge(["moravec c", "moravec cq", "moravec ", "moravec h"], [4, 2, 1, 1]) == [0, 0, 0, 3]
    assert merge(["takahashi e", "takahasi e"], [3, 1]) == [0, 0]


def test_the_kind_is_told_by_name_and_cells() -> None:
    """A column of authors is of names; one of towns is not."""
    texts = sorted(f"{last}, {first}" for first in GIVEN for last in SURNAMES)
    counts = numpy.ones(len(texts), dtype=numpy.int32)
    assert KIND.why(Cells("authors", texts, counts))
    pairs = sorted(f"{one} {last} and {other} {last}" for one, other in itertools.pairwise(GIVEN) for last in SURNAMES)
    assert KIND.why(Cells("by whom", pairs, counts[: len(pairs)]))
    towns = sorted(("Lower Wexford", "Upper Moravec", "Greta", "Old Castellan Bridge"))
    assert not KIND.why(Cells("place", towns, counts[:4]))
